"""Asides: a subject and its cue set beside what is said, behind it, in its middle or at its head."""

from __future__ import annotations

from geoannot_quotes.contents import Contents
from geoannot_quotes.cues import Cue, CueFinder
from geoannot_quotes.found import Found
from geoannot_quotes.lexicon import Lexicon
from geoannot_quotes.page import NOWHERE, Page, Range
from geoannot_quotes.phrases import LONGEST
from geoannot_quotes.reach import Reach
from geoannot_quotes.sources import Sources

_FEWEST_WORDS = 3
"""Words before a comma that can be a content: fewer are an adverb or a day."""

_SHORT = 12
"""Tokens before *, said* within which a subject of its own is looked for."""

_FARTHEST_PIECE = 20
"""Tokens behind a cue within which the second piece begins."""

_LONGEST_OPENING = 40
"""Tokens between *According to* and its comma."""

_LONGEST_OCCASION = 8
"""Tokens between *As she noted* and its comma: *on Monday*, *in a letter*."""

_PARTS = frozenset((",", "?", "!", "—", "–", "―", "--"))
_RESUMES = frozenset((",", ".", ":", "—", "–", "―", ";"))
_CLOSING_MARKS = frozenset(("”", "’", "''", '"', "»"))
_DISTANCES = frozenset(("later", "earlier", "ago", "afterwards", "before"))
_ARTICLES = frozenset(("a", "an", "the"))
_AMOUNTS = frozenset(("more", "all", "any", "no"))
_CHANGES = frozenset(("and", "as", "when", "while", "although"))


class Asides:
    """Reads the asides of one page; token indices throughout."""

    def __init__(self, page: Page, sources: Sources, contents: Contents, cues: CueFinder, lexicon: Lexicon) -> None:
        self.page = page
        self.words = page.words
        self.sources = sources
        self.phrases = sources.phrases
        self.contents = contents
        self.cues = cues
        self.lexicon = lexicon

    def inverted(self, cue: Cue, reach: Reach) -> Found | None:
        """*“…,” said Velmar*: a cue right behind what is said, with the subject behind it."""
        (_, high, free, _), at = reach, cue.start - 1
        if "quote" not in cue.word.frames or cue.form not in ("past", "s", "base") or cue.passive or at < free:
            return None
        unquoted = self.page.quoted[at] < 0
        if cue.form == "base" and (cue.start < cue.head or "bare" not in cue.word.frames):
            return None
        if unquoted and (self.words[at] != "," or "hearer" in cue.word.frames or self._has_subject(cue, free)):
            return None
        if cue.end < high and self.words[cue.end].endswith("ly") and self.cues.is_adverb(cue.end):
            return None
        end = self.phrases.phrase_behind(cue.end, high)
        short = self.phrases.phrase_behind(cue.end, high, appositions=False)
        if end == cue.end or short < high and self.words[short] in self.phrases.auxiliaries:
            return None
        if (
            unquoted
            and self.words[cue.end] in self.phrases.subjects
            and short < high
            and self.words[short][0].isalpha()
        ):
            return None  # *Brecht, the envoy, said he left*
        before = self.speech_before(cue.start, free)
        if before == NOWHERE:
            return None
        return Found((before, *self.continuation(end, high)), (cue.start, cue.end), (cue.end, end))

    def _has_subject(self, cue: Cue, free: int) -> bool:
        """Whether the subject of a cue behind a comma stands before it: *Ida Brecht, the envoy, said*."""
        subject = self.sources.subjects.subject_before(cue.start, free)
        behind_marks = subject[0] > free and self.page.quoted[subject[0] - 1] >= 0
        return subject != NOWHERE and (cue.start - 1 - free < _SHORT or subject[0] - free < 3 or behind_marks)

    def introduced(self, cue: Cue, reach: Reach) -> Found | None:
        """*Said Velmar: “…”*: a cue at the head of a sentence, with the subject and a colon behind it."""
        low, high, _, _ = reach
        if cue.start != low or "quote" not in cue.word.frames or cue.form not in ("past", "s"):
            return None
        end = self.phrases.phrase_behind(cue.end, high)
        if end == cue.end or end >= high or self.words[end] not in (":", ",") or not self._is_somebody(cue.end):
            return None
        if end + 1 == high:
            content = self.contents.next_stretch(high)
            return Found((content,), (cue.start, cue.end), (cue.end, end)) if content != NOWHERE else None
        if self.words[end] == "," and self.page.quoted[end + 1] < 0:
            return None
        content = end + 1, self.contents.endings.end(end + 1, high)
        return Found((content,), (cue.start, cue.end), (cue.end, end)) if content[1] > content[0] else None

    def _is_somebody(self, at: int) -> bool:
        """Whether a phrase begins like one for a person: not *Read more: …*."""
        return self.page.spellings[at][0].isupper() or self.words[at] in self.phrases.determiners - _AMOUNTS

    def speech_before(self, edge: int, free: int) -> Range:
        """What stands before a subject and its cue, if a comma or a quotation mark parts them."""
        if edge - 1 > free and self.page.quoted[edge - 1] < 0 and self.words[edge - 1] in _CLOSING_MARKS:
            edge -= 1  # a closing mark whose opening one is missing
        if edge <= free or self.page.quoted[edge - 1] < 0 and self.words[edge - 1] not in _PARTS:
            return NOWHERE
        return self.clause_before(free, edge)

    def clause_before(self, free: int, edge: int) -> Range:
        """The words before a subject, if they can be what is said; NOWHERE if not."""
        content = self.contents.before(free, edge)
        quoted = content != NOWHERE and self.page.quoted[content[1] - 1] >= 0
        return content if quoted or self._is_clause(content) else NOWHERE

    def _is_clause(self, content: Range) -> bool:
        """Whether words without marks can be what is said, and no *In Oslo* or *Six months later*."""
        start, end = content
        if end - start < _FEWEST_WORDS:
            return False
        if self.words[start] not in self.phrases.prepositions and self.words[end - 1] not in _DISTANCES:
            return True
        return any(
            self.words[at] in self.phrases.subjects or self.phrases.seems_finite(at)
            for at in range(start + 1, min(end, start + LONGEST))
        )

    def may_stand_apart(self, cue: Cue) -> bool:
        """Whether a verb can follow or interrupt what is said without marks: *the lock leaks, he says*."""
        return bool({"bare", "hearer"} & cue.word.frames)

    def as_noted(self, cue: Cue, edge: int, reach: Reach) -> tuple[Range, ...]:
        """*As Velmar noted, the lock leaks* and *The lock leaks, as Velmar noted*; nothing where it is not so built."""
        words, (low, high, free, _) = self.words, reach
        if edge <= low or words[edge - 1] != "as" or not self.may_stand_apart(cue):
            return ()
        if self.contents.behind(cue, high)[0] != NOWHERE:
            return ()
        if edge - 1 > free and words[edge - 2] == ",":
            before = self.clause_before(free, edge - 1)
            return (before,) if before != NOWHERE else ()
        at = cue.end
        while at < min(high, cue.end + _LONGEST_OCCASION) and words[at] != ",":
            at += 1
        if edge - 1 > low + 1 or at + 2 >= high or words[at] != ",":
            return ()
        end = self.contents.endings.end(at + 1, high)
        return ((at + 1, end),) if end > at + 1 else ()

    def around_cue(self, cue: Cue, edge: int, reach: Reach) -> tuple[Range, ...]:
        """As :meth:`around`, for a verb that may stand apart, or behind which an auxiliary goes on."""
        behind = self.contents.past_hearer(cue, reach.high)
        if not self.may_stand_apart(cue) and self.phrases.auxiliaries.isdisjoint(self.words[behind + 1 : behind + 2]):
            return ()
        return self.around(edge, behind, reach.free, reach.high)

    def closes(self, cue: Cue, edge: int, reach: Reach) -> bool:
        """Whether a comma stands before the subject of a cue and nothing that is said behind it."""
        if not self.may_stand_apart(cue) or edge <= reach.low or self.words[edge - 1] != ",":
            return False
        return self.contents.behind(cue, reach.high)[0] == NOWHERE

    def around(self, edge: int, behind: int, free: int, high: int) -> tuple[Range, ...]:
        """*In Oslo, she said, the lock was shut*: the pieces around a subject and its cue that commas set apart."""
        words, quoted = self.words, self.page.quoted
        if edge - 1 <= free or behind + 2 >= high or words[edge - 1] != "," or words[behind] != ",":
            return ()
        if quoted[edge - 2] >= 0 or quoted[behind + 1] >= 0 or not self._goes_on(behind + 1):
            return ()
        rest = behind + 1, self.contents.endings.end(behind + 1, high)
        if all(words[at] in self.phrases.initial for at in range(free, edge - 1)):
            return (rest,)
        before = self.contents.before(free, edge)
        return (before, rest) if before != NOWHERE else ()

    def _goes_on(self, at: int) -> bool:
        """Whether a clause that was cut by its attribution goes on there."""
        word = self.words[at]
        if word in self.phrases.relatives or word in self.phrases.conjunctions or word in _CHANGES:
            return False
        return word[0].isalnum() and not any(form == "ing" for _, form in self.lexicon.get(word, ()))

    def continuation(self, at: int, high: int) -> tuple[Range, ...]:
        """The second piece, behind the cue: quoted words, or the rest of a clause that a comma parts from it."""
        words, quoted = self.words, self.page.quoted
        for index in range(at, min(high, at + _FARTHEST_PIECE)):
            if quoted[index] >= 0:
                opens = words[index - 1] in _RESUMES or index == at
                return ((index, self.contents.endings.end(index, high)),) if opens else ()
            if words[index] == "." or words[index].endswith("ing"):
                return ()
            if index == at + 1 and words[at] == "," and words[index] in self.phrases.auxiliaries:
                return ((index, self.contents.endings.end(index, high)),)
        return ()

    def according_to(self, at: int, free: int, high: int) -> Found | None:
        """*…, according to X* and *According to X, …*."""
        cue, before = (at, at + 2), self.contents.before(free, at)
        end = self.sources.authority(at + 2, high)
        aside = self.around(at, end, free, high)
        if aside:
            return Found(aside, cue, (at + 2, end))
        if self._is_clause(before):
            return Found((before,), cue, (at + 2, end)) if end > at + 2 else None
        if before != NOWHERE and before[1] - before[0] > 1:
            return None
        comma = self._comma_behind_authority(at + 2, min(high, at + _LONGEST_OPENING), high)
        if comma + 1 >= high or comma == at + 2:
            return None
        content = comma + 1, self.contents.endings.end(comma + 1, high)
        return Found((content,), cue, (at + 2, comma)) if content[1] > content[0] else None

    def _comma_behind_authority(self, start: int, near: int, high: int) -> int:
        """The comma that ends *According to X*, or *According to X, an envoy,*; ``high`` without one."""
        commas = [index for index in range(start, near) if self.words[index] == ","][:2]
        if len(commas) < 2:
            return commas[0] if commas else high
        first, second = commas
        apposition = self.words[first + 1] in _ARTICLES and not any(
            self.words[at] in self.phrases.subjects - self.phrases.determiners or self.phrases.seems_finite(at)
            for at in range(first + 2, second)
        )
        begins = second + 1 < high and (
            self.words[second + 1] in self.phrases.subjects
            or self.words[second + 1] in self.phrases.determiners
            or self.page.spellings[second + 1][0].isupper()
        )
        return second if apposition and begins else first

    def sentence_before(self, edge: int, low: int, taken: int) -> Range:
        """Speech that is a sentence of its own before subject and cue (*“Is it shut?” Velmar asked.*).

        Args:
            edge: where the subject begins.
            low: where the sentence begins.
            taken: where the last quotation before it ends.
        """
        if edge != low or low == 0 or self.page.quoted[low - 1] < 0:
            return NOWHERE
        stretch = self.page.stretches[self.page.quoted[low - 1]]
        tokens = self.page.tokens_of(stretch)
        apart = "\n" in self.page.text[stretch.end : self.page.starts[low]]
        return NOWHERE if apart or taken > tokens[0] else tokens

    def is_hearer(self, content: Range) -> bool:
        """Whether an object can be who is spoken to: a name or a word or two before the sentence ends."""
        start, end = content
        return end - start <= 3 and self.page.quoted[start] < 0 and self.words[end : end + 1] == ["."]
