"""Contents: where that which is said begins and ends, before and behind its cue."""

from __future__ import annotations

from geoannot_quotes.cues import Cue
from geoannot_quotes.lexicon import Lexicon
from geoannot_quotes.page import NOWHERE, Page, Range
from geoannot_quotes.phrases import Phrases
from geoannot_quotes.tables import word_classes

_ADJUNCT = 14
"""Tokens that may stand between a cue and its *that* or its quotation mark."""

_LONGEST_TAIL = 14
"""Tokens of an attribution behind a comma."""

_STOPS = frozenset((".", ",", ";", ":", "!", "?", "…", "...", "—", "–", "―", "-", "--"))
_MARKS = frozenset("\"“”„«»'’‘`") | frozenset(("``", "''"))


class Contents:
    """Finds the contents of one page; token indices throughout."""

    def __init__(self, page: Page, phrases: Phrases, lexicon: Lexicon) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.phrases = phrases
        self.lexicon = lexicon
        self.questions = classes["question"]
        self.times = classes["time"] | classes["period"]
        self.stretches_of_time = classes["time"] | classes["stretch"]
        self.adverbs = classes["adverb"]
        self.prepositions = classes["preposition"]
        self.auxiliaries = classes["auxiliary"]
        self.subjects = classes["subject"]
        self.openers = classes["question"] | frozenset(("that", "to"))
        self.circumstances = classes["circumstance"]
        self.leaving = classes["leaving"]
        self.no_adverbs = classes["ly-noun"]
        self.determiners = classes["determiner"] | classes["possessive"]
        self.no_phrase = (
            classes["preposition"] | classes["conjunction"] | classes["auxiliary"] | classes["relative"]
            | classes["subordinator"] | classes["adverb"] | classes["time"] | classes["reflexive"]
        ) - frozenset(("that", "both", "each"))  # fmt: skip

    # --- behind the cue ----------------------------------------------------------------------------------------------

    def behind(self, cue: Cue, high: int) -> tuple[Range, int]:
        """The content behind a cue, and where the cue ends (a preposition may belong to it); NOWHERE without one."""
        start, end = self._start(cue, high)
        if start == high and self.next_stretch(high) != NOWHERE:
            return self.next_stretch(high), end
        if start < 0 or start >= high:
            return NOWHERE, cue.end
        stop = self.end(start, high, self._is_object(cue, start))
        return ((start, stop), end) if stop > start else (NOWHERE, cue.end)

    def next_stretch(self, at: int) -> Range:
        """The quoted words that begin at a token, in the next paragraph perhaps; NOWHERE without."""
        if at >= len(self.words) or self.page.quoted[at] < 0:
            return NOWHERE
        return self.page.tokens_of(self.page.stretches[self.page.quoted[at]])

    def _start(self, cue: Cue, high: int) -> tuple[int, int]:
        words, frames, at = self.words, cue.word.frames, cue.end
        if at >= high:
            return -1, at
        if "hearer" in frames and not cue.passive:
            at = self._past_hearer(at, high)
        marked = self._marked_start(cue, at, high)
        if marked >= 0:
            return marked, cue.end
        if "weak" in frames or at >= high:
            return -1, cue.end
        if words[at] in cue.word.prepositions and at == cue.end and self._may_begin(at + 1, high):
            return at + 1, at + 1
        if self._complement_begins(cue, at, high):
            return at, cue.end
        if "bare" in frames and not cue.passive:
            clause = self._past_time(at, high)
            if self._may_begin(clause, high) or words[clause] in ("if", "when", "while", "in", "as"):
                return clause, cue.end
        return -1, cue.end

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
        return "np" in frames and at == cue.end and self._may_begin(at, high)

    def _past_hearer(self, at: int, high: int) -> int:
        if self.words[at] in ("that", "to", "how", "what", "whether", "if", "why"):
            return at
        end = self.phrases.phrase_behind(at, high, appositions=False)
        return end if end < high else at

    def _marked_start(self, cue: Cue, at: int, high: int) -> int:
        """Where *that*, a quotation mark or a colon opens the content, at once or behind an adjunct; -1 without one."""
        words, frames, quoted = self.words, cue.word.frames, self.page.quoted
        direct = "quote" in frames
        limit = min(high, at + _ADJUNCT)
        for index in range(at, limit):
            word = words[index]
            if quoted[index] >= 0:
                near = index == at or words[index - 1] in (",", ":", "that")
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
            one.part == "verb" and form == "past" and "that" in one.frames and "quote" in one.frames
            for one, form in self.lexicon.get(self.words[at], ())
        )

    def _adjunct(self, start: int, end: int) -> bool:
        """Whether the tokens can be a day, a place or the addressee between a cue and its *that*."""
        word = self.words[start]
        known = word in self.prepositions or word in self.times or word in self.adverbs
        return known or word == "," or word.endswith("ly")

    def _past_time(self, at: int, high: int) -> int:
        """Behind *on Monday*, *Tuesday*, *last week*, *later*."""
        words, start = self.words, at
        if at + 1 < high and words[at] in ("on", "in", "at") and words[at + 1] in self.times:
            at += 2
        elif at + 1 < high and words[at] in ("last", "this", "earlier", "next") and not words[at + 1][0].isdigit():
            at += 2 if words[at + 1] in self.stretches_of_time else 0
        else:
            while at < high and (words[at] in self.times or words[at] in self.adverbs) and words[at] != "just":
                at += 1
        return at if at < high else start

    def _may_begin(self, at: int, high: int) -> bool:
        """Whether a clause or a noun phrase can begin there."""
        if at >= high:
            return False
        word = self.words[at]
        if self.page.quoted[at] >= 0 or word in ("$", "#", "@", "£", "€"):
            return True
        adverb = word.endswith("ly") and word not in self.no_adverbs and self.page.spellings[at].islower()
        return word[0].isalnum() and word not in self.no_phrase and not adverb

    def _is_object(self, cue: Cue, start: int) -> bool:
        """Whether a content is a noun phrase and what is said of it, not a clause."""
        return "bare" not in cue.word.frames and self.words[start] not in self.openers and self.page.quoted[start] < 0

    def end(self, start: int, high: int, is_object: bool = False) -> int:
        """Where a content that begins at ``start`` ends: before a second cue of its subject, or with the sentence."""
        words, quoted, at = self.words, self.page.quoted, start
        while at < high:
            if quoted[at] >= 0:
                at = self._past_stretch(at, high)
                if self._speech_ends(start, at, high):
                    return at
                continue
            word = words[at]
            if at > start:
                if (
                    word == ";"
                    or word == ","
                    and (self._leaves(at + 1, high) or is_object and self._new_clause(at + 1, high))
                ):
                    break
                if word in ("and", "but") and self._second_cue(at + 1, high):
                    break
                if is_object and word in self.circumstances or word == "according" and words[at + 1 : at + 2] == ["to"]:
                    break
            at += 1
        while at > start and quoted[at - 1] < 0 and words[at - 1] in _STOPS:
            at -= 1
        return at

    def _past_stretch(self, at: int, high: int) -> int:
        stretch = self.page.quoted[at]
        while at < high and self.page.quoted[at] == stretch:
            at += 1
        return at

    def _speech_ends(self, start: int, at: int, high: int) -> bool:
        """Whether a content ends with the stretch that ends there, by the comma or the stop before its closing mark."""
        stretch = self.page.stretches[self.page.quoted[at - 1]]
        last = self.page.text[stretch.start : stretch.end].rstrip("\"”’'»")[-1:]
        if last not in (",", ".", "?", "!"):
            return False
        if self.page.quoted[start] == self.page.quoted[at - 1]:
            return True
        return last == "," and at < high and self._new_clause(at, high)

    def _new_clause(self, at: int, high: int) -> bool:
        """Whether another clause than what is said begins there, or its attribution."""
        if at >= high:
            return False
        word = self.words[at]
        if word in ("and", "but", "so"):
            at += 1
            return at < high and (self.words[at] in self.subjects or self.words[at] in self.determiners)
        return word in self.subjects and word not in self.determiners or word.endswith("ing") and word in self.lexicon

    def _leaves(self, at: int, high: int) -> bool:
        """Whether what follows a comma is no longer said: a participle of report, a second cue, an attribution."""
        if at >= high:
            return False
        word = self.words[at]
        if word in ("and", "but"):
            return self._second_cue(at + 1, high) or self._another_speaks(at + 1, high)
        if word in self.leaving:
            return True
        if word.endswith("ing"):
            return any(form == "ing" for _, form in self.lexicon.get(word, ()))
        return self._second_cue(at, high) or self._name_speaks(at, high) or self._tail_attributes(at, high)

    def _tail_attributes(self, at: int, high: int) -> bool:
        """Whether the sentence ends with a subject and a verb of saying: *…, officials said Tuesday.*"""
        for index in range(at + 1, min(high, at + _LONGEST_TAIL)):
            word = self.words[index]
            if word in _STOPS or self.page.quoted[index] >= 0:
                return False
            for one, form in self.lexicon.get(word, ()):
                if "bare" in one.frames and "quote" in one.frames and form in ("past", "s"):
                    behind = self._past_time(index + 1, high) if index + 1 < high else high
                    return behind >= high or self.words[behind] in _STOPS
        return False

    def _name_speaks(self, at: int, high: int) -> bool:
        """Whether a name and a verb of saying stand behind a comma: *As he left Oslo, Ida Brecht said it leaked*."""
        return self.page.spellings[at][0].isupper() and self._another_speaks(at, high)

    def _another_speaks(self, at: int, high: int) -> bool:
        """Whether a subject of its own and a verb of saying stand there: *…, but Brecht said it leaked*."""
        for index in range(at, min(high, at + 7)):
            word = self.words[index]
            if word in _STOPS or self.page.quoted[index] >= 0:
                return False
            readings = self.lexicon.get(word, ()) if index > at else ()
            if any("bare" in one.frames and "quote" in one.frames and form == "past" for one, form in readings):
                return True
        return False

    def _second_cue(self, at: int, high: int) -> bool:
        """Whether a finite reporting verb without a subject of its own stands there."""
        words = self.words
        while at < high and (words[at] in self.adverbs or words[at].endswith("ly") or words[at] in ("has", "had")):
            at += 1
        if at + 1 >= high or self.page.quoted[at] >= 0:
            return False
        for word, form in self.lexicon.get(words[at], ()):
            if word.part == "verb" and form in ("past", "s") and "weak" not in word.frames:
                if words[at + 1] in ("that", "to", "how", "why", "whether") or self.page.quoted[at + 1] >= 0:
                    return True
                return form == "past" and self._may_begin(at + 1, high)
        return False

    # --- before the cue ----------------------------------------------------------------------------------------------

    def before(self, low: int, end: int) -> Range:
        """The content that ends before a cue or its subject, from ``low`` on; NOWHERE where nothing is left."""
        words, quoted = self.words, self.page.quoted
        while end > low and quoted[end - 1] < 0 and (words[end - 1] in _STOPS or words[end - 1] in _MARKS):
            end -= 1
        start = low
        while start < end and quoted[start] < 0 and (words[start] in _STOPS or words[start] in _MARKS):
            start += 1
        if not any(words[at][0].isalnum() for at in range(start, end)):
            return NOWHERE
        if quoted[end - 1] >= 0:
            first = end - 1
            while first > start and quoted[first - 1] == quoted[end - 1]:
                first -= 1
            if first > start and (words[first - 1] in _STOPS or words[start] in ("but", "and") and first - start == 1):
                start = first
        return start, end
