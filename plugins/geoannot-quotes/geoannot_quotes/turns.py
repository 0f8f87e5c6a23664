"""Turns: words behind a name and a colon, in headlines and in transcripts (*VELMAR: The lock is shut.*)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from geoannot_quotes.lexicon import Lexicon
from geoannot_quotes.page import INNER_STOP, Page, Range
from geoannot_quotes.tables import word_classes

_LONGEST_NAME = 8
"""Tokens before the colon: what is longer is a sentence."""

_FEWEST_TURNS = 3
"""Paragraphs that open with a name and a colon, one name twice, make a transcript; of names in capitals two do."""

_MOST_PARAGRAPHS = 3
"""Paragraphs between two names that the first still speaks; more are a report with a transcript in it."""

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
    return {turn.source[0]: turn for turn in found} | {turn.content[0]: turn for turn in _resumed(page, found)}


def _resumed(page: Page, found: list[Turn]) -> Iterator[Turn]:
    """The paragraphs between two turns, which go on with the one before; remarks in brackets are nobody's."""
    for turn, following in pairwise(found):
        behind = bisect_left(page.paragraphs, (page.ends[turn.content[1] - 1],))
        ahead = bisect_left(page.paragraphs, (page.starts[following.source[0]],))
        for start, end in page.paragraphs[behind:ahead] if ahead - behind <= _MOST_PARAGRAPHS else ():
            first, high = page.tokens_within(start, end)
            if first < high and page.words[first] not in ("(", "["):
                yield Turn(turn.source, _without_stop(page, first, high))


def _without_stop(page: Page, first: int, high: int) -> Range:
    """The tokens of a paragraph without the full stop that closes it outside of marks."""
    return first, high - (high - 1 > first and page.words[high - 1] == "." and page.quoted[high - 1] < 0)


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
        content = _without_stop(page, colon + 1, high)
        if any(page.words[at].isalpha() for at in range(*content)):
            yield Turn((first, name), content)


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
