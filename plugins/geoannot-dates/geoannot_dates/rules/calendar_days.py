"""Days of the calendar: full and partial dates in the formats of news, government and ISO, and lists of days."""

from __future__ import annotations

import attrs

from geoannot_dates.calendar import exists, weekday
from geoannot_dates.expression import Expression, Feast, Shift, Step, Time, Within, date
from geoannot_dates.feasts import year_of_feast
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.traps import is_part_of_name

RULES = Rulebook()

STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1,
    "this": 0, "same": 0, "that": 0, "current": 0,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "subsequent": 1, "ensuing": 1,
}  # fmt: skip
NOTHING: Reading = ()
"""The reading of a day that does not exist: its words are no expression, nor is any part of them."""
TOLD_STEPS = frozenset({"previous", "preceding", "prior", "following", "subsequent", "ensuing", "same", "that"})
PHASES = {"early": "START", "earlier": "START", "mid": "MID", "late": "END", "later": "END"}

_FULL_NAME = 6
_LONGEST_MONTH = 31
_CONTRADICTED = 0.5
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_SMALL_YEAR = 70


def calendar_day(month: int | None, day: int | None, year: int | None) -> Moment | None:
    """The day, or None where there is none; 29 February may be of any leap year."""
    if month is None or day is None or not exists(year if year is not None else 2000, month, day):
        return None
    return Moment("day", year, month=month, day=day)


def day_reference(m: Match) -> Time | None:
    """What the macro DAY_REFERENCE matched."""
    if m.has("today"):
        return Shift("D", m.integer("today", "TODAY") or 0)
    month = m.integer("m", "MONTH")
    if month:
        number = m.integer("d", "DAY", "NTH", "ORDINAL")
        moment = calendar_day(month, number, m.integer("ya", "YEAR"))
        if m.has("stepm") and moment:
            return Step(moment, STEPS[m.words("stepm")[0]])
        told = m.integer("wa", "WEEKDAY")
        return attrs.evolve(moment, weekday=told) if moment and told and moment.year is None else moment
    part = Moment("day", weekday=m.integer("w", "WEEKDAY"))
    if not m.has("stepw"):
        return None if _is_no_weekday(m) else part
    step = m.words("stepw")[0]
    return Step(part, STEPS[step], "told" if step in TOLD_STEPS else "now")


def _is_no_weekday(m: Match) -> bool:
    """Sun and Sat alone, Bloody Sunday, Mr. Friday."""
    name = m.tokens[m.span("w")[0]]
    titled = (m.before(2) if m.before() == "." else m.before()).lower() in _TITLES
    return len(name) < _FULL_NAME or titled or m.follows("BEFORE_NAMED_DAY")


def phase(m: Match) -> str | None:
    """The TIMEX3 mod of a group ``phase``, a word or a phrase."""
    if not m.has("phase"):
        return None
    return PHASES.get(m.words("phase")[0]) or m.phrase("phase", "PHASE_OF") or m.phrase("phase", "NEAR") or None


@RULES.rule(
    "day",
    "( phase:early|earlier|late|later )? ( phase2:NEAR )? DAY_REFERENCE",
    example="The lock was shut on [4 May 1998].",
    value="1998-05-04",
)
def _day(m: Match) -> Reading:
    time = None if is_part_of_name(m) else day_reference(m)
    if time is None:
        return NOTHING if m.has("d") else None
    if m.has("phase2") and m.precedes("AFTER_OWNER"):
        # "A way around Wednesday's ruling" is not about Wednesday.
        return [(m.span("phase2")[1], m.end, date(time, phase(m)))]
    told, day = m.integer("wa", "WEEKDAY"), time.whole_day if isinstance(time, Moment) else None
    # Monday, 5 May 1998 was a Tuesday: one of the two is wrong.
    confidence = _CONTRADICTED if told and day and weekday(day) != told else 0.95
    return date(time, phase(m) or m.phrase("phase2", "NEAR"), confidence)


@RULES.rule(
    "day-formal",
    "this|the ( t:TENS -? )? d:NTH|ORDINAL day of m:MONTH"
    " ( ,? ( in the year | of )? ( y:YEAR | spoken:SPOKEN_YEAR ) )?",
    example="Done at Oslo [this eighteenth day of April, one thousand nine hundred and sixty-one].",
    value="1961-04-18",
)
def _formal_day(m: Match) -> Reading:
    number = (m.integer("t", "TENS") or 0) + (m.integer("d", "NTH", "ORDINAL") or 0)
    year = m.year("spoken") if m.has("spoken") else m.integer("y", "YEAR")
    moment = calendar_day(m.integer("m", "MONTH"), number, year)
    return date(moment) if moment else NOTHING


@RULES.rule(
    "day-in-year-told",
    "( the? d:DAY|NTH of? m:MONTH | m2:MONTH the? d2:DAY|NTH ) ,? of? the?"
    " step:that|this|last|next|same|following|previous year",
    example="He sailed in [1940]. On [5 May that year] he came home.",
    value="1940 1940-05-05",
    mode="narrative",
)
def _day_in_year_told(m: Match) -> Reading:
    part = calendar_day(
        m.integer("m", "MONTH") or m.integer("m2", "MONTH"),
        m.integer("d", "DAY", "NTH") or m.integer("d2", "DAY", "NTH"),
        None,
    )
    return date(Within(part, year_step(m.words("step")[0]))) if part else None


def year_step(step: str) -> Shift:
    """The step of *this year*, *that year*, *the following year*."""
    return Shift("Y", STEPS[step], "told" if step in TOLD_STEPS else "now")


@RULES.rule(
    "nth-of-month",
    "( w:WEEKDAY ,? )? the d:NTH ( of the? month | of the? step:this|that|next|last|following month )?",
    example="The envoys met on [3 May 1902] and on [the 20th] they signed.",
    value="1902-05-03 1902-05-20",
    mode="narrative",
)
def _nth_of_month(m: Match) -> Reading:
    number = m.integer("d", "NTH") or 0
    if number > _LONGEST_MONTH:
        return None
    # "On the 20th she sailed", but not: on the 20th attempt.
    counted = m.end == m.span("d")[1] and m.after()[:1].isalpha() and not m.precedes("AFTER_NTH")
    if counted or (m.end - m.start == 2 and not m.follows("BEFORE_NTH")):
        return None
    step = m.words("step")[0] if m.has("step") else "same"
    whole = Shift("M", STEPS[step], "told" if step in TOLD_STEPS else "now")
    return date(Within(Moment("day", day=number), whole), confidence=0.7)


@RULES.rule(
    "day-iso",
    "( y:YEAR - m:TWO_DIGITS - d:TWO_DIGITS|ISO_DAY_HOUR ( : ( ISO_CLOCK|INT|CLOCK ) )? | y:YEAR / m:DAY / d:DAY )",
    example="Signed at Oslo on [2003-05-02].",
    value="2003-05-02",
)
def _iso_day(m: Match) -> Reading:
    day, _, hour = m.tokens[m.span("d")[0]].upper().partition("T")
    moment = calendar_day(m.integer("m", "TWO_DIGITS", "DAY"), int(day), m.integer("y", "YEAR"))
    if moment is None:
        return NOTHING
    if not hour:
        return date(moment) if m.end == m.span("d")[1] else None
    minutes = m.tokens[m.end - 1][:2] if m.end > m.span("d")[1] else "00"
    if int(hour) > 23 or not minutes.isdecimal() or int(minutes) > 59:
        return NOTHING
    return Expression("TIME", moment.at(f"T{int(hour):02d}:{minutes}"))


@RULES.rule(
    "day-slashed",
    "( a:DAY / b:DAY / y:YEAR|TWO_DIGITS | a:DAY - b:DAY - y:YEAR )",
    example="Filed on [25/05/2001] in Oslo.",
    value="2001-05-25",
)
def _slashed_day(m: Match) -> Reading:
    first, second = m.integer("a", "DAY") or 0, m.integer("b", "DAY") or 0
    return _numeric(first, second, m.integer("y", "YEAR", "TWO_DIGITS") or 0, american=True)


@RULES.rule(
    "day-hyphened",
    "d:DAY - m:MONTH - y:YEAR|TWO_DIGITS",
    example="Stamped on [11-Sep-2001] in Oslo.",
    value="2001-09-11",
)
def _hyphened_day(m: Match) -> Reading:
    year = _whole_year(m.integer("y", "YEAR", "TWO_DIGITS") or 0)
    moment = calendar_day(m.integer("m", "MONTH"), m.integer("d", "DAY"), year)
    return date(moment) if moment else NOTHING


@RULES.rule(
    "day-dotted",
    "d:NUMERIC_DATE",
    example="Filed on [14.5.2001] in Oslo.",
    value="2001-05-14",
)
def _dotted_day(m: Match) -> Reading:
    first, second, year = map(int, m.text("d", "NUMERIC_DATE").split("."))
    return _numeric(first, second, year, american=False)


def _whole_year(year: int) -> int:
    """Two digits are of the last century or of this one."""
    return year if year >= 100 else year + (1900 if year >= _SMALL_YEAR else 2000)


def _numeric(first: int, second: int, year: int, *, american: bool) -> Reading:
    """Day and month in digits: slashes are read as in America, dots as in Europe, where both readings are days."""
    year = _whole_year(year)
    readings = [calendar_day(first, second, year), calendar_day(second, first, year)]
    if not american:
        readings.reverse()
    known = [reading for reading in readings if reading]
    if not known:
        return NOTHING
    guessed = len(known) == 2 and first != second
    return date(known[0], confidence=0.6 if guessed else 0.95)


@RULES.rule(
    "holiday",
    "( step:last|this|next )? name:HOLIDAY ( week:week|weekend )? ( ,? y:YEAR )?",
    example="She sailed on [Christmas Eve 1998].",
    value="1998-12-24",
)
def _holiday(m: Match) -> Reading:
    first, last = m.span("name")
    if is_part_of_name(m) or any(m.tokens[index][0].islower() for index in (first, last - 1)):
        return None
    when = m.phrase("name", "HOLIDAY")
    step = STEPS[m.words("step")[0]] if m.has("step") else 0
    time: Time = Feast(when, m.integer("y", "YEAR") or year_of_feast(when), step)
    if m.has("week"):
        time = Within(Moment("week" if m.words("week") == ["week"] else "weekend"), time)
    return date(time)
