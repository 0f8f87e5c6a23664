"""What things of a new plugin are called, and why a name will not do."""

from __future__ import annotations

import re

import attrs

from geoannot.errors import UsageError
from geoannot.registry import Registry

_WORDS = re.compile(r"[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*")
_LONGEST = 24  # letters
_TAKEN_CLASSES = frozenset("Annotation Document Extractor False None Path Row Table TextAnnotation True".split())
"""What the kind's class cannot be called, because its modules use the word for something else."""


@attrs.frozen(kw_only=True)
class PluginNames:
    """What things of a new plugin are called.

    Attributes:
        name: of the plugin and its extractor: ``trade-routes``.
        kind: of the layer: ``route``.
        prefix: of the ids of its annotations: ``ro``.
        distribution: what is installed: ``geoannot-trade-routes``.
        package: what is imported: ``geoannot_trade_routes``.
        extractor_class: begins the names of the extractor and its settings: ``TradeRoutes``.
        kind_class: the class of the annotations: ``Route``.
    """

    name: str
    kind: str
    prefix: str
    distribution: str
    package: str
    extractor_class: str
    kind_class: str


def names_for(name: str, kind: str | None, registry: Registry) -> PluginNames:
    """The names for a new plugin.

    Args:
        name: what it is called.
        kind: what its layer is called; the name of the plugin where nothing is given.
        registry: the plugins that there are, whose names are taken.

    Raises:
        UsageError: a name is no lower-case word, or taken; the message says what would do.
    """
    layer = name if kind is None else kind
    for what, word in (("plugin", name), ("layer", layer)):
        _refuse_odd(what, word)
    owner = registry.provided_by.get(name) or (name if name in registry.plugins else None)
    if owner is not None:
        raise UsageError(
            f"the name {name!r} is taken by the plugin {owner}; extractors, formats and plugins share names"
        )
    if layer in registry.kinds:
        raise UsageError(f"there is a layer {layer!r} already; call the new one otherwise with --kind")
    extractor_class, kind_class = _class_name(name), _class_name(layer)
    if kind_class in {*_TAKEN_CLASSES, f"{extractor_class}Config", f"{extractor_class}Extractor"}:
        raise UsageError(
            f"a layer can't be called {layer!r}, because its class would be {kind_class}; name it with --kind"
        )
    return PluginNames(
        name=name,
        kind=layer,
        prefix=_prefix(layer, registry),
        distribution=f"geoannot-{name}",
        package=f"geoannot_{name.replace('-', '_')}",
        extractor_class=extractor_class,
        kind_class=kind_class,
    )


def _refuse_odd(what: str, word: str) -> None:
    """A name is a lower-case word, or several joined by hyphens, and no digit ends it."""
    if what == "plugin" and word.startswith(("geoannot-", "geoannot_")):
        bare = word[len("geoannot-") :] or "hedges"
        raise UsageError(
            f"the name of a plugin is given without geoannot: {bare!r} becomes the distribution geoannot-{bare}"
        )
    if _WORDS.fullmatch(word) and not word[-1].isdigit() and len(word) <= _LONGEST:
        return
    better = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-0123456789")[:_LONGEST].rstrip("-0123456789")
    hint = f"; {better!r} would do" if _WORDS.fullmatch(better) and better != word else ""
    raise UsageError(
        f"{word!r} can't name a {what}: it takes small letters a to z, digits (not at the end) and hyphens between "
        f"words, {_LONGEST} at most{hint}"
    )


def _class_name(word: str) -> str:
    return "".join(part.capitalize() for part in word.split("-"))


def _prefix(kind: str, registry: Registry) -> str:
    """The shortest beginning of a kind's name, of two letters or more, that no other kind has for its ids."""
    taken = {one.prefix for one in registry.kinds.values()}
    letters = "".join(letter for letter in kind if letter.isalpha())
    return next(
        (letters[:end] for end in range(2, len(letters) + 1) if letters[:end] not in taken), f"{letters}-{letters}"
    )
