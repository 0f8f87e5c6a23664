"""Which characters of a file are the text of an edition: all that stand in ``text``, save what the rule leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml import etree

from geoannot.formats.tei.editions.elements import Element, Run
from geoannot.formats.tei.editions.rules import Role, Rule, chosen
from geoannot.formats.tei.editions.source import markup
from geoannot.formats.tei.names import TEI
from geoannot.model import Span

_SPECIAL = re.compile(r"&[^;]*+;|\r\n?")
_PREDEFINED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}
_SEPARATOR = "\n"
_APART: frozenset[Role] = frozenset({"heading", "paragraph", "block"})


class Selection:
    """One walk over a file: tags from the source, elements from the tree, in step.

    Attributes:
        pieces: the text, in pieces.
        elements: all elements, in the order of the file.
        runs: where the characters of the text are from.
        sections: the CDATA sections of the source.
    """

    def __init__(
        self,
        tei: etree._Element,
        source: str,
        rule: Rule,
        ours: Callable[[etree._Element], bool] | None,
        closed: etree._Element | None,
    ) -> None:
        """Prepare a walk, as :class:`geoannot.formats.tei.editions.edition.Edition` has the arguments."""
        self.pieces: list[str] = []
        self.elements: list[Element] = []
        self.runs: list[Run] = []
        self.sections: list[Span] = []
        self._rule = rule
        self._ours = ours
        self._closed = closed
        self._source = source
        self._nodes = tei.iter(etree.Element)
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
                self.sections.append(Span(start, end))
                self._take(start + 9, end - 3, verbatim=True)
            if not self._open and self.elements:
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
            number=len(self.elements),
            parent=-1 if parent is None else parent.number,
            role=role,
            tag=Span(start, name_end),
            text=Span(self._length, self._length),
            content=Span(self._content, self._content),
        )
        self.elements.append(element)
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
            self.runs.append(Run(self._length, self._content, source, length, source_length))
            self.pieces.append(characters)
            self._length += length
        self._content += length

    def _separate(self, following: str, source: int) -> None:
        """Part two blocks between which there is no white space, with a line feed that the file does not have."""
        self._apart = False
        if self.pieces and not self.pieces[-1][-1].isspace() and not following.isspace():
            self.runs.append(Run(self._length, self._content, source, 1, 0))
            self.pieces.append(_SEPARATOR)
            self._length += 1


def _character(written: str) -> str:
    """What a reference or a line end stands for."""
    if written[0] == "\r":
        return "\n"
    if written[1] == "#":
        return chr(int(written[3:-1], 16) if written[2] == "x" else int(written[2:-1]))
    return _PREDEFINED[written]
