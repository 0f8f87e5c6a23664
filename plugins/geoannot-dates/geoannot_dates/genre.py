"""Chooses the anchoring from the text itself: is it news of a day, or a story with a clock of its own?"""

from __future__ import annotations

from collections.abc import Sequence

from geoannot_dates.calendar import Day
from geoannot_dates.lexicon import Lexicon

NEWS, NARRATIVE = "news", "narrative"

_FEWEST_YEARS = 4
_NEAR_YEARS = 1


def genre_of(tokens: Sequence[str], lexicon: Lexicon, today: Day | None) -> str:
    """``narrative`` where years of the past outweigh words that point from the day of writing, else ``news``."""
    past = deictic = 0
    counts: dict[str, int] = {}
    for token in tokens:
        counts[token] = counts.get(token, 0) + 1
    for token, count in counts.items():
        senses = lexicon.senses(token)
        if "YEAR" in senses:
            year = senses["YEAR"]
            if isinstance(year, int) and (today is None or abs(year - today.year) > _NEAR_YEARS):
                past += count
        elif "WEEKDAY" in senses or "TODAY" in senses or "TONIGHT" in senses:
            deictic += count
    return NARRATIVE if past >= _FEWEST_YEARS and past > 2 * deictic else NEWS
