"""Annotations with several pointers: an ``annotation`` in the stand-off part, which says all of it, or the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import attrs
from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.encoding import Encoding
from geoannot.formats.tei.incoming import Incoming, attributes_of
from geoannot.formats.tei.markup import Markup
from geoannot.formats.tei.names import ID, TEI
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import Annotation

ABOUT = "about."
"""What the ``xml:id`` begins with of an ``annotation`` that says more of an element of the text."""


_POINTER = f"{TEI}ptr"


@attrs.frozen(slots=False)
class AnnotationEncoding(Encoding):
    """An ``annotation`` in a ``listAnnotation`` of the kind's name.

    ``@target`` is the place; a ``ptr`` for each reference and each further place has the name of its field as
    ``@type``. Of an annotation that is an element of the text, ``@target`` is that element, and only what has no
    attribute there has a ``ptr``.

    Attributes:
        motivation: why it is there, in the terms that TEI lists.
        linked: fields that are references, each with the attribute that it is in the text.
    """

    motivation: str = attrs.field(kw_only=True)
    linked: Mapping[str, str] = attrs.field(factory=dict, kw_only=True)

    def write(self, annotations: Iterable[Any], markup: Markup, out: Outgoing) -> None:
        """Write a ``listAnnotation``."""
        written = [one for one in annotations if one.id not in out.in_text or self._needs_more(one)]
        if not written:
            return
        with markup.open("listAnnotation", f' type="{self.cls.kind}"'):
            # Lines are put together here, for nothing else is written as often.
            indent = markup.indent
            for annotation in written:
                name = out.id(annotation.id)
                if annotation.id in out.in_text:
                    own = f'{out.own(ABOUT + out.local(annotation.id))}" motivation="linking" target="#{name}"'
                    fields = self._unlinked
                else:
                    place = out.pointers.range(annotation.spans)
                    own = f'{name}"{self.marks(annotation, out)} motivation="{self.motivation}" target="{place}"'
                    fields = self._links
                lines = "".join(
                    [
                        f'{indent} <ptr type="{field}" target="{self._pointer(value, out)}"/>'
                        for field in fields
                        if (value := getattr(annotation, field))
                    ]
                )
                close = f">{lines}{indent}</annotation>" if lines else "/>"
                markup.pieces.append(f'{indent}<annotation xml:id="{own}{close}')

    @staticmethod
    def _pointer(value: Any, out: Outgoing) -> str:
        """Where a reference or a further place points to."""
        return out.reference(value) if isinstance(value, str) else out.pointers.range(value)

    def links(self, annotation: Any, out: Outgoing) -> str:
        """The attributes of an element of the text for the fields that are references."""
        found = ""
        for field, name in self.linked.items():
            target = getattr(annotation, field)
            if target:
                found += f' {name}="{out.reference(target)}"'
        return found

    def read(self, source: Incoming) -> Iterable[Annotation]:
        """Every such element of the text, and every ``annotation`` of the list that is no word on one of these."""
        about, whole = {}, []
        for found in source.parts(f"{TEI}listAnnotation[@type='{self.cls.kind}']/{TEI}annotation"):
            if source.is_own(found, ABOUT):
                about[found.get("target", "")[1:]] = found
            else:
                whole.append(found)
        yield from source.each(source.elements(self.cls.kind), lambda one: self._in_text(one, about, source))
        yield from source.each(whole, lambda one: self._beside(one, source))

    def _in_text(self, element: etree._Element, about: Mapping[str, etree._Element], source: Incoming) -> Annotation:
        """An element of the text, with what is said of it beside the text."""
        marks = attributes_of(element)
        values = self.common(marks, source)
        for field, name in self.linked.items():
            if name in marks:
                values[field] = source.target(marks[name])
        more = about.get(marks[ID])
        if more is not None:
            self._read_pointers(more, values, source)
        values["spans"] = source.spans(element)
        return self.made(values)

    def _beside(self, element: etree._Element, source: Incoming) -> Annotation:
        """An ``annotation`` that points into the text."""
        marks = attributes_of(element)
        values = self.common(marks, source)
        self._read_pointers(element, values, source)
        values["spans"] = source.places.spans(marks.get("target", ""))
        return self.made(values)

    def _read_pointers(self, element: etree._Element, values: dict[str, Any], source: Incoming) -> None:
        """The references and further places of an ``annotation``."""
        for pointer in element:
            if pointer.tag != _POINTER:
                continue
            field, target = pointer.get("type", ""), pointer.get("target", "")
            if field in self.cls.span_fields:
                values[field] = source.places.spans(target)
            elif field in self._links:
                values[field] = source.target(target)
            else:
                raise FormatError(f"ptr has the type {field!r}, expected one of {', '.join(self._links)}")

    def _needs_more(self, annotation: Annotation) -> bool:
        """Whether it has pointers that an element of the text has no attribute for."""
        return any(getattr(annotation, field) for field in self._unlinked)

    @cached_property
    def _unlinked(self) -> tuple[str, ...]:
        """Those that point somewhere and have no attribute in the text."""
        return tuple(field for field in self._links if field not in self.linked)

    @cached_property
    def _links(self) -> tuple[str, ...]:
        """The fields that point somewhere, in the order of the kind."""
        pointing = {*self.cls.span_fields, *(reference.field for reference in self.cls.reference_fields)} - {"spans"}
        return tuple(name for name in self.cls.field_names if name in pointing)
