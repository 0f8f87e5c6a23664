"""Chooses the anchoring from the text itself: news of a day, or a story with a clock of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from geoannot_dates.calendar import Day
from geoannot_dates.lexicon import Lexicon
from geoannot_dates.tables import words_of

NEWS, NARRATIVE = "news", "narrative"

_FEWEST_YEARS = 4
_NEAR_YEARS = 1
_WORDS_KEPT = 1 << 15
"""What so many words say is kept from text to text."""
_REPORT, _LONG_AGO = "report", "long ago"


class Genres:
    """Tells news from narrative.

    Args:
        lexicon: knows years and days of the week.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._news = words_of("genre", "NEWS")
        self._sign_of: Callable[[str], str | int | None] = lru_cache(_WORDS_KEPT)(self._read_sign)

    def genre_of(self, tokens: Sequence[str], today: Day | None) -> str:
        """``narrative`` where years of the past outweigh the signs of a report of the day, else ``news``.

        Args:
            tokens: the words of the text.
            today: the day of writing; years beside its own are no sign of a story, and later ones are against it.
        """
        past = report = 0
        for sign in map(self._sign_of, tokens):
            if sign is None:
                continue
            if sign == _REPORT or (isinstance(sign, int) and today is not None and sign > today.year):
                report += 1
            elif isinstance(sign, str) or today is None or abs(sign - today.year) > _NEAR_YEARS:
                past += 1
        return NARRATIVE if past >= _FEWEST_YEARS and past > 2 * report else NEWS

    def _read_sign(self, token: str) -> str | int | None:
        """What a word says of the genre: that of a report, of years before Christ, a year, or nothing."""
        if token.lower() in self._news:
            return _REPORT
        senses = self._lexicon.senses(token)
        if "BC" in senses:
            return _LONG_AGO
        year = senses.get("YEAR")
        if isinstance(year, int):
            return year
        return _REPORT if "WEEKDAY" in senses else None
