"""Quarters, halves, fiscal years and seasons."""

from __future__ import annotations

from geoannot_dates.expression import NOW, REPORTED, TOLD, Shift, Step, Time, Within, date, duration
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import STEPS, TOLD_STEPS, day_reference, phase, year_step
from geoannot_dates.rules.months_and_years import any_year, end_of_range
from geoannot_dates.rules.traps import names_operation

RULES = Rulebook()


def names_noun(m: Match) -> bool:
    """Whether a noun follows that the match describes."""
    return m.after().isalpha() and not m.precedes("AFTER_NOUN")


def in_year(m: Match, part: Moment) -> Time:
    """The part of the year that the match tells, or of one that it leaves open."""
    if m.has("past"):
        return Within(part, Shift("Y", -1))
    if m.has("year_step"):
        return Within(part, year_step(m.words("year_step")[0]))
    return Moment(part.grain, any_year(m), number=part.number)


@RULES.rule(
    "quarter",
    "PHASED? ( the|its|their )? ( y:YEAR | past:year - ago|earlier | latest|comparable|corresponding )? fiscal?"
    " -? n:ORDINAL|NTH fiscal? -? quarter",
    example="Profit fell in [the third quarter].",
    value="2002-Q3",
)
@RULES.rule(
    "quarter-of-year",
    "PHASED? ( the|its|their )? ( n:ORDINAL|NTH -? | n:last|final ) quarter ( of|in|, )? fiscal?"
    " ( ANY_YEAR | this? year_step:last|this|next|that year )",
    example="Profit fell in [the third quarter of 1987].",
    value="1987-Q3",
)
@RULES.rule(
    "quarter-in-year",
    "year_step:last|this|next year 's|’s n:ORDINAL|NTH -? quarter",
    example="Profit fell in [last year's third quarter].",
    value="2002-Q3",
)
def _quarter(m: Match) -> Reading:
    number = 4 if m.words("n")[0] in ("last", "final") else m.integer("n", "ORDINAL", "NTH") or 0
    if not 1 <= number <= 4:
        return None
    # "The third-quarter loss", "its third quarter": the determiner is the noun's or the owner's.
    hyphened = m.tokens[m.end - 2] == "-"
    first = m.start + (m.all_words()[0] in ("its", "their") or (hyphened and m.all_words()[0] == "the"))
    return [(first, m.end, date(in_year(m, Moment("quarter", number=number)), phase(m)))]


@RULES.rule(
    "quarter-ended",
    "( the|its|their )? fiscal? n:ORDINAL|NTH fiscal? -? quarter ended|ending DAY_REFERENCE",
    example="Profit fell in its [fourth quarter] ended [31 March].",
    value="2003-Q4 2003-03-31",
)
@RULES.rule(
    "quarter-told-ended",
    "the quarter ended|ending DAY_REFERENCE",
    example="Profit fell in [the quarter] ended [31 March].",
    value="2003-Q1 2003-03-31",
)
def _quarter_ended(m: Match) -> Reading:
    number, day = m.integer("n", "ORDINAL", "NTH"), day_reference(m)
    if day is None or (m.has("n") and not 1 <= (number or 0) <= 4):
        return None
    end = next(index for index in range(m.start, m.end) if m.tokens[index].lower() in ("ended", "ending"))
    if m.tokens[end].lower() == "ended" and isinstance(day, Moment) and day.month and day.year is None:
        # What has ended, ended on the last such day.
        day = Step(day, -1)
    first = m.start + (m.all_words()[0] in ("its", "their"))
    # A numbered quarter is the firm's own, of the year in which it ends; else the one that holds its middle month.
    quarter = Within(Moment("quarter", number=number), day) if number else Shift("Q", 0, Shift("M", -1, day))
    return [(first, end, date(quarter, confidence=0.8)), (end + 1, m.end, date(day))]


@RULES.rule(
    "quarter-short",
    "q:QUARTER_NAME ( ,? of? ANY_YEAR )?",
    example="Profit fell in [Q3 2001].",
    value="2001-Q3",
)
def _quarter_short(m: Match) -> Reading:
    return date(in_year(m, Moment("quarter", number=m.integer("q", "QUARTER_NAME"))))


@RULES.rule(
    "half-short",
    "h:HALF_NAME ( ,? of? ANY_YEAR )?",
    example="Profit fell in [H1 2001].",
    value="2001-H1",
)
def _half_short(m: Match) -> Reading:
    return date(in_year(m, Moment("half", number=m.integer("h", "HALF_NAME"))))


@RULES.rule(
    "quarter-told",
    "( the|its|this|that )? ( current|latest )? quarter|period",
    example="Profit rose in [the first quarter]. [The quarter] was warm.",
    value="2003-Q1 2003-Q1",
)
def _quarter_told(m: Match) -> Reading:
    words = m.all_words()
    if words[-1] == "period" and "latest" not in words:
        return None
    if words[0] not in ("the", "its", "this", "that"):
        return None
    if "current" in words or words[0] == "this":
        return date(Shift("Q", 0))
    if "latest" in words:
        return date(Shift("Q", 0, REPORTED), confidence=0.8)
    if m.precedes("AFTER_OTHER_QUARTER"):
        return None
    return date(Shift("Q", 0, TOLD), confidence=0.6)


@RULES.rule(
    "quarter-of-year-told",
    "( the )? ( comparable|corresponding|same )? ( y:YEAR | past:year - ago|earlier ) quarter|period",
    example="Profit fell in [the first quarter] from 3 million in [the year-ago quarter].",
    value="2003-Q1 2002-Q1",
)
@RULES.rule(
    "quarter-a-year-ago",
    "( the ( comparable|corresponding|same )? quarter|period ( past:a year ago|earlier | past:last year ) |"
    " past:last year 's|’s quarter|period )",
    example="Profit fell in [the first quarter] from that of [the corresponding period a year earlier].",
    value="2003-Q1 2002-Q1",
)
def _quarter_of_year_told(m: Match) -> Reading:
    if m.has("y"):
        return date(Within(Moment("quarter"), Moment("year", m.integer("y", "YEAR"))), confidence=0.6)
    return date(Shift("Q", -4, REPORTED), confidence=0.7)


@RULES.rule(
    "year-ago",
    "year - side:ago|earlier",
    example="Profit fell in [the first quarter] from a [year-earlier] 3 million.",
    value="2003-Q1 2002",
)
def _year_ago(m: Match) -> Reading:
    return date(Shift("Y", -1, NOW if m.words("side") == ["ago"] else REPORTED), confidence=0.7)


@RULES.rule(
    "half",
    "the? n:first|second|latter|last half of ( ANY_YEAR | the? year_step:last|this|next|that year | the year )",
    example="Exports rose in [the second half of 2002].",
    value="2002-H2",
)
def _half(m: Match) -> Reading:
    return date(in_year(m, Moment("half", number=1 if m.words("n")[0] == "first" else 2)))


@RULES.rule(
    "fiscal-year",
    "( the? fiscal|financial year? -? ( y:YEAR ( -|/ z:TWO_DIGITS|YEAR )? | '|’ short:TWO_DIGITS )"
    " | ( fy y2:YEAR | fy:FISCAL_YEAR ) ( -|/ z:TWO_DIGITS|YEAR )? )",
    example="Spending rises in [fiscal 2004].",
    value="2004",
)
def _fiscal_year(m: Match) -> Reading:
    year = m.integer("fy", "FISCAL_YEAR") or m.integer("y2", "YEAR") or any_year(m) or 0
    if not m.has("z"):
        return date(Moment("year", year))
    # It lies in two years of the calendar, as a range does: fiscal 2004-05.
    end = Moment("year", end_of_range(m, year))
    return [(m.start, m.end - 2, date(Moment("year", year))), (m.end - 1, m.end, date(end))]


@RULES.rule(
    "fiscal-year-told",
    "( the|this|last|next|its )? ( current|latest|last|next|coming|previous )? fiscal|financial year",
    example="Spending rises in [the next fiscal year].",
    value="2004",
)
def _fiscal_year_told(m: Match) -> Reading:
    words = m.all_words()
    if words[0] in ("fiscal", "financial"):
        return None
    if m.precedes("AFTER_CLOSED") and "last" not in words:
        return duration("P1Y", confidence=0.6)
    step = next((word for word in words if word in ("last", "next", "coming", "previous", "latest")), "this")
    return date(Shift("Y", STEPS.get(step, -1)), confidence=0.7)


@RULES.rule(
    "season-of-year",
    "PHASED? the? n:SEASON ,? of? ANY_YEAR",
    example="The dam broke in [the spring of 1972].",
    value="1972-SP",
)
@RULES.rule(
    "season-of-year-turned",
    "y:YEAR n:SEASON",
    example="The [1972 summer] drought ended.",
    value="1972-SU",
)
@RULES.rule(
    "season-in-year",
    "PHASED? the? n:SEASON of? the? year_step:last|this|next|that|same|following|previous year",
    example="The dam broke in [the spring of last year].",
    value="2002-SP",
)
def _season_of_year(m: Match) -> Reading:
    return date(in_year(m, Moment("season", number=m.integer("n", "SEASON"))), phase(m))


@RULES.rule(
    "season-over-years",
    "PHASED? the? n:SEASON ,? of? y:YEAR -|/ z:TWO_DIGITS|YEAR",
    example="The river froze in [the winter of 1941]-[42].",
    value="1941-WI 1942",
)
def _season_over_years(m: Match) -> Reading:
    year = m.integer("y", "YEAR") or 0
    season = Moment("season", year, number=m.integer("n", "SEASON"))
    end = Moment("year", end_of_range(m, year))
    return [(m.start, m.end - 2, date(season, phase(m))), (m.end - 1, m.end, date(end))]


@RULES.rule(
    "season-step",
    "PHASED? ( phase2:early|late|later )? the? this?"
    " step:last|this|next|past|coming|following|previous|that|same n:SEASON",
    example="The dam broke [last summer].",
    value="2002-SU",
)
def _season_step(m: Match) -> Reading:
    step = m.words("step")[0]
    the = m.words_before("step")[-1:] == ["the"]
    told = step in TOLD_STEPS or (the and step == "next")
    return date(Step(Moment("season", number=m.integer("n", "SEASON")), STEPS[step], TOLD if told else NOW), phase(m))


@RULES.rule(
    "season",
    "PHASED? the n:SEASON",
    example="The dam broke in [the summer].",
    value="2003-SU",
)
@RULES.rule(
    "season-bare",
    "PHASED? n:SEASON",
    example="In [1918] their [spring] offensive failed.",
    value="1918 1918-SP",
    mode="narrative",
)
def _season(m: Match) -> Reading:
    word = m.words("n")[0]
    bare = m.words_before("n")[-1:] != ["the"] and not m.has("phase")
    if m.precedes("AFTER_OTHER_SEASON") or names_operation(m) or (word == "fall" and m.precedes("AFTER_FALL")):
        return None
    # Fall and spring are verbs too, unless something else says that they are not.
    if bare and word in ("fall", "spring") and not (m.follows("BEFORE_BARE_SEASON") or m.precedes("AFTER_SPRING")):
        return None
    meaning = date(Moment("season", number=m.integer("n", "SEASON")), phase(m), 0.6)
    # The determiner belongs to the noun in "the spring offensive".
    first = m.start + (m.all_words()[0] == "the" and not m.has("phase") and names_noun(m))
    return [(first, m.end, meaning)]
