"""One TEI document that geoannot wrote, on its way back: where its elements lie in the text, and who signed what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

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
        self._elements, self._spans = identified(self._lies, prefix)
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
                name = etree.QName(element).localname
                self.findings.append(Finding(str(error), f"line {element.sourceline}, {name} {element.get(ID, '')}"))


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


def identified(
    lies: Mapping[etree._Element, Span], prefix: str
) -> tuple[dict[str, list[etree._Element]], dict[str, Spans]]:
    """The elements of the text that are annotations, by kind, and where those of several parts lie, by ``xml:id``."""
    elements: dict[str, list[etree._Element]] = {}
    parts: dict[str, dict[int, list[Span]]] = {}
    part = prefix + PART
    for element, span in lies.items():
        name = element.get(ID, "")
        if name.startswith(part):
            match = _PART.fullmatch(name, len(part))
            if match is not None:
                parts.setdefault(prefix + match[1], {}).setdefault(int(match[2]), []).append(span)
            continue
        kind = _KINDS.get(element.tag)
        if kind is None and element.tag == _SEG:
            kind = unescape(element.get("type", ""))
        if kind is not None:
            elements.setdefault(kind, []).append(element)
    spans = {}
    for element in [found for several in elements.values() for found in several] if parts else ():
        name = element.get(ID, "")
        if name in parts:
            spans_of = parts[name]
            spans_of.setdefault(1, []).append(lies[element])
            spans[name] = tuple(
                Span(min(one[0] for one in found), max(one[1] for one in found))
                for _, found in sorted(spans_of.items())
            )
    return elements, spans


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
