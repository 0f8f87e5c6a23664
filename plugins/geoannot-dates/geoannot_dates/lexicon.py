"""What a token can be: its categories, each with a value, from the vocabulary or from the shape of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from geoannot_dates.tables import WORD_TABLES, rows

Senses = Mapping[str, object]
"""The categories of a token and the value that it has in each; a word that patterns name is in ``=word``."""

NO_SENSES: Senses = {}

_LONGEST_NUMBER = 12
_SHORT_NAME = 3
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_CLOCK = re.compile(r"([012]?\d)[:.]([0-5]\d)(?::([0-5]\d))?")
_NUMBER = re.compile(r"([\d.,:]+?)([^\d.,:]\w*)?")
_FISCAL_YEAR = re.compile(r"FY(\d{4}|\d\d)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_NUMERIC_DATE = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4}|\d\d)")


class Lexicon:
    """Senses of tokens.

    Args:
        named: the words that patterns name, in lower case.
    """

    def __init__(self, named: Iterable[str]) -> None:
        self._words: dict[str, dict[str, object]] = {}
        for table in WORD_TABLES:
            for words, category, value in rows(table):
                for word in words.split("|"):
                    for form in _forms(word):
                        self._words.setdefault(form, {})[category] = _typed(value)
        for word in named:
            for form in {word, word.capitalize(), word.upper()}:
                # A number in the name of a day, 9/11, stays the number that it is.
                self._words.setdefault(form, dict(_read_number(form)) if form[0].isdecimal() else {})[f"={word}"] = word
        # An en or em dash may join as a hyphen does; apart, each is a dash.
        hyphen = self._words.get("-", {})
        self._words.update({"–": hyphen, "—": hyphen, "--": {"DASH": ""}})

    def senses(self, token: str) -> Senses:
        """The categories of the token, empty where it means nothing to any rule."""
        known = self._words.get(token)
        if known is not None:
            return known
        if not token.isascii():
            return NO_SENSES
        return _read_number(token) if token[0].isdecimal() else _read_fiscal_year(token)

    def all_senses(self) -> Iterable[Senses]:
        """Every set of senses that a token can have, one token of each shape of number included."""
        yield from self._words.values()
        yield _read_fiscal_year("FY04")
        for example in _SHAPES:
            yield _read_number(example)


def _forms(word: str) -> set[str]:
    """The spellings under which a word is read: a name needs its capital, and a short one not only capitals."""
    if word[0].islower():
        return {word, word.capitalize(), word.upper()}
    if len(word) <= _SHORT_NAME and word not in ("May", "BC", "AD", "BCE"):
        return {word}
    return {word, word.upper()}


def _typed(value: str) -> object:
    return int(value) if value.lstrip("-").isdecimal() else value


def _read_fiscal_year(token: str) -> Senses:
    """FY2004, FY04."""
    match = _FISCAL_YEAR.fullmatch(token)
    if match is None:
        return NO_SENSES
    year = int(match.group(1))
    return {"FISCAL_YEAR": year + 2000 if year < 100 else year}


@cache
def _read_number(token: str) -> Senses:
    """The senses of a token that begins with a digit."""
    if len(token) > _LONGEST_NUMBER:
        return NO_SENSES
    match = _NUMBER.fullmatch(token)
    if match is None:
        return NO_SENSES
    digits, ending = match.group(1), (match.group(2) or "").lower()
    if not ending:
        return _read_digits(digits) if digits.isdecimal() else _read_marked(digits)
    if digits.isdecimal():
        number = int(digits)
        if ending in _ORDINAL_ENDINGS:
            return {"ORDINAL": number, "NTH": number}
        if ending == "s":
            return _read_decade(digits)
    if ending in ("am", "pm"):
        clock = read_clock(digits, 12 if ending == "pm" else 0)
        return {"CLOCK_HALF": clock} if clock else NO_SENSES
    if ending in ("hrs", "h", "hours"):
        clock = read_clock(digits)
        return {"CLOCK": clock} if clock else NO_SENSES
    if ending[0] == "t" and digits.isdecimal() and ending[1:].isdecimal():
        return {"ISO_DAY_HOUR": token}
    if ending == "z" and _CLOCK.fullmatch(digits):
        return {"ISO_CLOCK": token}
    return NO_SENSES


def _read_digits(digits: str) -> Senses:
    """Plain digits; which of their senses is meant, the pattern knows."""
    number, length = int(digits), len(digits)
    senses: dict[str, object] = {"INT": number}
    if length <= 4:
        senses["NUMBER"] = number
    if length <= 2:
        if 1 <= number <= 31:
            senses["DAY"] = number
        if 1 <= number <= 12:
            senses["MONTH_NUMBER"] = number
        if number <= 24:
            senses["HOUR"] = number
        if length == 2:
            senses["TWO_DIGITS"] = number
    elif length == 4:
        if 1000 <= number <= 2199:
            senses["YEAR"] = number
        if number <= 2400 and number % 100 < 60:
            senses["FOUR_DIGITS"] = f"T{digits[:2]}:{digits[2:]}"
    return senses


def _read_marked(digits: str) -> Senses:
    """Digits with marks inside: 10:30, 2.5, 1,000, 14.5.1998."""
    if _THOUSANDS.fullmatch(digits):
        return {"NUMBER": int(digits.replace(",", ""))}
    if _NUMERIC_DATE.fullmatch(digits):
        return {"NUMERIC_DATE": digits}
    senses: dict[str, object] = {}
    clock = read_clock(digits)
    if clock and ":" in digits:
        senses["CLOCK"] = clock
    elif clock:
        senses["DOTTED_CLOCK"] = clock
    if digits.count(".") == 1 and "," not in digits and ":" not in digits and digits[-1] != ".":
        senses["NUMBER"] = float(digits)
    return senses or NO_SENSES


def _read_decade(digits: str) -> Senses:
    if len(digits) == 4 and digits[-1] == "0":
        return {"DECADE": int(digits)}
    if len(digits) == 3 and digits[-1] == "0":
        return {"OLD_DECADE": int(digits)}
    if len(digits) == 2 and digits[-1] == "0":
        return {"SHORT_DECADE": int(digits)}
    return NO_SENSES


def read_clock(digits: str, half: int | None = None) -> str:
    """``T16:30`` for 4:30 with half 12 (p.m.), empty where there is no such time; half None is a 24-hour clock."""
    match = _CLOCK.fullmatch(digits)
    if match:
        hour, rest = int(match.group(1)), f":{match.group(2)}" + (f":{match.group(3)}" if match.group(3) else "")
    elif digits.isdecimal() and len(digits) <= 2:
        hour, rest = int(digits), ":00"
    else:
        return ""
    if half is not None:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + half
    return f"T{hour:02d}{rest}" if hour < 24 or (hour == 24 and rest == ":00") else ""


_SHAPES = (
    *("0", "00", "1", "01", "12", "13", "20", "24", "25", "29", "31", "32", "60", "99", "100"),
    *("0735", "0799", "1030", "1998", "1960", "1961", "2100", "2199", "2200", "2300", "2400", "2459", "9999", "2478"),
    *("12345", "1,000", "2.5", "10.30", "10.75", "10:30", "30.30", "25.5.1998", "13th", "113th", "1990s", "90s"),
    *("470s", "4pm", "03:00hrs", "14T09", "09:15Z"),
)
"""A number of each set of senses that there can be."""
