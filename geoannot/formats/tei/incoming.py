"""One TEI document that geoannot wrote, on its way back: where its elements lie in the text, and who signed what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from lxml import etree

from geoannot.errors import FieldError, FormatError, SpanError
from geoannot.formats.tei.names import ID, TEI, unescape
from geoannot.formats.tei.outgoing import RESERVED
from geoannot.formats.tei.places import Places
from geoannot.formats.tei.values import read_fields
from geoannot.model import Finding, Span

A = TypeVar("A")
_WORDS = {element: word for word, element in RESERVED.items()}


class Incoming:
    """What all parts of a TEI document share while it is read."""

    def __init__(self, tei: etree._Element, prefix: str = "") -> None:
        """Read the text and index what is pointed to.

        Args:
            tei: the ``TEI`` element.
            prefix: what every ``xml:id`` in it begins with.
        """
        self.tei = tei
        self.prefix = prefix
        self.findings: list[Finding] = []
        body = tei.find(f"{TEI}text")
        self.text, self._lies = ("", {}) if body is None else read_text(body)
        self.blocks = [] if body is None else [found for found in body.iter(*_BLOCKS) if found.get(ID)]
        self.places = Places({name: span for element, span in self._lies.items() if (name := element.get(ID))})
        self._signatures = {
            str(found.get(ID)): found.findtext(f"{TEI}name") or ""
            for found in tei.iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}respStmt")
        }
        self._features = {str(found.get(ID)): found for found in self.parts(f"{TEI}fvLib/{TEI}fs")}

    def parts(self, path: str) -> Iterator[etree._Element]:
        """The elements of that path in the stand-off part."""
        return self.tei.iterfind(f"{TEI}standOff/{path}")

    def extent(self, element: etree._Element) -> Span:
        """Where an element of the text lies, in code points."""
        return self._lies[element]

    def own(self, name: str) -> str:
        """The ``xml:id`` of an element that TEI alone needs."""
        return self.prefix + name

    def id(self, element: etree._Element) -> str:
        """The id of the annotation that an element stands for.

        Raises:
            FormatError: it has none.
        """
        name = element.get(ID)
        id = unescape(name[len(self.prefix) :]) if name and name.startswith(self.prefix) else ""
        if not id:
            raise FormatError(f"xml:id is {name!r}, expected one that begins with {self.prefix!r} and names something")
        return id

    def target(self, pointer: str | None) -> str:
        """The id that a pointer names, or the reserved word.

        Raises:
            FormatError: it is no pointer into this document.
        """
        start = f"#{self.prefix}"
        if pointer is None or not pointer.startswith(start):
            raise FormatError(f"pointer {pointer!r} does not begin with {start!r}")
        name = pointer[len(start) :]
        return _WORDS.get(name) or unescape(name)

    def signature(self, element: etree._Element) -> str:
        """Who made the annotation that an element stands for; empty where nobody is named.

        Raises:
            FormatError: ``@resp`` names nobody.
        """
        pointer = element.get("resp")
        if pointer is None:
            return ""
        if pointer[1:] not in self._signatures:
            raise FormatError(f"resp {pointer!r} points to no respStmt")
        return self._signatures[pointer[1:]]

    def fields(self, pointer: str) -> dict[str, Any]:
        """The fields in the feature structure that is pointed to.

        Raises:
            FormatError: there is none, or it can't be read.
        """
        found = self._features.get(pointer[1:])
        if found is None:
            raise FormatError(f"ana {pointer!r} points to no fs")
        return read_fields(found)

    def each(self, elements: Iterable[etree._Element], read: Callable[[etree._Element], A]) -> Iterator[A]:
        """What a function reads from each element; where it can't, a finding says so and reading goes on."""
        for element in elements:
            try:
                yield read(element)
            except (FormatError, FieldError, SpanError) as error:
                name = etree.QName(element).localname
                self.findings.append(Finding(str(error), f"line {element.sourceline}, {name} {element.get(ID, '')}"))


_BLOCKS = tuple(TEI + name for name in ("head", "p", "s"))


def read_text(body: etree._Element) -> tuple[str, dict[etree._Element, Span]]:
    """All characters in an element, without comments, and where each element in it with an ``xml:id`` lies."""
    pieces: list[str] = []
    starts: dict[etree._Element, int] = {}
    lies: dict[etree._Element, Span] = {}
    length = 0
    for event, element in etree.iterwalk(body, events=("start", "end", "comment", "pi")):
        piece = element.text if event == "start" else element.tail if element is not body else None
        if event == "start" and ID in element.attrib:
            starts[element] = length
        elif event == "end" and element in starts:
            lies[element] = Span(starts[element], length)
        if piece:
            pieces.append(piece)
            length += len(piece)
    return "".join(pieces), lies
