"""Months, years, decades and centuries of the calendar, before Christ too."""

from __future__ import annotations

from geoannot_dates.expression import Step, Within, date
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import STEPS, TOLD_STEPS, phase, year_step
from geoannot_dates.rules.traps import is_no_month, is_no_year, is_title

RULES = Rulebook()

_BEFORE_CENTURY = frozenset({"the", "early", "late"})
_FURTHEST = 9999
"""No year of a greater number, before Christ or after, can be written."""


@RULES.rule(
    "month-of-year",
    "PHASED? m:MONTH .? ( ,|- )? of? ANY_YEAR",
    example="The bridge was begun in [late May 1998].",
    value="1998-05",
)
def _month_of_year(m: Match) -> Reading:
    year = any_year(m)
    return date(Moment("month", year, month=m.integer("m", "MONTH")), phase(m)) if year else None


def any_year(m: Match) -> int | None:
    """What the macro ANY_YEAR matched, astronomical."""
    if m.has("bc"):
        return era_year(m.integer("bc", "INT") or 0, m.tokens[m.span("bc")[1]])
    if m.has("short"):
        return century_of_short_year(m.integer("short", "TWO_DIGITS") or 0)
    if m.has("spoken"):
        return m.year("spoken")
    return m.integer("y", "YEAR")


def era_year(number: int, era: str) -> int | None:
    """The year of that number before or after Christ, astronomical: 1 BC is 0. None where no value can say it."""
    if not 1 <= number <= _FURTHEST:
        return None
    return 1 - number if era[0] in "Bb" else number


def century_of_short_year(number: int) -> int:
    """'98 is 1998, '04 is 2004."""
    return number + (2000 if number < 30 else 1900)


@RULES.rule(
    "month",
    "PHASED? m:MONTH",
    example="The bridge was opened in [March].",
    value="2003-03",
)
def _month(m: Match) -> Reading:
    if is_no_month(m):
        return None
    return date(Moment("month", month=m.integer("m", "MONTH")), phase(m), 0.85)


@RULES.rule(
    "month-step",
    "PHASED? this? step:last|this|next|past|coming|following|previous m:MONTH",
    example="The bridge was opened [last April].",
    value="2003-04",
)
def _month_step(m: Match) -> Reading:
    step = m.words("step")[0]
    part = Moment("month", month=m.integer("m", "MONTH"))
    return date(Step(part, STEPS[step], "told" if step in TOLD_STEPS else "now"), phase(m))


@RULES.rule(
    "month-in-year-told",
    "PHASED? m:MONTH ,? of? the? step:this|that|last|next|same|following|previous year",
    example="The bridge was opened in [June last year].",
    value="2002-06",
)
def _month_in_year_told(m: Match) -> Reading:
    return date(Within(Moment("month", month=m.integer("m", "MONTH")), year_step(m.words("step")[0])), phase(m))


@RULES.rule(
    "year",
    "PHASED? ( the? year|years )? ANY_YEAR",
    example="The port was founded in [1862].",
    value="1862",
)
def _year(m: Match) -> Reading:
    year = any_year(m)
    if year is None or (m.has("y") and is_no_year(m, year)):
        return None
    if m.has("spoken") and (m.precedes("AFTER_THING") or is_title(m, m.end - 1)):
        return None
    if m.tokens[m.end - 1].lower() in ("hundred", "thousand") and not m.follows("BEFORE_HUNDRED"):
        return None
    if m.has("short") and not m.follows("BEFORE_SHORT_YEAR"):
        return None
    return date(Moment("year", year), phase(m), 0.9)


@RULES.rule(
    "year-named",
    "the year n:INT",
    example="The wall fell in [the year 476].",
    value="0476",
)
def _year_named(m: Match) -> Reading:
    year = era_year(m.integer("n", "INT") or 0, "AD")
    return date(Moment("year", year)) if year else None


@RULES.rule(
    "year-or-later",
    "y:YEAR ( or later | or earlier | and beyond )",
    example="It will not pay until [2006 or later].",
    value="2006",
)
def _year_or_later(m: Match) -> Reading:
    mod = "ON_OR_BEFORE" if m.tokens[m.end - 1].lower() == "earlier" else "ON_OR_AFTER"
    return date(Moment("year", m.integer("y", "YEAR")), mod)


def end_of_range(m: Match, first: int) -> int:
    """The year of the group ``z``: 1938 for 38 behind 1931, 2001 for 01 behind 1999."""
    short = m.integer("z", "TWO_DIGITS")
    if short is None:
        return m.integer("z", "YEAR") or 0
    end = first - first % 100 + short
    return end if end > first else end + 100


@RULES.rule(
    "years-short",
    "y:YEAR -|/ z:TWO_DIGITS",
    example="The canal was dug in [1931]-[38].",
    value="1931 1938",
)
def _years_short(m: Match) -> Reading:
    first = m.integer("y", "YEAR") or 0
    end = end_of_range(m, first)
    if is_no_year(m, first):
        return None
    # 1999-00 and 1914/15 are two years; 1998-12 is a month (ISO 8601), and 1998/12 a year and a number.
    if end != first + 1 and (end // 100 > first // 100 or m.tokens[m.start + 1] == "/"):
        month = m.integer("z", "MONTH_NUMBER") if m.tokens[m.start + 1] == "-" else None
        return date(Moment("month", first, month=month), confidence=0.6) if month else None
    return [
        (m.start, m.start + 1, date(Moment("year", first))),
        (m.end - 1, m.end, date(Moment("year", end))),
    ]


@RULES.rule(
    "years-bc",
    "PHASED? ( the years? )? y:INT RANGE z:INT ERA",
    example="The city fell in [490]-[480 BC].",
    value="BC0490 BC0480",
)
def _years_bc(m: Match) -> Reading:
    era = m.tokens[m.span("z")[1]]
    first, last = era_year(m.integer("y", "INT") or 0, era), era_year(m.integer("z", "INT") or 0, era)
    if first is None or last is None:
        return None
    return [
        (m.start, m.span("y")[1], date(Moment("year", first), phase(m))),
        (m.span("z")[0], m.end, date(Moment("year", last))),
    ]


@RULES.rule(
    "year-ad",
    "AD y:INT",
    example="The wall was built in [AD 122].",
    value="0122",
)
def _year_ad(m: Match) -> Reading:
    year = m.integer("y", "INT") or 0
    return date(Moment("year", year)) if 0 < year < 3000 else None


@RULES.rule(
    "decade",
    "the? PHASED? the? ( d:DECADE | '|’? s:SHORT_DECADE | y:YEAR '|’? 's|’s ) bc:BC?",
    example="Tariffs fell in [the mid-1970s].",
    value="197",
)
def _decade(m: Match) -> Reading:
    first = m.integer("d", "DECADE")
    if first is None and m.has("y"):
        first = m.integer("y", "YEAR") or 1
        if first % 10 or m.words_before("y")[-1:] != ["the"]:
            return None
    if first is None:
        short = m.integer("s", "SHORT_DECADE") or 0
        first = short + (2000 if short < 20 else 1900)
        if m.tokens[m.span("s")[0] - 1] not in ("'", "’") and "the" not in m.words_before("s"):
            return None
    return date(Moment("decade", first, era=-1 if m.has("bc") else 1), phase(m))


@RULES.rule(
    "decade-old",
    "PHASED? the d:OLD_DECADE bc:BC?",
    example="The league fell apart in [the 470s BC].",
    value="BC047",
)
def _old_decade(m: Match) -> Reading:
    return date(Moment("decade", m.integer("d", "OLD_DECADE"), era=-1 if m.has("bc") else 1), phase(m), 0.8)


@RULES.rule(
    "decade-in-words",
    "the PHASED? ( roaring | century:TEEN -? )? d:DECADE_NAME",
    example="Tariffs fell in [the nineties].",
    value="199",
)
def _decade_in_words(m: Match) -> Reading:
    century = m.integer("century", "TEEN") or 19
    return date(Moment("decade", century * 100 + (m.integer("d", "DECADE_NAME") or 0)), phase(m), 0.8)


@RULES.rule(
    "century",
    "the? PHASED? the? n:NTH|ORDINAL ( - | )? century|centuries bc:BC?",
    example="A map of [the early 14th century] shows it.",
    value="13",
)
def _century(m: Match) -> Reading:
    # In "the 21st-century state" the determiner is the noun's.
    hyphened = (
        m.all_words()[0] == "the" and m.tokens[m.end - 2] == "-" and not m.has("phase") and m.after()[:1].islower()
    )
    return [(m.start + hyphened, m.end, date(_of_century(m, "n", "bc"), phase(m)))]


def _of_century(m: Match, group: str, bc: str) -> Moment:
    number = m.integer(group, "NTH", "ORDINAL") or 1
    return Moment("century", (number - 1) * 100, era=-1 if m.has(bc) else 1)


@RULES.rule(
    "centuries",
    "the? n:NTH|ORDINAL ( century )? RANGE the? ( early|late )? k:NTH|ORDINAL -? century|centuries bc:BC?",
    example="Trade grew in [the 17th] and [18th centuries].",
    value="16 17",
)
def _centuries(m: Match) -> Reading:
    start = m.span("k")[0]
    while m.tokens[start - 1].lower() in _BEFORE_CENTURY:
        start -= 1
    one, other = _of_century(m, "n", "bc"), _of_century(m, "k", "bc")
    return [(m.start, m.span("n")[1], date(one)), (start, m.end, date(other))]


@RULES.rule(
    "years-since",
    "post|pre - y:YEAR",
    example="[Pre-1914] borders were restored.",
    value="1914",
)
def _years_since(m: Match) -> Reading:
    return date(Moment("year", m.integer("y", "YEAR")), "AFTER" if m.tokens[m.start].lower() == "post" else "BEFORE")
