"""Words without a place in the calendar: now, recently, the future (PRESENT_REF, PAST_REF, FUTURE_REF)."""

from __future__ import annotations

from geoannot_dates.expression import duration, reference
from geoannot_dates.match import Match
from geoannot_dates.numerals import VAGUE, period
from geoannot_dates.rulebook import Reading, Rulebook

RULES = Rulebook()


@RULES.rule(
    "reference",
    "r:REFERENCE",
    example="The port is [now] closed.",
    value="PRESENT_REF",
)
def _reference(m: Match) -> Reading:
    words = m.all_words()
    if m.tokens[m.start] == "Now" and m.after() in (",", "for"):
        # "Now, he says, it looks …" goes on with the argument.
        return None
    if words == ["now"] and m.after() == "and" and m.after(2) == "then":
        return None
    if words == ["recently"] and m.before().lower() == "as":
        return None
    if words[-1] == "past" and m.after()[:1].isalpha() and not m.precedes("AFTER_PAST"):
        return None
    return reference(m.phrase("r", "REFERENCE"))


@RULES.rule(
    "to-date",
    "to d:date",
    example="To [date] nobody was tried.",
    value="PRESENT_REF",
)
def _to_date(m: Match) -> Reading:
    return (
        [(m.start + 1, m.end, reference("PRESENT_REF"))] if m.after()[:1] in ",.;:" or m.after()[:1].islower() else None
    )


@RULES.rule(
    "future",
    "future",
    example="They would prevent [future] wars.",
    value="FUTURE_REF",
    mode="narrative",
    only="narrative",
)
def _future(m: Match) -> Reading:
    return reference("FUTURE_REF", 0.6)


@RULES.rule(
    "former",
    "former",
    example="The [former] minister sailed.",
    value="PAST_REF",
    mode="narrative",
    only="narrative",
)
def _former(m: Match) -> Reading:
    followed = m.after()[:1].isalpha() and not m.precedes("AFTER_PRONOUN")
    return reference("PAST_REF", 0.6) if followed else None


@RULES.rule(
    "one-day",
    "one day",
    example="The lock will [one day] be rebuilt.",
    value="FUTURE_REF",
)
def _one_day(m: Match) -> Reading:
    return reference("FUTURE_REF", 0.6) if m.follows("BEFORE_ONE_DAY") else None


@RULES.rule(
    "units-of-reference",
    "w:past|future u:UNITS",
    example="It will pay in [future years].",
    value="FUTURE_REF",
)
def _units_of_reference(m: Match) -> Reading:
    return reference("PAST_REF" if m.words("w") == ["past"] else "FUTURE_REF", 0.6)


@RULES.rule(
    "units-vague",
    "recent|coming u:UNITS|days ( and UNITS )?",
    example="Tension grew in [recent weeks].",
    value="PXW",
)
def _units_vague(m: Match) -> Reading:

    unit = m.text("u", "UNITS")
    # The habit of TimeBank: long units are the past itself, short ones an amount of it.
    if unit in ("Y", "DE", "CE", "Q") and m.all_words()[0] == "recent":
        return reference("PAST_REF", 0.6)
    return duration(period(VAGUE, unit), confidence=0.6)
