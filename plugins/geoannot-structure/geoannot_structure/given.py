"""Headings and paragraphs that a document brings along: what is found gives way to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from geoannot.model import DocumentView
from geoannot_structure.blocks import Block


def with_given_blocks(document: DocumentView, found: Sequence[Block]) -> Sequence[Block]:
    """The headings and paragraphs of a document, with what was found where the document says nothing.

    Where given ones overlap, the later one begins behind the earlier one.
    """
    given = list(_given_blocks(document))
    if not given:
        return found
    return sorted([*given, *_outside(document.text, found, given)])


def _given_blocks(document: DocumentView) -> Iterator[Block]:
    extents = sorted(
        [(item.start, item.end, True) for item in document.layer("heading")]
        + [(item.start, item.end, False) for item in document.layer("paragraph")]
    )
    reached = 0
    for start, end, heading in extents:
        start, end = _trim(document.text, max(start, reached), end)
        if start < end:
            yield Block(start, end, heading)
            reached = end


def _outside(text: str, found: Iterable[Block], given: Sequence[Block]) -> Iterator[Block]:
    """What of the blocks found lies outside the given ones; both are in text order."""
    first = 0
    for block in found:
        while first < len(given) and given[first].end <= block.start:
            first += 1
        start, place = block.start, first
        while place < len(given) and given[place].start < block.end:
            yield from _piece(text, block, start, given[place].start)
            start = given[place].end
            place += 1
        yield from _piece(text, block, start, block.end)


def _piece(text: str, block: Block, start: int, end: int) -> Iterator[Block]:
    start, end = _trim(text, start, end)
    if start < end:
        yield block._replace(start=start, end=end)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the white space at its edges; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
