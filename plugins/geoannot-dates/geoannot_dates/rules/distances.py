"""Distances from the day of writing or from the date told last: two days ago, a year earlier, a week from Monday."""

from __future__ import annotations

from geoannot_dates.expression import NOW, REPORTED, TOLD, At, Shift, Step, Time, date, duration, reference
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.numerals import Amount, period
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import day_reference

RULES = Rulebook()

_HOURS_AGO = date(At("TXX", Shift("D", 0)), confidence=0.5)
"""Some time of the day of writing: the hour from which it is counted is not known."""
_LENGTHS = {"ML": ("Y", 1000), "CE": ("Y", 100), "DE": ("Y", 10), "2W": ("W", 2)}
_MONTHS_OF_YEAR = 12


def shift(amount: Amount, unit: str, sign: int, base: str | Time, *, exact: bool = False) -> Shift | None:
    """The time so far away, or None where the amount is open or less than a day."""
    if isinstance(amount, str) or unit in ("H", "MIN", "S"):
        return None
    unit, factor = _LENGTHS.get(unit, (unit, 1))
    if unit == "Y" and amount * factor % 1:
        # Two and a half years are counted in months, but mean a year.
        return Shift("Y", 0, Shift("M", sign * round(amount * factor * _MONTHS_OF_YEAR), base))
    return Shift(unit, sign * round(amount * factor), base, exact)


def unit_of(m: Match) -> str:
    """The code of the unit, singular or plural."""
    return m.text("u", "UNIT") or m.text("u", "UNITS")


def amount_of(m: Match) -> Amount:
    """The amount, with the half that may follow the unit: a year and a half."""
    amount = m.amount("n")
    return amount + 0.5 if m.has("half") and not isinstance(amount, str) else amount


@RULES.rule(
    "ago",
    "h:HEDGE? n:QUANTITY u:UNIT|UNITS ( and a half:half | or so )? ago",
    example="The envoy left [three days ago].",
    value="2003-05-11",
)
def _ago(m: Match) -> Reading:
    amount, unit = amount_of(m), unit_of(m)
    if unit in ("H", "MIN", "S"):
        return _HOURS_AGO
    time = shift(amount, unit, -1, NOW)
    if time is None:
        return reference("PAST_REF")
    return date(time, m.phrase("h", "HEDGE"))


@RULES.rule(
    "ago-bare",
    "u:UNITS ago",
    example="The envoy left [months ago].",
    value="PAST_REF",
)
def _ago_bare(m: Match) -> Reading:
    return _HOURS_AGO if m.text("u", "UNITS") in ("H", "MIN", "S") else reference("PAST_REF")


@RULES.rule(
    "distance",
    "h:HEDGE? n:QUANTITY u:UNIT|UNITS ( and a half:half | or so )?"
    " later|earlier|previously|afterwards|afterward|thereafter",
    example="He left on [3 May 1998] and came back [two days later].",
    value="1998-05-03 1998-05-05",
)
def _distance(m: Match) -> Reading:
    sign = -1 if m.tokens[m.end - 1].lower() in ("earlier", "previously") else 1
    amount, unit = amount_of(m), unit_of(m)
    if unit in ("H", "MIN", "S"):
        return duration(period(amount, unit), m.phrase("h", "HEDGE"))
    compared = amount == 1 and unit == "Y" and sign < 0 and m.follows("BEFORE_COMPARED")
    time = shift(amount, unit, sign, REPORTED if compared else TOLD, exact=unit in ("D", "W"))
    if time is None:
        return reference("PAST_REF" if sign < 0 else "FUTURE_REF", 0.6)
    return date(time, m.phrase("h", "HEDGE"))


@RULES.rule(
    "distance-closing",
    "n:QUANTITY u:UNIT|UNITS ( and a half:half )? before|after|beforehand",
    example="He left in [1998]; he had come [two years before].",
    value="1998 1996",
    mode="narrative",
    only="narrative",
)
def _distance_closing(m: Match) -> Reading:
    if not m.ends_clause():
        return None
    sign = 1 if m.tokens[m.end - 1].lower() == "after" else -1
    time = shift(amount_of(m), unit_of(m), sign, TOLD, exact=True)
    return date(time) if time else None


@RULES.rule(
    "distance-bare",
    "u:UNITS later|earlier|before|previously",
    example="He left in [1998] and came back [months later].",
    value="1998 FUTURE_REF",
    mode="narrative",
)
def _distance_bare(m: Match) -> Reading:
    word = m.tokens[m.end - 1].lower()
    if word == "before" and (not m.ends_clause() or m.after().isalpha()):
        # "Days before he left": the amount alone.
        return None
    return reference("FUTURE_REF" if word == "later" else "PAST_REF", 0.5)


@RULES.rule(
    "fortnight-hence",
    "h:HEDGE? n:QUANTITY u:UNIT|UNITS hence",
    example="The vote is [two weeks hence].",
    value="2003-W22",
)
def _hence(m: Match) -> Reading:
    time = shift(amount_of(m), unit_of(m), 1, NOW)
    return date(time) if time else reference("FUTURE_REF")


@RULES.rule(
    "day-beside",
    "the day side:before|after DAY_REFERENCE",
    example="He left [the day before yesterday].",
    value="2003-05-12",
)
def _day_beside(m: Match) -> Reading:
    day = day_reference(m)
    return date(Shift("D", 1 if m.words("side") == ["after"] else -1, day)) if day else None


@RULES.rule(
    "unit-told-beside",
    "the ( u:day|week|month|year | part:PART ) side:before|after",
    example="She sailed on [3 May 1998]; [the day before] she had packed.",
    value="1998-05-03 1998-05-02",
)
def _unit_told_beside(m: Match) -> Reading:
    if not m.ends_clause():
        return None
    count = 1 if m.words("side") == ["after"] else -1
    if m.has("part"):
        return date(At(m.text("part", "PART"), Shift("D", count, TOLD)), confidence=0.7)
    return date(Shift(m.text("u", "UNIT"), count, TOLD), confidence=0.8)


@RULES.rule(
    "unit-before-last",
    "the u:day|week|weekend|month|year side:before|after last|next",
    example="She sailed in [the week before last].",
    value="2003-W18",
)
def _unit_before_last(m: Match) -> Reading:
    sign = {("before", "last"): -1, ("after", "next"): 1}.get((m.words("side")[0], m.all_words()[-1]))
    return date(Shift(m.text("u", "UNIT"), 2 * sign)) if sign else None


@RULES.rule(
    "distance-from-day",
    "h:HEDGE? n:QUANTITY u:UNIT|UNITS from ( now | day:TODAY | w:WEEKDAY )",
    example="The vote is [a week from Friday].",
    value="2003-05-23",
)
def _distance_from_day(m: Match) -> Reading:
    day = m.integer("day", "TODAY")
    base: str | Time = NOW if day is None else Shift("D", day)
    if m.has("w"):
        base = Step(Moment("day", weekday=m.integer("w", "WEEKDAY")), 0)
    time = shift(amount_of(m), unit_of(m), 1, base, exact=base != NOW)
    return date(time, m.phrase("h", "HEDGE")) if time else reference("FUTURE_REF", 0.6)


@RULES.rule(
    "weekday-week",
    "w:WEEKDAY|TODAY week",
    example="The house will rise on [Thursday week].",
    value="2003-05-22",
)
def _weekday_week(m: Match) -> Reading:
    # British; a week of sales on Monday is another thing.
    if not m.ends_clause():
        return None
    day = m.integer("w", "TODAY")
    base: Time = Step(Moment("day", weekday=m.integer("w", "WEEKDAY")), 0) if day is None else Shift("D", day)
    return date(Shift("D", 7, base))


@RULES.rule(
    "quarter-century",
    "h:HEDGE? a|the quarter ( - | of a )? century ( side:ago|later|earlier )?",
    example="The lock was built [a quarter of a century ago].",
    value="1978",
)
def _quarter_century(m: Match) -> Reading:
    hedge, side = m.phrase("h", "HEDGE"), m.words("side")
    if not side:
        return duration("P25Y", hedge, 0.8)
    return date(Shift("Y", 25 if side == ["later"] else -25, NOW if side == ["ago"] else TOLD), hedge)
