"""Arithmetic of the proleptic Gregorian calendar for any year, before Christ too.

Years are astronomical here: 0 is 1 BC, -489 is 490 BC. Days are counted from 1 January 1970 (day 0), after Howard
Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil and civil_from_days).
"""

from __future__ import annotations

from typing import NamedTuple

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Day(NamedTuple):
    """A day of the calendar; compares by time."""

    year: int
    month: int
    day: int


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days the month has."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day: 30 February is none."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def number_of(day: Day) -> int:
    """The count of days since 1 January 1970."""
    year = day.year - (day.month <= 2)
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146097 + day_of_era - 719468


def day_of(number: int) -> Day:
    """The day with that count; the inverse of :func:`number_of`."""
    era, day_of_era = divmod(number + 719468, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return Day(year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1)


def weekday(day: Day) -> int:
    """1 for Monday to 7 for Sunday (ISO 8601)."""
    return (number_of(day) + 3) % 7 + 1


def add_days(day: Day, count: int) -> Day:
    """The day so many days later, or earlier where the count is negative."""
    return day_of(number_of(day) + count)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month so many months later."""
    years, index = divmod(month - 1 + count, 12)
    return year + years, index + 1


def iso_week(day: Day) -> tuple[int, int]:
    """Year and number of the ISO week that holds the day."""
    thursday = add_days(day, 4 - weekday(day))
    return thursday.year, (number_of(thursday) - number_of(Day(thursday.year, 1, 1))) // 7 + 1


def week_start(year: int, week: int) -> Day:
    """The Monday of an ISO week."""
    fourth = Day(year, 1, 4)
    return add_days(fourth, 7 * (week - 1) + 1 - weekday(fourth))


def nth_weekday(year: int, month: int, wanted: int, nth: int) -> Day:
    """The nth such weekday of a month; -1 is the last one."""
    if nth > 0:
        first = Day(year, month, 1)
        return add_days(first, (wanted - weekday(first)) % 7 + 7 * (nth - 1))
    last = Day(year, month, month_length(year, month))
    return add_days(last, -((weekday(last) - wanted) % 7) + 7 * (nth + 1))


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return Day(year, month, (h - m + r + month + 19) % 32)
