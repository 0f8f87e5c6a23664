"""Cues: reporting words that really report where they stand, with their auxiliaries."""

from __future__ import annotations

from typing import NamedTuple

from geoannot_quotes.inflection import Form
from geoannot_quotes.lexicon import Lexicon, ReportingWord
from geoannot_quotes.page import Page
from geoannot_quotes.tables import word_classes

_ADJUNCT_NOUNS = frozenset(("past", "particular", "turn"))
_CONTRACTED = frozenset(("he", "she", "it", "who", "that", "there", "nobody", "everyone", "one"))
_BEHIND_STATES = frozenset((",", ":", "that"))
_QUOTED = frozenset(("quoted", "cited"))


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
        self.no_adverbs = classes["ly-noun"]
        self.modals = classes["modal"]
        self.determiners = (classes["determiner"] - classes["subject"] - {"each"}) | classes["possessive"]
        self.prepositions = classes["preposition"] - frozenset(("since", "after", "before", "like", "as"))
        self.all_prepositions = classes["preposition"]
        self.subjects = classes["subject"]
        self.relatives = classes["relative"]
        self.nounlike = classes["nounlike"]
        self.openers = classes["preposition"] | classes["subordinator"] | classes["initial"] | frozenset(("instead",))
        before = ("subject", "auxiliary", "preposition", "conjunction", "possessive", "relative")
        self.before_verbs = self.determiners.union((",", "-"), *(classes[name] for name in before))
        self.before_gerunds = frozenset(("by", "in", "for", "of", "from", "after", "without"))

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
            elif self._is_verb(at, low, high, word, form):
                return self._with_auxiliaries(word, form, at, end, low)
        return None

    def _is_noun(self, at: int, low: int) -> bool:
        """A noun has a determiner, an adjective or a preposition before it, or begins the sentence."""
        if at == low:
            return True
        before = self.words[at - 1]
        return not (before in self.subjects - self.determiners or before in self.auxiliaries or before == "to")

    def _is_verb(self, at: int, low: int, high: int, word: ReportingWord, form: Form) -> bool:
        before = self.words[at - 1] if at > low else ""
        if before in ("’s", "'s") and at > low + 1 and self.words[at - 2] in _CONTRACTED:
            return form == "ing"  # *she’s saying*
        if before in self.determiners or before in ("’s", "'s", "-", "@", "#"):
            return False
        if form == "past" and self._is_modifier(at, low):
            return False  # *the previously announced plan*, *against alleged thieves*
        if self.page.spellings[at][0].isupper() and not self._may_be_capital(at, low, high):
            return False
        if form == "base" and word.lemma == "say" and self._is_idle_say(at, low):
            return False
        if form == "ing":
            if self.words[at] in self.all_prepositions:
                return False  # *regarding*
            if before == "without" and at > low + 1 and self.words[at - 2] in ("go", "goes", "went", "gone"):
                return False  # *it goes without saying* is nobody's speech
            return before not in self.prepositions or before in self.before_gerunds
        if form in ("base", "s"):
            return self._is_present(at, low, high, word, form)
        if before == "having" and self.words[at + 1 : at + 3] == ["that", ","]:
            return False  # *Having said that, …*
        return form != "participle" or self._after_have(at, low)

    def is_main_verb(self, at: int) -> bool:
        """Whether a finite verb of saying stands there with no subject right before it."""
        before = self.words[at - 1]
        if self.page.quoted[at] >= 0 or not self.page.spellings[at].islower() or before in self.before_verbs:
            return False
        return any(
            one.part == "verb" and {"that", "quote"} <= one.frames and (form == "past" or self._is_plain(one, form))
            for one, form in self.lexicon.get(self.words[at], ())
        )

    def _is_plain(self, word: ReportingWord, form: Form) -> bool:
        return form in ("base", "s") and word.lemma not in self.nounlike

    def _is_idle_say(self, at: int, low: int) -> bool:
        """*That is to say*, *not to say*, *costs, say, ten crowns*: a *say* that nobody says."""
        around = self.words[max(low, at - 2) : at + 2]
        return around[-3:] == [",", "say", ","] or around[:2] in (["is", "to"], ["not", "to"]) and around[-1] != "that"

    def _is_modifier(self, at: int, low: int) -> bool:
        """Whether a past stands where only a participle before a noun can."""
        first = at
        while first > low and self.words[first - 1].endswith("ly") and self.is_adverb(first - 1):
            first -= 1
        before = self.words[first - 1] if first > low else ""
        return first < at and (before in self.determiners or before in ("’s", "'s")) or before in self.prepositions

    def _may_be_capital(self, at: int, low: int, high: int) -> bool:
        """Whether a capital says nothing: at the head of a sentence or in a headline."""
        if at == low:
            return True
        around = [s for s in self.page.spellings[max(low, at - 4) : min(high, at + 5)] if len(s) > 3]
        return high - low < 30 and all(spelling[0].isupper() for spelling in around)

    def _is_present(self, at: int, low: int, high: int, word: ReportingWord, form: Form) -> bool:
        """Whether a present form stands where a verb can; most of them are spelt like nouns."""
        if at == low or at + 1 < high and self.words[at + 1] == "-":
            return False
        if word.lemma == "state" and (
            at + 1 >= high or self.words[at + 1] not in _BEHIND_STATES and self.page.quoted[at + 1] < 0
        ):
            return False
        before = self.words[at - 1]
        if form == "base" and (before == "to" or before in self.modals or before in self.auxiliaries):
            return True
        if before in self.prepositions:
            return False
        if before in self.subjects or before in self.relatives or before in self.adverbs or before.endswith("ly"):
            return True
        if at + 1 < high and self.words[at + 1] == "that":
            return True
        if word.lemma not in self.nounlike:
            return True
        if form == "base":
            return before.endswith("s") and self.words[at] != "state"
        return self.page.spellings[at - 1][0].isupper() and self.words[at] != "states"

    def _after_have(self, at: int, low: int) -> bool:
        """Whether a participle is one of a perfect or a passive, not a modifier of a noun."""
        while at > low and self.is_adverb(at - 1):
            at -= 1
        return at > low and self.words[at - 1] in self.auxiliaries

    def is_adverb(self, at: int) -> bool:
        """Whether a word is an adverb: *recently*, but neither *family* nor *Kelly*."""
        word = self.words[at]
        if word in self.adverbs:
            return True
        return word.endswith("ly") and word not in self.no_adverbs and self.page.spellings[at].islower()

    def _with_auxiliaries(self, word: ReportingWord, form: Form, at: int, end: int, low: int) -> Cue:
        words, start = self.words, at
        infinitive = False
        while start > low and self.page.quoted[start - 1] < 0:
            before = words[start - 1]
            if before == "to" and form == "base" and not infinitive:
                infinitive = True
            elif before == "since" and start > low + 1 and words[start - 2] in ("has", "have", "had"):
                pass  # *has since said*
            elif before in _ADJUNCT_NOUNS and start - 2 > low and "in" in words[start - 3 : start - 1]:
                start = words.index("in", start - 3) + 1  # *has in the past said*
            elif before in ("’s", "'s") and form != "base" and start - 1 > low and words[start - 2] in _CONTRACTED:
                pass  # *she’s not saying*
            elif before not in self.auxiliaries and not self.is_adverb(start - 1):
                break
            start -= 1
        if form == "ing" and start == at and at - low > 1 and words[at - 1] == "as" and words[at - 2] in _QUOTED:
            quoted = self._with_auxiliaries(word, "participle", at - 2, end, low)
            return quoted._replace(form="past", passive=False)  # *was quoted as saying* is *said*
        group = words[start:at]
        passive = form in ("past", "participle") and any(one in self.be for one in group)
        return Cue(word, form, start, at, end, passive, infinitive)
