"""One TEI document that geoannot wrote, on its way back: where its elements lie in the text, and who signed what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from lxml import etree

from geoannot.errors import FieldError, FormatError, SpanError
from geoannot.formats.tei.names import ID, TEI, unescape
from geoannot.formats.tei.outgoing import PART, RESERVED
from geoannot.formats.tei.places import Places
from geoannot.formats.tei.values import read_fields
from geoannot.model import Finding, Span, Spans

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
        self._elements, self._spans, strays = identified(self._lies, prefix)
        self.findings.extend(strays)
        self.places = Places({name: span for element, span in self._lies.items() if (name := element.get(ID))})
        self._signatures = {
            str(found.get(ID)): found.findtext(f"{TEI}name") or ""
            for found in tei.iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt/{TEI}respStmt")
        }
        self._features = {str(found.get(ID)): found for found in self.parts(f"{TEI}fvLib/{TEI}fs")}

    def parts(self, path: str) -> Iterator[etree._Element]:
        """The elements of that path in the stand-off part."""
        return self.tei.iterfind(f"{TEI}standOff/{path}")

    def elements(self, kind: str) -> Sequence[etree._Element]:
        """The elements of the text that are annotations of a kind, each its first part."""
        return self._elements.get(kind, ())

    def spans(self, element: etree._Element) -> Spans:
        """Where an element of the text lies, with its further parts."""
        return self._spans.get(element.get(ID, "")) or (self._lies[element],)

    def is_own(self, element: etree._Element, name: str) -> bool:
        """Whether an element is one that TEI alone needs, of a sort that its ``xml:id`` begins with."""
        return element.get(ID, "").startswith(self.prefix + name)

    def own(self, name: str) -> str:
        """The ``xml:id`` of an element that TEI alone needs."""
        return self.prefix + name

    def id(self, name: str | None) -> str:
        """The id of the annotation of an element, by the element's ``xml:id``.

        Raises:
            FormatError: it has none.
        """
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

    def signature(self, pointer: str | None) -> str:
        """Who made an annotation, by the ``@resp`` of its element; empty where nobody is named.

        Raises:
            FormatError: ``@resp`` names nobody.
        """
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
                self.findings.append(Finding(str(error), _line_of(element)))


KINDS: Mapping[str, str] = {
    "head": "heading",
    "p": "paragraph",
    "s": "sentence",
    "persName": "mention",
    "orgName": "mention",
    "placeName": "mention",
    "name": "mention",
    "rs": "mention",
    "date": "timex",
    "time": "timex",
    "said": "quote",
}
"""What the elements of the text are that have an ``xml:id``; of ``seg`` it is its ``@type``."""

_KINDS = {TEI + name: kind for name, kind in KINDS.items()}
_PART = re.compile(r"(.+)\.([1-9][0-9]{0,8})\.[1-9][0-9]{0,8}", re.DOTALL)


class Identified(NamedTuple):
    """The elements of a text that have an ``xml:id``.

    Attributes:
        elements: those that are annotations, by kind, each its first part.
        spans: where those of several parts lie, by ``xml:id``.
        strays: further parts of what is not there, or of no known form.
    """

    elements: dict[str, list[etree._Element]]
    spans: dict[str, Spans]
    strays: list[Finding]


def identified(lies: Mapping[etree._Element, Span], prefix: str) -> Identified:
    """What the elements of a text are, by where each lies; the prefix is what every ``xml:id`` begins with."""
    elements: dict[str, list[etree._Element]] = {}
    parts: dict[str, list[tuple[etree._Element, int]]] = {}
    part = prefix + PART
    for element in lies:
        name = element.get(ID, "")
        if name.startswith(part):
            match = _PART.fullmatch(name, len(part))
            owner, span = (prefix + match[1], int(match[2])) if match else ("", 0)
            parts.setdefault(owner, []).append((element, span))
            continue
        kind = _KINDS.get(element.tag)
        if kind is None and element.tag == _SEG:
            kind = unescape(element.get("type", ""))
        if kind is not None:
            elements.setdefault(kind, []).append(element)
    spans = {}
    for element in [found for several in elements.values() for found in several] if parts else ():
        further = parts.pop(element.get(ID, ""), None)
        if further:
            spans[element.get(ID, "")] = _joined([(element, 1), *further], lies)
    lost = "it is a further part of an annotation that is not in the text"
    strays = [Finding(lost, _line_of(element)) for found in parts.values() for element, _ in found]
    return Identified(elements, spans, strays)


def _joined(parts: Iterable[tuple[etree._Element, int]], lies: Mapping[etree._Element, Span]) -> Spans:
    """The spans of an annotation: each from where the first of its parts begins to where the last ends."""
    spans: dict[int, Span] = {}
    for element, number in parts:
        start, end = lies[element]
        known = spans.get(number, Span(start, end))
        spans[number] = Span(min(known.start, start), max(known.end, end))
    return tuple([span for _, span in sorted(spans.items())])


def _line_of(element: etree._Element) -> str:
    """Where an element is, for a finding."""
    return f"line {element.sourceline}, {etree.QName(element).localname} {element.get(ID, '')}"


_SEG = f"{TEI}seg"


def attributes_of(element: etree._Element) -> dict[str, str]:
    """The attributes of an element, all at once: to ask it for one after the other is dear."""
    return dict(element.items())  # type: ignore[arg-type]  # the stubs say that they could be bytes


def read_text(body: etree._Element) -> tuple[str, dict[etree._Element, Span]]:
    """All characters in an element, without comments, and where each element in it with an ``xml:id`` lies."""
    pieces: list[str] = []
    lies: dict[etree._Element, Span] = {}

    def read(element: etree._Element, position: int) -> int:
        """Read what is in an element that begins at a position; return where it ends."""
        start = position
        text = element.text
        if text and type(element) is etree._Element:
            pieces.append(text)
            position += len(text)
        for child in element:
            position = read(child, position)
            tail = child.tail
            if tail:
                pieces.append(tail)
                position += len(tail)
        if ID in element.attrib:
            lies[element] = Span(start, position)
        return position

    read(body, 0)
    return "".join(pieces), lies
