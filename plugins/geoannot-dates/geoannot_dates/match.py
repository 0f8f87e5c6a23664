"""A match of a rule's pattern, and the questions that a rule asks of it and of the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geoannot_dates.lexicon import Lexicon, Senses
from geoannot_dates.numerals import Amount, read_amount, read_year
from geoannot_dates.pattern import Pattern
from geoannot_dates.tables import phrase_values, words_of


class Match:
    """A match of a rule's pattern: what the tokens of its named groups say."""

    __slots__ = ("_lexicon", "_match", "_pattern", "end", "start", "tokens")

    def __init__(self, match: re.Match[str], pattern: Pattern, lexicon: Lexicon, tokens: Sequence[str]) -> None:
        self.start, self.end = match.span()
        self.tokens = tokens
        self._match = match
        self._pattern = pattern
        self._lexicon = lexicon

    def has(self, name: str) -> bool:
        """Whether the group took part; a group that the pattern lacks did not."""
        return self.span(name)[0] >= 0

    def span(self, name: str) -> tuple[int, int]:
        """First token of the group and the one behind its last; (-1, -1) where it took no part."""
        for number in self._pattern.groups.get(name, ()):
            span = self._match.span(number)
            if span[0] >= 0:
                return span
        return -1, -1

    def words(self, name: str) -> list[str]:
        """The tokens of the group, in lower case; none where it took no part."""
        first, last = self.span(name)
        return [token.lower() for token in self.tokens[first:last]] if first >= 0 else []

    def words_before(self, name: str) -> list[str]:
        """The tokens of the match in front of the group, in lower case."""
        return [token.lower() for token in self.tokens[self.start : self.span(name)[0]]]

    def all_words(self) -> list[str]:
        """The tokens of the match, in lower case."""
        return [token.lower() for token in self.tokens[self.start : self.end]]

    def senses(self, name: str) -> Senses:
        """The senses of the group's first token; none where it took no part."""
        first = self.span(name)[0]
        return self._lexicon.senses(self.tokens[first]) if first >= 0 else {}

    def integer(self, name: str, *categories: str) -> int | None:
        """The number that the group's first token is in the first of the categories that it has."""
        senses = self.senses(name)
        for category in categories:
            value = senses.get(category)
            if isinstance(value, int):
                return value
        return None

    def text(self, name: str, category: str) -> str:
        """The text that the group's first token is in a category; empty where it is none."""
        value = self.senses(name).get(category)
        return value if isinstance(value, str) else ""

    def amount(self, name: str) -> Amount:
        """The number that the group says; one where it is an article."""
        first, last = self.span(name)
        return read_amount(self.tokens[first:last], self._lexicon)

    def year(self, name: str) -> int:
        """The year in words that the group says."""
        first, last = self.span(name)
        return read_year(self.tokens[first:last], self._lexicon)

    def phrase(self, name: str, macro: str) -> str:
        """The value of the phrase that the group is; empty where it took no part."""
        return phrase_values().get((macro, " ".join(self.words(name))), "")

    def each(self, name: str, category: str) -> Iterator[tuple[int, object]]:
        """Index and value of every token of the group that is in the category."""
        first, last = self.span(name)
        for index in range(max(first, 0), last):
            value = self._lexicon.senses(self.tokens[index]).get(category)
            if value is not None:
                yield index, value

    def before(self, distance: int = 1) -> str:
        """The token so far before the match; empty where the text begins."""
        index = self.start - distance
        return self.tokens[index] if index >= 0 else ""

    def follows(self, category: str) -> bool:
        """Whether the token before the match is among the surroundings of that category."""
        return self.before().lower() in words_of("surroundings", category)

    def precedes(self, category: str) -> bool:
        """Whether the token behind the match is among the surroundings of that category."""
        return self.after().lower() in words_of("surroundings", category)

    def ends_clause(self) -> bool:
        """Whether the clause, or the text, ends behind the match."""
        return not self.after() or self.precedes("AFTER_CLAUSE")

    def senses_before(self, distance: int = 1) -> Senses:
        """The senses of the token so far before the match; none where the text begins."""
        token = self.before(distance)
        return self._lexicon.senses(token) if token else {}

    def senses_after(self, distance: int = 1) -> Senses:
        """The senses of the token so far behind the match; none where the text ends."""
        token = self.after(distance)
        return self._lexicon.senses(token) if token else {}

    def after(self, distance: int = 1) -> str:
        """The token so far behind the match; empty where the text ends."""
        index = self.end + distance - 1
        return self.tokens[index] if index < len(self.tokens) else ""
