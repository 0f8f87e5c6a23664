"""Turns: words behind a name and a colon, in headlines and in transcripts (*VELMAR: The lock is shut.*)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from geoannot_quotes.lexicon import Lexicon
from geoannot_quotes.page import INNER_STOP, Page, Range
from geoannot_quotes.tables import word_classes

_LONGEST_NAME = 8
"""Tokens before the colon: what is longer is a sentence."""

_FEWEST_TURNS = 3
"""Paragraphs that open with a name and a colon, one name twice, make a transcript; of names in capitals two do."""

_WITHIN_NAMES = frozenset((INNER_STOP, "-", "(", ")", "[", "]", "of", "the", "and", ","))


class Turn(NamedTuple):
    """What one speaker says in a paragraph; token indices.

    Attributes:
        source: the name.
        content: what stands behind the colon.
    """

    source: Range
    content: Range


def turns(page: Page, lexicon: Lexicon) -> dict[int, Turn]:
    """The turns of a page by their first token: all of a transcript, else those in quotation marks."""
    found = [turn for turn in _turns(page) if not _reports(page, turn.source, lexicon)]
    if not found:
        return {}
    if not _is_transcript(page, [turn.source for turn in found]):
        found = [turn for turn in found if _is_quoted(page, turn.content)]
    return {turn.source[0]: turn for turn in found}


def _turns(page: Page) -> Iterator[Turn]:
    """The paragraphs that open with a name and a colon."""
    labels = word_classes()["label"]
    for start, end in page.paragraphs:
        if page.text.find(":", start, min(end, start + 80)) < 0:
            continue
        first, high = page.tokens_within(start, end)
        colon = next((at for at in range(first, min(high, first + _LONGEST_NAME)) if page.words[at] == ":"), first)
        name = _end_of_name(page, first, colon)
        if name == first:
            continue
        if page.words[first] in labels or page.words[colon - 1] in labels or not page.spellings[first][0].isalpha():
            continue
        if high - 1 > colon and page.words[high - 1] == "." and page.quoted[high - 1] < 0:
            high -= 1
        if any(page.words[at][0].isalnum() for at in range(colon + 1, high)):
            yield Turn((first, name), (colon + 1, high))


def _reports(page: Page, name: Range, lexicon: Lexicon) -> bool:
    """Whether a verb of report stands there, *Said Velmar:* or *Velmar Says:*, so that it is no bare name."""
    readings = (reading for word in page.words[slice(*name)] for reading in lexicon.get(word, ()))
    return any(reading.form in ("past", "s") for reading in readings)


def _end_of_name(page: Page, first: int, colon: int) -> int:
    """Where the name before a colon ends, without a remark in brackets; ``first`` where no name stands there."""
    end = colon
    if page.words[colon - 1] in (")", "]"):
        end = next((at for at in range(first + 1, colon) if page.words[at] in ("(", "[")), colon)
    return end if all(_in_a_name(page, at) for at in range(first, end)) else first


def _in_a_name(page: Page, at: int) -> bool:
    if page.quoted[at] >= 0:
        return False
    return page.spellings[at][0].isupper() or page.words[at] in _WITHIN_NAMES


def _is_transcript(page: Page, sources: list[Range]) -> bool:
    names = Counter(page.words[start] for start, _ in sources)
    shouted = sum(all(word.isupper() for word in page.spellings[start:end] if word.isalpha()) for start, end in sources)
    return shouted > 1 or len(sources) >= _FEWEST_TURNS and max(names.values()) > 1


def _is_quoted(page: Page, content: Range) -> bool:
    """Whether all that is said stands in one pair of marks."""
    stretch = page.quoted[content[0]]
    return stretch >= 0 and page.quoted[content[1] - 1] == stretch
