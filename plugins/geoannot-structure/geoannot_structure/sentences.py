"""Sentences of a stretch of text.

One pass of a linear pattern finds every mark that could end a sentence, with the quotation marks and brackets that
close behind it; only these places are looked at. What stands at a place decides (:mod:`geoannot_structure.marks`).
"""

from __future__ import annotations

import re

from geoannot_structure.datelines import dateline_end
from geoannot_structure.marks import ends_sentence

# No part of the pattern begins with what the part before it may end with, so nothing is ever read twice.
MARK = re.compile(
    r"""
    (?P<mark>
        [.!?…‼⁇⁈⁉‽]+ (?: [ ] (?: \.{2,} | … | \.(?!\w) ) )*     # also ". . ." and ". …"
      | [。！？｡؟۔।॥።։]+
    )
    (?P<closing>
        ["'”’»›)\]}」』）〉》】]* (?: “(?!\S) )?               # German quotations close with “
        (?: [ ] (?: '' | [”»)\]}] ) (?!\S) )*                   # tokens set apart by blanks
    )
    (?: \[\d{1,3}\] )*                                          # marks of notes
    (?: [ ]? [:;]-?[)(DP] (?!\w) )?                             # smileys
    (?: [ ]? [\U0001F300-\U0001FAFF❤\uFE0F\u200D]+ )*
    """,
    re.VERBOSE,
)
# White space, what opens (quotation marks, brackets, bullets), and the first word.
NEXT = re.compile(r"""(\s*)([“"‘'`´„«‹(\[{「『（《〈【¿¡•◦▪●■*\s]*)([^\W_]*)""")


def sentence_spans(text: str, start: int, end: int, *, capitals: bool = False) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``, a stretch that neither begins nor ends with white space.

    With ``capitals`` it is taken for a title whose words all have capitals, so that these say less.
    They stand one behind the other, have no white space at their edges, and hold everything that is not white space.
    Offsets are code points. Time grows linearly with the length.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    quotes = QuoteCounter(text, start)
    for mark in MARK.finditer(text, dateline_end(text, start, end), end):
        cut = mark.end()
        if cut >= end:
            break
        following = NEXT.match(text, cut, end)
        if following is None or not ends_sentence(text, begin, mark, following, capitals=capitals):
            continue
        next_begin = following.end(1)
        if text[next_begin] == '"' and next_begin > cut and text[next_begin + 1 : next_begin + 2].isspace():
            # A straight mark between blanks closes what is open.
            if quotes.odd(next_begin):
                cut = next_begin + 1
                next_begin = _skip_space(text, cut, end)
        elif next_begin == cut and text[cut - 1] == '"' and not quotes.odd(cut - 1):
            # A straight mark between two letters opens where none is open.
            cut = next_begin = cut - 1
        spans.append((begin, cut))
        begin = next_begin
    spans.append((begin, end))
    return spans


class QuoteCounter:
    """Whether a straight quotation mark is open at a place; places are asked for from left to right."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._counted = start
        self._number = 0

    def odd(self, offset: int) -> bool:
        """Whether the number of marks before the offset is odd."""
        self._number += self._text.count('"', self._counted, offset)
        self._counted = offset
        return self._number % 2 == 1


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
