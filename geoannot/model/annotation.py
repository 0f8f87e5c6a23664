"""What every annotation is: an attrs class, frozen and slotted, that checks itself on construction.

A kind of annotation is a class made with the :func:`kind` decorator, the built-in kinds and those of plugins alike::

    @kind("claim", prefix="c")
    @attrs.frozen(kw_only=True)
    class Claim(TextAnnotation):
        strength: float = attrs.field(default=0.5, validator=number_between(0, 1))
        speaker: str | None = reference("entity")

References to other annotations are declared on the field, so that whoever checks, renames or copies knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, ClassVar, NamedTuple, TypeVar

import attrs

from geoannot.errors import FieldError
from geoannot.model.span import Span, Spans, as_spans, check_some_spans, check_spans

Scalar = str | int | float | bool | None
RESERVED_IDS = frozenset({"author", "document-date"})
"""What a reference may say instead of an id; no annotation may be called so."""

A = TypeVar("A", bound="Annotation")


class Features(dict[str, Scalar]):
    """A dict that nobody changes any more, for a frozen annotation."""

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> Any:
        raise TypeError("an annotation is not changed in place; use document.replace(annotation, features={…})")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __reduce__(self) -> tuple[type[Features], tuple[dict[str, Scalar]]]:
        return Features, (dict(self),)


NO_FEATURES = Features()
_NUMBERS = (float, int)


# Validators: plain functions, because a validator runs for every field of every annotation ever made.


def check_text(instance: Any, attribute: Any, value: Any) -> None:
    """A validator: a string."""
    if type(value) is not str:
        raise _wrong(instance, attribute.name, value, "a string")


def check_some_text(instance: Any, attribute: Any, value: Any) -> None:
    """A validator: a string that is not empty."""
    if type(value) is not str or not value:
        raise _wrong(instance, attribute.name, value, "a string that is not empty")


def check_optional_text(instance: Any, attribute: Any, value: Any) -> None:
    """A validator: a string or None."""
    if value is not None and type(value) is not str:
        raise _wrong(instance, attribute.name, value, "a string or None")


def check_truth(instance: Any, attribute: Any, value: Any) -> None:
    """A validator: True or False."""
    if value is not True and value is not False:
        raise _wrong(instance, attribute.name, value, "True or False")


def number_between(low: float, high: float) -> Callable[[Any, Any, Any], None]:
    """A validator for a number in the closed interval [low, high]."""

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if type(value) not in _NUMBERS or not low <= value <= high:
            raise _wrong(instance, attribute.name, value, f"a number from {low:g} to {high:g}")

    return check


def one_of(vocabulary: tuple[str, ...]) -> Callable[[Any, Any, Any], None]:
    """A validator for a closed vocabulary."""
    words = frozenset(vocabulary)

    def check(instance: Any, attribute: Any, value: Any) -> None:
        if type(value) is not str or value not in words:
            raise _wrong(instance, attribute.name, value, f"one of {', '.join(vocabulary)}")

    return check


def _checked_features(instance: Any, value: Any) -> Features:
    """The features as a mapping that nobody changes any more, if they are flat."""
    if not isinstance(value, Mapping):
        raise _wrong(instance, "features", value, "a mapping")
    for key, item in value.items():
        flat = type(key) is str and (item is None or type(item) in (str, int, float, bool))
        if not flat or (type(item) is float and not isfinite(item)):  # JSON has neither nan nor inf
            expected = "a flat mapping of names to strings, finite numbers, booleans or None"
            raise _wrong(instance, "features", {key: item}, expected)
    return Features(value)


def _wrong(instance: Any, field: str, value: Any, expected: str) -> FieldError:
    owner = f"{type(instance).kind} {instance.id if type(instance.id) is str else ''}".rstrip()
    return FieldError(owner, field, value, expected)


def reference(*kinds: str, words: tuple[str, ...] = (), default: str | None = None) -> Any:
    """A field that names another annotation of the document by its id, or nothing.

    Args:
        kinds: the kinds that it may name.
        words: reserved words that it may say instead of an id, such as ``author``.
        default: what it is where nothing is given.
    """
    return attrs.field(
        default=default, validator=check_optional_text, metadata={"reference": Reference("", kinds, words)}
    )


class Reference(NamedTuple):
    """A field that refers: its name, the kinds that it may name, and the words that stand for no annotation."""

    field: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]


@attrs.frozen(kw_only=True, repr=False)
class Annotation:
    """What every annotation has. Kinds without spans (entities) inherit from here, all others from TextAnnotation.

    Attributes:
        kind: the name of its layer (of the class, like the next four).
        prefix: what ids of the kind begin with.
        field_names: its fields, in the order in which they are written.
        reference_fields: its fields that refer to other annotations.
        span_fields: its fields that hold spans, ``spans`` first.
        id: unique in the document; empty until the document gives one.
        by: annotator and version, ``dates/0.1.0``; a person signs ``person/NAME``.
        confidence: [0, 1], or None where it is unknown.
        features: flat, for what has no field.
    """

    kind: ClassVar[str] = ""
    prefix: ClassVar[str] = ""
    field_names: ClassVar[tuple[str, ...]] = ()
    reference_fields: ClassVar[tuple[Reference, ...]] = ()
    span_fields: ClassVar[tuple[str, ...]] = ()

    id: str = ""
    by: str = ""
    confidence: float | None = None
    features: Mapping[str, Scalar] = attrs.field(default=NO_FEATURES, hash=False)

    def __attrs_post_init__(self) -> None:
        # One look at what every annotation has, where four validators would take a quarter of the time of making one.
        # (msgspec, which reads JSON, runs this and the validators, but no converters.)
        if type(self.id) is not str or self.id in RESERVED_IDS:
            raise _wrong(self, "id", self.id, f"a string other than {' and '.join(sorted(RESERVED_IDS))}")
        if type(self.by) is not str:
            raise _wrong(self, "by", self.by, "a string")
        if self.confidence is not None and (type(self.confidence) not in _NUMBERS or not 0 <= self.confidence <= 1):
            raise _wrong(self, "confidence", self.confidence, "None or a number from 0 to 1")
        if self.features is not NO_FEATURES:
            checked = NO_FEATURES if self.features == {} else _checked_features(self, self.features)
            object.__setattr__(self, "features", checked)

    @property
    def by_person(self) -> bool:
        """Whether a person signed it, and no extractor: ``person/NAME``."""
        return self.by.startswith("person/")

    def __repr__(self) -> str:
        """Kind and id, then what is not at its default: ``Mention m1 [40, 49) entity='e1'``."""
        parts = [type(self).__name__, self.id or "(no id)"]
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if field.name == "spans":
                parts.append(" ".join(map(repr, value)))
            elif field.name != "id" and value != field.default:
                parts.append(f"{field.name}={value!r}")
        return f"<{' '.join(parts)}>"


@attrs.frozen(kw_only=True, repr=False)
class TextAnnotation(Annotation):
    """An annotation of a stretch of text, or of several.

    Attributes:
        spans: at least one, ascending and disjoint, in code points.
    """

    spans: Spans = attrs.field(converter=as_spans, validator=check_some_spans)

    @property
    def start(self) -> int:
        """Where the first span begins, in code points."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last span ends, in code points."""
        return self.spans[-1][1]

    @property
    def extent(self) -> Span:
        """From the start of the first span to the end of the last one."""
        return Span(self.spans[0][0], self.spans[-1][1])


def amended(annotation: A, **values: str | None) -> A:
    """A copy with another id, signature or references; a tenth of the cost of ``attrs.evolve``.

    Nothing is checked again: the values are ids that a document gave.
    """
    copy = object.__new__(type(annotation))
    for name in annotation.field_names:
        object.__setattr__(copy, name, values[name] if name in values else getattr(annotation, name))
    return copy


def kind(name: str, *, prefix: str) -> Callable[[type[A]], type[A]]:
    """Make an attrs class a kind of annotation; stands above ``@attrs.frozen(kw_only=True)``.

    Args:
        name: the name of its layer in JSON, such as ``quote``.
        prefix: what its ids begin with, such as ``q``.

    Raises:
        ValueError: the name or the prefix is no lower-case word.
        TypeError: the class is no attrs class that inherits from Annotation.
    """
    for word, what in ((name, "name"), (prefix, "prefix")):
        if not word.replace("-", "_").isidentifier() or word != word.lower() or word[-1].isdigit():
            raise ValueError(f"the {what} of a kind is a lower-case word without a digit at its end, not {word!r}")

    def build(cls: type[A]) -> type[A]:
        ready: Any = cls  # what is decorated may be anything
        if not issubclass(ready, Annotation) or "__attrs_attrs__" not in vars(ready):
            raise TypeError(f"{cls.__qualname__}: put @attrs.frozen(kw_only=True) below @kind, on a kind of Annotation")
        cls.kind, cls.prefix = name, prefix
        cls.field_names = _written_order([field.name for field in attrs.fields(cls)])
        cls.reference_fields = _declared_references(cls)
        cls.span_fields = _declared_span_fields(cls)
        return cls

    return build


def _written_order(names: list[str]) -> tuple[str, ...]:
    """The order in which fields are written: id and spans, the kind's own fields, then what closes every annotation."""
    head, tail = ("id", "spans"), ("by", "confidence", "features")
    own = [name for name in names if name not in head + tail]
    return tuple(name for name in (*head, *own, *tail) if name in names)


def _declared_references(cls: type[Annotation]) -> tuple[Reference, ...]:
    """The fields of a kind that refer to other annotations."""
    declared = ((field.name, field.metadata.get("reference")) for field in attrs.fields(cls))
    return tuple(entry._replace(field=name) for name, entry in declared if entry is not None)


_SPAN_CHECKS = (check_spans, check_some_spans)


def _declared_span_fields(cls: type[Annotation]) -> tuple[str, ...]:
    """The names of the fields of a kind that hold spans, which is told by their check; ``spans`` first."""
    found = [field.name for field in attrs.fields(cls) if field.validator in _SPAN_CHECKS]
    return tuple(sorted(found, key="spans".__ne__))
