"""The rules of the grammar, by the kind of expression. Where two match the same words, the earlier one holds."""

from __future__ import annotations

from geoannot_dates.rulebook import Rule
from geoannot_dates.rules import (
    calendar_days,
    clocks,
    distances,
    durations,
    months_and_years,
    parts_of_year,
    ranges,
    recurrences,
    references,
    steps,
    times_of_day,
    weekdays,
)

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *calendar_days.RULES,
    *ranges.RULES,
    *weekdays.RULES,
    *clocks.RULES,
    *times_of_day.RULES,
    *parts_of_year.RULES,
    *months_and_years.RULES,
    *recurrences.RULES,
    *distances.RULES,
    *steps.RULES,
    *durations.RULES,
)

TRIGGERS = frozenset(
    "MONTH WEEKDAY WEEKDAYS SEASON SEASONS PART PARTS DAYTIME HOUR_NAME UNIT UNITS FREQUENCY TODAY TONIGHT OVERNIGHT"
    " YEAR DECADE SHORT_DECADE OLD_DECADE DECADE_NAME BC AD CLOCK CLOCK_HALF HALF_DAY OCLOCK NUMERIC_DATE QUARTER_NAME"
    " HALF_NAME ISO_DAY_HOUR FISCAL_YEAR NTH TEEN =thousand =past ZONE =/ =' =’ =m =date =former =future"
    " =period".split()
)
"""Categories and words of which every match holds one; phrases without any of them add their last word."""
