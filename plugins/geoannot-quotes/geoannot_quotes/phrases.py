"""Noun phrases beside a verb, found from the closed words around them: no parser, no tagger."""

from __future__ import annotations

from geoannot_quotes.page import INNER_STOP, NOWHERE, Page, Range
from geoannot_quotes.tables import word_classes

_LONGEST = 60
"""Tokens: no phrase is looked for farther away, which keeps the time linear."""

_ABOUT_HOW_MANY = frozenset(("about", "near", "over", "under"))

_COMMAS = frozenset(",")
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_FARTHEST_SUBJECT = 120
"""Tokens from the head of a sentence in which its subject is looked for: the bound keeps the time linear."""

_CLOSES_TIME = frozenset(("later", "earlier", "ago", "before", "after"))
_LONGEST_DATELINE = 9
_LONGEST_TIME = 5
_FLOATING = frozenset(("all", "both", "each"))
"""Quantifiers that stand behind their noun: *the envoys all urged*."""
_BRACKETS = {")": "(", "]": "["}
_WITHIN_NAMES = frozenset((INNER_STOP, "-", "(", ")", "of", "’", "'"))


class Phrases:
    """Finds the phrases of one page.

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
        self.adjuncts = self.prepositions - _ABOUT_HOW_MANY
        self.conjunctions = classes["conjunction"]
        self.initial = classes["initial"]
        self.walls = classes["subordinator"]
        self.objects = classes["object"]
        self.pasts = classes["past"]
        self.before_determiners = self.determiners | frozenset(("of", "and", "for", "at"))

    # --- before a verb ---------------------------------------------------------------------------------------------

    def subject_before(self, verb: int, low: int) -> Range:
        """The noun phrase that ends before the token ``verb``, with apposition and relative clause; else NOWHERE."""
        words = self.words
        low = max(low, verb - _LONGEST)
        before_day = self.before_day(verb, low)
        last = before_day - 1 if words[before_day - 1] in (",", ")") else verb - 1
        if last < low or words[last] in self.conjunctions:
            return NOWHERE
        word = words[last]
        if word in _FLOATING and last > low and words[last - 1][0].isalnum():
            pair = self.subject_before(last, low)
            if pair != NOWHERE:
                return pair[0], verb
        if word in self.relatives or (word in self.subjects and not self._within_phrase(last, low)):
            return last, verb
        if word == "," or word in _DASHES:
            return self._around_insertion(last, low, word)
        if self.page.quoted[last] >= 0:
            return self._before_title(last, verb, low)
        if word in _BRACKETS:
            opening = self._back_to(_BRACKETS[word], last, low)
            return (self.subject_before(opening, low)[0], verb) if opening > low else NOWHERE
        start = self._phrase_start(verb, low)
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
        start = self._phrase_start(opening, low)
        if start == opening:
            return NOWHERE
        return start, verb if self.names(opening + 1) else opening

    def _named_before(self, start: int, low: int) -> int:
        """Where the name begins that a phrase with an article stands behind: *Ida Brecht, the envoy, said*."""
        words, at = self.words, start - 1
        if at <= low or words[at] != "," or words[start] not in ("a", "an", "the"):
            return start
        name = at
        while name > low and self._in_a_name(name - 1):
            name -= 1
        fresh = name == low or words[name - 1] == ","
        return name if name < at and fresh and words[name] not in self.times else start

    def _in_a_name(self, at: int) -> bool:
        return self.page.quoted[at] < 0 and (self.page.spellings[at][0].isupper() or self.words[at] in _WITHIN_NAMES)

    def before_day(self, verb: int, low: int) -> int:
        """Where the day before a verb begins (*, on Friday said*, *and last week said*); the verb without one."""
        words = self.words
        if verb - 2 > low:
            if words[verb - 1] in self.times:
                return verb - 2 if words[verb - 2] == "on" else verb - 1
            if words[verb - 1] in self.stretches and words[verb - 2] in self.periods:
                return verb - 2
        return verb

    def _within_phrase(self, at: int, low: int) -> bool:
        """Whether a word like *others* or *some* has a phrase before it (*the others*)."""
        return at > low and self.words[at - 1] in self.determiners

    def _around_insertion(self, comma: int, low: int, mark: str) -> Range:
        """The phrase before ``, … ,``: what stands between is in it if it says who, and out if it says how or where."""
        opening = self._back_to(mark, comma, low)
        if opening <= low:
            return NOWHERE
        start = self._phrase_start(opening, low)
        if start == opening:
            if self.words[opening - 1] == mark or self.words[opening - 1] == ",":
                return self._around_insertion(opening - 1, low, mark) if comma - low > 3 else NOWHERE
            return NOWHERE
        if self.words[start - 1] == "," and self.words[start].endswith("ing") and start - 1 > low:
            name = self._phrase_start(start - 1, low)
            return (name, start - 1) if name < start - 1 else NOWHERE  # *Brecht, facing a storm, the first, said*
        if not self.names(opening + 1):
            return start, opening
        return self._named_before(start, low), comma

    def names(self, at: int) -> bool:
        """Whether what begins there can be an apposition or a relative clause, and not an adjunct."""
        if at >= len(self.words):
            return False
        word = self.words[at]
        if word in self.prepositions or word in self.conjunctions or word in self.walls - self.relatives:
            return False
        return not (word.endswith(("ing", "ly")) or word in self.subjects or word in self.auxiliaries)

    def _back_to(self, mark: str, before: int, low: int) -> int:
        """The nearest token ``mark`` before; -1 where there is none between it and ``low``."""
        at = before - 1
        while at >= low:
            if self.words[at] == mark:
                return at
            at -= 1
        return -1

    def _phrase_start(self, end: int, low: int) -> int:
        """Where the noun phrase that ends at ``end`` begins; ``end`` where there is none."""
        words, at = self.words, end - 1
        low = max(low, end - _LONGEST)
        while at >= low and self._belongs(at, end, low):
            at -= 1
        start = at + 1
        if start < end and at >= low and words[at] in ("who", "which") and at > low:
            before = at - 1 if words[at - 1] in _COMMAS else at
            antecedent = self._phrase_start(before, low)
            if antecedent < before:
                return antecedent
        while start < end and (words[start] in self.initial or words[start] in self.adverbs):
            start += 1
        if start < end and words[start] in ("after", "before", "since", "until"):
            start += 1
        elif (
            start < end and words[start] in self.prepositions and words[start] not in ("about", "near", "over", "under")
        ):
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

    # --- behind a verb -----------------------------------------------------------------------------------------------

    def phrase_behind(self, start: int, high: int, appositions: bool = True) -> int:
        """Where the noun phrase that begins at ``start`` ends; ``start`` where none does."""
        words, quoted = self.words, self.page.quoted
        high = min(high, start + _LONGEST)
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
        return (
            word in self.auxiliaries or word in self.subjects or word in self.walls or word in self.prepositions
            or word in self.times or word in self.conjunctions or word in self.adverbs
        )  # fmt: skip

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
        while (
            at < high
            and self.page.quoted[at] < 0
            and self.words[at] not in (",", ";", ".", ":", "—", "–", "―", "?", "!")
        ):
            at += 1
        return at

    def possessor_before(self, noun: int, low: int) -> Range:
        """Who has what the noun names: *her* in *her claim*, *the port* in *the port’s claim*; NOWHERE without."""
        words, at = self.words, noun - 1
        while at >= low and at > noun - 4 and words[at] not in self.determiners and words[at][0].isalnum():
            at -= 1
        if at < low:
            return NOWHERE
        if words[at] in ("'s", "’s", "'", "’"):
            start = self._phrase_start(at, low)
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

    def first_subject(self, low: int, high: int) -> Range:
        """The first noun phrase of a sentence, behind adverbs and adjuncts: the subject of its main clause."""
        high = min(high, low + _FARTHEST_SUBJECT)
        words, at = self.words, self._past_dateline(low, high)
        while at < high and (words[at] in self.initial or words[at] in self.adverbs):
            at += 1
        at = self._past_time_adjunct(at, high)
        if at < high and (words[at] in self.prepositions or words[at] in self.walls or self._opens_adjunct(at)):
            while at < high and words[at] != ",":
                at += 1
            at = self._past_time_adjunct(at + 1, high)
        end = self.phrase_behind(at, high)
        return (at, end) if at < end <= high else NOWHERE

    def clause_subject(self, low: int, high: int) -> Range:
        """The subject of the last main clause before ``high``."""
        subject = self.second_subject(low, high)
        return subject if subject != NOWHERE else self.first_subject(low, high)

    def finite_subject(self, low: int, high: int) -> Range:
        """The subject of the last finite verb before ``high`` that is in no relative clause; NOWHERE without one."""
        for at in range(high - 1, max(low, high - _LONGEST), -1):
            if not self._is_finite(at, low):
                continue
            start = at
            while start > low + 1 and (self.words[start - 1] in self.auxiliaries or self.words[start - 1] in self.adverbs):
                start -= 1
            subject = self.subject_before(start, low)
            if subject != NOWHERE and self.words[subject[0]] not in self.relatives and self._is_subject(subject):
                return subject
        return NOWHERE

    def _is_finite(self, at: int, low: int) -> bool:
        word = self.words[at]
        if self.page.quoted[at] >= 0 or not self.page.spellings[at].islower():
            return False
        if word in self.auxiliaries:
            return word not in ("be", "been", "being")
        if word in self.pasts:
            return True
        return len(word) > 4 and word.endswith("ed") and self.words[at - 1] not in self.determiners and self.words[at + 1 : at + 2] != ["by"]

    def is_bare_phrase(self, phrase: Range) -> bool:
        """Whether no verb seems to stand in a phrase."""
        words = self.words[slice(*phrase)]
        return not any(word in self.pasts or len(word) > 4 and word.endswith(("ed", "ing")) for word in words)

    def _is_subject(self, subject: Range) -> bool:
        first = self.words[subject[0]]
        return (
            first in self.subjects or first in self.determiners or self.page.spellings[subject[0]][0].isupper()
            or self.words[subject[1] - 1].endswith("s")
        )

    def second_subject(self, low: int, high: int) -> Range:
        """The last subject that stands behind *, and* or *, but*; NOWHERE without one."""
        words, spellings = self.words, self.page.spellings
        for at in range(high - 2, max(low, high - _LONGEST), -1):
            if words[at] in ("but", "and", "so") and words[at - 1] == "," and self.page.quoted[at] < 0:
                opens = words[at + 1] in self.subjects or words[at + 1] in self.determiners
                end = self.phrase_behind(at + 1, high) if opens or spellings[at + 1][0].isupper() else at + 1
                if at + 1 < end < high and words[end] not in self.prepositions:
                    return at + 1, end
        return NOWHERE

    def _past_time_adjunct(self, start: int, high: int) -> int:
        """Behind *Last year,*, *A few minutes later*, *The day before,*; ``start`` where none stands there."""
        words = self.words
        for at in range(start, min(high, start + _LONGEST_TIME)):
            if words[at] in _CLOSES_TIME or words[at] in self.stretches and words[start] in self.periods:
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

    def antecedent(self, relative: int, low: int) -> Range:
        """The noun phrase that a relative pronoun stands for, with or without a comma; NOWHERE without one."""
        end = relative - 1 if relative > low and self.words[relative - 1] == "," else relative
        return self.subject_before(end, low) if end > low else NOWHERE
