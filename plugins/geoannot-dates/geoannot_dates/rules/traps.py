"""What only looks like a date: names, amounts of other things, labels with a number."""

from __future__ import annotations

from geoannot_dates.grammar import Match

_FIRST_YEAR, _LAST_YEAR = 1500, 2100
"""Four digits between these are a year unless something speaks against it."""
_PARTS_OF_NUMBERS = {"-": (3,), "/": (1, 2, 3)}
"""Digits before a hyphen or slash with which four more are a telephone number or a day that does not exist."""
_SHORT_NAME = 3
_PERSONS = frozenset({"april", "june", "august", "january"})


def is_no_year(m: Match, year: int) -> bool:
    """Whether the year is another number: 1,400 soldiers, flight 1549, resolution 1973, $1990, Orion 1980."""
    if m.follows("BEFORE_LABEL") or m.precedes("AFTER_THING"):
        return True
    if m.before() in ("-", "/") and m.before(2).isdecimal() and len(m.before(2)) in _PARTS_OF_NUMBERS[m.before()]:
        return True
    named = m.end - m.start == 1 and _is_name(m.before()) and m.before(2)[:1].islower()
    if named and not m.follows("BEFORE_OLD_YEAR") and not m.senses_before():
        return True
    return not _FIRST_YEAR <= year <= _LAST_YEAR and not m.follows("BEFORE_OLD_YEAR")


def _is_name(token: str) -> bool:
    """A capital and small letters behind it."""
    return token[:1].isupper() and token[1:].islower()


def is_title(m: Match, index: int) -> bool:
    """A unit with a capital inside a sentence names a programme, paper or war: This Week, 60 Minutes."""
    token = m.tokens[index]
    return token[0].isupper() and not token.isupper()


def is_no_month(m: Match) -> bool:
    """Whether the month is something else: Mrs May, April Glenn, the march."""
    name = m.tokens[m.span("m")[0]]
    month = name.lower()
    if len(name) <= _SHORT_NAME and month != "may":
        return True
    if m.has("phase"):
        return False
    if m.follows("BEFORE_PERSON"):
        return True
    if month == "march" and m.before().lower() == "the":
        return not (m.after().isalpha() and m.after().islower()) or m.precedes("AFTER_MARCH")
    if month in ("may", "march"):
        return not m.follows("BEFORE_MONTH") and not m.precedes("AFTER_MONTH")
    return month in _PERSONS and _is_name(m.after()) and not m.follows("BEFORE_MONTH")
