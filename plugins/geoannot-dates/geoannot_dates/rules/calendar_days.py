"""Days of the calendar: full and partial dates in the formats of news, government and ISO, and lists of days."""

from __future__ import annotations

import attrs

from geoannot_dates.calendar import exists, weekday
from geoannot_dates.expression import Expression, Feast, Shift, Step, Time, Within, date
from geoannot_dates.feasts import year_of_feast
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.rulebook import Found, Reading, Rulebook
from geoannot_dates.rules.traps import is_part_of_name

RULES = Rulebook()

STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1,
    "this": 0, "same": 0, "that": 0, "current": 0,
    "next": 1, "coming": 1, "following": 1,
}  # fmt: skip
NOTHING: Reading = ()
"""The reading of a day that does not exist: its words are no expression, nor is any part of them."""
TOLD_STEPS = frozenset({"previous", "preceding", "following", "same", "that"})
PHASES = {"early": "START", "earlier": "START", "mid": "MID", "late": "END", "later": "END"}

_FULL_NAME = 6
_LONGEST_MONTH = 31
_CONTRADICTED = 0.5
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
    """Sun and Sat alone, Bloody Sunday."""
    name = m.tokens[m.span("w")[0]]
    return len(name) < _FULL_NAME or m.follows("BEFORE_NAMED_DAY")


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
    "days-of-month",
    "( the? list:DAYS_LISTED of? m:MONTH .? ( ,? of? y:YEAR )? | m2:MONTH .? list2:DAYS_LISTED ( ,? y2:YEAR )? )",
    example="The regatta was held from [12] to [14 June 1931].",
    value="1931-06-12 1931-06-14",
)
def _days_of_month(m: Match) -> Reading:
    if m.after() == "/":
        # "September 11 and 9/11"
        return None
    before = m.has("m")
    group, month, year = ("list", "m", "y") if before else ("list2", "m2", "y2")
    return list(_listed(m, group, m.integer(month, "MONTH"), m.integer(year, "YEAR"), before)) or None


def _listed(m: Match, group: str, month: int | None, year: int | None, before: bool) -> list[Found]:
    """Each day an expression; the month belongs to the one beside it, the year to the last."""
    days = [*m.each(group, "DAY"), *m.each(group, "NTH")]
    days.sort()
    found: list[Found] = []
    for place, (index, number) in enumerate(days):
        moment = calendar_day(month, number if isinstance(number, int) else None, year)
        if moment is None:
            continue
        first = m.start if place == 0 and not before else index
        if m.tokens[first - 1].lower() == "the" and first > m.start:
            first -= 1
        last = m.end if place == len(days) - 1 else index + 1
        found.append((first, last, date(moment)))
    return found


@RULES.rule(
    "days-over-months",
    "( d1:DAY|NTH m1:MONTH .? RANGE d2:DAY|NTH m2:MONTH .? ,? y:YEAR"
    " | m3:MONTH .? d3:DAY|NTH RANGE m4:MONTH .? d4:DAY|NTH ,? y2:YEAR )",
    example="The strike lasted from [28 May] to [3 June 1974].",
    value="1974-05-28 1974-06-03",
)
def _days_over_months(m: Match) -> Reading:
    names = ("d1", "m1", "d2", "m2", "y") if m.has("d1") else ("d3", "m3", "d4", "m4", "y2")
    year = m.integer(names[4], "YEAR")
    month1, month2 = m.integer(names[1], "MONTH"), m.integer(names[3], "MONTH")
    # The year stands behind the second day; 28 December to 3 January 1975 begins the year before.
    crosses = month1 is not None and month2 is not None and month1 > month2
    first = calendar_day(month1, m.integer(names[0], "DAY", "NTH"), year - 1 if year and crosses else year)
    second = calendar_day(month2, m.integer(names[2], "DAY", "NTH"), year)
    cut = max(m.span(names[0])[1], m.span(names[1])[1])
    if m.tokens[cut] == ".":
        cut += 1
    start = min(m.span(names[2])[0], m.span(names[3])[0])
    found: list[Found] = [(m.start, cut, date(first))] if first else []
    return [*found, (start, m.end, date(second))] if second else found


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
