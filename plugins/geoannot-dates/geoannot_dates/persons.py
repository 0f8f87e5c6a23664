"""Months that a text uses as names of persons: May Collins, Mrs May, AUGUST BRANDT."""

from __future__ import annotations

from collections.abc import Sequence

from geoannot_dates.tables import words_of

_NAMES = frozenset({"april", "may", "june", "august", "march", "january"})
_FORMS = frozenset(form for name in _NAMES for form in (name.capitalize(), name.upper()))
_SHORTEST_SURNAME = 2


class Persons:
    """The months that are persons in one text."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        candidates = [index for index, token in enumerate(tokens) if token in _FORMS]
        self._named = {tokens[index].lower() for index in candidates if self._is_named(index)}

    def _word(self, index: int) -> str:
        return self._tokens[index] if 0 <= index < len(self._tokens) else ""

    def _is_named(self, index: int) -> bool:
        """Whether a title goes before, or a surname behind, and no preposition makes it a month."""
        before = self._word(index - 2) if self._word(index - 1) == "." else self._word(index - 1)
        if before.lower() in words_of("surroundings", "BEFORE_PERSON") and before[:1].isupper():
            return True
        surname = self._word(index + 1)
        month = surname.capitalize() in words_of("calendar", "MONTH")
        if month or len(surname) < _SHORTEST_SURNAME or not surname[:1].isupper():
            return False
        if before.lower() == "by":
            return is_byline(before, self._word(index - 2), self._word(index + 2))
        capitals = self._tokens[index].isupper()
        if capitals or surname.isupper():
            return capitals and surname.isupper() and self._word(index + 2) == ":"
        return before.lower() not in words_of("surroundings", "BEFORE_MONTH")

    def holds(self, first: int, last: int) -> bool:
        """Whether the month at these tokens is a person of the text: it acts, owns, or stands alone without *in*."""
        if self._tokens[last - 1].lower() not in self._named:
            return False
        if self._tokens[first : last - 1] not in ([], ["about"]):
            return False
        first = last - 1
        before, after = self._word(first - 1).lower(), self._word(last).lower()
        listed = before in ("and", "or", ",", "not") and self._word(first - 2) in words_of("calendar", "MONTH")
        if listed or before in words_of("surroundings", "BEFORE_MONTH_ALWAYS"):
            return False
        if after in words_of("surroundings", "AFTER_PERSON") or after in words_of("surroundings", "AFTER_NAMED"):
            return True
        return before in words_of("surroundings", "BEFORE_NAMED") and not after[:1].isalnum() and after not in "-–/&"


def is_byline(by: str, before: str, behind: str) -> bool:
    """Whether *by* leads to an author: By June Harlow, posted by May Collins; not: by June Norway had left.

    Args:
        by: the word itself.
        before: the token in front of it.
        behind: the token behind the two that would be the name.
    """
    return before.lower() in words_of("surroundings", "BEFORE_BY") or (by[:1] == "B" and not behind.islower())
