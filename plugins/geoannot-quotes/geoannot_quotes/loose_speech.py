"""Quoted speech without a cue of its own: later pieces of a speech, further paragraphs, floating quotations."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from geoannot_quotes.found import Found
from geoannot_quotes.page import NOWHERE, Page, Range

_FEWEST_TOKENS = 5
"""Tokens with the marks: what is shorter and has no cue is a term, a name or irony."""

_ENDS_SPEECH = frozenset(".?!,…—–-")
_MARKS = "\"“”„‟«»＂'‘’‚‹›`"


class LooseSpeech:
    """Gives the stretches that no cue took to the speech that they belong to, or makes quotations of them."""

    def __init__(self, page: Page, found: list[Found]) -> None:
        self.page = page
        self.found = found
        self.owner: dict[int, int] = {}
        for index, quotation in enumerate(found):
            if quotation.parent < 0:
                for start, end in quotation.contents:
                    for stretch in {page.quoted[at] for at in range(start, end)} - {-1}:
                        self.owner.setdefault(stretch, index)
        self.sentence_starts = [low for low, _ in page.sentences]
        self.paragraph_starts = [start for start, _ in page.paragraphs]

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
        old = self.found[quotation]
        pieces = sorted({*old.contents, self.page.tokens_of(self.page.stretches[stretch])})
        self.owner[stretch] = quotation
        if all(a[1] <= b[0] for a, b in pairwise(pieces)):
            self.found[quotation] = old._replace(contents=tuple(pieces))

    def _follows(self, tokens: Range, quotation: int) -> bool:
        """Whether the tokens stand in the next sentence behind a quotation and its cue, in the same paragraph."""
        before = self.found[quotation]
        last = max(before.contents[-1][1], before.cue[1], before.source[1])
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
        at = bisect_right(self.sentence_starts, start) - 1
        opens = at >= 0 and self.sentence_starts[at] == start
        return (opens or self.page.words[start - 1] == ":" and start > 0) and (self._ends_speech(tokens) or opens)

    def _speaker_before(self, tokens: Range) -> Range:
        """The words that named the speaker last, in this paragraph or the one before."""
        nearest = NOWHERE
        for quotation in reversed(self.found):
            if quotation.source != NOWHERE and quotation.source[0] < tokens[0] and quotation.source > nearest:
                nearest = quotation.source
        return nearest
