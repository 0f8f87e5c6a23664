"""Chooses the anchoring from the text itself: news of a day, or a story with a clock of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geoannot_dates.calendar import Day
from geoannot_dates.lexicon import Lexicon
from geoannot_dates.tables import words_of

NEWS, NARRATIVE = "news", "narrative"

_FEWEST_YEARS = 4
_NEAR_YEARS = 1


def genre_of(tokens: Sequence[str], lexicon: Lexicon, today: Day | None) -> str:
    """``narrative`` where years of the past outweigh the signs of a report of the day, else ``news``.

    Args:
        tokens: the words of the text.
        lexicon: knows years and days of the week.
        today: the day of writing; years beside its own are no sign of a story.
    """
    signs = words_of("genre", "NEWS")
    past = report = 0
    for token, count in Counter(tokens).items():
        if token.lower() in signs:
            report += count
            continue
        senses = lexicon.senses(token)
        year = senses.get("YEAR")
        if "BC" in senses or (isinstance(year, int) and (today is None or abs(year - today.year) > _NEAR_YEARS)):
            past += count
        elif "WEEKDAY" in senses:
            report += count
    return NARRATIVE if past >= _FEWEST_YEARS and past > 2 * report else NEWS
