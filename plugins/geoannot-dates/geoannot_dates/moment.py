"""A moment: a point or a named stretch of the calendar, with its TIMEX3 value and its bounds.

Values follow TIMEX3 of TimeML 1.2.1: ``1998-05-02``, ``2003-W19-WE``, ``2002-SU``, ``197`` for a decade, ``13`` for the
fourteenth century, ``BC0212``, ``XXXX-05-02`` where the year is not known, ``1998-05-08TNI`` for a part of a day.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from geoannot_dates.calendar import Day, add_days, add_months, iso_week, month_length, week_start

GRAINS = ("century", "decade", "year", "half", "season", "quarter", "month", "week", "weekend", "day", "time")
"""What a moment can be, from the coarsest to the finest."""

LAST_YEAR = 9999
"""No later year has a value."""
SEASON_CODES = ("SP", "SU", "FA", "WI")
_FIRST_MONTH_OF_SPRING = 3


@attrs.frozen
class Moment:
    """A moment; what is None is not known.

    Attributes:
        grain: one of :data:`GRAINS`.
        year: astronomical, 0 is 1 BC; of a decade or century its lowest number of a year, without sign.
        number: which half, season, quarter or ISO week of the year.
        month: 1 to 12.
        day: 1 to 31.
        weekday: 1 to 7, where only that is known of the day.
        clock: what follows the day in the value: ``T09:15``, ``TNI``.
        era: -1 for decades and centuries before Christ.
    """

    grain: str
    year: int | None = None
    number: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str = ""
    era: int = 1

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        match self.grain:
            case "century":
                return f"{self._era}{(self.year or 0) // 100:02d}"
            case "decade":
                return f"{self._era}{(self.year or 0) // 10:03d}"
            case "year":
                return write_year(self.year)
            case "half" | "quarter":
                return f"{write_year(self.year)}-{self.grain[0].upper()}{self.number or 'X'}"
            case "season":
                return f"{write_year(self.year)}-{SEASON_CODES[(self.number or 1) - 1]}"
            case "month":
                return f"{write_year(self.year)}-{_two(self.month)}"
            case "week":
                return f"{write_year(self.year)}-W{_two(self.number)}"
            case "weekend":
                return f"{write_year(self.year)}-W{_two(self.number)}-WE"
        return self._day_value() + self.clock

    def _day_value(self) -> str:
        if self.weekday is not None and self.day is None:
            return f"{write_year(self.year)}-W{_two(self.number)}-{self.weekday}"
        return f"{write_year(self.year)}-{_two(self.month)}-{_two(self.day)}"

    @property
    def _era(self) -> str:
        return "BC" if self.era < 0 else ""

    @property
    def whole_day(self) -> Day | None:
        """The day it names or falls on, where that is known wholly."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return Day(self.year, self.month, self.day)

    def bounds(self) -> tuple[Day, Day] | None:
        """First and last day, or None where the year is open."""
        return None if self.year is None else _BOUNDS[self.grain](self, self.year)

    def at(self, clock: str) -> Moment:
        """The time of that day; of what is no day, the day is open."""
        return attrs.evolve(self, grain="time", clock=clock)


def of_day(day: Day, clock: str = "") -> Moment:
    """The moment that is a whole day, or a time in it."""
    return Moment("time" if clock else "day", day.year, month=day.month, day=day.day, clock=clock)


def of_week(day: Day, grain: str = "week") -> Moment:
    """The ISO week that holds the day, or its weekend."""
    year, number = iso_week(day)
    return Moment(grain, year, number=number)


def write_year(year: int | None) -> str:
    """Four digits, ``BC0212`` before Christ, ``XXXX`` where it is open."""
    if year is None:
        return "XXXX"
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02d}"


def _months(year: int, first: int, count: int) -> tuple[Day, Day]:
    last_year, last = add_months(year, first, count - 1)
    return Day(year, first, 1), Day(last_year, last, month_length(last_year, last))


def _years(count: int) -> Callable[[Moment, int], tuple[Day, Day]]:
    def bounds(moment: Moment, year: int) -> tuple[Day, Day]:
        last = year + count - 1
        if moment.era < 0:
            return Day(1 - last, 1, 1), Day(1 - year, 12, 31)
        return Day(year, 1, 1), Day(last, 12, 31)

    return bounds


def _part_of_year(months: int, first: int = 1) -> Callable[[Moment, int], tuple[Day, Day]]:
    def bounds(moment: Moment, year: int) -> tuple[Day, Day]:
        return _months(year, first + months * ((moment.number or 1) - 1), months)

    return bounds


def _month(moment: Moment, year: int) -> tuple[Day, Day]:
    return _months(year, moment.month, 1) if moment.month else _months(year, 1, 12)


def _week(moment: Moment, year: int) -> tuple[Day, Day]:
    if moment.number is None:
        return _months(year, 1, 12)
    monday = week_start(year, moment.number)
    return (add_days(monday, 5) if moment.grain == "weekend" else monday), add_days(monday, 6)


def _day(moment: Moment, year: int) -> tuple[Day, Day]:
    day = moment.whole_day
    return (day, day) if day else _month(moment, year)


_BOUNDS: dict[str, Callable[[Moment, int], tuple[Day, Day]]] = {
    "century": _years(100),
    "decade": _years(10),
    "year": _years(1),
    "half": _part_of_year(6),
    "season": _part_of_year(3, _FIRST_MONTH_OF_SPRING),
    "quarter": _part_of_year(3),
    "month": _month,
    "week": _week,
    "weekend": _week,
    "day": _day,
    "time": _day,
}
