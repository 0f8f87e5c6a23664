"""Openings: where a clause or a noun phrase can begin, and what may stand before it."""

from __future__ import annotations

from geoannot_quotes.page import Page
from geoannot_quotes.tables import word_classes


class Openings:
    """Judges the tokens of one page; token indices throughout."""

    def __init__(self, page: Page) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.times = classes["time"] | classes["period"]
        self.stretches = classes["time"] | classes["stretch"]
        self.adverbs = classes["adverb"]
        self.no_adverbs = classes["ly-noun"]
        self.measures = classes["measure"]
        self.no_phrase = (
            classes["preposition"] | classes["conjunction"] | classes["auxiliary"] | classes["relative"]
            | classes["subordinator"] | classes["adverb"] | classes["time"] | classes["reflexive"]
        ) - frozenset(("that", "both", "each"))  # fmt: skip

    def names_authority(self, at: int, high: int) -> bool:
        """Whether *according* at a token names who says so: not *according to plan*, *according to their rank*."""
        if at + 2 >= high or self.words[at + 1] != "to":
            return False
        return self.measures.isdisjoint(self.words[at + 2 : min(high, at + 5)])

    def past_time(self, at: int, high: int) -> int:
        """Behind *on Monday*, *Tuesday*, *last week*, *later*."""
        words, start = self.words, at
        if at + 1 < high and words[at] in ("late", "early") and words[at + 1] in self.times:
            at += 1
        if at + 1 < high and words[at] in ("on", "in", "at") and words[at + 1] in self.times:
            at += 2
        elif at + 1 < high and words[at] in ("last", "this", "earlier", "next") and not words[at + 1][0].isdigit():
            at += 2 if words[at + 1] in self.stretches else 0
        else:
            while at < high and (words[at] in self.times or words[at] in self.adverbs) and words[at] != "just":
                at += 1
        return at if at < high else start

    def may_begin(self, at: int, high: int) -> bool:
        """Whether a clause or a noun phrase can begin there."""
        if at >= high:
            return False
        word = self.words[at]
        if self.page.quoted[at] >= 0 or word in ("$", "#", "@", "£", "€"):
            return True
        adverb = word.endswith("ly") and word not in self.no_adverbs and self.page.spellings[at].islower()
        return word[0].isalnum() and word not in self.no_phrase and not adverb
