"""Steps of a unit from the day of writing or from the date told last: last week, that year, the end of the month."""

from __future__ import annotations

from geoannot_dates.expression import NOW, TOLD, Expression, Shift, Step, Within, date, duration
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.numerals import VAGUE, period
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import NOTHING, PHASES, STEPS, TOLD_STEPS, calendar_day, phase
from geoannot_dates.rules.distances import shift
from geoannot_dates.rules.traps import is_title

RULES = Rulebook()


@RULES.rule(
    "step",
    "PHASED? ( phase2:earlier|later|sometime )? the? this?"
    " step:last|this|next|past|coming|upcoming|current|following|subsequent|ensuing|previous|preceding|prior|same|that"
    " u:UNIT",
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
    if word in ("past", "coming", "upcoming") and unit not in ("WE",):
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
    "( h:NEAR )? ( u:year|month|week|day ( 's|’s )? | u:month|week - ) end",
    example="The dyke will stand by [year's end].",
    value="2003",
)
def _unit_end(m: Match) -> Reading:
    unit = m.words("u")[0][0].upper()
    return date(Shift(unit, 0, TOLD if unit == "D" else NOW), "END")


@RULES.rule(
    "year-end-day",
    "year - end",
    example="Sales have doubled since [year-end].",
    value="2002-12-31",
)
def _year_end_day(m: Match) -> Reading:
    # In one word it is the day on which the books are closed.
    return date(Moment("day", month=12, day=31), confidence=0.7)


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
    "full-year",
    "the? full year y:YEAR",
    example="For [the full year 2002] net was flat.",
    value="2002",
)
def _full_year(m: Match) -> Reading:
    return date(Moment("year", m.integer("y", "YEAR")))


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
        if m.before() == "," and m.senses_before(2).keys() & {"DAY", "YEAR", "WEEKDAY"}:
            # "On 12 October, the day before the crash": the same day in other words.
            return date(Shift("D", 0, TOLD), confidence=0.5)
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
    day = calendar_day(month, number, m.integer("y", "YEAR"))
    return date(Within(part, day)) if day else NOTHING


@RULES.rule(
    "unit-of-month",
    "the n:first|last|second|third u:week|day|weekend of ( m:MONTH of? y:YEAR? | step:this|last|next|that month )",
    example="It rained in [the last week of August].",
    value="P1W",
)
def _unit_of_month(m: Match) -> Reading:
    return duration(period(1, m.text("u", "UNIT")), confidence=0.6)


@RULES.rule(
    "following-units",
    "the following|subsequent|ensuing|coming|next|previous|preceding|last|past|first|early|final|intervening u:UNITS",
    example="Fights went on over [the following days].",
    value="PXD",
)
def _following_units(m: Match) -> Reading:
    unit = m.text("u", "UNITS")
    return None if unit in ("H", "MIN", "S") else duration(period(VAGUE, unit), confidence=0.7)
