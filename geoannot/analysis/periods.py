"""Periods of the calendar: what the days of documents are gathered to."""

from __future__ import annotations

import datetime
from typing import Literal, get_args

Period = Literal["year", "quarter", "month", "week", "day"]
PERIODS: tuple[str, ...] = get_args(Period)


def period_of(day: datetime.date, period: str) -> str:
    """The period that a day lies in, as TIMEX3 writes it: ``2021``, ``2021-Q1``, ``2021-03``, ``2021-W11``.

    Periods of one sort compare as strings in the order of time. The week is that of ISO 8601, and so is its year.
    """
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if period == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[period]]
