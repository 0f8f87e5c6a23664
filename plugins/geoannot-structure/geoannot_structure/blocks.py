"""The blocks of a text: its headings and paragraphs, each with what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geoannot_structure.furniture import is_author_note, role_of
from geoannot_structure.headings import find_headings
from geoannot_structure.lines import lines_of
from geoannot_structure.wrapping import Wrapped, continued_lines

# Notes about the authors stand among so many blocks at the end.
LAST_BLOCKS = 3


class Block(NamedTuple):
    """A heading or a paragraph, in code points; no white space at its edges.

    Attributes:
        start: its first character.
        end: behind its last one.
        heading: whether it is a heading.
        role: what a paragraph is if it is no prose (see :func:`geoannot_structure.furniture.role_of`).
    """

    start: int
    end: int
    heading: bool = False
    role: str | None = None


def blocks_of(text: str, wrapped: Wrapped = "auto", title: str | None = None) -> list[Block]:
    """All headings and paragraphs of a text, in order; together they hold everything that is not white space.

    Args:
        text: the text.
        wrapped: whether paragraphs span several lines (``yes``, ``no``), or judge by the evidence (``auto``).
        title: the title of the document where it is known; a block that repeats it is a heading.
    """
    spans = _joined_lines(text, wrapped)
    contents = [text[start:end] for start, end in spans]
    roles = [role_of(content) for content in contents]
    headings = find_headings(contents, roles, title)
    _mark_author_notes(contents, roles, headings)
    return [
        Block(start, end, heading, None if heading else role)
        for (start, end), heading, role in zip(spans, headings, roles, strict=True)
    ]


def _joined_lines(text: str, wrapped: Wrapped) -> list[tuple[int, int]]:
    lines = lines_of(text)
    spans: list[tuple[int, int]] = []
    for line, continued in zip(lines, continued_lines(text, lines, wrapped), strict=True):
        if continued:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _mark_author_notes(contents: Sequence[str], roles: list[str | None], headings: Sequence[bool]) -> None:
    for index in range(max(1, len(contents) - LAST_BLOCKS), len(contents)):
        if roles[index] is None and not headings[index] and is_author_note(contents[index]):
            roles[index] = "note"
