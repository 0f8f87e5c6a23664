"""The text of an edition: which characters of a file count, where each element lies, and where each character is from.

Three kinds of offsets, all in code points: of the *text* of the document; of the *content*, which is all the character
data of the ``TEI`` element in the order of the file, counted as a parser delivers it (what pointers count, after
chapter SA); and of the *source*, the file as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

import attrs
from lxml import etree

from geoannot.formats.tei.editions.rules import Role, Rule, chosen
from geoannot.formats.tei.editions.source import Source, markup
from geoannot.formats.tei.names import TEI
from geoannot.model import Span

_SPECIAL = re.compile(r"&[^;]*+;|\r\n?")
_PREDEFINED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_SEPARATOR = "\n"
_APART: frozenset[Role] = frozenset({"heading", "paragraph", "block"})


class Run(NamedTuple):
    """Characters that follow each other in text, content and source alike.

    Where the two lengths agree, each character of the text is one of the source. A reference (``&amp;``) is one
    character of the text and several of the source; a line feed that parts two blocks is none of the source.
    """

    text: int
    content: int
    source: int
    length: int
    source_length: int

    @property
    def inserted(self) -> bool:
        """Whether it is in the text alone."""
        return not self.source_length


@attrs.define
class Element:
    """An element of the edition and where it lies.

    Attributes:
        node: the element itself.
        number: its place among the elements of the edition, from 0.
        parent: the number of the element around it; -1 for none.
        role: what it is to the text.
        tag: where its start tag begins in the source, and where the name in it ends.
        text: where its text lies in the document; empty where it is left out.
        content: where its character data lie in the content.
        source_end: where its end tag ends in the source.
    """

    node: etree._Element
    number: int
    parent: int
    role: Role
    tag: Span
    text: Span
    content: Span
    source_end: int = 0


class Edition:
    """The text of one ``TEI`` element, its elements, and the way back from every character.

    Attributes:
        text: the text of the document.
        elements: all elements of ``TEI``, in the order of the file.
        runs: where the characters of the text are from, in order.
        sections: the CDATA sections of the source.
    """

    def __init__(
        self,
        tei: etree._Element,
        source: Source,
        rule: Rule,
        *,
        ours: Callable[[etree._Element], bool] | None = None,
        closed: etree._Element | None = None,
    ) -> None:
        """Select the text.

        Args:
            tei: the ``TEI`` element.
            source: the file that it was parsed from, with this element as its root.
            rule: what counts as text.
            ours: tells the elements that were put into it, which are nothing to the text.
            closed: an element of which nothing inside is looked at; it holds none of its own name.
        """
        self.tei = tei
        self.source = source
        self.elements: list[Element] = []
        self.runs: list[Run] = []
        self.sections: list[Span] = []
        reading = _Reading(self, rule, ours, closed)
        reading.read()
        self.text = "".join(reading.pieces)
        self._starts = [run.text for run in self.runs]
        self._contents = [run.content for run in self.runs]

    def source_span(self, span: tuple[int, int]) -> Span:
        """Where the characters of a span of the text stand in the source, from the first to the last.

        For a line feed that parts two blocks it is the point between them.
        """
        start, last = self._run(span[0]), self._run(span[1] - 1)
        begin = start.source + (span[0] - start.text if start.source_length == start.length else 0)
        one_to_one = last.source_length == last.length
        end = last.source + (span[1] - last.text if one_to_one else last.source_length)
        return Span(begin, end)

    def byte_span(self, span: tuple[int, int]) -> Span:
        """The same in bytes of the file."""
        start, end = self.source_span(span)
        return Span(self.source.byte(start), self.source.byte(end))

    def content_spans(self, span: tuple[int, int]) -> Iterator[Span]:
        """Where a span of the text lies in the content: in several pieces if something between is left out."""
        start, end = span
        piece: Span | None = None
        for number in range(self._index(start), len(self.runs)):
            run = self.runs[number]
            if run.text >= end:
                break
            if run.inserted:
                continue
            begin = run.content + max(0, start - run.text)
            stop = run.content + min(run.length, end - run.text)
            if piece is not None and piece.end == begin:
                piece = Span(piece.start, stop)
            else:
                if piece is not None:
                    yield piece
                piece = Span(begin, stop)
        if piece is not None:
            yield piece

    def text_span(self, content: tuple[int, int]) -> Span:
        """The characters of the text that are from a stretch of the content; empty where all of it is left out."""
        start, end = self._text_offset(content[0]), self._text_offset(content[1])
        while start < end and self._run(start).inserted:
            start += 1
        while end > start and self._run(end - 1).inserted:
            end -= 1
        return Span(start, end)

    def own_span(self, element: Element) -> Span:
        """Where the text of an element lies, without a line feed before it that the file does not have."""
        start, end = element.text
        while start < end and self._run(start).inserted:
            start += 1
        return Span(start, end)

    def is_left_out(self, content: tuple[int, int]) -> bool:
        """Whether no character of a stretch of the content is in the text."""
        span = self.text_span(content)
        return span.start == span.end

    def _text_offset(self, content: int) -> int:
        """How many characters of the text are from before an offset of the content, separators counted."""
        number = bisect_right(self._contents, content) - 1  # never what parts two blocks: more begins at its place
        if number < 0:
            return 0
        run = self.runs[number]
        return run.text + min(run.length, content - run.content)

    def _run(self, offset: int) -> Run:
        return self.runs[self._index(offset)]

    def _index(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


class _Reading:
    """One walk over a file: tags from the source, elements from the tree, in step."""

    def __init__(
        self,
        edition: Edition,
        rule: Rule,
        ours: Callable[[etree._Element], bool] | None,
        closed: etree._Element | None,
    ) -> None:
        self.pieces: list[str] = []
        self._edition = edition
        self._rule = rule
        self._ours = ours
        self._closed = closed
        self._source = edition.source.text
        self._nodes = edition.tei.iter(etree.Element)
        self._length = self._content = 0
        self._open: list[Element] = []
        self._skipped = 0  # how many of the open elements are left out
        self._in_paragraph = 0  # the number of open elements from the outermost paragraph on
        self._apart = False  # whether what comes next stands apart from what was
        self._chosen: dict[etree._Element, etree._Element | None] = {}

    def read(self) -> None:
        """Take the characters and the elements one after the other."""
        source, position = self._source, -1
        tags = markup(source)
        while (found := next(tags, None)) is not None:
            start, end = found.span()
            if 0 <= position < start:
                self._take(position, start)
            position = end
            if found["name"] is not None:
                node = self._begin(start, found.end("name"))
                if source[end - 2] == "/":
                    self._finish(end)
                elif node is self._closed:
                    tags = markup(source, self._pass_by(node, found["name"], end))
            elif source[start + 1] == "/":
                self._finish(end)
            elif source.startswith("<![CDATA[", start):
                self._edition.sections.append(Span(start, end))
                self._take(start + 9, end - 3, verbatim=True)
            if not self._open and self._edition.elements:
                break

    def _pass_by(self, node: etree._Element, name: str, position: int) -> int:
        """Leave out what is in an element; return where its end tag begins."""
        inside = sum(1 for _ in node.iterdescendants(etree.Element))
        next(islice(self._nodes, inside, inside), None)
        return self._source.index(f"</{name}", position)

    def _begin(self, start: int, name_end: int) -> etree._Element:
        node = next(self._nodes)
        parent = self._open[-1] if self._open else None
        role = self._role(node, parent)
        if role in _APART or role == "break":
            self._apart = True
        self._skipped += role == "skip" or self._skipped > 0
        self._in_paragraph += role in ("heading", "paragraph") or self._in_paragraph > 0
        element = Element(
            node=node,
            number=len(self._edition.elements),
            parent=-1 if parent is None else parent.number,
            role=role,
            tag=Span(start, name_end),
            text=Span(self._length, self._length),
            content=Span(self._content, self._content),
        )
        self._edition.elements.append(element)
        self._open.append(element)
        return node

    def _finish(self, end: int) -> None:
        element = self._open.pop()
        element.text = Span(element.text.start, self._length)
        element.content = Span(element.content.start, self._content)
        element.source_end = end
        if element.role in _APART:
            self._apart = True
        self._skipped -= self._skipped > 0
        self._in_paragraph -= self._in_paragraph > 0

    def _role(self, node: etree._Element, parent: Element | None) -> Role:
        """What an element is here: of nested paragraphs only the outermost is one, and of a choice one child counts."""
        if parent is None:
            return "block"
        if self._skipped or (parent.parent == -1 and node.tag != f"{TEI}text"):
            return "skip"
        if self._ours is not None and self._ours(node):
            return "text"
        role, argument = self._rule.line(node)
        if parent.role == "choose" and self._chosen[parent.node] is not node:
            return "skip"
        if role == "choose":
            self._chosen[node] = chosen(node, argument)
        if self._in_paragraph and role in ("heading", "paragraph"):
            return "block"
        return role

    def _take(self, start: int, end: int, *, verbatim: bool = False) -> None:
        """Take a stretch of character data; references and line ends are what a parser makes of them."""
        if verbatim:
            specials = [found for found in _SPECIAL.finditer(self._source, start, end) if found[0][0] == "\r"]
        else:
            specials = list(_SPECIAL.finditer(self._source, start, end))
        for found in specials:
            self._add(self._source[start : found.start()], start, found.start() - start)
            self._add(_character(found[0]), found.start(), len(found[0]))
            start = found.end()
        self._add(self._source[start:end], start, end - start)

    def _add(self, characters: str, source: int, source_length: int) -> None:
        length = len(characters)
        if not length:
            return
        if not self._skipped and len(self._open) > 1:  # white space between header and text is none of the text
            if self._apart:
                self._separate(characters[0], source)
            self._edition.runs.append(Run(self._length, self._content, source, length, source_length))
            self.pieces.append(characters)
            self._length += length
        self._content += length

    def _separate(self, following: str, source: int) -> None:
        """Part two blocks between which there is no white space, with a line feed that the file does not have."""
        self._apart = False
        if self.pieces and not self.pieces[-1][-1].isspace() and not following.isspace():
            self._edition.runs.append(Run(self._length, self._content, source, 1, 0))
            self.pieces.append(_SEPARATOR)
            self._length += 1


def _character(written: str) -> str:
    """What a reference or a line end stands for."""
    if written[0] == "\r":
        return "\n"
    if written[1] == "#":
        return chr(int(written[3:-1], 16) if written[2] == "x" else int(written[2:-1]))
    return _PREDEFINED[written]
