"""The built-in kinds, in the order in which their layers are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from geoannot.errors import PluginError
from geoannot.model.annotation import Annotation
from geoannot.model.entity import Entity
from geoannot.model.heading import Heading
from geoannot.model.mention import Mention
from geoannot.model.paragraph import Paragraph
from geoannot.model.quote import Quote
from geoannot.model.sentence import Sentence
from geoannot.model.stance import Stance
from geoannot.model.timex import Timex

Kinds = Mapping[str, type[Annotation]]

BUILT_IN_KINDS: Kinds = MappingProxyType(
    {cls.kind: cls for cls in (Heading, Paragraph, Sentence, Entity, Mention, Timex, Quote, Stance)}
)


def with_kinds(more: Iterable[type[Annotation]]) -> Kinds:
    """The built-in kinds and others, by name.

    Raises:
        PluginError: a class is no kind, or its name or prefix is taken.
    """
    kinds = dict(BUILT_IN_KINDS)
    for cls in more:
        if not (isinstance(cls, type) and issubclass(cls, Annotation) and cls.kind):  # type: ignore[redundant-expr]  # plugins are not type-checked here
            raise PluginError(f"{cls!r} is no kind of annotation; make one with @kind(name, prefix=…)")
        taken = next(
            (k for k in kinds.values() if k is not cls and (k.kind == cls.kind or k.prefix == cls.prefix)),
            None,
        )
        if taken is not None:
            raise PluginError(
                f"kind {cls.kind!r} (prefix {cls.prefix!r}) clashes with {taken.__module__}.{taken.__qualname__} "
                f"(kind {taken.kind!r}, prefix {taken.prefix!r})"
            )
        kinds[cls.kind] = cls
    return MappingProxyType(kinds)


def written_order(names: Iterable[str]) -> list[str]:
    """Names of layers in the order in which they are written: built-in ones as in their table, others by name."""
    return sorted(names, key=lambda name: (_PLACES.get(name, len(_PLACES)), name))


_PLACES = {name: place for place, name in enumerate(BUILT_IN_KINDS)}
