"""The grammar: the search of the rules' matches in the classes of a text's tokens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from geoannot_dates.lexicon import Lexicon, Senses
from geoannot_dates.match import Match
from geoannot_dates.pattern import Pattern, compile_pattern, expand, vocabulary_of
from geoannot_dates.rulebook import Meaning, Rule
from geoannot_dates.tables import phrase_macros, phrase_values

OTHER = "."
_WHOLE_PHRASES = frozenset({"REFERENCE", "HOLIDAY"})
"""Macros whose phrases can be a match by themselves."""
_LOOK_BACK = 8
_MOST_TOKENS = 24
"""Matches begin at most so many tokens before their trigger, and end at most so many after it."""

_WORDS_KEPT = 1 << 15
"""The class of so many words is kept from text to text: memory stays flat however many texts there are."""


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
