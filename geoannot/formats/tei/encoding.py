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
from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.incoming import Incoming
from geoannot.formats.tei.markup import XML_ID, Element, SubElement
from geoannot.formats.tei.names import TEI
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.values import read_number
from geoannot.model import Annotation, TextAnnotation

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
    def write(self, annotations: Iterable[Any], parent: Element, out: Outgoing) -> None:
        """Append a layer to the stand-off part, or what of it is not in the text; there is at least one annotation."""

    @abstractmethod
    def read(self, source: Incoming) -> Iterable[Annotation]:
        """The annotations of the kind in a TEI document; what can't be read becomes a finding of the source."""

    def attributes(self, annotation: Annotation, out: Outgoing) -> dict[str, str]:
        """The attributes that every element of an annotation has."""
        found = {XML_ID: out.id(annotation.id)}
        if annotation.by:
            found["resp"] = f"#{out.responsible[annotation.by]}"
        if annotation.confidence is not None:
            found["cert"] = repr(annotation.confidence)
        kind = annotation.kind
        analyses = [f"#{out.own(f'{kind}.{field}.{getattr(annotation, field)}')}" for field in self.vocabularies]
        fields = {
            name: value for name, default in self._fields.items() if (value := getattr(annotation, name)) != default
        }
        if annotation.features:
            fields["features"] = annotation.features
        if fields:
            analyses.append(out.features(annotation, fields))
        if analyses:
            found["ana"] = " ".join(analyses)
        return found

    def common(self, element: etree._Element, source: Incoming) -> dict[str, Any]:
        """The arguments of an annotation that :meth:`attributes` made attributes of.

        Raises:
            FormatError: one of them can't be read.
        """
        found: dict[str, Any] = {"id": source.id(element), "by": source.signature(element)}
        certainty = element.get("cert")
        if certainty is not None:
            found["confidence"] = read_number(certainty)
        for pointer in element.get("ana", "").split():
            name = pointer[1 + len(source.prefix) :]
            if name in self._categories:
                field, word = self._categories[name]
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
        missing = [name for name in self._required if name not in values]
        if missing:
            raise FormatError(f"{self.cls.kind} {values['id']}: {' and '.join(missing)} required, and not there")
        return self.cls(**values)

    @cached_property
    def _required(self) -> tuple[str, ...]:
        """The fields that have no default."""
        return tuple(field.name for field in attrs.fields(self.cls) if field.default is attrs.NOTHING)

    @cached_property
    def _categories(self) -> dict[str, tuple[str, str]]:
        """Field and word of each category of the kind, by its ``xml:id``."""
        words = [(field, word) for field, vocabulary in self.vocabularies.items() for word in vocabulary]
        return {f"{self.cls.kind}.{field}.{word}": (field, word) for field, word in words}

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


@attrs.frozen(slots=False)
class SpanEncoding(Encoding):
    """A ``span`` in a ``spanGrp`` of the kind's name, with ``@from`` and ``@to``, or ``@target`` for several spans.

    Attributes:
        linked: the field that is a reference, written as ``@corresp``.
    """

    linked: str | None = attrs.field(default=None, kw_only=True)

    def write(self, annotations: Iterable[Any], parent: Element, out: Outgoing) -> None:
        """Append a ``spanGrp``."""
        group = SubElement(parent, "spanGrp", type=self.cls.kind)
        for annotation in annotations:
            attributes = place_attributes(annotation, out)
            target = getattr(annotation, self.linked) if self.linked else None
            if target is not None:
                attributes["corresp"] = out.reference(target)
            SubElement(group, "span", {**self.attributes(annotation, out), **attributes})

    def read(self, source: Incoming) -> Iterable[Annotation]:
        """Every ``span`` of the group."""
        return source.each(
            source.parts(f"{TEI}spanGrp[@type='{self.cls.kind}']/{TEI}span"), lambda span: self._span(span, source)
        )

    def _span(self, element: etree._Element, source: Incoming) -> Annotation:
        values = self.common(element, source)
        target = element.get("corresp")
        if self.linked and target is not None:
            values[self.linked] = source.target(target)
        values["spans"] = read_place(element, source)
        return self.made(values)


@attrs.frozen(slots=False)
class BlockEncoding(SpanEncoding):
    """An element of the text, ``head``, ``p`` or ``s``; a ``span`` for what does not nest.

    Attributes:
        element: the name of the element.
    """

    element: str = attrs.field(kw_only=True)

    def read(self, source: Incoming) -> Iterable[Annotation]:
        """Every such element of the text that has an ``xml:id``, then the spans."""
        found = [block for block in source.blocks if block.tag == TEI + self.element]
        yield from source.each(found, lambda element: self._block(element, source))
        yield from super().read(source)

    def _block(self, element: etree._Element, source: Incoming) -> Annotation:
        values = self.common(element, source)
        values["spans"] = (source.extent(element),)
        return self.made(values)


@attrs.frozen(slots=False)
class AnnotationEncoding(Encoding):
    """An ``annotation`` in a ``listAnnotation`` of the kind's name.

    ``@target`` is the place; a ``ptr`` for each reference and each further place has the name of its field as
    ``@type``.

    Attributes:
        motivation: why it is there, in the terms that TEI lists.
    """

    motivation: str = attrs.field(kw_only=True)

    def write(self, annotations: Iterable[Any], parent: Element, out: Outgoing) -> None:
        """Append a ``listAnnotation``."""
        group = SubElement(parent, "listAnnotation", type=self.cls.kind)
        for annotation in annotations:
            attributes = self.attributes(annotation, out)
            attributes["motivation"] = self.motivation
            attributes["target"] = out.pointers.range(annotation.spans)
            element = SubElement(group, "annotation", attributes)
            for field, target in self.pointers(annotation, out).items():
                SubElement(element, "ptr", type=field, target=target)

    def pointers(self, annotation: Any, out: Outgoing) -> dict[str, str]:
        """Where the references and the further places of an annotation point to, by field."""
        found = {}
        for field in self._links:
            value = getattr(annotation, field)
            if value:
                found[field] = out.reference(value) if isinstance(value, str) else out.pointers.range(value)
        return found

    def read(self, source: Incoming) -> Iterable[Annotation]:
        """Every ``annotation`` of the list."""
        return source.each(
            source.parts(f"{TEI}listAnnotation[@type='{self.cls.kind}']/{TEI}annotation"),
            lambda element: self._annotation(element, source),
        )

    def _annotation(self, element: etree._Element, source: Incoming) -> Annotation:
        values = self.common(element, source)
        for pointer in element.iterchildren(f"{TEI}ptr"):
            field, target = pointer.get("type", ""), pointer.get("target", "")
            if field in self.cls.span_fields:
                values[field] = source.places.spans(target)
            elif field in self._links:
                values[field] = source.target(target)
            else:
                raise FormatError(f"ptr has the type {field!r}, expected one of {', '.join(self._links)}")
        values["spans"] = source.places.spans(element.get("target", ""))
        return self.made(values)

    @cached_property
    def _links(self) -> tuple[str, ...]:
        """The fields that point somewhere, in the order of the kind."""
        pointing = {*self.cls.span_fields, *(reference.field for reference in self.cls.reference_fields)} - {"spans"}
        return tuple(name for name in self.cls.field_names if name in pointing)


def place_attributes(annotation: TextAnnotation, out: Outgoing) -> dict[str, str]:
    """The attributes of a ``span`` that say where it is."""
    if len(annotation.spans) > 1:
        return {"target": out.pointers.range(annotation.spans)}
    first, last = out.pointers.indexes(annotation.spans[0])
    return {"from": first, "to": last}


def read_place(element: etree._Element, source: Incoming) -> Any:
    """The spans of a ``span``.

    Raises:
        FormatError: it has none, or one that is not in the text.
    """
    target = element.get("target")
    if target is not None:
        return source.places.spans(target)
    return (source.places.between(element.get("from", ""), element.get("to", "")),)
