"""An index over intervals that are sorted by their start.

Hits whose start lies behind a position are a slice, found by bisection. Hits whose start lies before it are found by
walking back, and a tree of maxima over the ends says in O(log n) where the next one is; so a query costs
O(log n) for each hit, however the intervals nest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class IntervalIndex(Generic[T]):
    """Queries over things with half-open intervals; answers come in the order in which the things were given."""

    __slots__ = ("_by_end", "_ends", "_items", "_maxima", "_sorted_ends", "_starts")

    def __init__(self, items: Sequence[T], starts: Sequence[int], ends: Sequence[int]) -> None:
        """Take things, their starts, which ascend, and their ends."""
        self._items = items
        self._starts = starts
        self._ends = ends
        self._maxima: list[Sequence[int]] | None = None
        self._by_end: list[int] | None = None
        self._sorted_ends: list[int] = []

    def within(self, start: int, end: int) -> list[T]:
        """What lies in [start, end)."""
        starts, ends, items = self._starts, self._ends, self._items
        return [items[i] for i in range(bisect_left(starts, start), bisect_left(starts, end)) if ends[i] <= end]

    def overlapping(self, start: int, end: int) -> list[T]:
        """What shares at least one position with [start, end)."""
        first = bisect_left(self._starts, start)
        return [*self._reaching(first, start + 1), *self._items[first : bisect_left(self._starts, end)]]

    def covering(self, start: int, end: int) -> list[T]:
        """What contains [start, end)."""
        return self._reaching(bisect_right(self._starts, start), end)

    def before(self, position: int) -> list[T]:
        """What ends at the position or before it."""
        if self._by_end is None:
            self._by_end = sorted(range(len(self._ends)), key=self._ends.__getitem__)
            self._sorted_ends = [self._ends[i] for i in self._by_end]
        return [self._items[i] for i in sorted(self._by_end[: bisect_right(self._sorted_ends, position)])]

    def after(self, position: int) -> list[T]:
        """What starts at the position or behind it."""
        return list(self._items[bisect_left(self._starts, position) :])

    def _reaching(self, stop: int, end: int) -> list[T]:
        """What stands below ``stop`` and ends at ``end`` or later."""
        found = []
        position = self._last_reaching(stop, end)
        while position >= 0:
            found.append(self._items[position])
            position = self._last_reaching(position, end)
        found.reverse()
        return found

    def _last_reaching(self, stop: int, end: int) -> int:
        """The greatest position below ``stop`` whose interval ends at ``end`` or later; -1 where there is none."""
        if stop > 0 and self._ends[stop - 1] >= end:
            return stop - 1
        maxima = self._maxima or self._build_maxima()
        # Climb while the block left of `stop` on this level is too short, then descend into the first that is not.
        level = 0
        while stop > 0:
            if stop & 1:
                if maxima[level][stop - 1] >= end:
                    break
                stop -= 1
            stop >>= 1
            level += 1
        else:
            return -1
        block = stop - 1
        while level > 0:
            level -= 1
            block = 2 * block + 1
            if block >= len(maxima[level]) or maxima[level][block] < end:
                block -= 1
        return block

    def _build_maxima(self) -> list[Sequence[int]]:
        """Level 0 is the ends; each level above holds the maximum of two neighbours, an odd last one stands alone."""
        levels: list[Sequence[int]] = [self._ends]
        while len(levels[-1]) > 1:
            below = levels[-1]
            above = list(map(max, below[::2], below[1::2]))
            if len(below) & 1:
                above.append(below[-1])
            levels.append(above)
        self._maxima = levels
        return levels
