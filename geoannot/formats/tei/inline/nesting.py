"""Which stretches of a text become elements of it: such as nest, after some have been cut.

Elements must nest and annotations need not (TEI, chapter NH). Where two cross, the one that may be cut is: it becomes
several parts, each inside the other element or outside. Where neither may be, the one that begins later is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from typing import NamedTuple

DEEPEST = 40
"""How many elements may stand around a place: parsers refuse 256, and people much fewer."""

_INK = re.compile(r"\S")


class Grade(NamedTuple):
    """How a sort of element takes part.

    Attributes:
        hardness: of two that cross, the softer one gives way.
        cuttable: whether it may be cut; if not, it is refused where it must give way.
        rank: of two with the same extent, the lower is outside; what is below zero is outside all that begins with it.
        structural: whether it is never refused; the hardest of all, and nested from the outset.
    """

    hardness: int
    cuttable: bool
    rank: int
    structural: bool = False


class Stretch(NamedTuple):
    """A stretch that is to be an element, in code points: one span of its owner, an annotation's id."""

    start: int
    end: int
    grade: Grade
    owner: str
    span: int = 1


class Part:
    """A stretch as it nests, or what is left of it where others cut it."""

    __slots__ = ("end", "grade", "owner", "span", "start")

    def __init__(self, start: int, end: int, stretch: Stretch) -> None:
        self.start = start
        self.end = end
        self.grade, self.owner, self.span = stretch.grade, stretch.owner, stretch.span


Bars = Callable[[Grade, Grade], bool]
"""Whether an element of the first grade can't hold one of the second, however deep inside."""


def nested(stretches: Iterable[Stretch], text: str, bars: Bars) -> tuple[list[Part], set[str]]:
    """The parts that nest, outer before inner, in text order; and the owners that are refused.

    Where something is cut, white space that begins the rest is left out of it, unless the rest is nothing else: the
    parts of one span go from where the first begins to where the last ends.

    Time: n log n, times :data:`DEEPEST` at worst.
    """
    heap = sorted([_entry(number, stretch) for number, stretch in enumerate(stretches)])  # which is a heap
    number = len(heap)
    open_: list[Part] = []
    parts: list[Part] = []
    refused: set[str] = set()

    def rest(stretch: Stretch | Part, start: int, end: int) -> None:
        """Put what is left of a stretch back among those that wait."""
        nonlocal number
        number += 1
        heappush(heap, _entry(number, Stretch(start, end, stretch.grade, stretch.owner, stretch.span)))

    while heap:
        stretch = heappop(heap)[-1]
        start, end, grade, owner, _ = stretch
        if owner in refused and not grade.structural:
            continue
        while open_ and open_[-1].end <= start < end:
            open_.pop()
        if open_ and open_[-1].end < end:
            if all(part.grade.hardness < grade.hardness for part in open_ if part.end < end):
                while open_ and open_[-1].end < end:
                    crossed = open_.pop()
                    if not crossed.grade.cuttable:
                        refused.add(crossed.owner)
                        continue
                    rest(crossed, start, crossed.end)
                    crossed.end = start
            elif grade.cuttable:
                cut = open_[-1].end
                ink = _INK.search(text, cut, end)
                rest(stretch, ink.start() if ink else cut, end)
                end = cut
            else:
                refused.add(owner)
                continue
        if not grade.structural and (len(open_) >= DEEPEST or any(bars(part.grade, grade) for part in open_)):
            refused.add(owner)
            continue
        part = Part(start, end, stretch)
        open_.append(part)
        parts.append(part)
    kept = [part for part in parts if part.grade.structural or (part.start < part.end and part.owner not in refused)]
    return kept, refused


def _entry(number: int, stretch: Stretch) -> tuple[int, bool, int, int, int, Stretch]:
    """A stretch with what it is sorted by: what begins earlier, then what ends later, then what is outside."""
    rank = stretch.grade.rank
    return stretch.start, rank >= 0, -stretch.end, rank, number, stretch
