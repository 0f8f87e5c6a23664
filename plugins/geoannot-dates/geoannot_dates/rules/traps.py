"""What only looks like a date: names, amounts of other things, labels with a number."""

from __future__ import annotations

from geoannot_dates.grammar import Match
from geoannot_dates.tables import rows


def _words(category: str) -> frozenset[str]:
    return frozenset(word for words, kind, _ in rows("traps") if kind == category for word in words.split("|"))


def is_no_year(m: Match, year: int) -> bool:
    """1,400 soldiers, flight 1549, resolution 1973, $1990."""
    before, after = m.before().lower(), m.after().lower()
    if before in _words("LABEL") or after in _words("THING") or after in _words("MEASURE"):
        return True
    named = m.end - m.start == 1 and _is_name(m.before()) and m.before(2)[:1].islower()
    if named and before not in _words("YEAR_PREPOSITION") and not m.senses_before():
        # A craft called Orion 1980, in the middle of a sentence.
        return True
    if 1500 <= year <= 2100:
        return False
    return before not in _words("YEAR_PREPOSITION")


def _is_name(token: str) -> bool:
    """A capital and small letters behind it."""
    return token[:1].isupper() and token[1:].islower()


def is_title(m: Match, index: int) -> bool:
    """This Week, 60 Minutes: a unit with a capital inside a sentence names a programme, paper or war."""
    token = m.tokens[index]
    return token[0].isupper() and not token.isupper()


def is_no_month(m: Match) -> bool:
    """Mrs May, April Glenn, the verb march at the head of a sentence."""
    name = m.tokens[m.span("m")[0]]
    if len(name) <= 3 and name not in ("May", "MAY"):
        return True
    if m.has("phase"):
        return False
    before, after = m.before(), m.after()
    if before.lower() in _words("TITLE") or (before == "." and m.before(2).lower() in _words("TITLE")):
        return True
    if name.lower() == "march" and before.lower() == "the":
        return not (after.islower() and after.isalpha() and after not in ("to", "on", "of", "through", "by", "was"))
    if name.lower() in ("may", "march", "mar"):
        return before.lower() not in _words("MONTH_LEAD") and after.lower() not in ("'s", "’s", "to", "through")
    if name.lower() in ("april", "june", "august", "january"):
        return after[:1].isupper() and after[1:].islower() and before.lower() not in _words("MONTH_LEAD")
    return False
