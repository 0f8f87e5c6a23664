"""Moments counted from moments: so many units later, the unit that holds a day, a part of a whole."""

from __future__ import annotations

import attrs

from geoannot_dates import calendar
from geoannot_dates.calendar import Day
from geoannot_dates.expression import Shift
from geoannot_dates.moment import Moment, of_day, of_week
from geoannot_dates.nearness import real, start_of

_GRAIN_OF_UNIT = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
_MONTHS_OF_UNIT = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_FURTHEST = 9999


def some(unit: str) -> Moment | None:
    """Some day, week or year, where nothing says which; a decade that is not known has no value."""
    grain = _GRAIN_OF_UNIT.get(unit)
    return Moment(grain) if grain and grain not in ("decade", "century") else None


def shifted(base: Moment, shift: Shift) -> Moment | None:
    """The moment so many units away, as fine as the unit; an exact distance from a day in days or weeks is a day.

    None where nothing tells it, or where TIMEX3 has no value as coarse as the unit (*last fortnight*, a millennium).
    """
    unit = shift.unit
    if abs(shift.count) > _FURTHEST or base.year is None or unit not in _GRAIN_OF_UNIT:
        return None
    if unit in ("D", "W", "WE"):
        return _shifted_by_days(base, shift)
    first = start_of(base)
    year, month = calendar.add_months(first.year, first.month, shift.count * _MONTHS_OF_UNIT[unit])
    return holding(Day(year, month, 1), _GRAIN_OF_UNIT[unit])


def _shifted_by_days(base: Moment, shift: Shift) -> Moment | None:
    factor = 1 if shift.unit == "D" else 7
    day = base.whole_day
    if day is None:
        if base.grain == "week" and shift.unit != "D":
            return of_week(calendar.add_days(start_of(base), 7 * shift.count), _GRAIN_OF_UNIT[shift.unit])
        if shift.unit == "D" and base.grain in ("month", "year"):
            # Some day of that month or year: which one, the text does not say.
            return Moment("day", base.year, month=base.month if shift.count == 0 else None)
        return Moment(_GRAIN_OF_UNIT[shift.unit], base.year) if base.grain in ("month", "year") else None
    there = calendar.add_days(day, factor * shift.count)
    if shift.unit == "D" or (shift.exact and base.grain in ("day", "time")):
        return of_day(there)
    return of_week(there, _GRAIN_OF_UNIT[shift.unit])


def day_away(day: Day, shift: Shift) -> Day | None:
    """The day itself so many units away; the last of the month where that one is shorter."""
    if abs(shift.count) > _FURTHEST:
        return None
    months = _MONTHS_OF_UNIT.get(shift.unit)
    if months is None:
        return calendar.add_days(day, shift.count * (1 if shift.unit == "D" else 7))
    year, month = calendar.add_months(day.year, day.month, shift.count * months)
    return Day(year, month, min(day.day, calendar.month_length(year, month)))


def holding(day: Day, grain: str) -> Moment:
    """The month, or greater unit of the calendar, that holds the day."""
    match grain:
        case "month":
            return Moment("month", day.year, month=day.month)
        case "quarter":
            return Moment("quarter", day.year, number=(day.month + 2) // 3)
        case "year":
            return Moment("year", day.year)
    size = 10 if grain == "decade" else 100
    if day.year < 1:
        return Moment(grain, (-day.year) // size * size, era=-1)
    return Moment(grain, day.year // size * size)


def part_of(part: Moment, whole: Moment) -> Moment | None:
    """The part of a whole: May of last year, the 20th of that month, the week of 6 March.

    A quarter may be that of a day: the fourth quarter ended 31 March is one of the year of that day.
    """
    if part.grain in ("week", "weekend") and part.number is None:
        day = whole.whole_day
        return of_week(day, part.grain) if day else None
    if part.grain == "day" and part.month is None:
        first = start_of(whole)
        return real(Moment("day", first.year, month=first.month, day=part.day))
    return real(attrs.evolve(part, year=whole.year))
