"""Sets: every Monday, each October, daily, twice a week."""

from __future__ import annotations

from geoannot_dates.expression import repeated
from geoannot_dates.feasts import some_feast
from geoannot_dates.match import Match
from geoannot_dates.moment import Moment
from geoannot_dates.numerals import period
from geoannot_dates.rulebook import Reading, Rulebook
from geoannot_dates.rules.calendar_days import calendar_day
from geoannot_dates.rules.traps import is_part_of_name

RULES = Rulebook()


@RULES.rule(
    "every-unit",
    "( almost|nearly )? q:every|each ( other|second )? ( n:NUMERAL )? u:UNIT|UNITS",
    example="The board meets [every three months].",
    value="P3M",
)
def _every_unit(m: Match) -> Reading:
    words = m.all_words()
    amount = m.amount("n") if m.has("n") else 2 if "other" in words or "second" in words else 1
    unit = m.text("u", "UNIT") or m.text("u", "UNITS")
    if unit in ("S", "MIN") and not m.has("n"):
        return None
    first = m.span("q")[0]
    return [(first, m.end, repeated(period(amount, unit)))]


@RULES.rule(
    "each-of-past",
    "each|every of the past|last|next AMOUNT u:UNITS",
    example="Output fell in [each of the past three years].",
    value="P1Y",
)
def _each_of_past(m: Match) -> Reading:
    return repeated(period(1, m.text("u", "UNITS")))


@RULES.rule(
    "every-day-of-week",
    "every|each ( other )? w:WEEKDAY ( part:PART )?",
    example="The board meets [every Tuesday].",
    value="XXXX-WXX-2",
)
@RULES.rule(
    "weekdays",
    "w:WEEKDAYS",
    example="Ferries sail on [Mondays].",
    value="XXXX-WXX-1",
)
def _weekdays(m: Match) -> Reading:
    number = m.integer("w", "WEEKDAY", "WEEKDAYS")
    return repeated(f"XXXX-WXX-{number}{m.text('part', 'PART')}")


@RULES.rule(
    "every-month-or-season",
    "every|each ( other|second )? ( month:MONTH | season:SEASON | part:PART )",
    example="The river floods [each October].",
    value="XXXX-10",
)
def _every_month(m: Match) -> Reading:
    if m.has("part"):
        return repeated(f"XXXX-XX-XX{m.text('part', 'PART')}")
    if m.has("month"):
        return repeated(Moment("month", month=m.integer("month", "MONTH")).value)
    return repeated(Moment("season", number=m.integer("season", "SEASON")).value)


@RULES.rule(
    "every-day-of-year",
    "( every|each ( d:DAY|NTH month:MONTH | month:MONTH .? d:DAY|NTH )"
    " | ( d:DAY|NTH month:MONTH | month:MONTH .? d:DAY|NTH ) of? every|each year )",
    example="The siege is remembered [every 9 March].",
    value="XXXX-03-09",
)
def _every_day_of_year(m: Match) -> Reading:
    day = calendar_day(m.integer("month", "MONTH"), m.integer("d", "DAY", "NTH"), None)
    return repeated(day.value) if day else None


@RULES.rule(
    "every-holiday",
    "every|each name:HOLIDAY",
    example="She calls [every Christmas].",
    value="XXXX-12-25",
)
def _every_holiday(m: Match) -> Reading:
    first, last = m.span("name")
    if is_part_of_name(m) or any(m.tokens[index][0].islower() for index in (first, last - 1)):
        return None
    day = some_feast(m.phrase("name", "HOLIDAY"))
    return repeated(day.value if day.month else "P1Y")


@RULES.rule(
    "seasons",
    "the? past|last|next|coming|previous n:AMOUNT s:SEASONS",
    example="The river flooded in [the past three summers].",
    value="XXXX-SU",
)
def _seasons(m: Match) -> Reading:
    return repeated(Moment("season", number=m.integer("s", "SEASONS")).value, 0.7)


@RULES.rule(
    "frequency",
    "f:FREQUENCY",
    example="The paper appears [daily].",
    value="P1D",
)
def _frequency(m: Match) -> Reading:
    # The Oslo Weekly, the Daily Herald; quarterly before a noun belongs to dividends and losses, not to time.
    if m.tokens[m.start][0].isupper() and (m.after()[:1].isupper() or m.before()[:1].isupper()):
        return None
    if m.all_words() == ["quarterly"] and m.after()[:1].isalpha():
        return None
    if m.before() == "-" and m.before(2).lower() not in ("twice", "thrice"):
        return None
    return repeated(m.text("f", "FREQUENCY"))


@RULES.rule(
    "rate",
    "per u:UNIT",
    example="They lost 10,000 tons [per month].",
    value="P1M",
)
def _rate(m: Match) -> Reading:
    unit = m.text("u", "UNIT")
    return None if unit in ("H", "S", "MIN") else repeated(period(1, unit))


@RULES.rule(
    "times-a-unit",
    "( once|twice|thrice | n:NUMERAL times | several times ) ( a|an|per|each|every|- u:UNIT|FREQUENCY | u:FREQUENCY )",
    example="The envoys met [three times a month].",
    value="P1M",
)
def _times_a_unit(m: Match) -> Reading:
    unit = m.text("u", "UNIT")
    value = period(1, unit) if unit else m.text("u", "FREQUENCY")
    return repeated(value)
