"""Ranges and lists: 12 to 14 June, 28 May to 3 June, from May to June, Monday to Thursday."""

from __future__ import annotations

from geoannot_dates.expression import Stretch, Within, date
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.rulebook import Found, Reading, Rulebook
from geoannot_dates.rules.calendar_days import calendar_day, phase, year_step

RULES = Rulebook()


@RULES.rule(
    "days-of-month",
    "( the? list:DAYS_LISTED of? m:MONTH .? ( ,? of? y:YEAR )? | m2:MONTH .? list2:DAYS_LISTED ( ,? y2:YEAR )? )",
    example="The regatta was held from [12] to [14 June 1931].",
    value="1931-06-12 1931-06-14",
)
def _days_of_month(m: Match) -> Reading:
    if m.after() in ("/", "a", "p") or "HALF_DAY" in m.senses_after():
        # "September 11 and 9/11", "Sept. 15, 9 a.m."
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
    "months-in-year",
    "PHASED? m1:MONTH .? RANGE ( phase2:early|mid|late -? )? m2:MONTH .? ( ,? of? y:YEAR | ,? of?"
    " step:this|that|last|next year )",
    example="She sailed from [May] to [June 2001].",
    value="2001-05 2001-06",
)
def _months_in_year(m: Match) -> Reading:
    first, second = m.integer("m1", "MONTH") or 1, m.integer("m2", "MONTH") or 1
    start = m.span("phase2")[0] if m.has("phase2") else m.span("m2")[0]
    cut = m.span("m1")[1] + (m.tokens[m.span("m1")[1]] == ".")
    parts = Moment("month", month=first), Moment("month", month=second)
    year = m.integer("y", "YEAR")
    if year is None:
        whole = year_step(m.words("step")[0])
        return [(m.start, cut, date(Within(parts[0], whole), phase(m))), (start, m.end, date(Within(parts[1], whole)))]
    # November to February 1994 begins the year before; November and February 1994 does not.
    crosses = first > second and m.tokens[cut].lower() not in ("and", "or", "&")
    return [
        (m.start, cut, date(Moment("month", year - crosses, month=first), phase(m))),
        (start, m.end, date(Moment("month", year, month=second))),
    ]


def _is_list(m: Match, last: str) -> bool:
    """Whether *and* lists two times: only behind *between* it makes a range of them."""
    return m.words_before(last)[-1] == "and" and m.before().lower() != "between"


@RULES.rule(
    "weekday-range",
    "a:WEEKDAY ( UP_TO | and ) b:WEEKDAY",
    example="The council sat from [Monday] to [Thursday].",
    value="2003-05-05 2003-05-08",
)
def _weekday_range(m: Match) -> Reading:
    if _is_list(m, "b"):
        return None
    # "Monday to Friday, 6 June", "Monday to Tuesday night": the second is more than a weekday.
    if m.senses_after(1 + (m.after() == ",")).keys() & {"MONTH", "DAY", "PART"}:
        return None
    first, last = (Moment("day", weekday=m.integer(group, "WEEKDAY")) for group in ("a", "b"))
    return [(*m.span("a"), date(Stretch(first, last))), (*m.span("b"), date(Stretch(first, last, end=True)))]


@RULES.rule(
    "day-range-without-year",
    "( d1:DAY|NTH m1:MONTH .? UP_TO d2:DAY|NTH m2:MONTH | m1:MONTH .? d1:DAY|NTH UP_TO m2:MONTH .? d2:DAY|NTH )",
    example="The show runs from [28 May] to [3 June].",
    value="2003-05-28 2003-06-03",
)
@RULES.rule(
    "month-range-without-year",
    "m1:MONTH .? ( UP_TO | and ) m2:MONTH",
    example="It rained from [November] to [February].",
    value="2002-11 2003-02",
)
def _range_without_year(m: Match) -> Reading:
    # "In September — September 11, I recall": the second is the day of a month.
    if _is_list(m, "m2") or (not m.has("d2") and "DAY" in m.senses_after(1 + (m.after() == "."))):
        return None
    ends: list[Moment] = []
    for month, day in (("m1", "d1"), ("m2", "d2")):
        number = m.integer(month, "MONTH")
        moment: Moment | None = Moment("month", month=number)
        if m.has(day):
            moment = calendar_day(number, m.integer(day, "DAY", "NTH"), None)
        if moment is None:
            return None
        ends.append(moment)
    first, last = ends
    start = min(index for index in (m.span("m2")[0], m.span("d2")[0]) if index >= 0)
    cut = max(m.span("m1")[1], m.span("d1")[1])
    cut += m.tokens[cut] == "."
    return [(m.start, cut, date(Stretch(first, last))), (start, m.end, date(Stretch(first, last, end=True)))]
