"""Quoted speech without a cue of its own: later pieces of a speech, further paragraphs, floating quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from geoannot_quotes.found import Found
from geoannot_quotes.page import NOWHERE, Page, Range
from geoannot_quotes.subjects import Subjects
from geoannot_quotes.tables import word_classes

_FEWEST_TOKENS = 5
"""Tokens with the marks: what is shorter and has no cue is a term, a name or irony."""

_FEWEST_BEFORE_A_COMMA = 9
"""The same where a comma ends it: *“Sea at Dawn,” her first book, …* is no speech."""

_NO_SPEAKERS = frozenset(("you", "we", "i", "it", "all", "nobody", "many", "some", "others"))
"""Sources that no later speech is given to."""

_ENDS_SPEECH = frozenset(".?!,…—–―-")
_DASHES = frozenset(("—", "–", "―", "--", "-"))
_LONGEST_SIGNATURE = 12
"""Tokens of a name and an office behind a dash."""

_MARKS = "\"“”„‟«»＂'‘’‚‹›`"


class LooseSpeech:
    """Gives the stretches that no cue took to the speech that they belong to, or makes quotations of them."""

    def __init__(self, page: Page, found: list[Found], subjects: Subjects) -> None:
        nobodies = word_classes()["relative"] | _NO_SPEAKERS
        self.page = page
        self.found = found
        self.subjects = subjects
        self.owner: dict[int, int] = {}
        self.further: dict[int, list[Range]] = {}
        for index, quotation in enumerate(found):
            if quotation.parent < 0:
                for start, end in quotation.contents:
                    for stretch in {page.quoted[at] for at in range(start, end)} - {-1}:
                        self.owner.setdefault(stretch, index)
        self.sources = sorted(
            {one.source for one in found if one.source != NOWHERE and page.words[one.source[0]] not in nobodies}
        )
        self.voices: dict[int, Range] = {}
        self.sentence_starts = [low for low, _ in page.sentences]
        self.paragraph_starts = [start for start, _ in page.paragraphs]
        for quotation in found:
            if quotation.source != NOWHERE and quotation.parent < 0:
                self._note_voice(quotation.contents[0], quotation.source)

    def collect(self) -> list[Found]:
        """All quotations, in text order."""
        stretches = self.page.stretches
        for index in range(len(stretches) - 1, -1, -1):
            # a speech over several paragraphs is named at its end as often as at its beginning
            if index not in self.owner and stretches[index].continued and index + 1 in self.owner:
                self._join(index, self.owner[index + 1])
        for index, stretch in enumerate(stretches):
            if index in self.owner:
                continue
            tokens = self.page.tokens_of(stretch)
            before = self._owner_before(index)
            if before >= 0 and (stretches[index - 1].continued or self._follows(tokens, before)):
                self._join(index, before)
            elif self._is_speech(tokens):
                self.owner[index] = len(self.found)
                self.found.append(Found((tokens,), NOWHERE, self._speaker_before(tokens)))
        self._put_together()
        return self._in_text_order()

    def _owner_before(self, stretch: int) -> int:
        """The quotation of the nearest stretch before, over a title or a term in marks; -1 without one."""
        for index in range(stretch - 1, max(-1, stretch - 4), -1):
            if index in self.owner:
                return self.owner[index]
        return -1

    def _in_text_order(self) -> list[Found]:
        order = sorted(range(len(self.found)), key=lambda index: self.found[index].contents)
        place = {old: new for new, old in enumerate(order)}
        ordered = [self.found[old] for old in order]
        return [one if one.parent < 0 else one._replace(parent=place[one.parent]) for one in ordered]

    def _join(self, stretch: int, quotation: int) -> None:
        """Make the stretch a piece of the quotation."""
        self.owner[stretch] = quotation
        self.further.setdefault(quotation, []).append(self.page.tokens_of(self.page.stretches[stretch]))

    def _put_together(self) -> None:
        """Give the quotations their further pieces, save those that would overlap."""
        for index, further in self.further.items():
            pieces: list[Range] = []
            for piece in sorted([*self.found[index].contents, *further]):
                if not pieces or pieces[-1][1] <= piece[0]:
                    pieces.append(piece)
            self.found[index] = self.found[index]._replace(contents=tuple(pieces))

    def _follows(self, tokens: Range, quotation: int) -> bool:
        """Whether the tokens stand in the next sentence behind a quotation and its cue, in the same paragraph."""
        before = self.found[quotation]
        further = self.further.get(quotation, before.contents)
        last = max(before.contents[-1][1], further[-1][1], before.cue[1], before.source[1])
        start = tokens[0]
        sentence = bisect_right(self.sentence_starts, last - 1)
        return (
            sentence < len(self.sentence_starts)
            and start == self.sentence_starts[sentence]
            and self._paragraph(last - 1) == self._paragraph(start)
            and self._ends_speech(tokens)
        )

    def _paragraph(self, token: int) -> int:
        return bisect_right(self.paragraph_starts, self.page.starts[token])

    def _ends_speech(self, tokens: Range) -> bool:
        start, end = self.page.span(tokens)
        return self.page.text[start:end].rstrip(_MARKS)[-1:] in _ENDS_SPEECH

    def _is_speech(self, tokens: Range) -> bool:
        """A stretch of some words that is a sentence of its own, or stands behind a colon."""
        start, end = tokens
        if end - start < _FEWEST_TOKENS or not self.page.text[self.page.starts[start + 1]].isalnum():
            return False
        if self.page.words[end - 2] == "," and end - start < _FEWEST_BEFORE_A_COMMA:
            return False
        at = bisect_right(self.sentence_starts, start) - 1
        opens = at >= 0 and self.sentence_starts[at] == start
        return (opens or self.page.words[start - 1] == ":" and start > 0) and (self._ends_speech(tokens) or opens)

    def _speaker_before(self, tokens: Range) -> Range:
        """The words that named the speaker last; in a dialogue, the speaker before the last.

        Speech takes turns where each paragraph opens with a mark and the two before are of two speakers.
        """
        signed = self._signed(tokens)
        if signed != NOWHERE:
            return signed
        paragraph = self._paragraph(tokens[0])
        last, other = self.voices.get(paragraph - 1, NOWHERE), self.voices.get(paragraph - 2, NOWHERE)
        words = self.page.words
        if other != NOWHERE and last != NOWHERE and words[slice(*last)] != words[slice(*other)]:
            voice = other
        else:
            voice = self._introduced_by(tokens)
            if voice == NOWHERE:
                place = bisect_left(self.sources, tokens)
                voice = self.sources[place - 1] if place else NOWHERE
        self._note_voice(tokens, voice)
        return voice

    def _signed(self, tokens: Range) -> Range:
        """The name behind a dash that closes the paragraph: *“It is shut.” — Ida Brecht*."""
        words, spellings, start = self.page.words, self.page.spellings, tokens[1] + 1
        if start >= len(words) or words[start - 1] not in _DASHES:
            return NOWHERE
        paragraph, end = self._paragraph(tokens[0]), start
        while end < min(len(words), start + _LONGEST_SIGNATURE) and self._paragraph(end) == paragraph:
            end += 1
        ends = end == len(words) or self._paragraph(end) != paragraph
        return (start, end) if ends and end > start and spellings[start][0].isupper() else NOWHERE

    def _introduced_by(self, tokens: Range) -> Range:
        """The subject of the clause that a colon closes before the tokens: *The port issued a statement: “…”*."""
        if tokens[0] == 0 or self.page.words[tokens[0] - 1] != ":":
            return NOWHERE
        sentence = bisect_right(self.sentence_starts, tokens[0] - 1) - 1
        return self.subjects.clause_subject(self.sentence_starts[sentence], tokens[0] - 1)

    def _note_voice(self, tokens: Range, source: Range) -> None:
        """Keep whose speech a paragraph is, if it opens with a quotation mark."""
        paragraph = self._paragraph(tokens[0])
        start = self.page.starts[tokens[0]]
        if self.paragraph_starts[paragraph - 1 : paragraph] == [start]:
            self.voices[paragraph] = source
