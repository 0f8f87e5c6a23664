"""Quotation marks: which belong together, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_DOUBLE = re.compile("[\"“”„‟«»＂]|``|''")
_SINGLE = re.compile("['‘’‚‹›]")

_CLOSING = {
    "“": "”“",
    "„": "“”„‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "``": "''\"”",
    "''": "''",
    '"': '"”',
    "＂": "＂",
    "”": "”",
}
"""What closes a quotation that a mark opened; ``”`` opens in Swedish style, ``»`` in German."""

_SINGLE_CLOSING = {"'": "'", "‘": "’'", "‚": "‘’", "‹": "›", "›": "‹"}
_BEFORE_OPENING = frozenset(' \t\n\r\u00a0([{<—–―-/"“«„`')
_SURELY_OPENING = ("“", "«")
_ENDS_SPEECH = frozenset(",.?!;:…—–―-")
_APOSTROPHES = frozenset("'’")


class Quoted(NamedTuple):
    """A stretch in quotation marks.

    Attributes:
        start: offset of the opening mark.
        end: offset behind the closing mark, or behind the paragraph where there is none.
        closed: whether it has a closing mark.
        continued: whether the same speech goes on in the next paragraph, which opens with a mark of its own.
    """

    start: int
    end: int
    closed: bool
    continued: bool = False


def quoted_stretches(text: str, paragraphs: Iterable[tuple[int, int]]) -> list[Quoted]:
    """What stands in quotation marks, in text order and without overlap.

    No pair reaches over the end of a paragraph, so that one missing mark spoils no more than that. A quotation that is
    left open goes to the end of its paragraph if it began it, or if the next paragraph opens with a mark again
    (Chicago Manual of Style 13.30); otherwise the mark is passed over.

    Args:
        text: the whole text.
        paragraphs: where the paragraphs stand, ascending and disjoint.
    """
    bounds = list(paragraphs)
    found: list[Quoted] = []
    for index, (start, end) in enumerate(bounds):
        next_start = bounds[index + 1][0] if index + 1 < len(bounds) else len(text)
        doubles = list(_doubles(text, start, end, opens_with_a_mark(text, next_start)))
        found += _outermost(list(_singles(text, start, end)), doubles)
    return found


def opens_with_a_mark(text: str, offset: int) -> bool:
    """Whether a double quotation mark opens there."""
    match = _DOUBLE.match(text, offset)
    return match is not None and match.group() not in ("”", "»")


def _doubles(text: str, start: int, end: int, resumed: bool) -> Iterator[Quoted]:
    """The pairs of double marks in one paragraph.

    Args:
        text: the whole text.
        start: where the paragraph begins.
        end: where it ends.
        resumed: whether the next paragraph opens with a mark.
    """
    opening: re.Match[str] | None = None
    marks = list(_DOUBLE.finditer(text, start, end))
    for index, mark in enumerate(marks):
        if opening is None:
            if _can_open(text, mark, start, end):
                opening = mark
        elif _closes(text, mark, opening, end) or _closes_mixed(text, mark, opening, marks[index + 1 : index + 2]):
            yield Quoted(opening.start(), mark.end(), True)
            opening = None
        elif _opens_again(text, mark, opening, end):
            opening = mark
    if opening is not None and (resumed or opening.start() == start):
        stop = len(text[opening.start() : end].rstrip()) + opening.start()
        if stop > opening.end():
            yield Quoted(opening.start(), stop, False, resumed)


def _closes(text: str, mark: re.Match[str], opening: re.Match[str], end: int) -> bool:
    return mark.group() in _CLOSING[opening.group()] and not _opens_again(text, mark, opening, end)


def _closes_mixed(text: str, mark: re.Match[str], opening: re.Match[str], behind: list[re.Match[str]]) -> bool:
    """Whether a straight mark closes a curly one: *“It is shut," he said*, where the mark behind is no curly one."""
    if behind and behind[0].group() == "”" or opening.group() != "“" or mark.group() not in ('"', "''"):
        return False
    return text[mark.start() - 1] in _ENDS_SPEECH and not text[mark.end() : mark.end() + 1].strip()


def _can_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A closing mark cannot, nor one after a number (inches, seconds) or before white space."""
    kind, before, after = mark.group(), text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.end() >= end or before == "=" or after == ">" or not after.strip() and kind not in _SURELY_OPENING:
        return False
    if kind in ("”", "»", '"', "''"):
        return mark.start() == start or not (before.isalnum() or before in ".,!?")
    return True


def _opens_again(text: str, mark: re.Match[str], opening: re.Match[str], end: int) -> bool:
    """Whether a mark opens although one is open: the closing one is missing."""
    kind = mark.group()
    if kind in ("“", "``") and kind == opening.group():
        return mark.end() < end and text[mark.end()].isalnum()
    if kind in ('"', "''") and opening.group() == kind:
        before = text[mark.start() - 1]
        return mark.end() < end and text[mark.end()].isalnum() and before.isspace() and mark.start() - 1 > opening.end()
    return False


def _singles(text: str, start: int, end: int) -> Iterator[Quoted]:
    """The pairs of single marks in one paragraph.

    An apostrophe looks like a closing mark. The first mark that follows punctuation closes; if another quotation opens
    or the paragraph ends before that, the first that stands between a character and the end of a word does.
    """
    opening, spare = -1, -1
    for mark in _SINGLE.finditer(text, start, end):
        at, kind = mark.start(), mark.group()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if (before in _BEFORE_OPENING) and (after.isalpha() or after in '"“') and kind != "’":
            if opening >= 0 and spare >= 0:
                yield Quoted(opening, spare + 1, True)
            opening, spare = at, -1
        elif opening >= 0 and kind in _SINGLE_CLOSING[text[opening]] and not before.isspace() and not after.isalnum():
            if before in _ENDS_SPEECH or kind not in _APOSTROPHES:
                yield Quoted(opening, at + 1, True)
                opening, spare = -1, -1
            elif spare < 0:
                spare = at
    if opening >= 0 and spare >= 0:
        yield Quoted(opening, spare + 1, True)


def _outermost(singles: Sequence[Quoted], doubles: Sequence[Quoted]) -> Iterator[Quoted]:
    """Both kinds without those inside another; a single one that crosses a double one is an apostrophe's work."""
    end = 0
    crossing = _crossing(singles, doubles)
    for stretch in sorted([*doubles, *(single for single in singles if single not in crossing)]):
        if stretch.start >= end:
            yield stretch
            end = stretch.end


def _crossing(singles: Sequence[Quoted], doubles: Sequence[Quoted]) -> set[Quoted]:
    """The single quotations that hold one end of a double one and not the other."""
    found: set[Quoted] = set()
    index = 0
    for single in singles:
        while index < len(doubles) and doubles[index].end <= single.start:
            index += 1
        at = index
        while at < len(doubles) and doubles[at].start < single.end:
            if doubles[at].end > single.end or (doubles[at].start < single.start and doubles[at].end < single.end):
                found.add(single)
            at += 1
    return found
