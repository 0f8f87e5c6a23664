"""Breaks inside a line that no mark shows: pages put a title, its date and the credit of a picture side by side.

``Talks resume in Ottern Tuesday, May 4, 1999`` · ``A ferry at the lock Image: Ana Redić``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geoannot_structure.furniture import LONGEST, credit_label
from geoannot_structure.vocabulary import words

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
DATE = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}})"
)
DATE_FIRST = re.compile(rf"{DATE}\s+(?=[“\"‘']?\w)", re.IGNORECASE)
DATE_LAST = re.compile(rf"\s{DATE}$", re.IGNORECASE)
# No date is longer, in characters.
DATE_LENGTH = 40
SENTENCE_MARKS = (".", "!", "?", "…", "”", '"', "’", "'", ")")


def stretches_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A block, cut where it changes from one thing to another without a mark.

    The stretches have no white space at their edges and leave out nothing else. Offsets are code points.
    """
    cuts = set(_behind_date(text, start, end))
    if end - start <= LONGEST:
        cuts.update(_before_date(text, start, end), _before_credit(text, start, end))
    stretches = []
    for cut in sorted(cuts):
        stretches.append((start, start + len(text[start:cut].rstrip())))
        start = cut
    return [*stretches, (start, end)]


def _behind_date(text: str, start: int, end: int) -> Iterator[int]:
    """Behind a date that opens the block: always before a capital if it names the weekday, else in headings."""
    date = DATE_FIRST.match(text, start, end)
    if date is None or text[date.end() : date.end() + 4].lstrip("“\"‘'")[:1].islower():
        return
    if date["weekday"] or not text.endswith(SENTENCE_MARKS, start, end):
        yield date.end()


def _before_date(text: str, start: int, end: int) -> Iterator[int]:
    """Before a date that closes the block, unless a preposition or a comma ties it to what precedes."""
    if not text[end - 1].isdigit():
        return
    date = DATE_LAST.search(text, max(start, end - DATE_LENGTH), end)
    if date is None:
        return
    before = text[start : date.start()].rstrip().rsplit(None, 1)
    if before and before[-1][-1] not in ",-–—:;(/|•·" and before[-1].casefold() not in words("joining_words"):
        yield date.start() + 1


def _before_credit(text: str, start: int, end: int) -> Iterator[int]:
    """Before the label of a credit that follows a caption."""
    if text.find(":", start, end) < 0:
        return
    label = credit_label().search(text, start, end)
    if label is not None and label.start() > start and text[label.start() - 1].isspace():
        yield label.start()
