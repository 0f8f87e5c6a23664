"""Clock times, in digits and in words, with the day or without."""

from __future__ import annotations

from geoannot_dates.expression import At, Expression, Shift, Time, date
from geoannot_dates.lexicon import read_clock
from geoannot_dates.match import Match
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import NOTHING, day_reference

RULES = Rulebook()

_HALF_OF_DAY = 12 * 60
_NOON = 12
_EARLIEST = {"morning": _NOON, "afternoon": 1, "evening": 1, "night": 5, "nighttime": 5, "tonight": 5}
"""The first hour that is counted from noon in that part of the day."""


def clock_of(m: Match) -> str:
    """What the macro CLOCK_TIME matched, as the end of a value; empty where there is no such time."""
    for group, category in (("half", "CLOCK_HALF"), ("exact", "CLOCK"), ("spelled", "FOUR_DIGITS")):
        if m.has(group):
            return m.text(group, category)
    if m.has("named"):
        return m.text("named", "HOUR_NAME")
    if m.has("full"):
        return f"T{m.integer('full', 'HOUR', 'SMALL', 'TEEN') or 0:02d}:00"
    token = m.tokens[m.span("plain")[0]]
    number = m.integer("plain", "SMALL", "TEEN")
    half = 12 if m.words("side")[0][0] == "p" else 0
    return read_clock(str(number) if number else token, half)


@RULES.rule(
    "clock-of-day",
    "( h:NEAR )? CLOCK_TIME ,? DAY_REFERENCE ( ZONE )?",
    example="The offer expires at [5 p.m. EST Monday].",
    value="2003-05-19T17:00",
)
@RULES.rule(
    "day-of-clock",
    "DAY_REFERENCE CLOCK_TIME",
    example="The guns fell silent on [8 May 1954 1:00AM].",
    value="1954-05-08T01:00",
)
def _clock_of_day(m: Match) -> Reading:
    clock, time = clock_of(m), day_reference(m)
    return date(At(clock, time), m.phrase("h", "NEAR")) if clock and time else None


@RULES.rule(
    "clock-on-day",
    "( h:NEAR )? CLOCK_TIME ,? on start:DAY_REFERENCE ( part:PART )?",
    example="She sailed at [9 p.m.] on [3 May 1998].",
    value="1998-05-03T21:00 1998-05-03",
)
def _clock_on_day(m: Match) -> Reading:
    clock, time = clock_of(m), day_reference(m)
    if not clock or not time:
        return None if time or not m.has("d") else NOTHING
    start = m.span("start")[0]
    cut = start - 1 - (m.tokens[start - 2] == ",")
    return [(m.start, cut, date(At(clock, time), m.phrase("h", "NEAR"))), (start, m.end, _day_or_part(m, time))]


def _day_or_part(m: Match, day: Time) -> Expression:
    """The day behind the clock, or the part of it: at 11 p.m. on Saturday night."""
    return date(At(m.text("part", "PART"), day)) if m.has("part") else date(day)


@RULES.rule(
    "clock",
    "( h:NEAR )? CLOCK_TIME",
    example="The doors open at [09:15 GMT].",
    value="2003-05-14T09:15",
)
def _clock(m: Match) -> Reading:
    clock = clock_of(m)
    worked = m.has("spelled") and m.after().lower() == "of"
    if not clock or worked or _is_score(m):
        return None
    return date(At(clock), m.phrase("h", "NEAR"), 0.85)


@RULES.rule(
    "clock-spoken",
    "( h:NEAR )? ( half:half past | a? quarter:quarter side:past|to | n:SMALL|TEEN|TENS|HOUR minutes side:past|to )"
    " hour:SMALL|TEEN|HOUR ( half_of_day:OF_THE_CLOCK )? ( on start:DAY_REFERENCE ( part:PART )? )?",
    example="The lock opens at [half past four].",
    value="2003-05-14T04:30",
)
def _clock_spoken(m: Match) -> Reading:
    hour = m.integer("hour", "SMALL", "TEEN", "HOUR") or 0
    minutes = 30 if m.has("half") else 15 if m.has("quarter") else m.integer("n", "SMALL", "TEEN", "TENS", "HOUR") or 0
    past = hour * 60 + (-minutes if m.words("side") == ["to"] else minutes)
    if m.has("half_of_day"):
        past = past % _HALF_OF_DAY + (_HALF_OF_DAY if m.words("half_of_day")[0][0] == "p" else 0)
    if not 0 <= past < 2 * _HALF_OF_DAY or not m.follows("BEFORE_SPOKEN_CLOCK"):
        return None
    clock, mod = f"T{past // 60:02d}:{past % 60:02d}", m.phrase("h", "NEAR")
    if not m.has("start"):
        return date(At(clock), mod, 0.85)
    day, start = day_reference(m), m.span("start")[0]
    if not day:
        return NOTHING
    clock = _in_half(clock, m.words("part")[0]) if m.has("part") else clock
    return [(m.start, start - 1, date(At(clock, day), mod)), (start, m.end, _day_or_part(m, day))]


def _is_score(m: Match) -> bool:
    """3:12 of a book or of a race: a bare clock time wants *at*, *by* and the like before it."""
    if m.end - m.start > 1:
        return False
    return m.follows("BEFORE_NAMED_HOUR") if m.has("named") else not m.follows("BEFORE_CLOCK")


@RULES.rule(
    "clock-of-part",
    "( h:NEAR )? ( CLOCK_TIME | bare:HOUR|SMALL|TEEN|CLOCK ) ,?"
    " ( t:TONIGHT | this part:PART | DAY_REFERENCE part:PART )",
    example="He will speak at [8 o'clock tonight].",
    value="2003-05-14T20:00",
)
def _clock_of_part(m: Match) -> Reading:
    if m.has("bare"):
        number = m.integer("bare", "SMALL", "TEEN")
        clock = read_clock(str(number) if number else m.tokens[m.span("bare")[0]])
    else:
        clock = clock_of(m)
    clock = _in_half(clock, (m.words("t") or m.words("part"))[0])
    day = day_reference(m) if m.has("w") or m.has("d") or m.has("today") else Shift("D", 0)
    if not clock or not day or (m.has("bare") and not m.follows("BEFORE_CLOCK")):
        return None
    return date(At(clock, day), m.phrase("h", "NEAR"))


def _in_half(clock: str, part: str) -> str:
    """Four in the afternoon is 16; the small hours of a night stay what they are."""
    if not clock or not _EARLIEST[part] <= int(clock[1:3]) < _NOON:
        return clock
    return f"T{int(clock[1:3]) + _NOON}{clock[3:]}"


@RULES.rule(
    "clock-in-part",
    "( h:NEAR )? ( plain:HOUR|CLOCK|SMALL|TEEN ) OCLOCK? in the part:morning|afternoon|evening",
    example="He will leave at [4 in the morning].",
    value="2003-05-14T04:00",
)
def _clock_in_part(m: Match) -> Reading:
    number = m.integer("plain", "SMALL", "TEEN")
    token = str(number) if number else m.tokens[m.span("plain")[0]]
    clock = _in_half(read_clock(token), m.words("part")[0])
    return date(At(clock), m.phrase("h", "NEAR")) if clock else None
