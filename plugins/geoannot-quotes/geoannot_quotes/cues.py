"""Cues: reporting words that really report where they stand, with their auxiliaries."""

from __future__ import annotations

from typing import NamedTuple

from geoannot_quotes.lexicon import Form, Lexicon, ReportingWord
from geoannot_quotes.page import Page
from geoannot_quotes.tables import word_classes


class Cue(NamedTuple):
    """A reporting word in its place; token indices.

    Attributes:
        word: the entry of the table.
        form: the form that it has.
        start: the first auxiliary, negation or adverb before it, or itself.
        head: the word itself.
        end: behind it and its particle.
        passive: a participle behind a form of *be*: the subject is not who speaks.
        infinitive: *to* stands before it.
    """

    word: ReportingWord
    form: Form
    start: int
    head: int
    end: int
    passive: bool = False
    infinitive: bool = False


class CueFinder:
    """Recognises the cues of one page."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.lexicon = lexicon
        self.auxiliaries = classes["auxiliary"]
        self.be = classes["be"]
        self.adverbs = classes["adverb"]
        self.modals = classes["modal"]
        self.determiners = (classes["determiner"] - classes["subject"]) | classes["possessive"]
        self.prepositions = classes["preposition"] - frozenset(("since", "after", "before", "like", "as"))
        self.subjects = classes["subject"]

    def cue_at(self, at: int, low: int, high: int) -> Cue | None:
        """The cue whose word stands at the token ``at``, within the sentence ``low`` to ``high``."""
        for word, form in self.lexicon[self.words[at]]:
            end = at + 1
            if word.particle:
                if end >= high or self.words[end] != word.particle:
                    continue
                end += 1
            if word.part == "noun":
                if self._is_noun(at, low):
                    return Cue(word, form, at, at, end)
            elif word.part == "adjective":
                cue = self._with_auxiliaries(word, form, at, end, low)
                if cue.start < at:
                    return cue._replace(passive=False)
            elif self._is_verb(at, low, high, form):
                return self._with_auxiliaries(word, form, at, end, low)
        return None

    def _is_noun(self, at: int, low: int) -> bool:
        """A noun has a determiner, an adjective or a preposition before it, or begins the sentence."""
        if at == low:
            return True
        before = self.words[at - 1]
        return not (before in self.subjects - self.determiners or before in self.auxiliaries or before == "to")

    def _is_verb(self, at: int, low: int, high: int, form: Form) -> bool:
        before = self.words[at - 1] if at > low else ""
        if before in self.determiners or before in ("’s", "'s"):
            return False
        if form == "ing":
            return before not in self.prepositions or before in ("by", "in", "for", "of", "from", "after", "without")
        if form in ("base", "s"):
            if before in self.prepositions and before != "to":
                return False
            if at == low or form == "base" and before == "to":
                return form == "base" and before == "to"
            return not (at + 1 < high and self.words[at + 1] == "-" or before == "-")
        return before != "-" and (form != "participle" or before != "")

    def _with_auxiliaries(self, word: ReportingWord, form: Form, at: int, end: int, low: int) -> Cue:
        words, start = self.words, at
        infinitive = False
        while start > low and self.page.quoted[start - 1] < 0:
            before = words[start - 1]
            if before == "to" and form == "base" and not infinitive:
                infinitive = True
            elif before not in self.auxiliaries and before not in self.adverbs and not before.endswith("ly"):
                break
            start -= 1
        group = words[start:at]
        passive = form in ("past", "participle") and any(one in self.be for one in group)
        return Cue(word, form, start, at, end, passive, infinitive)
