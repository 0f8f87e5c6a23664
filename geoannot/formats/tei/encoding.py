"""How a kind of annotation is written in TEI and read back: the ways that several kinds share.

Each way is one class that does both, so that the two can't drift apart, and each kind is an instance of one of them.
Whatever the element, ``xml:id`` is the id, ``@resp`` points to who made it, ``@cert`` is the confidence, and ``@ana``
points to the words that its closed vocabularies give it and to an ``fs`` with its other fields.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs

from geoannot.errors import FormatError
from geoannot.formats.tei.incoming import Incoming
from geoannot.formats.tei.markup import Markup
from geoannot.formats.tei.names import ID
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.values import read_number
from geoannot.model import Annotation

Vocabulary = Mapping[str, str]
"""The words of a field, each with what it means."""

_COMMON = frozenset({"id", "spans", "by", "confidence", "features"})


@attrs.frozen(slots=False)
class Encoding(ABC):
    """What the encodings of all kinds share.

    Attributes:
        cls: the kind.
        description: what its annotations are, for the header.
        vocabularies: its fields whose values are words of a taxonomy.
        elements: its fields that are elements of their own, which the kind's own module writes and reads.
    """

    cls: type[Annotation]
    description: str
    vocabularies: Mapping[str, Vocabulary] = attrs.field(factory=dict)
    elements: tuple[str, ...] = attrs.field(default=(), kw_only=True)

    @abstractmethod
    def write(self, annotations: Iterable[Any], markup: Markup, out: Outgoing) -> None:
        """Write into the stand-off part what a layer needs there; what is in the text already is not said again."""

    def element(self, annotation: Any, out: Outgoing) -> tuple[str, str]:
        """The element that is an annotation in the text, and the attributes that it alone has."""
        raise NotImplementedError(f"an {self.cls.kind} is no element of the text")

    @abstractmethod
    def read(self, source: Incoming) -> Iterable[Annotation]:
        """The annotations of the kind in a TEI document; what can't be read becomes a finding of the source."""

    def marks(self, annotation: Annotation, out: Outgoing) -> str:
        """The attributes that every element of an annotation has beside its ``xml:id``; to be asked for once."""
        found = f' resp="#{out.responsible[annotation.by]}"' if annotation.by else ""
        if annotation.confidence is not None:
            found += f' cert="{annotation.confidence!r}"'
        words = "".join([f" #{out.prefix}{start}{getattr(annotation, field)}" for field, start in self._starts])
        fields = {}
        for name, default in self._fields.items():
            value = getattr(annotation, name)
            if value is not default and value != default:
                fields[name] = value
        if annotation.features:
            fields["features"] = annotation.features
        if fields:
            words += f" {out.features(annotation, fields)}"
        return f'{found} ana="{words[1:]}"' if words else found

    def common(self, marks: Mapping[str, str], source: Incoming) -> dict[str, Any]:
        """The arguments of an annotation of which :meth:`marks` made these attributes.

        Raises:
            FormatError: one of them can't be read.
        """
        found: dict[str, Any] = {"id": source.id(marks.get(ID)), "by": source.signature(marks.get("resp"))}
        if "cert" in marks:
            found["confidence"] = read_number(marks["cert"])
        categories = self._categories
        for pointer in marks["ana"].split() if "ana" in marks else ():
            name = pointer[1 + len(source.prefix) :]
            if name in categories:
                field, word = categories[name]
                found[field] = word
            elif name.startswith("fs."):
                fields = source.fields(pointer)
                if not fields.keys() <= self._fields.keys() | {"features"}:
                    unknown = min(fields.keys() - self._fields.keys() - {"features"})
                    raise FormatError(f"a {self.cls.kind} has no field {unknown!r} in its fs")
                found.update(fields)
            else:
                raise FormatError(f"ana {pointer!r} is no category of a {self.cls.kind}")
        return found

    def made(self, values: dict[str, Any]) -> Annotation:
        """The annotation.

        Raises:
            FormatError: a field is missing that it can't do without.
            FieldError, SpanError: a field has a value that it can't have.
        """
        if not self._required <= values.keys():
            missing = [name for name in self.cls.field_names if name in self._required - values.keys()]
            raise FormatError(f"{self.cls.kind} {values['id']}: {' and '.join(missing)} required, and not there")
        return self.cls(**values)

    @cached_property
    def _required(self) -> frozenset[str]:
        """The fields that have no default."""
        return frozenset(field.name for field in attrs.fields(self.cls) if field.default is attrs.NOTHING)

    @cached_property
    def _categories(self) -> dict[str, tuple[str, str]]:
        """Field and word of each category of the kind, by its ``xml:id``."""
        words = [(field, word) for field, vocabulary in self.vocabularies.items() for word in vocabulary]
        return {f"{self.cls.kind}.{field}.{word}": (field, word) for field, word in words}

    @cached_property
    def _starts(self) -> tuple[tuple[str, str], ...]:
        """The fields whose values are words, each with what the ids of its words begin with."""
        return tuple((field, f"{self.cls.kind}.{field}.") for field in self.vocabularies)

    @cached_property
    def _fields(self) -> dict[str, Any]:
        """The fields that go into an ``fs``, with the value at which they are left out."""
        elsewhere = {
            *_COMMON,
            *self.vocabularies,
            *self.elements,
            *self.cls.span_fields,
            *(reference.field for reference in self.cls.reference_fields),
        }
        return {field.name: field.default for field in attrs.fields(self.cls) if field.name not in elsewhere}
