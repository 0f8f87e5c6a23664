"""Rules, and the search of their matches in the classes of a text's tokens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

import attrs

from geoannot_dates.expression import Expression
from geoannot_dates.lexicon import Lexicon, Senses
from geoannot_dates.numerals import Amount, read_amount, read_year
from geoannot_dates.pattern import Pattern, compile_pattern, expand, vocabulary_of
from geoannot_dates.tables import PHRASE_TABLES, rows, words_of

Found = tuple[int, int, Expression]
"""First token, the one behind the last, and what the words mean."""
Meaning = Expression | Iterable[Found]
"""What the words of a match mean: one expression, or several in stretches of them."""
Reading = Meaning | None
"""What a rule makes of a match; None where it is none."""

Reader = Callable[["Match"], Reading]

OTHER = "."
_WHOLE_PHRASES = frozenset({"REFERENCE", "HOLIDAY"})
"""Macros whose phrases can be a match by themselves."""
_LOOK_BACK = 8
_MOST_TOKENS = 24
"""Matches begin at most so many tokens before their trigger, and end at most so many after it."""

_WORDS_KEPT = 1 << 15
"""The class of so many words is kept from text to text: memory stays flat however many texts there are."""


@attrs.frozen
class Rule:
    """A rule of the grammar.

    Attributes:
        name: what an annotation's field ``rule`` says.
        pattern: in the language of :mod:`geoannot_dates.pattern`.
        read: gives the meaning of a match.
        example: a sentence with the expression in square brackets.
        value: the TIMEX3 value in the example, written on 2003-05-14; parted by blanks where there are several.
        mode: the anchoring of the example.
        only: the mode in which alone the rule holds; empty for both.
    """

    name: str
    pattern: str
    read: Reader
    example: str
    value: str
    mode: str = "news"
    only: str = ""


class Rulebook(list[Rule]):
    """The rules of a module, in the order in which they are written there."""

    def rule(
        self, name: str, pattern: str, *, example: str, value: str, mode: str = "news", only: str = ""
    ) -> Callable[[Reader], Reader]:
        """Enter a function as the reading of a new rule; a function may read several."""

        def enter(read: Reader) -> Reader:
            self.append(Rule(name, pattern, read, example, value, only or mode, only))
            return read

        return enter


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


class Grammar:
    """All rules over one lexicon."""

    def __init__(self, rules: Sequence[Rule], macros: dict[str, str], triggers: frozenset[str]) -> None:
        """Prepare the rules; their regular expressions are compiled when a text first asks for them.

        Args:
            rules: where two match the same tokens, the earlier one holds.
            macros: patterns that the rules use by name; those of the phrase tables are added.
            triggers: the categories and words without which no rule matches.
        """
        self._macros = {**phrase_macros(), **macros}
        sources = [expand(rule.pattern, self._macros) for rule in rules]
        named = {word[1:] for source in sources for word in vocabulary_of(source) if word[0] == "="}
        self.lexicon = Lexicon(named)
        self._characters: dict[frozenset[str], str] = {}
        for senses in self.lexicon.all_senses():
            self._character(senses)
        self._holders: dict[str, set[str]] = {}
        for classes, character in self._characters.items():
            for symbol in classes:
                self._holders.setdefault(symbol, set()).add(character)
        self._rules = [
            (rule, compile_pattern(source, self._holding)) for rule, source in zip(rules, sources, strict=True)
        ]
        chars = frozenset().union(*(self._holding(trigger) for trigger in triggers))
        for macro, phrase in phrase_values():
            words = [self._holding(f"={word}") for word in phrase.split(" ")]
            if macro in _WHOLE_PHRASES and not any(held & chars for held in words):
                chars |= words[-1]
        self._trigger = re.compile("[" + "".join(sorted(chars)) + "]")
        self._hyphen = re.compile("[" + "".join(self._holding("=-")) + "]")
        self._dash = next(iter(self._holding("DASH")))
        self._class_of = lru_cache(_WORDS_KEPT)(lambda token: self._character(self.lexicon.senses(token)))
        self._candidates: dict[tuple[str, str, str], list[tuple[Rule, Pattern]]] = {}

    def _character(self, senses: Senses) -> str:
        if not senses:
            return OTHER
        # Private-use characters: no text and no regular expression gives them another meaning.
        return self._characters.setdefault(frozenset(senses), chr(0xE000 + len(self._characters)))

    def _holding(self, symbol: str) -> frozenset[str]:
        """The characters of the classes that hold a category or a word."""
        held = self._holders.get(symbol)
        if not held:
            raise ValueError(f"no token can be {symbol!r}")
        return frozenset(held)

    def classes(self, tokens: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> str:
        """A character a token: its class.

        A hyphen or dash that touches both its neighbours joins them (``-``); any other is a ``DASH``.
        """
        classes = "".join(map(self._class_of, tokens))

        def join(match: re.Match[str]) -> str:
            at = match.start()
            joins = 0 < at < len(tokens) - 1 and starts[at] == ends[at - 1] and starts[at + 1] == ends[at]
            return match.group() if joins else self._dash

        return self._hyphen.sub(join, classes)

    def search(
        self, classes: str, tokens: Sequence[str], breaks: Sequence[int], mode: str
    ) -> Iterator[tuple[Rule, Match, Meaning]]:
        """The longest readings from left to right; no two share a token.

        Args:
            classes: of the tokens.
            tokens: the words themselves.
            breaks: where a new block of the text begins, ascending indices of tokens; no match goes over one.
            mode: the anchoring; some rules hold in one only.
        """
        done = 0
        for trigger in self._trigger.finditer(classes):
            at = trigger.start()
            if at < done:
                continue
            block = bisect_right(breaks, at)
            lowest = max(done, at - _LOOK_BACK, breaks[block - 1] if block else 0)
            highest = min(at + _MOST_TOKENS, breaks[block] if block < len(breaks) else len(classes))
            found = self._around(classes, tokens, at, lowest, highest, mode)
            if found is not None:
                yield found
                done = found[1].end

    def _around(
        self, classes: str, tokens: Sequence[str], at: int, lowest: int, highest: int, mode: str
    ) -> tuple[Rule, Match, Meaning] | None:
        first = at
        while first > lowest and classes[first - 1] != OTHER:
            first -= 1
        for start in range(first, at + 1):
            best: tuple[Rule, Match, Meaning] | None = None
            for rule, pattern in self._applicable(classes[start], classes[at], mode):
                match = pattern.regex.match(classes, start, highest)
                if match is None or match.end() <= at or (best and match.end() <= best[1].end):
                    continue
                told = Match(match, pattern, self.lexicon, tokens)
                reading = rule.read(told)
                if reading is not None:
                    best = rule, told, reading
            if best:
                return best
        return None

    def _applicable(self, first: str, trigger: str, mode: str) -> list[tuple[Rule, Pattern]]:
        key = first, trigger, mode
        known = self._candidates.get(key)
        if known is None:
            known = [
                (rule, pattern)
                for rule, pattern in self._rules
                if first in pattern.first and trigger in pattern.alphabet and rule.only in ("", mode)
            ]
            self._candidates[key] = known
        return known


@cache
def phrase_values() -> dict[tuple[str, str], str]:
    """Macro and phrase in lower case, and the value of the phrase."""
    return {(macro, phrase.lower()): value for table in PHRASE_TABLES for phrase, macro, value in rows(table)}


def phrase_macros() -> dict[str, str]:
    """The phrase tables as macros: each stands for any of its phrases, the longest first."""
    phrases: dict[str, list[str]] = {}
    for table in PHRASE_TABLES:
        for phrase, macro, _ in rows(table):
            phrases.setdefault(macro, []).append(phrase.lower())
    return {
        macro: " | ".join(sorted(set(known), key=lambda phrase: (-phrase.count(" "), phrase)))
        for macro, known in phrases.items()
    }
