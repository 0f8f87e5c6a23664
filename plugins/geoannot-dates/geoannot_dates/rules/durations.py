"""Amounts of time: in digits and words, hyphenated, past and coming."""

from __future__ import annotations

from geoannot_dates.expression import NOW, Expression, duration, repeated
from geoannot_dates.match import Match
from geoannot_dates.numerals import VAGUE, period
from geoannot_dates.rulebook import Found, Reading, Rulebook
from geoannot_dates.rules.calendar_days import STEPS
from geoannot_dates.rules.distances import shift
from geoannot_dates.rules.traps import is_part_of_name, is_title

RULES = Rulebook()

_AGES = frozenset({"DE", "CE", "ML"})
"""Nothing is counted by these: a decade of drift is a length, a week is a rate in four flights a week."""


def unit_of(m: Match, group: str = "u") -> str:
    """The code of the unit, singular or plural."""
    return m.text(group, "UNIT") or m.text(group, "UNITS")


@RULES.rule(
    "amount",
    "( h:HEDGE )? ( another|additional|the|these|those|only )? n:AMOUNT STRESS? u:UNITS|UNIT ( or so )?",
    example="The siege lasted [about six weeks].",
    value="P6W",
)
def _amount(m: Match) -> Reading:
    amount, unit = m.amount("n"), unit_of(m)
    if m.has("u") and "UNIT" in m.senses("u") and amount not in (1, 0.5) and _is_ordinary_singular(m, unit):
        return None
    if m.after() == "-" or m.after().lower() == "old" or is_title(m, m.span("u")[0]):
        return None
    if m.after().lower() == "a" and m.after(2).lower() in ("day", "week", "year", "month"):
        return None
    if unit == "Q" and (m.words("n") == ["some"] or (m.after().lower() == "of" and amount != VAGUE)):
        return None
    first = m.start
    if (
        m.all_words()[0] == "only"
        or (m.words("h") == ["over"] and not m.follows("BEFORE_OVER"))
        or m.all_words()[0] == "the"
        and "UNIT" in m.senses("u")
    ):
        first += 1
    return [(first, m.end, duration(period(amount, unit), m.phrase("h", "HEDGE"), 0.9))]


def _is_ordinary_singular(m: Match, unit: str) -> bool:
    """*five year low* is an amount, *two second thoughts* is none."""
    return unit in ("S", "MIN", "Q", "WE", "DE") or m.amount("n") == VAGUE


@RULES.rule(
    "amount-article",
    "( h:HEDGE )? ARTICLE ( full|whole|further|single|additional|extra|entire|mere )? u:UNIT ( and a half:half )?",
    example="The siege lasted [nearly a year].",
    value="P1Y",
)
def _amount_article(m: Match) -> Reading:
    unit = unit_of(m)
    if unit == "Q" or m.follows("BEFORE_ROUND_THE_CLOCK"):
        return None
    if unit in ("S", "WE", "MIN") and not m.has("h") and not m.has("half") and m.after().lower() != "or":
        return None
    if m.after() == "-" or m.after().lower() == "old" or m.after().lower() in ("of", "when", "that") and unit == "D":
        return None
    rate = m.all_words()[0] in ("a", "an") and unit not in _AGES and not m.follows("BEFORE_LENGTH")
    if not (m.has("h") or m.has("half")) and rate:
        # "Four flights a week", "3 million a year": a rate.
        return repeated(period(1, unit), 0.6) if unit not in ("S", "MIN", "H") else None
    amount = 1.5 if m.has("half") else 1
    return duration(period(amount, unit), m.phrase("h", "HEDGE"), 0.8)


@RULES.rule(
    "amount-hyphened",
    "( n:AMOUNT | n:HALVES ) - u:UNIT ( - long )?",
    example="He ended a [10-day] visit.",
    value="P10D",
)
def _amount_hyphened(m: Match) -> Reading:
    if is_part_of_name(m) or m.words("n") == ["a"] or (m.after() == "-" and m.after(2).lower() == "old"):
        return None
    return duration(period(m.amount("n"), unit_of(m)))


@RULES.rule(
    "unit-long",
    "n:AMOUNT? -? u:UNIT|UNITS -? long",
    example="A [month-long] strike began.",
    value="P1M",
)
def _unit_long(m: Match) -> Reading:
    amount = m.amount("n") if m.has("n") else VAGUE if "UNITS" in m.senses("u") else 1
    return duration(period(amount, unit_of(m)))


@RULES.rule(
    "amount-range",
    "( h:HEDGE | between )? n:AMOUNT RANGE k:AMOUNT u:UNITS",
    example="It takes [two] to [six days].",
    value="P2D P6D",
)
def _amount_range(m: Match) -> Reading:
    unit = unit_of(m)
    first = m.span("n")[0] if m.all_words()[0] == "between" else m.start
    found: list[Found] = [
        (first, m.span("n")[1], duration(period(m.amount("n"), unit), confidence=0.8)),
        (m.span("k")[0], m.end, duration(period(m.amount("k"), unit))),
    ]
    return found


@RULES.rule(
    "amount-step",
    "( h:HEDGE )? the? step:past|last|next|coming|following|previous|preceding|first|final ( h2:HEDGE )? n:AMOUNT"
    " u:UNITS|UNIT ( or so )?",
    example="Exports grew over [the past three decades].",
    value="P3DE",
)
def _amount_step(m: Match) -> Reading:
    amount, unit = m.amount("n"), unit_of(m)
    step = m.words("step")[0]
    count = STEPS.get(step, 0)
    time = shift(amount, unit, count, NOW) if step in ("past", "last", "next", "coming") else None
    mod = m.phrase("h", "HEDGE") or m.phrase("h2", "HEDGE") or None
    # "Over the past year" is a preposition, "at least the past year" a hedge.
    first = m.span("h")[1] if m.words("h") == ["over"] else m.start
    return [(first, m.end, Expression("DURATION", time, period(amount, unit), mod))]


@RULES.rule(
    "amount-doubled",
    "a u:UNIT or two|so",
    example="The work takes [a year or two].",
    value="P1Y",
)
def _amount_doubled(m: Match) -> Reading:
    return duration(period(1, unit_of(m)), "APPROX")


@RULES.rule(
    "units-bare",
    "u:UNITS ( h:and|or u2:UNITS )?",
    example="He was gone for [months].",
    value="PXM",
)
def _units_bare(m: Match) -> Reading:
    unit = unit_of(m)
    if not m.follows("BEFORE_UNITS") and not m.precedes("AFTER_UNITS"):
        return None
    if unit == "Y" and m.precedes("AFTER_OTHER_YEARS"):
        return None
    if m.before(2).lower() == "matter":
        # "A matter of weeks" says that it is soon.
        return None
    if unit in ("S", "MIN", "WE", "Q", "H"):
        return None
    return duration(period(VAGUE, unit), confidence=0.6)


@RULES.rule(
    "years-old",
    "( h:HEDGE )? n:AMOUNT u:UNITS old|of ( age )?",
    example="The harbour master was [31 years old].",
    value="P31Y",
    mode="narrative",
    only="narrative",
)
def _years_old(m: Match) -> Reading:
    last = m.tokens[m.end - 1].lower()
    return None if last == "of" else duration(period(m.amount("n"), unit_of(m)), m.phrase("h", "HEDGE"))
