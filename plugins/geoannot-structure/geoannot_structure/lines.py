"""The lines of a text: where each begins and ends, how far it is indented, and how it is set off from the last one."""

from __future__ import annotations

import re
from typing import NamedTuple

# The breaks of str.splitlines. A line that holds text begins with its first character that is not white space.
LINE = re.compile(r"\S[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]*")
SINGLE_BREAKS = frozenset(("\n", "\r\n", "\r", "\u2028"))
# Breaks that part paragraphs by themselves.
PARTING = ("\f", "\u2029")


class Line(NamedTuple):
    """A line that holds text, in code points.

    Attributes:
        start: its first character that is not white space.
        end: behind its last one.
        indent: number of white space characters before ``start`` in its line.
        blank: number of blank lines between it and the line before; 1 for the first line.
    """

    start: int
    end: int
    indent: int
    blank: int


def lines_of(text: str) -> list[Line]:
    """All lines that hold text, in order."""
    lines: list[Line] = []
    last = 0
    for found in LINE.finditer(text):
        start, line = found.start(), found.group()
        gap = text[last:start]
        last = start + len(line.rstrip())
        if gap in SINGLE_BREAKS:
            lines.append(Line(start, last, 0, 0))
        else:
            lines.append(Line(start, last, *_read_gap(gap, first=not lines)))
    return lines


def _read_gap(gap: str, first: bool) -> tuple[int, int]:
    """The indentation and the number of blank lines that white space between two lines amounts to."""
    # A letter stands for the line to come, so that every break in the gap ends a line.
    pieces = (gap + "x").splitlines()
    blank = len(pieces) - 2 + any(mark in gap for mark in PARTING)
    return len(pieces[-1]) - 1, 1 if first else max(blank, 0)
