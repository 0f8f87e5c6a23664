"""An index over intervals that are sorted by their start.

Hits whose start lies behind a position are a slice, found by bisection. Hits whose start lies before it are found by
walking back, and a tree of maxima over the ends says in O(log n) where the next one is; so a query costs
O(log n) for each hit, however the intervals nest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


class IntervalIndex:
    """Queries over half-open intervals; answers are positions in the sequence that was given, ascending."""

    __slots__ = ("_by_end", "_ends", "_maxima", "_sorted_ends", "_starts")

    def __init__(self, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Take the starts, ascending, and the ends that belong to them."""
        self._starts = starts
        self._ends = ends
        self._maxima: list[Sequence[int]] | None = None
        self._by_end: list[int] | None = None
        self._sorted_ends: list[int] = []

    def within(self, start: int, end: int) -> list[int]:
        """Intervals that lie in [start, end)."""
        ends = self._ends
        candidates = range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        return [i for i in candidates if ends[i] <= end]

    def overlapping(self, start: int, end: int) -> list[int]:
        """Intervals that share at least one position with [start, end)."""
        first = bisect_left(self._starts, start)
        return self._reaching(first, start + 1) + list(range(first, bisect_left(self._starts, end)))

    def covering(self, start: int, end: int) -> list[int]:
        """Intervals that contain [start, end)."""
        return self._reaching(bisect_right(self._starts, start), end)

    def before(self, position: int) -> list[int]:
        """Intervals that end at the position or before it."""
        if self._by_end is None:
            self._by_end = sorted(range(len(self._ends)), key=self._ends.__getitem__)
            self._sorted_ends = [self._ends[i] for i in self._by_end]
        return sorted(self._by_end[: bisect_right(self._sorted_ends, position)])

    def after(self, position: int) -> list[int]:
        """Intervals that start at the position or behind it."""
        return list(range(bisect_left(self._starts, position), len(self._starts)))

    def _reaching(self, stop: int, end: int) -> list[int]:
        """The positions below ``stop`` whose interval ends at ``end`` or later."""
        found = []
        position = self._last_reaching(stop, end)
        while position >= 0:
            found.append(position)
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
