"""The text of an edition: which characters of a file count, where each element lies, and where each character is from.

Three kinds of offsets, all in code points: of the *text* of the document; of the *content*, which is all the character
data of the ``TEI`` element in the order of the file, counted as a parser delivers it (what pointers count, after
chapter SA); and of the *source*, the file as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from lxml import etree

from geoannot.formats.tei.editions.elements import Element, Run
from geoannot.formats.tei.editions.rules import Rule
from geoannot.formats.tei.editions.selection import Selection
from geoannot.formats.tei.editions.source import Source
from geoannot.model import Span


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
        selection = Selection(tei, source.text, rule, ours, closed)
        selection.read()
        self.text = "".join(selection.pieces)
        self.elements, self.runs, self.sections = selection.elements, selection.runs, selection.sections
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
