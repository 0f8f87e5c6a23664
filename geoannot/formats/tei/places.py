"""Places in the text, after the pointer schemes of TEI (chapter SA, SATSSR): ``string-range`` and ``string-index``.

``#string-range(p1,32,9)`` is nine code points after the first 32 of the element ``p1``; further pairs of offset and
length make a discontinuous place. ``#string-index(p1,32)`` is the point before the 33rd.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping

from geoannot.errors import FormatError
from geoannot.model import Span, Spans

_NUMBER = "[0-9]{1,15}"
_RANGE = re.compile(rf"#string-range\(([^\s(),]+),({_NUMBER}),({_NUMBER})((?:,{_NUMBER},{_NUMBER})*)\)")
_INDEX = re.compile(rf"#string-index\(([^\s(),]+),({_NUMBER})\)")


class Pointers:
    """Makes pointers of spans: into the block where they lie, or into the whole text if no block holds them all."""

    def __init__(self, whole: str, blocks: Iterable[tuple[int, int, str]]) -> None:
        """Start and end (code points) and ``xml:id`` of each block, in text order, and the id of the whole text."""
        self._whole = f"({whole},"
        self._blocks = [(start, end, f"({name},") for start, end, name in blocks]
        self._starts = [start for start, _, _ in self._blocks]

    def range(self, spans: Spans) -> str:
        """All the spans in one pointer."""
        element, base = self._element(spans[0][0], spans[-1][1])
        if len(spans) == 1:  # by far the most
            return f"#string-range{element}{spans[0][0] - base},{spans[0][1] - spans[0][0]})"
        return f"#string-range{element}{','.join([f'{start - base},{end - start}' for start, end in spans])})"

    def indexes(self, span: Span) -> tuple[str, str]:
        """The pointers to the two ends of a span."""
        element, base = self._element(*span)
        return f"#string-index{element}{span[0] - base})", f"#string-index{element}{span[1] - base})"

    def _element(self, first: int, last: int) -> tuple[str, int]:
        """The element to point into, as it stands in pointers, and where in the text it begins."""
        number = bisect_right(self._starts, first) - 1
        if number >= 0:
            start, end, name = self._blocks[number]
            if last <= end:
                return name, start
        return self._whole, 0


class Places:
    """Finds the spans that pointers name."""

    def __init__(self, elements: Mapping[str, Span]) -> None:
        """Where each element with an ``xml:id`` lies in the text."""
        self._elements = elements

    def spans(self, pointer: str) -> Spans:
        """The spans of a ``string-range``.

        Raises:
            FormatError: it is none, or points past its element or to an element that is not there.
        """
        match = _RANGE.fullmatch(pointer)
        if match is None:
            raise FormatError(f"{pointer!r} is no string-range")
        name, offset, length, further = match.groups()
        base, end = self._elements.get(name) or self._element(name, pointer)
        start = base + int(offset)
        last = start + int(length)
        spans = [Span(start, last)]
        if further:
            numbers = [int(number) for number in further[1:].split(",")]
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            spans += [Span(base + offset, base + offset + length) for offset, length in pairs]
            last = max([span[1] for span in spans])
        if last > end:
            raise FormatError(f"{pointer} is past the end of the element (length {end - base})")
        return tuple(spans)

    def between(self, first: str, last: str) -> Span:
        """The span from one ``string-index`` to another.

        Raises:
            FormatError: as :meth:`spans`.
        """
        return Span(self._index(first), self._index(last))

    def _index(self, pointer: str) -> int:
        match = _INDEX.fullmatch(pointer)
        if match is None:
            raise FormatError(f"{pointer!r} is no string-index")
        element = self._element(match[1], pointer)
        if int(match[2]) > element.end - element.start:
            raise FormatError(f"{pointer} is past the end of the element (length {element.end - element.start})")
        return element.start + int(match[2])

    def _element(self, name: str, pointer: str) -> Span:
        element = self._elements.get(name)
        if element is None:
            raise FormatError(f"{pointer} points into no element of the text")
        return element
