"""Clock times and parts of a day, with the day or without."""

from __future__ import annotations

from geoannot_dates.expression import NOW, TOLD, At, Expression, Feast, Shift, Time, date, repeated
from geoannot_dates.lexicon import read_clock
from geoannot_dates.match import Match
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import NOTHING, PHASES, STEPS, TOLD_STEPS, calendar_day, day_reference

RULES = Rulebook()

_HALF_OF_DAY = 12 * 60
_HALVES = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}


def clock_of(m: Match) -> str:
    """What the macro CLOCK_TIME matched, as the end of a value; empty where there is no such time."""
    for group, category in (
        ("half", "CLOCK_HALF"),
        ("exact", "CLOCK"),
        ("spelled", "FOUR_DIGITS"),
        ("zoned", "FOUR_DIGITS"),
    ):
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
    "( h:NEAR )? CLOCK_TIME ,? on start:DAY_REFERENCE",
    example="She sailed at [9 p.m.] on [3 May 1998].",
    value="1998-05-03T21:00 1998-05-03",
)
def _clock_on_day(m: Match) -> Reading:
    clock, time = clock_of(m), day_reference(m)
    if not clock or not time:
        return None if time or not m.has("d") else NOTHING
    start = m.span("start")[0]
    cut = start - 1 - (m.tokens[start - 2] == ",")
    return [(m.start, cut, date(At(clock, time), m.phrase("h", "NEAR"))), (start, m.end, date(time))]


@RULES.rule(
    "clock",
    "( h:NEAR )? CLOCK_TIME",
    example="The doors open at [09:15 GMT].",
    value="2003-05-14T09:15",
)
def _clock(m: Match) -> Reading:
    clock = clock_of(m)
    if not clock or _is_score(m):
        return None
    return date(At(clock), m.phrase("h", "NEAR"), 0.85)


@RULES.rule(
    "clock-spoken",
    "( h:NEAR )? ( half:half past | a? quarter:quarter side:past|to | n:SMALL|TEEN|TENS|HOUR minutes side:past|to )"
    " hour:SMALL|TEEN|HOUR ( half_of_day:OF_THE_CLOCK )? ( on start:DAY_REFERENCE )?",
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
    return [(m.start, start - 1, date(At(clock, day), mod)), (start, m.end, date(day))] if day else NOTHING


def _is_score(m: Match) -> bool:
    """3:12 of a book or of a race: a bare clock time wants *at*, *by* and the like before it."""
    if m.end - m.start > 1:
        return False
    return m.follows("BEFORE_NAMED_HOUR") if m.has("named") else not m.follows("BEFORE_CLOCK")


@RULES.rule(
    "clock-in-part",
    "( h:NEAR )? ( plain:HOUR|CLOCK|SMALL|TEEN ) OCLOCK? in the part:morning|afternoon|evening",
    example="He will leave at [4 in the morning].",
    value="2003-05-14T04:00",
)
def _clock_in_part(m: Match) -> Reading:
    number = m.integer("plain", "SMALL", "TEEN")
    token = str(number) if number else m.tokens[m.span("plain")[0]]
    clock = read_clock(token, _HALVES[m.words("part")[0]])
    return date(At(clock), m.phrase("h", "NEAR")) if clock else None


@RULES.rule(
    "part-of-day",
    "( phase:early|earlier|late|later|mid -? )? DAY_REFERENCE part:PART",
    example="They met on [Friday night].",
    value="2003-05-09TNI",
)
@RULES.rule(
    "part-of-day-before",
    "( phase:early|late in? )? the? ( phase2:early|late|mid -? )? part:PART ( hours )? ( of|on DAY_REFERENCE )",
    example="They met on [the night of 3 May 1998].",
    value="1998-05-03TNI",
)
@RULES.rule(
    "part-of-day-turned",
    "( phase:early|late|mid -? )? part:PART|HOUR_NAME today:TODAY",
    example="They met in [mid-afternoon yesterday].",
    value="2003-05-13TAF",
)
def _part_of_day(m: Match) -> Reading:
    time = day_reference(m)
    code = m.text("part", "PART") or m.text("part", "HOUR_NAME")
    return date(At(code, time), _phase_word(m)) if time else None


@RULES.rule(
    "night-of-days",
    "the n:night of ( d:DAY|NTH -|/|to|DASH k:DAY|NTH of? m:MONTH | m:MONTH d:DAY|NTH -|/|to|DASH k:DAY|NTH )"
    " ( ,? y:YEAR )?",
    example="They met on [the night of 3]-[4 May 1998].",
    value="1998-05-03TNI 1998-05-04",
)
def _night_of_days(m: Match) -> Reading:
    month, year = m.integer("m", "MONTH"), m.integer("y", "YEAR")
    first, second = (calendar_day(month, m.integer(group, "DAY", "NTH"), year) for group in ("d", "k"))
    if first is None or second is None:
        return NOTHING
    return [(m.start, m.span("d")[1], date(At("TNI", first))), (m.span("k")[0], m.end, date(second))]


def _phase_word(m: Match) -> str | None:
    for group in ("phase", "phase2"):
        if m.has(group):
            return PHASES[m.words(group)[0]]
    return None


@RULES.rule(
    "part-step",
    "( phase:early|earlier|late|later|mid -? )? ( phase2:early|late )? the? this?"
    " step:last|this|next|that|following|previous|same|coming ( phase3:early )? part:PART",
    example="The envoy spoke [this morning].",
    value="2003-05-14TMO",
)
def _part_step(m: Match) -> Reading:
    step, code = m.words("step")[0], m.text("part", "PART")
    the = m.words_before("step")[-1:] == ["the"]
    if step == "same" and not the:
        return None
    told = step in TOLD_STEPS or (the and step == "next")
    days = STEPS[step] if step != "next" or told else 1
    return date(At(code, Shift("D", days, TOLD if told else NOW)), _phase_word(m))


@RULES.rule(
    "tonight",
    "( phase:early|earlier|late|later )? t:TONIGHT",
    example="The envoy speaks [tonight].",
    value="2003-05-14TNI",
)
def _tonight(m: Match) -> Reading:
    return date(At("TNI", Shift("D", 0)), _phase_word(m))


@RULES.rule(
    "overnight",
    "t:OVERNIGHT",
    example="Troops moved [overnight].",
    value="2003-05-13TNI",
)
def _overnight(m: Match) -> Reading:
    return date(At("TNI", Shift("D", -1)), confidence=0.5) if not m.precedes("AFTER_OVERNIGHT") else None


@RULES.rule(
    "part-told",
    "( phase:early|late|mid -? )? the ( phase2:early|late|mid -? )? part:morning|afternoon|evening",
    example="Talks end in [the afternoon].",
    value="2003-05-14TAF",
)
@RULES.rule(
    "part-phased",
    "phase:early|late|mid -? part:morning|afternoon|evening",
    example="By [mid-afternoon] the ice had gone.",
    value="2003-05-14TAF",
)
def _part_told(m: Match) -> Reading:
    if not m.follows("BEFORE_PART") or m.after().lower() == "star":
        return None
    return date(At(m.text("part", "PART")), _phase_word(m), 0.6)


@RULES.rule(
    "later-that-day",
    "phase:earlier|later|early|late ( that same? | the same | this ) day",
    example="She sailed on [3 May 1998]; [later that day] the port closed.",
    value="1998-05-03 1998-05-03",
)
def _later_that_day(m: Match) -> Reading:
    return date(Shift("D", 0, TOLD), PHASES[m.words("phase")[0]])


@RULES.rule(
    "night-in-narrative",
    "t:night|nighttime|DAYTIME",
    example="They marched by [night].",
    value="XXXX-XX-XXTNI",
    mode="narrative",
    only="narrative",
)
def _night(m: Match) -> Reading:
    value = m.text("t", "PART") or m.text("t", "DAYTIME")
    if m.follows("BEFORE_OTHER_NIGHT"):
        return None
    return Expression("TIME", value=f"XXXX-XX-XX{value}", confidence=0.5)


@RULES.rule(
    "weekday-nights",
    "w:WEEKDAY part:PARTS",
    example="Ferries sail on [Tuesday nights].",
    value="XXXX-WXX-2TNI",
)
def _weekday_nights(m: Match) -> Reading:
    return repeated(f"XXXX-WXX-{m.integer('w', 'WEEKDAY')}{m.text('part', 'PARTS')}")


@RULES.rule(
    "holiday-night",
    "name:HOLIDAY part:PART",
    example="The river froze on [Christmas night].",
    value="2002-12-25TNI",
)
def _holiday_night(m: Match) -> Reading:
    if not m.tokens[m.start][0].isupper():
        return None
    time: Time = Feast(m.phrase("name", "HOLIDAY"))
    return date(At(m.text("part", "PART"), time))
