"""Days of the week in their place: Monday to Thursday, the second Tuesday in November."""

from __future__ import annotations

from geoannot_dates.expression import Feast, date, repeated
from geoannot_dates.match import Match
from geoannot_dates.rulebook import Reading, Rulebook

RULES = Rulebook()

_CODES = ("", "MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST = 4
"""Every month has so many of each weekday."""


@RULES.rule(
    "nth-weekday",
    "the? n:ORDINAL|NTH|last w:WEEKDAY of|in ( m:MONTH ( ,? of? y:YEAR )? | every|each u:month )",
    example="They vote on [the second Tuesday in November].",
    value="2002-11-12",
)
def _nth_weekday(m: Match) -> Reading:
    number = -1 if m.words("n") == ["last"] else m.integer("n", "ORDINAL", "NTH") or 0
    if number > _MOST:
        return None
    if m.has("u"):
        return repeated("P1M")
    weekday = _CODES[m.integer("w", "WEEKDAY") or 1]
    return date(Feast(f"{m.integer('m', 'MONTH'):02d}-{number}{weekday}", m.integer("y", "YEAR")))
