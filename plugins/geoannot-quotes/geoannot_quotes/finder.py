"""The quotations of a page: cues with their contents and sources, then quoted speech that has no cue."""

from __future__ import annotations

from geoannot_quotes.contents import Contents
from geoannot_quotes.cues import Cue, CueFinder
from geoannot_quotes.found import Found
from geoannot_quotes.lexicon import Lexicon
from geoannot_quotes.loose_speech import LooseSpeech
from geoannot_quotes.page import NOWHERE, Page, Range
from geoannot_quotes.phrases import Phrases
from geoannot_quotes.tables import word_classes
from geoannot_quotes.turns import turns

_FAR = 100
"""Tokens between a cue and the comma of its clause: the bound keeps the time linear."""

_DEEPEST = 8
"""Quotations inside quotations are not looked for below this depth."""

_LONGEST_SUBJECT = 10
"""Tokens between *with* and a gerund that can be who says it."""

_JOINTS = frozenset(("and", "but", "or", ",", ";", "—"))
"""What stands before a verb that shares the subject of the one before."""

_PARTS_CLAUSES = frozenset((";", ":", ".", "and", "but", "—", "–", "―", "--"))

_FEWEST_WORDS = 3
"""Words before a comma that can be a content: fewer are an adverb or a day."""


class Finder:
    """Finds the quotations of one page."""

    def __init__(self, page: Page, lexicon: Lexicon, nested: bool = False) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.lexicon = lexicon
        self.nested = nested
        self.phrases = Phrases(page)
        self.cues = CueFinder(page, lexicon)
        self.contents = Contents(page, self.phrases, lexicon)
        self.opening = classes["subordinator"] | classes["opening"]
        self.relatives = classes["relative"] | classes["conjunction"]
        self.not_subjects = self.phrases.relatives | classes["possessive"] - frozenset(("her",))
        self.found: list[Found] = []

    def find(self) -> list[Found]:
        """All quotations, in text order of their contents."""
        said, read = turns(self.page, self.lexicon), 0
        for low, high in self.page.sentences:
            turn = said.get(low)
            if turn:
                self.found.append(Found((turn.content,), NOWHERE, turn.source))
                read = turn.content[1]
            if low >= read:
                self._read_sentence(low, high)
        return LooseSpeech(self.page, self.found, self.phrases).collect()

    def _read_sentence(self, low: int, high: int, depth: int = 0) -> None:
        words, quoted, lexicon = self.words, self.page.quoted, self.lexicon
        free = at = low
        main = NOWHERE
        while at < high:
            found = None
            if quoted[at] >= 0:
                pass
            elif words[at] in lexicon:
                cue = self.cues.cue_at(at, low, high)
                found = self._read_cue(cue, free, low, high, main) if cue else None
            elif words[at] == "according" and at + 2 < high and words[at + 1] == "to":
                free = self._reclaim(at, free, low)
                found = self._according_to(at, free, high)
            if found is None:
                at += 1
                continue
            self.found.append(found)
            main = found.source
            free = max(found.cue[1], *(end for _, end in found.contents))
            if found.source[0] == found.cue[1]:
                free = max(free, found.source[1])
            if self.nested and depth < _DEEPEST:
                self._read_inside(len(self.found) - 1, depth + 1)
            at = free

    def _reclaim(self, at: int, free: int, low: int) -> int:
        """Take back the quotations that a wider attribution at the end of the sentence follows: the outer one counts.

        *The port said that it leaked, according to Velmar* is what Velmar says. Speech in marks stays the speech of
        who spoke it.
        """
        kept = len(self.found)
        while kept and self.found[kept - 1].contents[0][0] >= low and self._is_unmarked(self.found[kept - 1]):
            kept -= 1
        if kept == len(self.found) or self.found[-1].contents[-1][1] not in (at, at - 1):
            return free
        del self.found[kept:]
        if kept and self.found[-1].contents[0][0] >= low:
            return max(self.found[-1].contents[-1][1], self.found[-1].cue[1])
        return low

    def _is_unmarked(self, found: Found) -> bool:
        return all(self.page.quoted[piece[0]] < 0 for piece in found.contents)

    def _read_inside(self, outer: int, depth: int) -> None:
        """The quotations in the contents of one, each with its ``parent``."""
        for low, high in self.found[outer].contents:
            first = len(self.found)
            self._read_sentence(low, high, depth)
            for index in range(first, len(self.found)):
                if self.found[index].parent < 0:
                    self.found[index] = self.found[index]._replace(parent=outer)

    # --- with a cue --------------------------------------------------------------------------------------------------

    def _read_cue(self, cue: Cue, free: int, low: int, high: int, main: Range) -> Found | None:
        """The quotation that a cue makes, None where it makes none."""
        if cue.word.part == "noun":
            return self._read_noun(cue, free, high)
        inverted = self._inverted(cue, free, high) or self._introduced(cue, low, high)
        if inverted:
            return inverted
        if cue.form == "past" and cue.start == low:
            return None  # a participle: *Asked about the lock, …*
        high = self._end_of_opening(cue, low, high)
        if cue.form == "ing" and (cue.start <= low + 1 or self._in_opening_adjunct(cue, low)):
            return self._read_opening_participle(cue, low, high)
        source, edge = self._source(cue, free, low, high, main)
        finite = "quote" in cue.word.frames and cue.form in ("past", "s", "base") and not cue.passive
        spoken = NOWHERE
        if finite:
            source, edge = self._behind_marks(cue, source, edge, free)
        if finite and source != NOWHERE:
            spoken = self._speech_before(edge, free)
            if spoken == NOWHERE and edge > free:
                spoken = self._subject_said(edge, free, cue.end)
            aside = self._around(edge, cue.end, free, high) if "bare" in cue.word.frames else ()
            if aside:
                return Found(aside, (cue.start, cue.end), source)
        if spoken != NOWHERE and self.page.quoted[spoken[1] - 1] >= 0:
            return Found((spoken, *self._continuation(cue.end, high)), (cue.start, cue.end), source)
        content, end = self.contents.behind(cue, high)
        asked = self._sentence_before(edge, low) if finite and source != NOWHERE else NOWHERE
        if asked != NOWHERE and (content == NOWHERE or self._is_hearer(content)):
            return Found((asked,), (cue.start, cue.end), source)
        if content != NOWHERE:
            if cue.infinitive and source == NOWHERE:
                return None
            return Found((*self._raised(cue, content, free), content), (cue.start, end), source)
        if spoken == NOWHERE and finite and source != NOWHERE and edge > low and self.words[edge - 1] == ",":
            wider = self._reclaim(edge, free, low)
            if wider < free:
                spoken = self.contents.before(wider, edge)
        if spoken != NOWHERE and "bare" in cue.word.frames:
            return Found((spoken, *self._continuation(cue.end, high)), (cue.start, cue.end), source)
        return None

    def _sentence_before(self, edge: int, low: int) -> Range:
        """Speech that is a sentence of its own before subject and cue: *“Is it shut?” Velmar asked.*"""
        if edge != low or low == 0 or self.page.quoted[low - 1] < 0:
            return NOWHERE
        stretch = self.page.stretches[self.page.quoted[low - 1]]
        if "\n" in self.page.text[stretch.end : self.page.starts[low]]:
            return NOWHERE
        tokens = self.page.tokens_of(stretch)
        taken = self.found and self.found[-1].contents[-1][1] > tokens[0]
        return NOWHERE if taken else tokens

    def _is_hearer(self, content: Range) -> bool:
        """Whether an object can be who is spoken to: a name or a word or two before the sentence ends."""
        start, end = content
        return end - start <= 3 and self.page.quoted[start] < 0 and self.words[end : end + 1] == ["."]

    def _raised(self, cue: Cue, content: Range, free: int) -> tuple[Range, ...]:
        """*[The lock] is expected [to open]*: the subject of a passive belongs to what is expected."""
        if not cue.passive or self.words[content[0]] != "to" or "hearer" in cue.word.frames:
            return ()
        subject = self.phrases.subject_before(cue.start, free)
        return (subject,) if subject != NOWHERE else ()

    def _end_of_opening(self, cue: Cue, low: int, high: int) -> int:
        """Where the clause ends that a cue stands in: *As Velmar warned that it leaked, he left* at the comma.

        So does a relative clause between commas: *Tamarin, who said that it leaked, left*.
        """
        words = self.words
        relative = cue.start - 1 > low and words[cue.start - 1] == "who" and words[cue.start - 2] == ","
        if not relative and (words[low] not in self.opening or "," in words[max(low, cue.start - _FAR) : cue.start]):
            return high
        for at in range(cue.end + 1, min(high - 1, cue.end + _FAR)):
            if words[at] == "," and self.page.quoted[at] < 0 and words[at + 1] not in self.relatives:
                return at
        return high

    def _in_opening_adjunct(self, cue: Cue, low: int) -> bool:
        """Whether a gerund stands in the adjunct that opens a sentence: *Instead of calling it fog, Velmar left*."""
        words = self.words
        if cue.start - low > 5 or words[cue.start - 1] not in self.phrases.prepositions | self.phrases.walls:
            return False
        return words[low] in self.cues.openers and "," not in words[low + 2 : cue.start]

    def _read_opening_participle(self, cue: Cue, low: int, high: int) -> Found | None:
        """*Warning that the lock leaked, Velmar left*: the subject stands behind the comma."""
        words, quoted = self.words, self.page.quoted
        near = range(cue.end, min(high, cue.end + _FAR))
        comma = next((at for at in near if words[at] == "," and quoted[at] < 0), high)
        end = self.phrases.phrase_behind(comma + 1, high)
        content, cue_end = self.contents.behind(cue, comma)
        if content == NOWHERE or end <= comma + 1:
            return None
        return Found((content,), (cue.start, cue_end), (comma + 1, end))

    def _source(self, cue: Cue, free: int, low: int, high: int, main: Range) -> tuple[Range, int]:
        """Who speaks, and where the words before subject and cue end."""
        if cue.passive:
            return self._agent(cue.end, high), cue.start
        if cue.form == "ing" and not self._progressive(cue):
            absolute = self._with_subject(cue, low)
            if absolute:
                return absolute, cue.start
            return self._subject_of_gerund(cue, free, low, main), cue.start
        if cue.infinitive:
            return self._pronoun_before(cue, low) or self._main_subject(main, low, cue), cue.start
        source = self.phrases.subject_before(cue.start, free)
        if source == NOWHERE and cue.start > low and self.words[cue.start - 1] == ",":
            source = self.phrases.subject_before(cue.start, low)  # *Velmar, who called it fog, said*
        joint = self.words[self.phrases.before_day(cue.start, low) - 1] if cue.start > low else ""
        if joint in ("and", "but") and source == NOWHERE and self.phrases.finite_subject(free, cue.start) != NOWHERE:
            return self.phrases.finite_subject(free, cue.start), cue.start
        if joint in _JOINTS and (source == NOWHERE or self.words[cue.start - 1] != joint):
            if main != NOWHERE and self.words[main[0]] in ("who", "which") and self.words[cue.start - 1] == ",":
                main = self.phrases.antecedent(main[0], low)
            return self._main_subject(main, low, cue), cue.start
        return source, source[0] if source != NOWHERE else cue.start

    def _subject_of_gerund(self, cue: Cue, free: int, low: int, main: Range) -> Range:
        """*A sign saying*, *Velmar left, saying*, *he left after saying*."""
        before = self.words[cue.start - 1]
        if before[0].isalnum() and before not in self.cues.openers and before != "and":
            subject = self.phrases.subject_before(cue.start, free)
            if subject != NOWHERE and self.phrases.is_bare_phrase(subject):
                return subject
        nearer = self.phrases.finite_subject(free, cue.start)
        if nearer != NOWHERE:
            return nearer
        if main == NOWHERE or self.words[main[0]] in self.not_subjects:
            main = self.phrases.clause_subject(low, cue.start)
        return main

    def _behind_marks(self, cue: Cue, source: Range, edge: int, free: int) -> tuple[Range, int]:
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

    def _with_subject(self, cue: Cue, low: int) -> Range | None:
        """*…, with six of the pilots saying that it leaked*."""
        for at in range(cue.start - 1, max(low, cue.start - _LONGEST_SUBJECT) - 1, -1):
            if self.words[at] == "with" and at + 1 < cue.start:
                return at + 1, cue.start
            if self.page.quoted[at] >= 0 or not self.page.spellings[at][0].isalnum():
                return None
        return None

    def _main_subject(self, main: Range, low: int, cue: Cue) -> Range:
        return main if main != NOWHERE else self.phrases.clause_subject(low, cue.start)

    def _pronoun_before(self, cue: Cue, low: int) -> Range | None:
        """The pronoun that an infinitive hangs on: *…, but she’s expected to argue*."""
        for at in range(cue.start - 1, max(low, cue.start - 6) - 1, -1):
            word = self.words[at]
            if word in (",", "and", "but") or self.page.quoted[at] >= 0:
                return None
            if word in self.cues.subjects and word not in self.phrases.determiners:
                return at, at + 1
            if word in self.phrases.objects and at == cue.start - 1:
                return at, at + 1
        return None

    def _progressive(self, cue: Cue) -> bool:
        return any(word in self.cues.be for word in self.words[cue.start : cue.head])

    def _agent(self, at: int, high: int) -> Range:
        for index in range(at, min(high - 1, at + 6)):
            if self.words[index] == "by":
                end = self.phrases.phrase_behind(index + 1, high)
                return (index + 1, end) if end > index + 1 else NOWHERE
        return NOWHERE

    def _inverted(self, cue: Cue, free: int, high: int) -> Found | None:
        """*“…,” said Velmar*: a cue right behind what is said, with the subject behind it."""
        at = cue.start - 1
        if "quote" not in cue.word.frames or cue.form not in ("past", "s") or cue.passive or at < free:
            return None
        unquoted = self.page.quoted[at] < 0
        if unquoted and (self.words[at] != "," or "hearer" in cue.word.frames):
            return None
        if cue.end < high and self.words[cue.end].endswith("ly") and self.cues.is_adverb(cue.end):
            return None
        end = self.phrases.phrase_behind(cue.end, high)
        short = self.phrases.phrase_behind(cue.end, high, appositions=False)
        if end == cue.end or short < high and self.words[short] in self.cues.auxiliaries:
            return None
        if unquoted:
            subject = self.phrases.subject_before(cue.start, free)
            behind_marks = subject[0] > free and self.page.quoted[subject[0] - 1] >= 0
            if subject != NOWHERE and (at - free < 12 or subject[0] - free < 3 or behind_marks):
                return None
        before = self._speech_before(cue.start, free)
        if before == NOWHERE:
            return None
        return Found((before, *self._continuation(end, high)), (cue.start, cue.end), (cue.end, end))

    def _introduced(self, cue: Cue, low: int, high: int) -> Found | None:
        """*Said Velmar: “…”*: a cue at the head of a sentence, with the subject and a colon behind it."""
        if cue.start != low or "quote" not in cue.word.frames or cue.form not in ("past", "s"):
            return None
        end = self.phrases.phrase_behind(cue.end, high)
        if end == cue.end or end >= high or self.words[end] not in (":", ","):
            return None
        if end + 1 == high:
            content = self.contents.next_stretch(high)
            return Found((content,), (cue.start, cue.end), (cue.end, end)) if content != NOWHERE else None
        if self.words[end] == "," and self.page.quoted[end + 1] < 0:
            return None
        content = end + 1, self.contents.end(end + 1, high)
        return Found((content,), (cue.start, cue.end), (cue.end, end)) if content[1] > content[0] else None

    def _speech_before(self, edge: int, free: int) -> Range:
        """What stands before a subject and its cue, if a comma or a quotation mark parts them."""
        if edge - 1 > free and self.page.quoted[edge - 1] < 0 and self.words[edge - 1] in ("”", "’", "''", '"', "»"):
            edge -= 1  # a closing mark whose opening one is missing
        if (
            edge <= free
            or self.page.quoted[edge - 1] < 0
            and self.words[edge - 1] not in (",", "?", "!", "—", "–", "―", "--")
        ):
            return NOWHERE
        content = self.contents.before(free, edge)
        quoted = content != NOWHERE and self.page.quoted[content[1] - 1] >= 0
        return content if quoted or content[1] - content[0] >= _FEWEST_WORDS else NOWHERE

    def _subject_said(self, edge: int, free: int, behind: int) -> Range:
        """*The lock, she said, was shut*: a short subject before the cue, if its verb follows behind a comma."""
        follows = self.words[behind : behind + 2]
        if len(follows) < 2 or follows[0] != "," or follows[1] not in self.cues.auxiliaries:
            return NOWHERE
        return self.contents.before(free, edge) if self.words[edge - 1] == "," else NOWHERE

    def _around(self, edge: int, behind: int, free: int, high: int) -> tuple[Range, ...]:
        """*In Oslo, she said, the lock was shut*: the pieces around a subject and its cue that commas set apart."""
        words, quoted = self.words, self.page.quoted
        if edge <= free or behind + 2 >= high or words[edge - 1] != "," or words[behind] != ",":
            return ()
        if quoted[edge - 2] >= 0 or quoted[behind + 1] >= 0 or not self._resumes(behind + 1):
            return ()
        rest = behind + 1, self.contents.end(behind + 1, high)
        before = self.contents.before(free, edge)
        if all(words[at] in self.cues.openers and words[at] in self.phrases.initial for at in range(free, edge - 1)):
            return (rest,)
        return (before, rest) if before != NOWHERE else ()

    def _resumes(self, at: int) -> bool:
        """Whether a clause that was cut by its attribution goes on there."""
        word = self.words[at]
        if word in self.relatives or word in self.cues.openers and word in ("and", "as", "when", "while", "although"):
            return False
        return word[0].isalnum() and not any(form == "ing" for _, form in self.lexicon.get(word, ()))

    def _continuation(self, at: int, high: int) -> tuple[Range, ...]:
        """The second piece, behind the cue: quoted words, or the rest of a clause that a comma parts from it."""
        words, quoted = self.words, self.page.quoted
        for index in range(at, min(high, at + 20)):
            if quoted[index] >= 0:
                if words[index - 1] in (",", ".", ":", "—", "–", "―", ";") or index == at:
                    return ((index, self.contents.end(index, high)),)
                return ()
            if words[index] == "." or words[index].endswith("ing"):
                return ()
            if index == at + 1 and words[at] == "," and words[index] in self.cues.auxiliaries:
                return ((index, self.contents.end(index, high)),)
        return ()

    # --- nouns, and according to ----------------------------------------------------------------------------------

    def _read_noun(self, cue: Cue, free: int, high: int) -> Found | None:
        source = self.phrases.possessor_before(cue.head, free)
        if source == NOWHERE:
            source = self._agent(cue.end, high)
        if source == NOWHERE and "that" not in self.words[cue.end : cue.end + 2]:
            return None
        content, end = self.contents.behind(cue, high)
        if content == NOWHERE or source != NOWHERE and source[1] > content[0]:
            return None
        return Found((content,), (cue.head, end), source)

    def _end_of_authority(self, start: int, high: int) -> int:
        """Where a phrase behind *according to* ends, with what hangs on it: *an analysis by the port*."""
        end = self.phrases.phrase_behind(start, high)
        while start < end < high and self.words[end] in ("by", "from", "with", "of", "in", "for"):
            further = self.phrases.phrase_behind(end + 1, high)
            if further == end + 1:
                break
            end = further
        return end

    def _according_to(self, at: int, free: int, high: int) -> Found | None:
        """*…, according to X* and *According to X, …*."""
        cue, before = (at, at + 2), self.contents.before(free, at)
        if before != NOWHERE and before[1] - before[0] >= _FEWEST_WORDS:
            end = self._end_of_authority(at + 2, high)
            aside = self._around(at, end, free, high)
            return Found(aside or (before,), cue, (at + 2, end)) if end > at + 2 else None
        comma = next((index for index in range(at + 2, min(high, at + 40)) if self.words[index] == ","), high)
        if comma + 1 >= high or comma == at + 2:
            return None
        content = comma + 1, self.contents.end(comma + 1, high)
        return Found((content,), cue, (at + 2, comma)) if content[1] > content[0] else None
