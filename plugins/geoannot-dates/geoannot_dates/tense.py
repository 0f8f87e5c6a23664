"""The direction that the words around give to a date without year: said in January, elections in May."""

from __future__ import annotations

from collections.abc import Sequence

from geoannot_dates.nearness import FUTURE, OPEN, PAST
from geoannot_dates.tables import words_of

_REACH = 12
"""How many tokens before the expression may hold the verb that governs it, and behind it."""
_PERFECT_REACH = 5
_ENDS = frozenset({".", "!", "?", ";"})
_SHORTEST_PAST = 5
_LEADS = frozenset({"until", "till", "ahead"})
"""Words that lead to a date themselves, whatever the tense."""


class Tense:
    """Reads directions off the tokens of one text."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._ahead, self._behind = words_of("tense", "AHEAD"), words_of("tense", "BEHIND")
        self._ahead_to, self._auxiliaries = words_of("tense", "AHEAD_TO"), words_of("tense", "AUXILIARY")

    def around(self, first: int, last: int) -> int:
        """The direction at the expression between two tokens: of what governs it before, else of what follows."""
        if self._before(first, 1) in (["by"], ["through"]) and "had" not in self._before(first, _REACH):
            return FUTURE
        sign = self._nearest(range(first - 1, max(first - 1 - _REACH, -1), -1))
        return sign or self._nearest(range(last, min(last + _REACH, len(self._tokens))))

    def _nearest(self, indices: range) -> int:
        for index in indices:
            word = self._tokens[index].lower()
            if word in _ENDS:
                return OPEN
            sign = self._direction(word, index)
            if sign != OPEN:
                return sign
        return OPEN

    def _direction(self, word: str, index: int) -> int:
        """The direction of one word."""
        if word in self._ahead or (word == "to" and not self._ahead_to.isdisjoint(self._before(index, 1))):
            # "Had been due": what lay ahead then lies behind now.
            return PAST if word not in _LEADS and "had" in self._before(index, _PERFECT_REACH) else FUTURE
        if word in self._behind or (word.endswith("ed") and len(word) >= _SHORTEST_PAST and word not in self._ahead_to):
            # "Will be held", "to be paid": the participle looks ahead with its auxiliary.
            before = self._before(index, 4)
            return FUTURE if before[-1:] == ["be"] and not self._auxiliaries.isdisjoint(before) else PAST
        return OPEN

    def _before(self, index: int, count: int) -> list[str]:
        return [token.lower() for token in self._tokens[max(index - count, 0) : index]]
