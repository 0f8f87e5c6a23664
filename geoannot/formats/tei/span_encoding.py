"""Annotations that are a ``span`` in the stand-off part, and those that are blocks and sentences of the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from lxml import etree

from geoannot.formats.tei.encoding import Encoding
from geoannot.formats.tei.incoming import Incoming, attributes_of
from geoannot.formats.tei.markup import Markup
from geoannot.formats.tei.names import TEI
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import Annotation, Spans, TextAnnotation


@attrs.frozen(slots=False)
class SpanEncoding(Encoding):
    """A ``span`` in a ``spanGrp`` of the kind's name, with ``@from`` and ``@to``, or ``@target`` for several spans.

    Attributes:
        linked: the field that is a reference, written as ``@corresp``.
    """

    linked: str | None = attrs.field(default=None, kw_only=True)

    def write(self, annotations: Iterable[Any], markup: Markup, out: Outgoing) -> None:
        """Write a ``spanGrp`` of what is not in the text."""
        beside = [annotation for annotation in annotations if annotation.id not in out.in_text]
        if beside:
            with markup.open("spanGrp", f' type="{self.cls.kind}"'):
                for one in beside:
                    own = f' xml:id="{out.id(one.id)}"{self.marks(one, out)}'
                    markup.line("span", f"{own}{place_attributes(one, out)}{self.link(one, out)}")

    def link(self, annotation: Annotation, out: Outgoing) -> str:
        """The attribute for the field that is a reference."""
        target = getattr(annotation, self.linked) if self.linked else None
        return "" if target is None else f' corresp="{out.reference(target)}"'

    def read(self, source: Incoming) -> Iterable[Annotation]:
        """Every such element of the text, then every ``span`` of the group."""
        spans = source.parts(f"{TEI}spanGrp[@type='{self.cls.kind}']/{TEI}span")
        yield from source.each(source.elements(self.cls.kind), lambda one: self._read(one, source, source.spans(one)))
        yield from source.each(spans, lambda one: self._read(one, source, None))

    def _read(self, element: etree._Element, source: Incoming, spans: Spans | None) -> Annotation:
        marks = attributes_of(element)
        values = self.common(marks, source)
        if self.linked and "corresp" in marks:
            values[self.linked] = source.target(marks["corresp"])
        values["spans"] = read_place(marks, source) if spans is None else spans
        return self.made(values)


@attrs.frozen(slots=False)
class BlockEncoding(SpanEncoding):
    """An element of the text, ``head``, ``p`` or ``s``; a ``span`` for what does not nest.

    Attributes:
        name: the name of the element.
    """

    name: str = attrs.field(kw_only=True)

    def element(self, annotation: Any, out: Outgoing) -> tuple[str, str]:
        """The element, without attributes of its own."""
        return self.name, ""


def place_attributes(annotation: TextAnnotation, out: Outgoing) -> str:
    """The attributes of a ``span`` that say where it is."""
    if len(annotation.spans) > 1:
        return f' target="{out.pointers.range(annotation.spans)}"'
    first, last = out.pointers.indexes(annotation.spans[0])
    return f' from="{first}" to="{last}"'


def read_place(marks: Mapping[str, str], source: Incoming) -> Spans:
    """The spans of a ``span`` with these attributes.

    Raises:
        FormatError: it has none, or one that is not in the text.
    """
    target = marks.get("target")
    if target is not None:
        return source.places.spans(target)
    return (source.places.between(marks.get("from", ""), marks.get("to", "")),)
