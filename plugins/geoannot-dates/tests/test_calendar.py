"""Calendar arithmetic agrees with the standard library where that reaches, and with itself beyond."""

from __future__ import annotations

import datetime

import pytest
from geoannot_dates.calendar import (
    Day,
    add_days,
    add_months,
    day_of,
    easter,
    exists,
    iso_week,
    month_length,
    nth_weekday,
    number_of,
    week_start,
    weekday,
)
from geoannot_dates.feasts import day_of_feast
from hypothesis import given
from hypothesis import strategies as st


@given(st.dates())
def test_days_agree_with_datetime(date: datetime.date) -> None:
    """Number, weekday and ISO week are those of the standard library."""
    day = Day(date.year, date.month, date.day)
    assert number_of(day) == (date - datetime.date(1970, 1, 1)).days
    assert weekday(day) == date.isoweekday()
    assert iso_week(day) == tuple(date.isocalendar())[:2]


@given(st.integers(-10_000_000, 10_000_000))
def test_day_and_number_are_inverse(number: int) -> None:
    """Also before Christ and after the year 9999."""
    day = day_of(number)
    assert number_of(day) == number
    assert exists(*day)
    assert add_days(day, 1) == day_of(number + 1)


@given(st.integers(-5000, 5000), st.integers(1, 12), st.integers(-10_000, 10_000))
def test_months_there_and_back(year: int, month: int, count: int) -> None:
    """Adding and taking away the same number of months is nothing."""
    assert add_months(*add_months(year, month, count), -count) == (year, month)


@given(st.integers(1, 9999), st.integers(1, 52))
def test_week_starts_on_its_monday(year: int, week: int) -> None:
    """The first day of an ISO week is a Monday in that week."""
    monday = week_start(year, week)
    assert weekday(monday) == 1
    assert iso_week(monday) == (year, week)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1961, 4, 2), (1998, 4, 12), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31)],
)
def test_easter(year: int, month: int, day: int) -> None:
    """Known Easter Sundays."""
    assert easter(year) == (year, month, day)


def test_last_monday() -> None:
    """A negative count is from the end of the month."""
    assert nth_weekday(2001, 5, 1, -1) == (2001, 5, 28)
    assert month_length(2000, 2) == 29
    assert month_length(1900, 2) == 28


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("12-25", (2001, 12, 25)),
        ("11-4TH", (2001, 11, 22)),
        ("11-4TH+1", (2001, 11, 23)),
        ("05--1MO", (2001, 5, 28)),
        ("EASTER-2", (2001, 4, 13)),
    ],
    ids=["fixed", "nth-weekday", "day-after", "last-weekday", "from-easter"],
)
def test_day_of_feast(when: str, day: tuple[int, int, int]) -> None:
    """The notations of the table of holidays."""
    assert day_of_feast(when, 2001) == day


def test_other_notation_is_refused() -> None:
    """A misspelt row of the table is named."""
    with pytest.raises(ValueError, match="no day of a holiday: 'ADVENT'"):
        day_of_feast("ADVENT", 2001)
