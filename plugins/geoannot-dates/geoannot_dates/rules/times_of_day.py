"""Parts of a day, with the day or without: Friday night, this morning, tonight."""

from __future__ import annotations

from geoannot_dates.expression import NOW, TOLD, At, Expression, Feast, Shift, Time, Within, date, repeated
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import NOTHING, PHASES, STEPS, TOLD_STEPS, calendar_day, day_reference

RULES = Rulebook()


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
    "( phase:early|late|mid -? )? part:PART|HOUR_NAME DAY_REFERENCE",
    example="They met in [mid-afternoon yesterday].",
    value="2003-05-13TAF",
)
def _part_of_day(m: Match) -> Reading:
    time = day_reference(m)
    code = m.text("part", "PART") or m.text("part", "HOUR_NAME")
    return date(At(code, time), _phase_word(m)) if time else None


@RULES.rule(
    "part-of-nth",
    "( phase:early|late in? )? the ( phase2:early|late|mid -? )? part:PART of the n:NTH",
    example="On [3 May 1902] they met, and on [the night of the 5th] they left.",
    value="1902-05-03 1902-05-05TNI",
    mode="narrative",
)
def _part_of_nth(m: Match) -> Reading:
    day = Within(Moment("day", day=m.integer("n", "NTH")), Shift("M", 0, TOLD))
    counted = m.after()[:1].isalpha() and not m.precedes("AFTER_NTH")
    return None if counted else date(At(m.text("part", "PART"), day), _phase_word(m), 0.7)


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
    " ( step:last|this|next|that|following|previous|same|coming | step:that same ) ( phase3:early )? part:PART",
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
