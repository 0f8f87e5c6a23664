"""The page as the finder reads it: words, what stands in quotation marks, and sentences that marks hold together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from geoannot.language.en.abbreviations import abbreviations
from geoannot.model import DocumentView
from geoannot_quotes.marks import Quoted, quoted_stretches

Range = tuple[int, int]
"""Token indices, half-open."""

NOWHERE: Range = (0, 0)

INNER_STOP = "·"
"""What stands in :attr:`Page.words` for the full stop of an abbreviation or an initial, which ends nothing."""


class Page(NamedTuple):
    """A text in words.

    Attributes:
        text: the whole text.
        starts: where each token begins (code points).
        ends: where each ends.
        spellings: the tokens as written.
        words: the tokens in lower case; the full stop of an abbreviation is :data:`INNER_STOP`, and a name that is
            spelt like an auxiliary keeps its capital.
        stretches: what stands in quotation marks, in text order.
        quoted: for each token the index of its stretch, -1 outside of marks.
        paragraphs: offsets of the paragraphs and headings.
        sentences: token ranges; sentences that one quotation holds together are one.
        parts: token ranges of the sentences as they were given.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    spellings: Sequence[str]
    words: Sequence[str]
    stretches: Sequence[Quoted]
    quoted: Sequence[int]
    paragraphs: Sequence[tuple[int, int]]
    sentences: Sequence[Range]
    parts: Sequence[Range]

    def span(self, tokens: Range) -> tuple[int, int]:
        """The offsets of a token range that is not empty."""
        return self.starts[tokens[0]], self.ends[tokens[1] - 1]

    def within_marks(self, tokens: Range) -> bool:
        """Whether tokens begin behind the opening mark of a stretch that holds them."""
        stretch = self.quoted[tokens[0]]
        return stretch >= 0 and self.stretches[stretch].start < self.starts[tokens[0]]

    def tokens_of(self, stretch: Quoted) -> Range:
        """The tokens that a stretch holds, its marks with them."""
        return self.tokens_within(stretch.start, stretch.end)

    def tokens_within(self, start: int, end: int) -> Range:
        """The tokens between two offsets."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def read_page(document: DocumentView) -> Page:
    """The page of a document that has its sentences."""
    tokens = document.tokens
    text, starts, ends = document.text, tokens.starts, tokens.ends
    paragraphs = _paragraphs(document)
    stretches = quoted_stretches(text, paragraphs)
    quoted = [-1] * len(starts)
    for index, stretch in enumerate(stretches):
        for at in range(bisect_right(ends, stretch.start), bisect_left(starts, stretch.end)):
            quoted[at] = index
    spellings = tokens.texts
    sentences = [(s.start, s.end) for s in document.layer("sentence")]
    ranges, parts = (
        [(bisect_right(ends, start), bisect_left(starts, end)) for start, end in bounds]
        for bounds in (_joined(text, sentences, stretches), sentences)
    )
    words = "\n".join(spellings).lower().split("\n") if spellings else []
    _mark_inner_stops(spellings, words)
    _mark_names(spellings, words)
    return Page(text, starts, ends, spellings, words, stretches, quoted, paragraphs, ranges, parts)


def inside_marks(page: Page) -> Page:
    """The page as it reads inside its quotation marks: the marks within them count, and nothing outside is read."""
    interiors = [(stretch.start + 1, stretch.end - stretch.closed) for stretch in page.stretches]
    stretches = quoted_stretches(page.text, interiors)
    sentences: list[Range] = []
    part = 0
    for start, end in interiors:
        first, last = page.tokens_within(start, end)
        while part < len(page.parts) and page.parts[part][1] <= first:
            part += 1
        at = part
        while at < len(page.parts) and page.parts[at][0] < last:
            sentences.append((max(first, page.parts[at][0]), min(last, page.parts[at][1])))
            at += 1
    return page._replace(stretches=stretches, quoted=_quoted(page, stretches), sentences=sentences)


def _quoted(page: Page, stretches: Sequence[Quoted]) -> list[int]:
    quoted = [-1] * len(page.starts)
    for index, stretch in enumerate(stretches):
        for at in range(*page.tokens_of(stretch)):
            quoted[at] = index
    return quoted


def _mark_inner_stops(spellings: Sequence[str], words: list[str]) -> None:
    known, at = abbreviations(), 0
    for _ in range(words.count(".")):
        at = words.index(".", at) + 1
        before = spellings[at - 2] if at > 1 else ""
        if at < len(words) and (before in known or len(before) == 1 and before.isupper()):
            words[at - 1] = INNER_STOP


def _mark_names(spellings: Sequence[str], words: list[str]) -> None:
    """Keep the capital of *Will* and *May* where they are names before a verb, so that no auxiliary is seen there."""
    for name in ("will", "may"):
        at = 0
        for _ in range(words.count(name)):
            at = words.index(name, at) + 1
            written, behind = spellings[at - 1], spellings[at] if at < len(words) else ""
            before = spellings[at - 2] if at > 1 else "."
            if written.istitle() and (before[0].isalnum() or before == ",") and behind.islower():
                words[at - 1] = written


def _paragraphs(document: DocumentView) -> list[tuple[int, int]]:
    """Paragraphs and headings; lines where neither layer is there. In text order, without overlap."""
    blocks = sorted((b.start, b.end) for kind in ("heading", "paragraph") for b in document.layer(kind))
    if not blocks:
        offset = 0
        for line in document.text.split("\n"):
            stripped = line.strip()
            if stripped:
                start = offset + line.index(stripped)
                blocks.append((start, start + len(stripped)))
            offset += len(line) + 1
    apart: list[tuple[int, int]] = []
    for start, end in blocks:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _joined(text: str, sentences: list[tuple[int, int]], stretches: Sequence[Quoted]) -> list[tuple[int, int]]:
    """The sentences, those joined that one quotation holds together, and what cannot begin one."""
    joined: list[tuple[int, int]] = []
    index = 0
    for start, end in sentences:
        while index < len(stretches) and stretches[index].end <= start:
            index += 1
        held = index < len(stretches) and stretches[index].start < start
        if joined and (held or text[start].islower()):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        elif not joined or start >= joined[-1][1]:
            joined.append((start, end))
    return joined
