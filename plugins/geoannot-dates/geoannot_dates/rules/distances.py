"""Steps and distances from the day of writing or from the date told last: last week, two days ago, a year earlier."""

from __future__ import annotations

from geoannot_dates.expression import (
    NOW,
    REPORTED,
    TOLD,
    At,
    Expression,
    Shift,
    Step,
    Within,
    date,
    duration,
    reference,
)
from geoannot_dates.grammar import Match, Reading, Rulebook
from geoannot_dates.moment import Moment
from geoannot_dates.numerals import VAGUE, Amount, period
from geoannot_dates.rules.calendar_days import PHASES, STEPS, TOLD_STEPS, day_reference, phase
from geoannot_dates.rules.traps import is_title

RULES = Rulebook()

_HOURS_AGO = date(At("TXX", Shift("D", 0)), confidence=0.5)
"""Some time of the day of writing: the hour from which it is counted is not known."""
_LENGTHS = {"ML": ("Y", 1000), "CE": ("Y", 100), "DE": ("Y", 10), "2W": ("W", 2)}


def shift(amount: Amount, unit: str, sign: int, base: str, *, exact: bool = False) -> Shift | None:
    """The time so far away, or None where the amount is open or less than a day."""
    if isinstance(amount, str) or unit in ("H", "MIN", "S"):
        return None
    unit, factor = _LENGTHS.get(unit, (unit, 1))
    return Shift(unit, sign * round(amount * factor), base, exact)


@RULES.rule(
    "ago",
    "h:HEDGE? n:QUANTITY u:UNIT|UNITS ( or so )? ago",
    example="The envoy left [three days ago].",
    value="2003-05-11",
)
def _ago(m: Match) -> Reading:
    amount, unit = m.amount("n"), m.text("u", "UNIT") or m.text("u", "UNITS")
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
    "h:HEDGE? n:QUANTITY u:UNIT|UNITS later|earlier|previously|afterwards|afterward|thereafter",
    example="He left on [3 May 1998] and came back [two days later].",
    value="1998-05-03 1998-05-05",
)
def _distance(m: Match) -> Reading:
    sign = -1 if m.tokens[m.end - 1].lower() in ("earlier", "previously") else 1
    amount, unit = m.amount("n"), m.text("u", "UNIT") or m.text("u", "UNITS")
    if unit in ("H", "MIN", "S"):
        return duration(period(amount, unit), m.phrase("h", "HEDGE"))
    compared = amount == 1 and unit == "Y" and sign < 0 and m.follows("BEFORE_COMPARED")
    time = shift(amount, unit, sign, REPORTED if compared else TOLD, exact=unit in ("D", "W"))
    if time is None:
        return reference("PAST_REF" if sign < 0 else "FUTURE_REF", 0.6)
    return date(time, m.phrase("h", "HEDGE"))


@RULES.rule(
    "distance-closing",
    "n:QUANTITY u:UNIT|UNITS before|after|beforehand",
    example="He left in [1998]; he had come [two years before].",
    value="1998 1996",
    mode="narrative",
    only="narrative",
)
def _distance_closing(m: Match) -> Reading:
    if not m.ends_clause():
        return None
    sign = 1 if m.tokens[m.end - 1].lower() == "after" else -1
    time = shift(m.amount("n"), m.text("u", "UNIT") or m.text("u", "UNITS"), sign, TOLD, exact=True)
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
    "step",
    "PHASED? ( phase2:earlier|later|sometime )? the? this?"
    " step:last|this|next|past|coming|current|following|previous|preceding|same|that u:UNIT",
    example="The talks ended [last week].",
    value="2003-W19",
)
def _step(m: Match) -> Reading:
    word, unit = m.words("step")[0], m.text("u", "UNIT")
    if unit in ("S", "MIN", "H") or is_title(m, m.span("u")[0]):
        return None
    told = word in TOLD_STEPS
    the = m.words_before("step")[-1:] == ["the"]
    count = STEPS[word]
    if word in ("past", "coming") and unit not in ("WE",):
        return Expression("DURATION", shift(1, unit, count, NOW), period(1, unit))
    if word == "next" and the and unit != "WE":
        told = True
    if word == "last" and the and unit in ("DE", "CE", "Y", "M", "W"):
        return Expression("DURATION", shift(1, unit, -1, NOW), period(1, unit))
    if word == "last" and unit == "D":
        return None
    if word == "same" and m.start == m.span("step")[0]:
        return None
    time = Shift(unit, count, TOLD if told else NOW)
    return date(time, _mod(m))


def _mod(m: Match) -> str | None:
    """Early, later and the like; sometime says nothing."""
    return phase(m) or (PHASES.get(m.words("phase2")[0]) if m.has("phase2") else None)


@RULES.rule(
    "that-same",
    "that same u:UNIT",
    example="On [3 May 1998] she sailed; [that same year] the port closed.",
    value="1998-05-03 1998",
)
def _that_same(m: Match) -> Reading:
    return date(Shift(m.text("u", "UNIT"), 0, TOLD))


@RULES.rule(
    "phase-of-unit",
    "( phase:PHASE_OF ) the? u:UNIT",
    example="It must be done by [the end of the month].",
    value="2003-05",
)
def _phase_of_unit(m: Match) -> Reading:
    unit = m.text("u", "UNIT")
    if unit == "D" and m.words("phase")[-1] == "in":
        return None
    if unit not in ("Y", "M", "W", "D", "Q", "DE", "CE") or m.words_before("u")[-1:] != ["the"]:
        return None
    return date(Shift(unit, 0, TOLD if unit == "D" else NOW), phase(m))


@RULES.rule(
    "unit-end",
    "( h:NEAR )? u:year|month|week|day ( 's|’s|- )? end",
    example="The dyke will stand by [year's end].",
    value="2003",
)
def _unit_end(m: Match) -> Reading:
    unit = m.words("u")[0][0].upper()
    return date(Shift(unit, 0, TOLD if unit == "D" else NOW), "END")


@RULES.rule(
    "unit-ended",
    "the ( full )? u:year",
    example="Net for [the year] ended [30 September] was flat.",
    value="P1Y 2002-09-30",
)
def _unit_ended(m: Match) -> Reading:
    if m.precedes("AFTER_CLOSED"):
        return duration("P1Y", confidence=0.6)
    return date(Shift("Y", 0, NOW), confidence=0.6) if len(m.all_words()) == 3 else None


@RULES.rule(
    "unit-told",
    "the u:weekend|week|month|year|day",
    example="Over [the weekend] the ice broke.",
    value="2003-W19-WE",
)
def _unit_told(m: Match) -> Reading:
    word = m.words("u")[0]
    unit = {"weekend": "WE"}.get(word, word[0].upper())
    if word == "weekend":
        return date(Step(Moment("weekend"), 0), confidence=0.8)
    if m.precedes("AFTER_OWNER") and word != "day":
        return date(Shift(unit, 0, NOW), confidence=0.6)
    later_in = word == "day" and m.before().lower() == "in"
    if word == "day" and not later_in and m.after().lower() in ("before", "after") and m.after(2)[:1].isalpha():
        return date(Shift("D", 1 if m.after().lower() == "after" else -1, TOLD), confidence=0.5)
    if word == "day" or m.precedes("AFTER_OTHER_UNIT"):
        return None
    if word == "year" and m.follows("BEFORE_YEAR_TOLD"):
        return date(Shift(unit, 0, NOW), confidence=0.6)
    if word == "week" and m.follows("BEFORE_WEEK_TOLD"):
        return date(Shift(unit, 0, NOW), confidence=0.6)
    return None


@RULES.rule(
    "week-of",
    "the u:week|weekend|month of ( m:MONTH .? d:DAY | d2:DAY m2:MONTH ) ( ,? y:YEAR )?",
    example="The hearing is in [the week of March 6, 2000].",
    value="2000-W10",
)
def _week_of(m: Match) -> Reading:
    month = m.integer("m", "MONTH") or m.integer("m2", "MONTH")
    number = m.integer("d", "DAY") or m.integer("d2", "DAY")
    part = Moment("week" if m.words("u")[0] == "week" else "weekend")
    return date(Within(part, Moment("day", m.integer("y", "YEAR"), month=month, day=number)))


@RULES.rule(
    "unit-of-month",
    "the n:first|last|second|third u:week|day|weekend of ( m:MONTH of? y:YEAR? | step:this|last|next|that month )",
    example="It rained in [the last week of August].",
    value="P1W",
)
def _unit_of_month(m: Match) -> Reading:
    return duration(period(1, m.text("u", "UNIT")), confidence=0.6)


@RULES.rule(
    "fortnight-hence",
    "h:HEDGE? n:QUANTITY u:UNIT|UNITS hence",
    example="The vote is [two weeks hence].",
    value="2003-W22",
)
def _hence(m: Match) -> Reading:
    time = shift(m.amount("n"), m.text("u", "UNIT") or m.text("u", "UNITS"), 1, NOW)
    return date(time) if time else reference("FUTURE_REF")


@RULES.rule(
    "following-units",
    "the following|coming|next|previous|preceding|last|past|first|early|final|intervening u:UNITS",
    example="Fights went on over [the following days].",
    value="PXD",
)
def _following_units(m: Match) -> Reading:
    unit = m.text("u", "UNITS")
    return None if unit in ("H", "MIN", "S") else duration(period(VAGUE, unit), confidence=0.7)


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
    "day-told-beside",
    "the day before|after",
    example="She sailed on [3 May 1998]; [the day before] she had packed.",
    value="1998-05-03 1998-05-02",
)
def _day_told_beside(m: Match) -> Reading:
    if not m.ends_clause():
        return None
    return date(Shift("D", 1 if m.tokens[m.end - 1].lower() == "after" else -1, TOLD), confidence=0.8)
