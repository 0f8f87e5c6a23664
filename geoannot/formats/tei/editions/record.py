"""What geoannot puts into an edition: a ``standOff`` behind the header, ids for what it points to, elements if asked.

It is self-contained, for the header is not touched: beside the layers it holds who is responsible, the words of the
vocabularies, and an ``fs`` with what reading it back needs. All its ids have one prefix that the file did not use, and
so it can be found, and taken out again, which leaves the file as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.elements import Element
from geoannot.formats.tei.editions.parts import tei_of
from geoannot.formats.tei.editions.pointing import AT, Anchors, EditionPlaces
from geoannot.formats.tei.editions.rules import Rule
from geoannot.formats.tei.editions.source import Edit, Source, tag_at
from geoannot.formats.tei.incoming import Incoming, identified
from geoannot.formats.tei.names import ID, TEI
from geoannot.formats.tei.values import read_fields

TYPE = "geoannot"
"""The ``@type`` of the ``standOff``."""
STAND_OFF = "standOff"
"""What its ``xml:id`` ends with."""
RECORD = "document"
"""What the ``xml:id`` of the ``fs`` ends with that says how to read it."""
VERSION = "1"

_OWN_ID = re.compile(r"""\s+xml:id\s*=\s*(?:"([^"]*+)"|'([^']*+)')""")


class Record:
    """The ``standOff`` that geoannot put into an edition.

    Attributes:
        element: the element.
        prefix: what all ids begin with that geoannot gave.
        fields: what its ``fs`` says: layers, the rule of the text, metadata and so on.
    """

    def __init__(self, element: etree._Element) -> None:
        """Read the ``fs``.

        Raises:
            FormatError: it is not there, or of a version that is not known.
        """
        self.element = element
        self.prefix = str(element.get(ID)).removesuffix(STAND_OFF)
        own = element.find(f"{TEI}fs[@{ID}='{self.prefix}{RECORD}']")
        if own is None:
            raise FormatError(f"line {element.sourceline}: the standOff of geoannot has lost its fs; take it out")
        self.fields: dict[str, Any] = read_fields(own)
        if self.fields.get("version") != VERSION:
            raise FormatError(
                f"the standOff is written in version {self.fields.get('version')!r} of the encoding, "
                f"and this geoannot knows {VERSION}; update geoannot to read it"
            )

    def is_annotation(self, element: etree._Element) -> bool:
        """Whether an element of the text was put in, and not only given an id."""
        name = element.get(ID, "")
        return name.startswith(self.prefix) and not name.startswith(self.prefix + AT)


def record_of(tei: etree._Element) -> Record | None:
    """What geoannot put into a ``TEI`` element; None where that is nothing.

    Raises:
        FormatError: as :class:`Record`.
    """
    for element in tei.iterchildren(f"{TEI}standOff"):
        if element.get("type") == TYPE and element.get(ID, "").endswith(f".{STAND_OFF}"):
            return Record(element)
    return None


def place_of(edition: Edition) -> int:
    """Where in the source the ``standOff`` goes: behind the header, else behind the start tag of ``TEI``."""
    for element in edition.elements:
        if element.parent == 0 and element.node.tag == f"{TEI}teiHeader":
            return element.source_end
    first = edition.elements[0]
    return first.tag.start + len(tag_at(edition.source.text, first.tag.start))


def whole_edition(tei: etree._Element, source: Source, record: Record, rule: Rule) -> Edition:
    """The edition with what was put into it; of the ``standOff`` it knows only where it is."""
    return Edition(tei, source, rule, ours=record.is_annotation, closed=record.element)


def without(edition: Edition, record: Record) -> Source:
    """The source as it was before geoannot put something in.

    Args:
        edition: the edition with it.
        record: what was put in.
    """
    return edition.source.edited(_takings(edition, record))


def _takings(edition: Edition, record: Record) -> Iterator[Edit]:
    """What to take out of a source: the ``standOff`` with the white space before it, ids, and tags."""
    text, place = edition.source.text, place_of(edition)
    for element in edition.elements:
        if element.node is record.element:
            between = text[place : element.tag.start]
            yield Edit(element.tag.start if between.strip() else place, element.source_end, "")
        elif record.is_annotation(element.node):
            yield Edit(element.tag.start, element.tag.start + len(tag_at(text, element.tag.start)), "")
            yield Edit(text.rindex("</", 0, element.source_end), element.source_end, "")
        elif element.node.get(ID, "").startswith(record.prefix):
            yield from _id_in(text, element, record.prefix)


def _id_in(text: str, element: Element, prefix: str) -> Iterator[Edit]:
    """The ``xml:id`` in a start tag, if it is one that was given."""
    end = element.tag.start + len(tag_at(text, element.tag.start))
    for found in _OWN_ID.finditer(text, element.tag.end, end):
        if (found[1] or found[2] or "").startswith(prefix):
            yield Edit(found.start(), found.end(), "")


class IncomingRecord(Incoming):
    """The parts of the ``standOff`` in an edition, for those who read the layers of what geoannot wrote."""

    def __init__(self, record: Record, edition: Edition, whole: Edition) -> None:
        """Index what is pointed to.

        Args:
            record: the ``standOff``.
            edition: the edition without it.
            whole: the edition with it, and with the annotations that are elements of the text.
        """
        self.tei = record.element
        self.prefix = record.prefix
        self.text = edition.text
        self.places = EditionPlaces(Anchors(edition, record.prefix))  # type: ignore[assignment]  # it is asked the same
        self._lies = {one.node: whole.own_span(one) for one in whole.elements if record.is_annotation(one.node)}
        self._elements, self._spans, strays = identified(self._lies, record.prefix)
        self.findings = strays
        self._signatures = {
            str(found.get(ID)): found.findtext(f"{TEI}name") or ""
            for found in self.parts(f"{TEI}listBibl/{TEI}bibl/{TEI}respStmt")
        }
        self._features = {str(found.get(ID)): found for found in self.parts(f"{TEI}fvLib/{TEI}fs")}

    def parts(self, path: str) -> Iterator[etree._Element]:
        """The elements of that path in the ``standOff``."""
        return self.tei.iterfind(path)


def without_annotations(data: bytes) -> bytes:
    """A TEI file as it was before geoannot put annotations into it, byte for byte; any other file as it is.

    Raises:
        FormatError: it is not readable as XML, or no TEI.
    """
    source = Source.of(data)
    tei = tei_of(source, lambda _: None)
    record = record_of(tei)
    return data if record is None else without(whole_edition(tei, source, record, Rule()), record).data
