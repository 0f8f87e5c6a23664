"""Subjects: the noun phrase that a verb has, before it or farther back in its sentence."""

from __future__ import annotations

from geoannot_quotes.page import INNER_STOP, NOWHERE, Page, Range
from geoannot_quotes.phrases import LONGEST, Phrases

_FARTHEST = 120
"""Tokens from the head of a sentence in which its subject is looked for: the bound keeps the time linear."""

_LONGEST_DATELINE = 9
_LONGEST_TIME = 5
_CLOSES_TIME = frozenset(("later", "earlier", "ago", "before", "after"))
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_BRACKETS = {")": "(", "]": "["}
_WITHIN_NAMES = frozenset((INNER_STOP, "-", "(", ")", "of", "’", "'"))
_FLOATING = frozenset(("all", "both", "each"))
"""Quantifiers that stand behind their noun: *the envoys all urged*."""


class Subjects:
    """Finds the subjects of one page; token indices throughout."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page = page
        self.words = page.words
        self.phrases = phrases

    def subject_before(self, verb: int, low: int) -> Range:
        """The noun phrase that ends before the token ``verb``, with apposition and relative clause; else NOWHERE."""
        words = self.words
        low = max(low, verb - LONGEST)
        before_day = self.phrases.before_day(verb, low)
        last = before_day - 1 if words[before_day - 1] in (",", ")") else verb - 1
        if last < low or words[last] in self.phrases.conjunctions:
            return NOWHERE
        word = words[last]
        if word in _FLOATING and last > low and words[last - 1][0].isalnum():
            pair = self.subject_before(last, low)
            if pair != NOWHERE:
                return pair[0], verb
        if word in self.phrases.relatives or (word in self.phrases.subjects and not self._within_phrase(last, low)):
            return last, verb
        if word == "," or word in _DASHES:
            return self._around_insertion(last, low, word)
        if self.page.quoted[last] >= 0:
            return self._before_title(last, verb, low)
        if word in _BRACKETS:
            opening = self._back_to(_BRACKETS[word], last, low)
            return (self.subject_before(opening, low)[0], verb) if opening > low else NOWHERE
        start = self.phrases.phrase_start(verb, low)
        if start == verb:
            return NOWHERE
        return self._named_before(start, low), verb

    def _before_title(self, last: int, verb: int, low: int) -> Range:
        """The phrase before an insertion that ends with a title in marks: *Brecht, the author of “Fog,” said*."""
        first = last
        while first > low and self.page.quoted[first - 1] == self.page.quoted[last]:
            first -= 1
        opening = self._back_to(",", first, low) if self.words[last - 1] == "," else -1
        if opening <= low or first - opening < 2:
            return NOWHERE
        start = self.phrases.phrase_start(opening, low)
        if start == opening:
            return NOWHERE
        return start, verb if self.phrases.names(opening + 1) else opening

    def _named_before(self, start: int, low: int) -> int:
        """Where the name begins that a phrase with an article stands behind: *Ida Brecht, the envoy, said*."""
        words, at = self.words, start - 1
        if at <= low or words[at] != "," or words[start] not in ("a", "an", "the"):
            return start
        name = at
        while name > low and self._in_a_name(name - 1):
            name -= 1
        fresh = name == low or words[name - 1] == ","
        return name if name < at and fresh and words[name] not in self.phrases.times else start

    def _in_a_name(self, at: int) -> bool:
        return self.page.quoted[at] < 0 and (self.page.spellings[at][0].isupper() or self.words[at] in _WITHIN_NAMES)

    def _within_phrase(self, at: int, low: int) -> bool:
        """Whether a word like *others* or *some* has a phrase before it (*the others*)."""
        return at > low and self.words[at - 1] in self.phrases.determiners

    def _around_insertion(self, comma: int, low: int, mark: str) -> Range:
        """The phrase before ``, … ,``: what stands between is in it if it says who, and out if it says how or where."""
        words = self.words
        opening = self._back_to(mark, comma, low)
        if opening <= low:
            return NOWHERE
        start = self.phrases.phrase_start(opening, low)
        if start == opening:
            if self.words[opening - 1] == mark or self.words[opening - 1] == ",":
                return self._around_insertion(opening - 1, low, mark) if comma - low > 3 else NOWHERE
            return NOWHERE
        if self.words[start - 1] == "," and self.words[start].endswith("ing") and start - 1 > low:
            name = self.phrases.phrase_start(start - 1, low)
            return (name, start - 1) if name < start - 1 else NOWHERE  # *Brecht, facing a storm, the first, said*
        if words[start][0].isdigit() and start - 1 > low and words[start - 1] == ",":
            name = self.phrases.phrase_start(start - 1, low)  # *Brecht, 43, of Ottern, said*
            return (name, comma) if name < start - 1 else (start, comma)
        if not self.phrases.names(opening + 1):
            return start, opening
        return self._named_before(start, low), comma

    def _back_to(self, mark: str, before: int, low: int) -> int:
        """The nearest token ``mark`` before; -1 where there is none between it and ``low``."""
        at = before - 1
        while at >= low:
            if self.words[at] == mark:
                return at
            at -= 1
        return -1

    def antecedent(self, relative: int, low: int) -> Range:
        """The noun phrase that a relative pronoun stands for, with or without a comma; NOWHERE without one."""
        end = relative - 1 if relative > low and self.words[relative - 1] == "," else relative
        return self.subject_before(end, low) if end > low else NOWHERE

    def first_subject(self, low: int, high: int) -> Range:
        """The first noun phrase of a sentence, behind adverbs and adjuncts: the subject of its main clause."""
        high = min(high, low + _FARTHEST)
        words, at = self.words, self._past_dateline(low, high)
        while at < high and (words[at] in self.phrases.initial or words[at] in self.phrases.adverbs):
            at += 1
        at = self._past_time_adjunct(at, high)
        if at < high and (
            words[at] in self.phrases.prepositions or words[at] in self.phrases.walls or self._opens_adjunct(at)
        ):
            while at < high and words[at] != ",":
                at += 1
            at = self._past_time_adjunct(at + 1, high)
        end = self.phrases.phrase_behind(at, high)
        if end > at and words[end - 1] in self.phrases.conjunctions:
            end -= 1
        return (at, end) if at < end <= high else NOWHERE

    def _past_time_adjunct(self, start: int, high: int) -> int:
        """Behind *Last year,*, *A few minutes later*, *The day before,*; ``start`` where none stands there."""
        words = self.words
        for at in range(start, min(high, start + _LONGEST_TIME)):
            if (
                words[at] in _CLOSES_TIME
                or words[at] in self.phrases.stretches
                and words[start] in self.phrases.periods
            ):
                behind = at + 1
                return behind + 1 if behind < high and words[behind] == "," else behind
            if not words[at][0].isalnum():
                return start
        return start

    def _opens_adjunct(self, at: int) -> bool:
        """Whether a word at the head of a sentence opens an adjunct: *Speaking in Oslo, …*, *Shortly after …, …*."""
        word = self.words[at]
        return word == "here" or len(word) > 4 and word.endswith(("ing", "ed", "ly"))

    def _past_dateline(self, low: int, high: int) -> int:
        """Behind *OSLO (Reuters) —*."""
        for at in range(low + 1, min(high - 1, low + _LONGEST_DATELINE)):
            if self.words[at] in _DASHES and self.page.spellings[low].isupper():
                return at + 1
        return low

    def clause_subject(self, low: int, high: int) -> Range:
        """The subject of the last main clause before ``high``."""
        subject = self.second_subject(low, high)
        return subject if subject != NOWHERE else self.first_subject(low, high)

    def second_subject(self, low: int, high: int) -> Range:
        """The last subject that stands behind *, and* or *, but*; NOWHERE without one."""
        words, spellings = self.words, self.page.spellings
        for at in range(high - 2, max(low, high - LONGEST), -1):
            if words[at] in ("but", "and", "so") and words[at - 1] == "," and self.page.quoted[at] < 0:
                opens = words[at + 1] in self.phrases.subjects or words[at + 1] in self.phrases.determiners
                end = self.phrases.phrase_behind(at + 1, high) if opens or spellings[at + 1][0].isupper() else at + 1
                if at + 1 < end < high and words[end] not in self.phrases.prepositions:
                    return at + 1, end
        return NOWHERE

    def finite_subject(self, low: int, high: int) -> Range:
        """The subject of the last finite verb before ``high`` that is in no relative clause; NOWHERE without one."""
        for at in range(high - 1, max(low, high - LONGEST), -1):
            if not self._is_finite(at):
                continue
            start = at
            while start > low + 1 and (
                self.words[start - 1] in self.phrases.auxiliaries or self.words[start - 1] in self.phrases.adverbs
            ):
                start -= 1
            subject = self.subject_before(start, low)
            if (
                subject != NOWHERE
                and self.words[subject[0]] not in self.phrases.relatives
                and self._is_subject(subject)
            ):
                return subject
        return NOWHERE

    def _is_finite(self, at: int) -> bool:
        """Whether a verb with a tense stands there, and no participle: not *the wounded*, *wounded by*."""
        if not self.phrases.seems_finite(at):
            return False
        participle = self.words[at].endswith("ed") and self.words[at] not in self.phrases.pasts
        return not participle or self.words[at - 1] not in self.phrases.determiners and self.words[at + 1] != "by"

    def _is_subject(self, subject: Range) -> bool:
        first = self.words[subject[0]]
        return (
            first in self.phrases.subjects
            or first in self.phrases.determiners
            or self.page.spellings[subject[0]][0].isupper()
            or self.words[subject[1] - 1].endswith("s")
        )
