"""Endings: where that which is said stops and the teller goes on."""

from __future__ import annotations

from geoannot_quotes.lexicon import Lexicon, Reading
from geoannot_quotes.openings import Openings
from geoannot_quotes.page import Page
from geoannot_quotes.tables import word_classes

_LONGEST_TAIL = 14
"""Tokens of an attribution behind a comma."""

_FEWEST_TOKENS = 4
"""Tokens of a content with the comma behind it: before fewer, *despite* or *while* is in its middle."""

_LONGEST_NAME = 5
"""Tokens of a name that begins another clause."""

_UNITS = frozenset(("hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"))
_SIDES = frozenset(("before", "after"))
_COMPLEMENTS = frozenset(("that", "to", "how", "why", "whether"))
_JOINS = frozenset(("and", "but", "so", "while", "whereas", "yet"))

STOPS = frozenset((".", ",", ";", ":", "!", "?", "…", "...", "—", "–", "―", "-", "--"))


class Endings:
    """Finds the ends of the contents of one page; token indices throughout."""

    def __init__(self, page: Page, openings: Openings, lexicon: Lexicon) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.openings = openings
        self.lexicon = lexicon
        self.adverbs = classes["adverb"]
        self.subjects = classes["subject"]
        self.determiners = classes["determiner"] | classes["possessive"]
        self.times = classes["time"]
        self.prepositions = classes["preposition"]
        self.auxiliaries = classes["auxiliary"]
        self.circumstances = classes["circumstance"]
        self.leaving = classes["leaving"]

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
                    and (self._leaves(at + 1, high, start) or is_object and self._new_clause(at + 1, high))
                ):
                    break
                if word in ("and", "but") and self._second_cue(at + 1, high):
                    break
                if (
                    is_object
                    and word in self.circumstances
                    or word == "according"
                    and self.openings.names_authority(at, high)
                ):
                    break
            at += 1
        if not is_object:
            return self._before_stops(start, at)
        at = self._before_stops(start, self._before_distance(start, at, high))
        return self._before_stops(start, self._before_day(start, at))

    def _before_stops(self, start: int, at: int) -> int:
        while at > start and self.page.quoted[at - 1] < 0 and self.words[at - 1] in STOPS:
            at -= 1
        return at

    def _before_distance(self, start: int, at: int, high: int) -> int:
        """Without a distance from what follows: *criticized [the plan], two days before the vote*."""
        if at - 2 > start and at < high and self.words[at] in _SIDES and self.words[at - 1] in _UNITS:
            return at - 2
        return at

    def _before_day(self, start: int, at: int) -> int:
        """Without the day that closes an object: *criticized [the plan] on Wednesday*."""
        if at - 2 > start and self.words[at - 1] in self.times and self.page.quoted[at - 1] < 0:
            return at - 2 if self.words[at - 2] == "on" else at - 1
        return at

    def closes_speech(self, at: int, high: int) -> bool:
        """Whether the marks that open at a token hold a sentence, or all that follows in theirs."""
        end = self._past_stretch(at, high)
        return self.page.words[end - 2] in (",", ".", "?", "!") or end >= high or self.words[end] in STOPS

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
        if word in _JOINS:
            at += 1
            return at < high and (
                self.words[at] in self.subjects or self.words[at] in self.determiners or self._name_acts(at, high)
            )
        return word in self.subjects and word not in self.determiners or word.endswith("ing") and word in self.lexicon

    def _name_acts(self, at: int, high: int) -> bool:
        """Whether a name and a finite verb stand there: *condemned the closure, and Sweden backed it*."""
        end = at
        while end < min(high, at + _LONGEST_NAME) and self.page.spellings[end][0].isupper():
            end += 1
        if end == at or end >= high or self.page.quoted[end] >= 0:
            return False
        word = self.words[end]
        return word in self.auxiliaries or any(form in ("past", "s") for _, form in self.lexicon.get(word, ()))

    def _leaves(self, at: int, high: int, start: int) -> bool:
        """Whether what follows a comma is no longer said: a participle of report, a second cue, an attribution."""
        if at >= high:
            return False
        word = self.words[at]
        if word in ("and", "but"):
            return self._second_cue(at + 1, high) or self._another_speaks(at + 1, high)
        if word in self.leaving:
            return at - start > _FEWEST_TOKENS
        if word.endswith("ing"):
            return any(form == "ing" for _, form in self.lexicon.get(word, ()))
        return self._second_cue(at, high) or self._name_speaks(at, high) or self._tail_attributes(at, high)

    def _tail_attributes(self, at: int, high: int) -> bool:
        """Whether the sentence ends with a subject and a verb of saying: *…, officials said Tuesday*."""
        for index in range(at + 1, min(high, at + _LONGEST_TAIL)):
            word = self.words[index]
            if word in STOPS or self.page.quoted[index] >= 0:
                return False
            for one, form in self.lexicon.get(word, ()):
                if "bare" in one.frames and "quote" in one.frames and form in ("past", "s"):
                    return self._nothing_said(index + 1, high)
        return False

    def _nothing_said(self, at: int, high: int) -> bool:
        """Whether a day, a place or an occasion is all that stands between a verb of saying and the next stop."""
        at = self.openings.past_time(at, high) if at < high else high
        if at < high and self.words[at] in self.prepositions:
            while at < high and self.words[at] not in STOPS and not self._says_on(at):
                at += 1
        return at >= high or self.words[at] in STOPS

    def _says_on(self, at: int) -> bool:
        word = self.words[at]
        return self.page.quoted[at] >= 0 or word == "that" or word in self.auxiliaries

    def _name_speaks(self, at: int, high: int) -> bool:
        """Whether a name and a verb of saying stand behind a comma: *As he left Oslo, Ida Brecht said it leaked*."""
        return self.page.spellings[at][0].isupper() and self._another_speaks(at, high)

    def _another_speaks(self, at: int, high: int) -> bool:
        """Whether a subject of its own and a verb of saying stand there: *…, but Brecht said it leaked*."""
        for index in range(at, min(high, at + 7)):
            word = self.words[index]
            if word in STOPS or self.page.quoted[index] >= 0:
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
        if words[at + 1] in _COMPLEMENTS or self.page.quoted[at + 1] >= 0:
            return bool(self._finite(at))
        headline = words[at - 1] == "," and self.page.spellings[at + 1][0].isupper()
        begins = self.openings.may_begin(at + 1, high)
        return any(
            headline if form == "s" else begins or words[at + 1] == one.particle or words[at + 1] in one.prepositions
            for one, form in self._finite(at)
        )

    def _finite(self, at: int) -> list[Reading]:
        """The finite readings of a token as a verb that reports."""
        return [
            reading
            for reading in self.lexicon.get(self.words[at], ())
            if reading.word.part == "verb" and reading.form in ("past", "s") and "weak" not in reading.word.frames
        ]
