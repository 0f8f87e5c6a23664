"""From a resolved expression to what an annotation says: value, calendar bounds and EDTF.

EDTF is the Extended Date/Time Format of ISO 8601-2 (Library of Congress, 2019), level 2 for halves and quarters.
"""

from __future__ import annotations

from typing import NamedTuple

from geoannot_dates.calendar import Day, month_length
from geoannot_dates.moment import Moment

_FIRST, _LAST = Day(1, 1, 1), Day(9999, 12, 31)
_SEASON_NUMBERS = {"season": 20, "quarter": 32, "half": 39}
_THIRDS_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_THIRDS_OF_MONTH = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_THIRDS_OF_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}

Bounds = tuple[Day, Day]


class Extent(NamedTuple):
    """The calendar days that words can mean, ISO dates or None, and the same in EDTF."""

    earliest: str | None
    latest: str | None
    edtf: str | None


NOWHERE = Extent(None, None, None)


def extent_of(moment: Moment, mod: str | None) -> Extent:
    """Bounds and EDTF of a moment; START, MID and END are its thirds."""
    bounds = moment.bounds()
    if bounds is not None and mod in _THIRDS_OF_YEAR:
        third = third_of(moment, bounds, mod)
        if third != bounds:
            return Extent(*_iso(third), _interval(third))
        bounds = third
    return Extent(*_iso(bounds), edtf_of(moment, mod))


def between(first: Day, last: Day) -> Extent:
    """A stretch from one day to another, in either order; nowhere where it goes past the year 9999."""
    bounds = min(first, last), max(first, last)
    return NOWHERE if bounds[1] > _LAST else Extent(*_iso(bounds), _interval(bounds))


def third_of(moment: Moment, bounds: Bounds, mod: str) -> Bounds:
    """The first, middle or last third of a century, decade, year, season or month; other moments are whole."""
    first, last = bounds
    if moment.era < 0:
        return bounds
    match moment.grain:
        case "century":
            years = {"START": (0, 32), "MID": (33, 66), "END": (67, 99)}[mod]
            return Day(first.year + years[0], 1, 1), Day(first.year + years[1], 12, 31)
        case "decade":
            years = _THIRDS_OF_DECADE[mod]
            return Day(first.year + years[0], 1, 1), Day(first.year + years[1], 12, 31)
        case "year":
            months = _THIRDS_OF_YEAR[mod]
            return Day(first.year, months[0], 1), Day(first.year, months[1], month_length(first.year, months[1]))
        case "month":
            days = _THIRDS_OF_MONTH[mod]
            return first._replace(day=days[0]), first._replace(day=min(days[1], last.day))
    return bounds


def edtf_of(moment: Moment, mod: str | None = None) -> str | None:
    """The EDTF string of a moment; None where EDTF has no form for it."""
    mark = "~" if mod == "APPROX" and moment.year is not None else ""
    match moment.grain:
        case "century":
            return None if moment.era < 0 else f"{(moment.year or 0) // 100:02d}XX"
        case "decade":
            return None if moment.era < 0 else f"{(moment.year or 0) // 10:03d}X"
        case "year":
            return _year(moment.year) + mark
        case "season" | "quarter" | "half":
            if moment.number is None or moment.year is None:
                return None
            return f"{_year(moment.year)}-{_SEASON_NUMBERS[moment.grain] + moment.number}{mark}"
        case "month":
            return f"{_year(moment.year)}-{_two(moment.month)}{mark}"
        case "week" | "weekend":
            bounds = moment.bounds() if moment.number else None
            return _interval(bounds) if bounds else None
    if moment.month is None:
        return None
    day = f"{_year(moment.year)}-{_two(moment.month)}-{_two(moment.day)}"
    exact = len(moment.clock) in (6, 9) and moment.clock[1].isdecimal() and moment.whole_day and moment.clock < "T24"
    if exact:
        return day + moment.clock + (":00" if len(moment.clock) == 6 else "")
    return day + mark


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _interval(bounds: Bounds) -> str:
    first, last = (f"{_year(day.year)}-{day.month:02d}-{day.day:02d}" for day in bounds)
    return first if first == last else f"{first}/{last}"


def _iso(bounds: Bounds | None) -> tuple[str | None, str | None]:
    """ISO dates; null before Christ and after 9999, which they cannot write."""
    if bounds is None or bounds[0] < _FIRST or bounds[1] > _LAST:
        return None, None
    first, last = (f"{day.year:04d}-{day.month:02d}-{day.day:02d}" for day in bounds)
    return first, last
