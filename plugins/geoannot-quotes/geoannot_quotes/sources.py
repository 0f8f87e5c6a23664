"""Sources: the words that name who speaks, for a cue in its sentence."""

from __future__ import annotations

from geoannot_quotes.cues import Cue, CueFinder
from geoannot_quotes.page import NOWHERE, Page, Range
from geoannot_quotes.phrases import Phrases
from geoannot_quotes.reach import Reach
from geoannot_quotes.subjects import Subjects
from geoannot_quotes.tables import word_classes

_FAR = 100
"""Tokens between a closing mark and a cue: the bound keeps the time linear."""

_LONGEST_SUBJECT = 10
"""Tokens between *with* and a gerund that can be who says it."""

_JOINTS = frozenset(("and", "but", "or", ",", ";", "—"))
"""What stands before a verb that shares the subject of the one before."""

_PARTS_CLAUSES = frozenset((";", ":", ".", "and", "but", "—", "–", "―", "--"))
_HANGS_ON = frozenset(("by", "from", "with", "of", "in", "for"))


class Sources:
    """Finds the sources of one page; token indices throughout."""

    def __init__(self, page: Page, phrases: Phrases, cues: CueFinder) -> None:
        self.page = page
        self.words = page.words
        self.phrases = phrases
        self.cues = cues
        self.subjects = Subjects(page, phrases)
        self.not_subjects = phrases.relatives | word_classes()["possessive"] - frozenset(("her",))

    def source(self, cue: Cue, reach: Reach) -> tuple[Range, int]:
        """Who speaks, and where the words before subject and cue end."""
        if cue.passive:
            return self.agent(cue.end, reach.high), cue.start
        if cue.form == "ing" and not self._progressive(cue):
            return self._with_subject(cue, reach.low) or self._of_gerund(cue, reach), cue.start
        if cue.infinitive:
            return self._pronoun_before(cue, reach.low) or self._of_main_clause(cue, reach), cue.start
        return self._of_finite(cue, reach)

    def agent(self, at: int, high: int) -> Range:
        """The phrase behind *by*, a few tokens away at most; NOWHERE without one."""
        for index in range(at, min(high - 1, at + 6)):
            if self.words[index] == "by":
                end = self.phrases.phrase_behind(index + 1, high)
                return (index + 1, end) if end > index + 1 else NOWHERE
        return NOWHERE

    def authority(self, start: int, high: int) -> int:
        """Where a phrase behind *according to* ends, with what hangs on it: *an analysis by the port*."""
        end = self.phrases.phrase_behind(start, high)
        while start < end < high and self.words[end] in _HANGS_ON:
            further = self.phrases.phrase_behind(end + 1, high)
            if further == end + 1:
                break
            end = further
        return end

    def behind_marks(self, cue: Cue, source: Range, edge: int, free: int) -> tuple[Range, int]:
        """The source from the closing mark on: *“It is shut,” Ida Brecht, 30, of Oslo, who saw it, said*."""
        words, quoted, start = self.words, self.page.quoted, edge - 1
        while start >= max(free, edge - _FAR) and quoted[start] < 0 and words[start] not in _PARTS_CLAUSES:
            start -= 1
        start += 1
        closed = start > free and quoted[start - 1] >= 0 and words[start - 2] in (",", "?", "!")
        if not closed or start >= edge or words[start + 1 : edge].count(",") == 0:
            return source, edge
        named = self.page.spellings[start][0].isupper() or words[start] in self.phrases.determiners
        return ((start, cue.start), start) if named else (source, edge)

    def _of_finite(self, cue: Cue, reach: Reach) -> tuple[Range, int]:
        """The subject before the cue, or that of the clause which a conjunction or a comma joins it to."""
        words, (low, _, free, main) = self.words, reach
        if free == cue.start and main != NOWHERE and words[main[0]] in ("who", "that", "which"):
            antecedent = self.subjects.antecedent(main[0], low)
            if antecedent != NOWHERE:  # *Pilots who want to leave said that it leaked*
                return (antecedent[0], cue.start), antecedent[0]
        source = self.subjects.subject_before(cue.start, free)
        if source == NOWHERE and cue.start > low and words[cue.start - 1] == ",":
            source = self.subjects.subject_before(cue.start, low)  # *Velmar, who called it fog, said*
        joint = words[self.phrases.before_day(cue.start, low) - 1] if cue.start > low else ""
        if joint in ("and", "but") and source == NOWHERE:
            nearer = self.subjects.finite_subject(free, cue.start)
            if nearer != NOWHERE:
                return nearer, cue.start
        if joint in _JOINTS and (source == NOWHERE or words[cue.start - 1] != joint):
            if main != NOWHERE and words[main[0]] in ("who", "which") and words[cue.start - 1] == ",":
                reach = reach._replace(main=self.subjects.antecedent(main[0], low))
            return self._of_main_clause(cue, reach), cue.start
        return source, source[0] if source != NOWHERE else cue.start

    def _of_main_clause(self, cue: Cue, reach: Reach) -> Range:
        return reach.main if reach.main != NOWHERE else self.subjects.clause_subject(reach.low, cue.start)

    def _of_gerund(self, cue: Cue, reach: Reach) -> Range:
        """*A sign saying*, *Velmar left, saying*, *he left after saying*."""
        before = self.words[cue.start - 1]
        if before[0].isalnum() and before not in self.cues.openers and before != "and":
            subject = self.subjects.subject_before(cue.start, reach.free)
            if subject != NOWHERE and self.phrases.is_bare_phrase(subject):
                return subject
        nearer = self.subjects.finite_subject(reach.free, cue.start)
        if nearer != NOWHERE:
            return nearer
        if reach.main == NOWHERE or self.words[reach.main[0]] in self.not_subjects:
            return self.subjects.clause_subject(reach.low, cue.start)
        return reach.main

    def _with_subject(self, cue: Cue, low: int) -> Range | None:
        """*…, with six of the pilots saying that it leaked*."""
        for at in range(cue.start - 1, max(low, cue.start - _LONGEST_SUBJECT) - 1, -1):
            if self.words[at] == "with" and at + 1 < cue.start:
                return at + 1, cue.start
            if self.page.quoted[at] >= 0 or not self.page.spellings[at][0].isalnum():
                return None
        return None

    def _pronoun_before(self, cue: Cue, low: int) -> Range | None:
        """The pronoun that an infinitive hangs on: *…, but she’s expected to argue*, *asked her to say*."""
        for at in range(cue.start - 1, max(low, cue.start - 6) - 1, -1):
            word = self.words[at]
            if word in (",", "and", "but") or self.page.quoted[at] >= 0:
                return None
            if word in self.phrases.subjects and word not in self.phrases.determiners:
                return at, at + 1
            if word in self.phrases.objects and at == cue.start - 1:
                return at, at + 1
        return None

    def _progressive(self, cue: Cue) -> bool:
        return any(word in self.cues.be for word in self.words[cue.start : cue.head])
