"""What only looks like a date: names, amounts of other things, labels with a number."""

from __future__ import annotations

from geoannot_dates.match import Match
from geoannot_dates.persons import is_byline
from geoannot_dates.tables import words_of

_FIRST_YEAR, _LAST_YEAR = 1500, 2100
"""Four digits between these are a year unless something speaks against it."""
_PARTS_OF_NUMBERS = {"-": (3,), "/": (1, 2, 3)}
"""Digits before a hyphen or slash with which four more are a telephone number or a day that does not exist."""
_LONGEST_CHAIN = 6
_LISTS = frozenset({"and", "or", ",", "&", "to"})
_SHORT_NAME = 3
_PERSONS = frozenset({"april", "june", "august", "january"})


def is_no_year(m: Match, year: int) -> bool:
    """Whether the year is another number: 1,400 soldiers, flight 1549, resolution 1973, $1990, Orion 1980."""
    if m.precedes("AFTER_THING") or m.precedes("AFTER_MAKE") or _is_labelled(m):
        return True
    if m.after() in _LISTS and m.after(2).isdecimal() and m.after(3).lower() in words_of("surroundings", "AFTER_THING"):
        # Between 1500 and 2000 people.
        return True
    if m.after() == "(" and "YEAR" in m.senses_after(2) and m.after(3) == ")":
        # Resolutions 1483 (2003) and 1511 (2003).
        return True
    if _continues_number(m) or names_operation(m):
        return True
    named = m.end - m.start == 1 and _is_name(m.before()) and m.before(2)[:1].islower()
    if named and not m.follows("BEFORE_OLD_YEAR") and not m.senses_before():
        return True
    if m.has("phase") and m.words("phase")[0] in words_of("surroundings", "ABOUT_YEAR"):
        return False
    return not _FIRST_YEAR <= year <= _LAST_YEAR and not m.follows("BEFORE_OLD_YEAR")


def _is_labelled(m: Match) -> bool:
    """Whether a label stands before the number, or before a list that it ends: flights 1990 and 2001, No. 1973."""
    if m.has("phase"):
        return False
    distance = 1
    while m.before(distance).lower() in _LISTS and m.before(distance + 1).isdecimal() and distance < _LONGEST_CHAIN:
        distance += 2
    if m.before(distance) == ".":
        distance += 1
    return m.before(distance).lower() in words_of("surroundings", "BEFORE_LABEL")


def names_operation(m: Match) -> bool:
    """Whether a name with *Operation* holds the match: Operation Summer Rain 2006."""
    distance = 1
    while _is_name(m.before(distance)) and distance < _LONGEST_CHAIN:
        if m.before(distance).lower() in words_of("surroundings", "BEFORE_OPERATION"):
            return True
        distance += 1
    return False


def _continues_number(m: Match) -> bool:
    """Whether the match ends a chain of digits or stands in one: 555-1984, 555 1984 2001, 31/02/1998."""
    distance = 1
    while m.before(distance).isdecimal() and distance < _LONGEST_CHAIN:
        # +47 555 1984 2001: groups of digits that a blank parts.
        if len(m.before(distance)) in _PARTS_OF_NUMBERS["-"]:
            return True
        distance += 1
    distance = 1
    while m.before(distance) in ("-", "/") and m.before(distance + 1).isdecimal() and distance < _LONGEST_CHAIN:
        if len(m.before(distance + 1)) in _PARTS_OF_NUMBERS[m.before(distance)]:
            return True
        distance += 2
    return False


def _is_name(token: str) -> bool:
    """A capital and small letters behind it."""
    return token[:1].isupper() and token[1:].islower()


def is_title(m: Match, index: int) -> bool:
    """A unit with a capital inside a sentence names a programme, paper or war: This Week, 60 Minutes."""
    token = m.tokens[index]
    return token[0].isupper() and not token.isupper()


def is_no_month(m: Match) -> bool:
    """Whether the month is something else: Mrs May, April Glenn, April's mother, the march."""
    name = m.tokens[m.span("m")[0]]
    month = name.lower()
    if len(name) <= _SHORT_NAME and month != "may":
        return True
    if names_operation(m) or is_part_of_name(m) or (m.before()[:1].isupper() and m.follows("BEFORE_NAMED_DAY")):
        return True
    if m.has("phase"):
        return False
    if (m.before(2) if m.before() == "." else m.before()).lower() in words_of("surroundings", "BEFORE_PERSON"):
        return True
    if m.precedes("AFTER_OWNER") and m.after(2).lower() in words_of("surroundings", "AFTER_POSSESSOR"):
        return True
    if m.precedes("AFTER_PERSON") and not m.follows("BEFORE_CERTAIN_MONTH"):
        return True
    if _is_name(m.after()) and m.before().lower() == "by" and is_byline(m.before(), m.before(2), m.after(2)):
        return True
    if m.after() == "," and m.after(2) == "who" and not m.follows("BEFORE_CERTAIN_MONTH"):
        return True
    if name.isupper() and m.after().isupper() and m.after(2) == ":":
        # AUGUST BRANDT: that is who speaks.
        return True
    if month == "march" and m.before().lower() == "the":
        return not (m.after().isalpha() and m.after().islower()) or m.precedes("AFTER_MARCH")
    if month in ("may", "march"):
        return not m.follows("BEFORE_MONTH") and not m.precedes("AFTER_MONTH")
    return month in _PERSONS and _is_name(m.after()) and not (m.follows("BEFORE_MONTH") and not _lists_persons(m))


def _lists_persons(m: Match) -> bool:
    """Whether another name goes before: Ida Brecht and June Harlow, but not May and June."""
    return m.before().lower() in ("and", "or") and m.before(2) not in words_of("calendar", "MONTH")


def is_part_of_name(m: Match) -> bool:
    """Whether the name of a paper, party or pact goes on behind the match: the Sunday Herald, the 2 May Movement."""
    return m.after()[:1].isupper() and m.precedes("AFTER_PAPER")
