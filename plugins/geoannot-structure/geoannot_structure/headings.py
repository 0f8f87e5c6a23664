"""Which blocks are headings: titles and sub-headings.

A heading is short, opens with a capital letter or a number, has no full stop, and stands above prose. A title that
was given a full stop is told by its capitals, or by the title of the document where that is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Limits of a heading, in characters and words.
LONGEST = 160
MOST_WORDS = 24
# A block of this length is prose, whatever it ends with.
PROSE_LENGTH = 200
# More of them one below the other are a list, a menu, a poem.
MOST_IN_A_ROW = 4
# Share of capitalised words (short ones not counted), and their least number, that make a block a title.
TITLE_SHARE = 0.9
TITLE_WORDS = 3
# A single word in capitals is a title from this length on.
TITLE_LENGTH = 5

SENTENCE_END = re.compile(r"[.!?…。！？؟۔।]['\"”’»)\]]*$")
INNER_SENTENCE_END = re.compile(r"[^\W\d_A-Z]{3}[.!?]['\"”’)]? [“\"‘'(]?[A-Z]")
LONG_WORD = re.compile(r"[^\W\d_][\w'’.-]{3,}")
FIRST_WORD = re.compile(r"\W*(\w*)")
YEARS = re.compile(r"[12]\d{3}(?: ?[-–—/] ?\d{2,4})?")
QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]|``[^`]*''|''[^']*''")


def find_headings(contents: Sequence[str], roles: Sequence[str | None], title: str | None = None) -> list[bool]:
    """For each block, whether it is a heading.

    Args:
        contents: the blocks.
        roles: what they are if they are furniture; a block with a role is no heading.
        title: the title of the document, where it is known.
    """
    wanted = _plain(title) if title else None
    opening = _before_prose(contents, roles)
    headings = [False] * len(contents)
    row: list[int] = []
    above_prose = False
    for index in range(len(contents) - 1, -1, -1):
        content, role = contents[index], roles[index]
        if role is None and _has_shape(content, opens=index < opening):
            row.append(index)
        elif role is None or role == "item":
            if above_prose and not content.endswith(":") and len(row) <= MOST_IN_A_ROW:
                for place in row:
                    headings[place] = True
            row = []
            above_prose = role == "item" or _is_text(content)
    _set_opening_row(headings, row, contents, above_prose)
    if wanted:
        for index, content in enumerate(contents):
            headings[index] |= len(content) <= len(wanted) + LONGEST and _plain(content) == wanted
    return headings


def _before_prose(contents: Sequence[str], roles: Sequence[str | None]) -> int:
    """How many blocks stand above the first prose: only there may a title have a full stop or ask."""
    for index, (content, role) in enumerate(zip(contents, roles, strict=True)):
        if role == "item" or len(content) >= PROSE_LENGTH:
            return index
        if role is None and _ends_like_sentence(content) and not is_title(content):
            # The first block of all may be a question.
            return index + (content[-1] == "?" and all(earlier is not None for earlier in roles[:index]))
    return len(contents)


def _set_opening_row(headings: list[bool], row: Sequence[int], contents: Sequence[str], above_prose: bool) -> None:
    """The candidates at the top of the document, the lowest one first: a menu may stand above the title."""
    if above_prose:
        for index in row if len(row) <= MOST_IN_A_ROW else row[:1]:
            headings[index] = True
    elif row and is_title(contents[row[-1]]):
        headings[row[-1]] = True


def is_title(content: str) -> bool:
    """Whether a block is written with the capitals of a title."""
    if content.isupper():
        return " " in content or len(content) >= TITLE_LENGTH
    long_words = LONG_WORD.findall(content)
    capitals = sum(not word[0].islower() for word in long_words)
    return len(long_words) >= TITLE_WORDS and capitals >= TITLE_SHARE * len(long_words)


def _has_shape(content: str, opens: bool) -> bool:
    """Whether a block looks like a heading; ``opens``: it stands above all prose."""
    if len(content) > LONGEST or content[-1] in ":,—–-_" or content.count(" ") >= MOST_WORDS:
        return False
    first = FIRST_WORD.match(content)
    if first is None or first[1].islower() or QUOTED.fullmatch(content):
        return False
    if not any(map(str.isalpha, content)):
        return YEARS.fullmatch(content) is not None
    if _ends_like_sentence(content) and not (is_title(content) if opens else content.isupper() and is_title(content)):
        return opens and content[-1] == "?"
    return INNER_SENTENCE_END.search(content) is None


def _ends_like_sentence(content: str) -> bool:
    return SENTENCE_END.search(content, len(content) - 6) is not None


def _is_text(content: str) -> bool:
    """Whether a block that does not look like a heading is text, which headings stand above."""
    if len(content) >= PROSE_LENGTH or content[-1] == ":" or _ends_like_sentence(content):
        return True
    return INNER_SENTENCE_END.search(content) is not None


def _plain(content: str) -> str:
    return " ".join(content.casefold().split()).rstrip(".;")
