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
    sweep = _Sweep(stretches, text, bars)
    while sweep.waiting:
        stretch = heappop(sweep.waiting)[-1]
        if stretch.grade.structural or stretch.owner not in sweep.refused:
            sweep.place(stretch)
    refused = sweep.refused
    kept = [one for one in sweep.parts if one.grade.structural or (one.start < one.end and one.owner not in refused)]
    return kept, refused


class _Sweep:
    """A walk through the text from left to right, with the elements that are open.

    Of these each ends where the one around it ends, or before.
    """

    def __init__(self, stretches: Iterable[Stretch], text: str, bars: Bars) -> None:
        # What is sorted is a heap: the next to begin is at its top, and rests of what was cut are put back.
        self.waiting = sorted([_entry(number, stretch) for number, stretch in enumerate(stretches)])
        self.parts: list[Part] = []
        self.refused: set[str] = set()
        self._text = text
        self._bars = bars
        self._open: list[Part] = []
        self._number = len(self.waiting)

    def place(self, stretch: Stretch) -> None:
        """Begin the next stretch, or what is left of it where it crosses; others may be cut for it."""
        start, end, grade, owner, _ = stretch
        open_ = self._open
        while open_ and open_[-1].end <= start < end:
            open_.pop()
        if open_ and open_[-1].end < end:
            if all(part.grade.hardness < grade.hardness for part in open_ if part.end < end):
                self._make_way(start, end)
            elif grade.cuttable:
                cut = open_[-1].end
                ink = _INK.search(self._text, cut, end)
                self._wait(stretch, ink.start() if ink else cut, end)
                end = cut
            else:
                self.refused.add(owner)
                return
        if not grade.structural and (len(open_) >= DEEPEST or any(self._bars(part.grade, grade) for part in open_)):
            self.refused.add(owner)
            return
        part = Part(start, end, stretch)
        open_.append(part)
        self.parts.append(part)

    def _make_way(self, start: int, end: int) -> None:
        """Cut all that is open and ends within a stretch where the stretch begins; refuse what can't be cut."""
        while self._open and self._open[-1].end < end:
            crossed = self._open.pop()
            if crossed.grade.cuttable:
                self._wait(crossed, start, crossed.end)
                crossed.end = start
            else:
                self.refused.add(crossed.owner)

    def _wait(self, cut: Stretch | Part, start: int, end: int) -> None:
        """Put what is left of something back among those that wait."""
        self._number += 1
        heappush(self.waiting, _entry(self._number, Stretch(start, end, cut.grade, cut.owner, cut.span)))


def _entry(number: int, stretch: Stretch) -> tuple[int, bool, int, int, int, Stretch]:
    """A stretch with what it is sorted by: what begins earlier, then what ends later, then what is outside."""
    rank = stretch.grade.rank
    return stretch.start, rank >= 0, -stretch.end, rank, number, stretch
