"""The direction that the words around give to a date without year: said in January, elections in May."""

from __future__ import annotations

from collections.abc import Sequence

from geoannot_dates.anchoring import FUTURE, OPEN, PAST
from geoannot_dates.tables import rows

_REACH = 12
"""How many tokens before the expression may hold the verb that governs it, and behind it."""
_ENDS = frozenset({".", "!", "?", ";"})


class Tense:
    """Reads directions off the tokens of one text."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._signs = {word: int(sign) for words, _, sign in rows("tense") for word in words.split("|")}

    def around(self, first: int, last: int) -> int:
        """The direction at the expression between two tokens: of what governs it before, else of what follows."""
        sign = self._sign(range(first - 1, max(first - 1 - _REACH, -1), -1))
        return sign or self._sign(range(last, min(last + _REACH, len(self._tokens)))) or OPEN

    def _sign(self, indices: range) -> int:
        for index in indices:
            word = self._tokens[index].lower()
            if word in _ENDS:
                return OPEN
            sign = self._signs.get(word)
            if sign is None and word.endswith("ed") and len(word) > 4:
                sign = PAST
            if sign:
                return PAST if sign < 0 or self._in_past_perfect(index) else FUTURE
        return OPEN

    def _in_past_perfect(self, index: int) -> bool:
        """*Had been due*, *had planned*: what lay ahead then lies behind now."""
        return "had" in map(str.lower, self._tokens[max(index - 3, 0) : index])
