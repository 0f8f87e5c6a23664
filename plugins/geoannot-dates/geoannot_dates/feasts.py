"""The days of holidays, from the notation of the table ``holidays``."""

from __future__ import annotations

import re
from functools import lru_cache

from geoannot_dates.calendar import Day, add_days, easter, nth_weekday
from geoannot_dates.moment import Moment

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NOTATION = re.compile(
    r"(?:(?P<year>\d{4})-)?(?:EASTER(?P<from_easter>[+-]\d+)|(?P<month>\d\d)-(?:(?P<day>\d\d)|(?P<nth>-?\d)(?P<weekday>[A-Z]{2})(?P<plus>\+\d)?))"
)


def year_of_feast(when: str) -> int | None:
    """The year of a day that came but once, as D-Day; None for what comes every year."""
    match = _NOTATION.fullmatch(when)
    return int(match["year"]) if match and match["year"] else None


def some_feast(when: str) -> Moment:
    """A holiday of a year that is not known; a movable one is some day."""
    match = _NOTATION.fullmatch(when)
    if match is None or not match["day"]:
        return Moment("day")
    return Moment("day", month=int(match["month"]), day=int(match["day"]))


@lru_cache(maxsize=1000)
def day_of_feast(when: str, year: int) -> Day:
    """The day of a holiday in a year.

    Args:
        when: ``12-25``; ``1944-06-06``, of that year alone; ``11-4TH``, the fourth
            Thursday; ``05--1MO``, the last Monday; ``11-1MO+1``, the day after;
            ``EASTER-2``.
        year: astronomical.

    Raises:
        ValueError: the notation is another one.
    """
    match = _NOTATION.fullmatch(when)
    if match is None:
        raise ValueError(f"no day of a holiday: {when!r}")
    if match["from_easter"]:
        return add_days(easter(year), int(match["from_easter"]))
    if match["day"]:
        return Day(year, int(match["month"]), int(match["day"]))
    day = nth_weekday(year, int(match["month"]), _WEEKDAYS.index(match["weekday"]) + 1, int(match["nth"]))
    return add_days(day, int(match["plus"] or 0))
