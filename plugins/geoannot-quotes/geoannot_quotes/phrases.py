"""Noun phrases, found from the closed words around them: no parser, no tagger."""

from __future__ import annotations

from geoannot_quotes.page import INNER_STOP, NOWHERE, Page, Range
from geoannot_quotes.tables import word_classes

LONGEST = 60
"""Tokens: no phrase is looked for farther away, which keeps the time linear."""

_COMMAS = frozenset(",")
_CLAUSE_MARKS = frozenset((",", ";", ".", ":", "—", "–", "―", "?", "!"))
_VAGUE = frozenset(("about", "near", "over", "under"))
"""Prepositions that stand before a number as often: *About three envoys said*."""


class Phrases:
    """Finds the noun phrases of one page.

    Every method takes and gives token indices; ``low`` and ``high`` are the bounds that it does not leave.
    """

    def __init__(self, page: Page) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.subjects = classes["subject"]
        self.relatives = classes["relative"] - frozenset(("whom", "whose"))
        self.determiners = classes["determiner"] | classes["possessive"]
        self.auxiliaries = classes["auxiliary"]
        self.adverbs = classes["adverb"]
        self.times = classes["time"]
        self.stretches, self.periods = classes["stretch"], classes["period"]
        self.prepositions = classes["preposition"]
        self.conjunctions = classes["conjunction"]
        self.initial = classes["initial"]
        self.walls = classes["subordinator"] | frozenset(("how", "why", "what"))
        self.objects = classes["object"]
        self.pasts = classes["past"]
        self.closing = self.auxiliaries.union(
            self.subjects, self.walls, self.relatives, self.prepositions, self.times, self.conjunctions, self.adverbs
        )
        self.before_determiners = self.determiners | frozenset(("of", "and", "for", "at"))

    def phrase_behind(self, start: int, high: int, appositions: bool = True) -> int:
        """Where the noun phrase that begins at ``start`` ends; ``start`` where none does."""
        words, quoted = self.words, self.page.quoted
        high = min(high, start + LONGEST)
        if start >= high or quoted[start] >= 0:
            return start
        if words[start] in self.subjects and words[start] not in self.determiners or words[start] in self.objects:
            return start + 1
        at = start
        while at < high and quoted[at] < 0 and self._goes_on(at, start, high):
            at += 1
        return self._with_insertion(at, high) if appositions and at > start else at

    def _goes_on(self, at: int, start: int, high: int) -> bool:
        """Whether the token belongs to the noun phrase that began at ``start``."""
        words, word, first, last = self.words, self.words[at], at == start, at + 1 >= high
        if word in self.determiners:
            return first or word in ("'s", "’s") or words[at - 1] in self.before_determiners
        if first:
            return word[0].isalnum() and not self._closes_phrase(word)
        if word in ("of", "for", "at"):
            return not last and words[at + 1] not in self.subjects
        if word in ("and", "&"):
            return not last and self._joins_names(at) and words[at + 1] not in self.subjects
        if word == INNER_STOP:
            return not last and self.page.spellings[at + 1][0].isupper()
        if word in ("-", "'", "’"):
            return not last and self.page.ends[at] == self.page.starts[at + 1]
        if self.page.spellings[at - 1][0].isupper() and (
            word in self.pasts or word.endswith("ed") and word != "united"
        ):
            return not word.islower() or self.page.spellings[at][0].isupper()
        return word[0].isalnum() and not self._closes_phrase(word)

    def _closes_phrase(self, word: str) -> bool:
        return word in self.closing

    def _with_insertion(self, end: int, high: int) -> int:
        """With the apposition, the relative clause or the bracket behind the phrase."""
        words = self.words
        if end < high and words[end] in ("who", "which"):
            return self._up_to_mark(end + 1, high)
        if end < high and words[end] == "(":
            for at in range(end, min(high, end + 8)):
                if words[at] == ")":
                    return self._with_insertion(at + 1, high)
            return end
        if end + 1 < high and words[end] == "," and self.names(end + 1) and self.page.quoted[end + 1] < 0:
            return self._up_to_mark(end + 1, high)
        return end

    def _up_to_mark(self, start: int, high: int) -> int:
        at = start
        while at < high and self.page.quoted[at] < 0 and self.words[at] not in _CLAUSE_MARKS:
            at += 1
        return at

    def phrase_start(self, end: int, low: int) -> int:
        """Where the noun phrase that ends at ``end`` begins; ``end`` where there is none."""
        words, at = self.words, end - 1
        low = max(low, end - LONGEST)
        while at >= low and self._belongs(at, end, low):
            at -= 1
        start = at + 1
        if start < end and at >= low and words[at] in ("who", "which") and at > low:
            before = at - 1 if words[at - 1] in _COMMAS else at
            antecedent = self.phrase_start(before, low)
            if antecedent < before:
                return antecedent
        while start < end and (words[start] in self.initial or words[start] in self.adverbs):
            start += 1
        if start < end and words[start] in ("after", "before", "since", "until"):
            fresh = self._past_adjunct(start, end)
            start = fresh if fresh < end else start + 1
        elif start < end and words[start] in self.prepositions and words[start] not in _VAGUE:
            start = self._past_adjunct(start, end)
        return start

    def _belongs(self, at: int, end: int, low: int) -> bool:
        word = self.words[at]
        if self.page.quoted[at] >= 0:
            return False
        if word[0].isalnum() or word in ("'s", "’s", "&", "'", "’", "%", "$"):
            if word in self.walls or word in self.auxiliaries:
                return False
            if word in self.conjunctions:
                return word in ("and", "or") and at > low and self._joins_names(at)
            if word in self.subjects:
                return word in self.determiners or at + 1 == end or self.words[at + 1] == "of"
            return True
        if word in (INNER_STOP, ")"):
            return True
        if word == "(":
            return at + 4 > end or ")" in self.words[at : at + 8]
        return word in ("-", ".", "/") and at + 1 < end and self.page.ends[at] == self.page.starts[at + 1]

    def _joins_names(self, at: int) -> bool:
        before, behind = self.page.spellings[at - 1], self.page.spellings[at + 1]
        return before[0].isupper() == behind[0].isupper() or self.words[at + 1] in self.determiners

    def _past_adjunct(self, start: int, end: int) -> int:
        """Behind a preposition and its noun at the head of a clause: *On Monday the minister* begins with *the*."""
        spellings = self.page.spellings
        for at in range(start + 2, end):
            fresh = self.words[at] in self.determiners and self.words[at - 1] not in self.prepositions
            after_time = self.words[at - 1] in self.times and spellings[at][0].isupper()
            if fresh and self.words[at] not in ("'s", "’s") or after_time:
                return at
        return end

    def possessor_before(self, noun: int, low: int) -> Range:
        """Who has what the noun names: *her* in *her claim*, *the port* in *the port’s claim*; NOWHERE without."""
        words, at = self.words, noun - 1
        while at >= low and at > noun - 4 and words[at] not in self.determiners and words[at][0].isalnum():
            at -= 1
        if at < low:
            return NOWHERE
        if words[at] in ("'s", "’s", "'", "’"):
            start = self.phrase_start(at, low)
            start = self._last_phrase(start if start < at else max(low, at - 4), at)
            return (start, at) if start < at else NOWHERE
        if words[at] in ("my", "your", "his", "her", "their", "its", "our"):
            return at, at + 1
        return NOWHERE

    def _last_phrase(self, start: int, end: int) -> int:
        """Where the last of several phrases begins: at the last article, or with the last name."""
        for at in range(end - 1, start, -1):
            if self.words[at] in self.determiners and self.words[at - 1] != "of":
                return at
        spellings, at = self.page.spellings, end
        while at > start and (spellings[at - 1][0].isupper() or self.words[at - 1] == INNER_STOP):
            at -= 1
        return start if at == end else at

    def names(self, at: int) -> bool:
        """Whether what begins there can be an apposition or a relative clause, and not an adjunct."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        if word in self.prepositions or word in self.conjunctions or word in self.walls - self.relatives:
            return False
        return not (word.endswith(("ing", "ly")) or word in self.subjects or word in self.auxiliaries)

    def before_day(self, verb: int, low: int) -> int:
        """Where the day before a verb begins (*, on Friday said*, *and last week said*); the verb without one."""
        words = self.words
        if verb - 2 > low:
            if words[verb - 1] in self.times:
                return verb - 2 if words[verb - 2] == "on" else verb - 1
            if words[verb - 1] in self.stretches and words[verb - 2] in self.periods:
                return verb - 2
        return verb

    def seems_finite(self, at: int) -> bool:
        """Whether a token looks like a verb with a tense: an auxiliary or a past."""
        word = self.words[at]
        if self.page.quoted[at] >= 0 or not self.page.spellings[at].islower():
            return False
        if word in self.auxiliaries:
            return word not in ("be", "been", "being")
        return word in self.pasts or len(word) > 4 and word.endswith("ed")

    def is_bare_phrase(self, phrase: Range) -> bool:
        """Whether no verb seems to stand in a phrase."""
        words = self.words[slice(*phrase)]
        return not any(word in self.pasts or len(word) > 4 and word.endswith(("ed", "ing")) for word in words)
