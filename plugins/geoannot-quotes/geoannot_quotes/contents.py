"""Contents: that which is said, before and behind its cue."""

from __future__ import annotations

from geoannot_quotes.cues import Cue
from geoannot_quotes.endings import STOPS, Endings
from geoannot_quotes.lexicon import Lexicon
from geoannot_quotes.openings import Openings
from geoannot_quotes.page import NOWHERE, Page, Range
from geoannot_quotes.phrases import Phrases
from geoannot_quotes.tables import deeds, word_classes

_ADJUNCT = 14
"""Tokens that may stand between a cue and its *that* or its quotation mark."""

_HEAD = 5
"""Tokens of an object within which its noun stands."""

_COMMANDS = frozenset(("order", "instruct", "dare"))
"""Verbs whose object hears what it is to do: *ordered [the crew to leave]*."""

_WRITING = frozenset(("write", "tweet"))
_TENSES = frozenset(("'s", "’s"))
_BEFORE_NO_HEARER = frozenset(("that", "to", "how", "what", "whether", "if", "why"))
_AMOUNTS = frozenset(("nothing", "anything", "something", "little", "much", "more", "so"))
_ADJUNCT_OPENERS = frozenset(
    ("when", "while", "in", "as", "after", "before", "despite", "because", "although", "without", "once", "until")
)

_MARKS = frozenset("\"“”„«»'‘’`") | frozenset(("``", "''"))


class Contents:
    """Finds the contents of one page; token indices throughout."""

    def __init__(self, page: Page, phrases: Phrases, lexicon: Lexicon) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.phrases = phrases
        self.lexicon = lexicon
        self.openings = Openings(page)
        self.endings = Endings(page, self.openings, lexicon)
        self.questions = classes["question"]
        self.times = classes["time"] | classes["period"]
        self.adverbs = classes["adverb"]
        self.prepositions = classes["preposition"]
        self.auxiliaries = classes["auxiliary"]
        self.subjects = classes["subject"]
        self.reflexives = classes["reflexive"]
        self.deeds = deeds()
        self.tenses = classes["auxiliary"] | classes["past"] | classes["subject"] - classes["determiner"]
        self.pronouns = classes["subject"] - classes["determiner"]
        self.openers = classes["question"] | frozenset(("that", "to"))
        self.determiners = classes["determiner"] | classes["possessive"]

    def behind(self, cue: Cue, high: int) -> tuple[Range, int]:
        """The content behind a cue, and where the cue ends (a preposition may belong to it); NOWHERE without one."""
        start, end = self._start(cue, high)
        if start == high and self.next_stretch(high) != NOWHERE:
            return self.next_stretch(high), end
        if start < 0 or start >= high:
            return NOWHERE, cue.end
        stop = self.endings.end(start, high, self._is_object(cue, start))
        if stop <= start or self.page.quoted[start] < 0 and self._is_deed(cue, start, stop):
            return NOWHERE, cue.end
        return (start, stop), end

    def _is_deed(self, cue: Cue, start: int, stop: int) -> bool:
        """Whether a verb takes a thing, not words: *called the police*, *wrote three letters*, *felt the cold*."""
        (lemma, _, particle, frames, *_), length = cue.word, stop - start
        if self.words[start] in self.openers or cue.end < start and not self._is_object(cue, start) or particle:
            return False
        marked = any(self.page.quoted[at] >= 0 for at in range(start, stop))
        if not marked and not self.deeds.get(lemma, frozenset()).isdisjoint(
            self.words[start : min(stop, start + _HEAD)]
        ):
            return True
        if lemma == "call" and length == 2:
            return self.words[start] in self.determiners and not marked
        if length == 1 and self.words[start] in _AMOUNTS:
            return True  # *said nothing*
        if lemma in _COMMANDS:
            return "to" not in self.words[start:stop]
        if "np" in frames or "bare" not in frames or lemma == "say":
            return False
        if lemma in _WRITING:
            return not any(self.words[at] in self.tenses for at in range(start, stop))
        if marked or any(self._tells(at) for at in range(start, stop)):
            return False
        return length < 4 and not self.words[stop - 1].endswith(("s", "ed"))

    def _tells(self, at: int) -> bool:
        """Whether a token shows that a clause stands there, no thing: a subject or a tense."""
        word = self.words[at]
        return word in self.pronouns or word in _TENSES or self.phrases.seems_finite(at)

    def next_stretch(self, at: int) -> Range:
        """The quoted words that begin at a token, in the next paragraph perhaps; NOWHERE without."""
        if at >= len(self.words) or self.page.quoted[at] < 0:
            return NOWHERE
        return self.page.tokens_of(self.page.stretches[self.page.quoted[at]])

    def _start(self, cue: Cue, high: int) -> tuple[int, int]:
        words, frames, at = self.words, cue.word.frames, cue.end
        if at >= high:
            return -1, at
        at = self.past_hearer(cue, high)
        if words[at : at + 1] == ["to"] and self._complement_begins(cue, at, high):
            return (
                cue.end if "np" in frames and not cue.passive else at,
                cue.end,
            )  # *asked [the court to rule]*, *told him [to rule]*
        marked = self._marked_start(cue, at, high)
        if marked >= 0:
            return marked, cue.end
        if "weak" in frames or at >= high:
            return -1, cue.end
        if words[at] in cue.word.prepositions and at == cue.end and self.openings.may_begin(at + 1, high):
            return at + 1, at + 1
        if self._complement_begins(cue, at, high):
            return at, cue.end
        if "bare" in frames and not cue.passive:
            clause = self.openings.past_time(at, high)
            if words[clause] in _AMOUNTS and words[clause + 1 : clause + 2] in (["about"], ["of"], ["on"]):
                return -1, cue.end  # *said nothing about it*
            if self.openings.may_begin(clause, high) or self._opens_with_adjunct(clause, high):
                return clause, cue.end
        return -1, cue.end

    def _opens_with_adjunct(self, at: int, high: int) -> bool:
        """Whether a clause begins with an adjunct that a comma closes: *said if it leaked, he would leave*."""
        if self.words[at] not in _ADJUNCT_OPENERS:
            return self.words[at] == "if"
        comma = next((index for index in range(at + 2, min(high, at + 25)) if self.words[index] == ","), high)
        return comma + 2 < high and self.openings.may_begin(comma + 1, high)

    def _complement_begins(self, cue: Cue, at: int, high: int) -> bool:
        """Whether an infinitive, a question, a gerund or a noun phrase that the cue takes begins there."""
        word, frames = self.words[at], cue.word.frames
        if word == "to":
            return "to" in frames and at + 1 < high and self.words[at + 1] not in self.determiners
        if word in self.questions:
            return "wh" in frames
        if cue.passive:
            return False
        if word.endswith("ing") and "ing" in frames and len(word) > 4:
            return True
        if "np" not in frames or at > cue.end:
            return False
        if word not in self.adverbs and self.openings.past_time(at, high) > at:
            return False  # *reported last week*
        if word in self.reflexives:
            return at + 1 < high and self.words[at + 1][0].isalnum()  # *called himself a pilot*, not *announced itself*
        return self.openings.may_begin(at, high)

    def past_hearer(self, cue: Cue, high: int) -> int:
        """Behind the words for who is spoken to; the end of the cue where it takes none."""
        at = cue.end
        if cue.passive and self.words[at : at + 1] == ["by"]:
            return self.phrases.phrase_behind(at + 1, high)
        if "hearer" not in cue.word.frames or cue.passive or at >= high or self.words[at] in _BEFORE_NO_HEARER:
            return at
        return self.phrases.phrase_behind(at, high, appositions=False)

    def _marked_start(self, cue: Cue, at: int, high: int) -> int:
        """Where *that*, a quotation mark or a colon opens the content, at once or behind an adjunct; -1 without one."""
        words, frames, quoted = self.words, cue.word.frames, self.page.quoted
        direct = "quote" in frames
        limit = min(high, at + _ADJUNCT)
        for index in range(at, limit):
            word = words[index]
            if quoted[index] >= 0:
                near = index == at or words[index - 1] in (",", ":", "that")
                if cue.word.lemma == "read" and index == at and not self.endings.closes_speech(index, high):
                    return -1  # *read “The Sea at Dawn” on the ferry*
                return index if near and (direct or index == at) else -1
            if word == "that" and "that" in frames:
                return index if index == at or self._adjunct(at, index) else -1
            if word == ":" and direct:
                return index + 1
            if word in (";", ".", "?", "!"):
                return -1
            if word in self.auxiliaries or word in self.subjects and word not in self.determiners:
                return -1
            if index > at and self._takes_it(index):
                return -1
        return -1

    def _takes_it(self, at: int) -> bool:
        """Whether a verb that is nearer to a *that* or a mark stands there: *was seen as a loss, said that …*."""
        return any(
            one.part == "verb" and form in ("past", "ing") and "that" in one.frames and "quote" in one.frames
            for one, form in self.lexicon.get(self.words[at], ())
        )

    def _adjunct(self, start: int, end: int) -> bool:
        """Whether the tokens can be a day, a place or the addressee between a cue and its *that*."""
        word = self.words[start]
        known = word in self.prepositions or word in self.times or word in self.adverbs
        return known or word == "," or word.endswith("ly")

    def _is_object(self, cue: Cue, start: int) -> bool:
        """Whether a content is a noun phrase and what is said of it, not a clause."""
        return "bare" not in cue.word.frames and self.words[start] not in self.openers and self.page.quoted[start] < 0

    def before(self, low: int, end: int) -> Range:
        """The content that ends before a cue or its subject, from ``low`` on; NOWHERE where nothing is left."""
        words, quoted = self.words, self.page.quoted
        while end > low and quoted[end - 1] < 0 and (words[end - 1] in STOPS or words[end - 1] in _MARKS):
            end -= 1
        start = low
        while start < end and quoted[start] < 0 and (words[start] in STOPS or words[start] in _MARKS):
            start += 1
        if start + 1 < end and words[start] in ("(", "[") and quoted[start + 1] >= 0:
            start += 1
        if not any(words[at][0].isalnum() for at in range(start, end)):
            return NOWHERE
        if quoted[end - 1] >= 0:
            first = end - 1
            while first > start and quoted[first - 1] == quoted[end - 1]:
                first -= 1
            if first > start and (words[first - 1] in STOPS or words[start] in ("but", "and") and first - start == 1):
                start = first
        return start, end
