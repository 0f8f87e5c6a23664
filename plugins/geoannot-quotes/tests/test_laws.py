"""Laws of the finder on texts made of its own vocabulary."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from geoannot_quotes import QuotesConfig
from geoannot_quotes.extractor import QuotesExtractor
from hypothesis import given
from hypothesis import strategies as st

from geoannot.model import Document, Paragraph, Quote, Sentence

WORDS = (
    "said says told claim that to , . ; : “ ” \" ' ‘ ’ « » `` '' he who Velmar the minister by according to of and but "
    "adding asked whether was not Mr. ( ) — lock read in on Monday"
).split()

FLAT, NESTED = (QuotesExtractor(QuotesConfig(nested=nested)) for nested in (False, True))

texts = st.lists(st.sampled_from([*WORDS, "\n"]), max_size=60).map(" ".join)


def document_of(text: str) -> Document:
    """A document whose lines are paragraphs of one sentence each."""
    bounds = [match.span() for match in re.finditer("[^\n]+", text)]
    document = Document(text)
    document.extend(kind(spans=[bound]) for kind in (Paragraph, Sentence) for bound in bounds)
    return document


def quotes(text: str, extractor: QuotesExtractor = FLAT) -> list[Quote]:
    """The quotations of a text."""
    return list(extractor.extract(document_of(text)))


@given(texts)
def test_contents_are_in_the_text(text: str) -> None:
    """Every piece of a content, a cue and a source lies in the text and begins and ends with no white space."""
    for quote in quotes(text):
        for start, end in (*quote.spans, *quote.cue, *quote.source):
            assert 0 <= start < end <= len(text)
            assert not text[start].isspace()
            assert not text[end - 1].isspace()


@given(texts)
def test_contents_are_apart(text: str) -> None:
    """Without nesting, no piece of a content overlaps another."""
    pieces = sorted(piece for quote in quotes(text) for piece in quote.spans)
    assert all(before[1] <= behind[0] for before, behind in pairwise(pieces))


@given(texts)
def test_same_text_same_quotations(text: str) -> None:
    """What was read before changes nothing."""
    before = quotes(text)
    quotes("Velmar said: “The lock is shut.”")
    assert quotes(text) == before


@given(texts)
def test_nested_only_adds(text: str) -> None:
    """With nesting, the quotations without parent are those found without it; a parent stands around its children."""
    found = quotes(text, NESTED)
    outer = [(quote.spans, quote.cue, quote.source) for quote in found if quote.parent is None]
    assert outer == [(quote.spans, quote.cue, quote.source) for quote in quotes(text)]
    by_id = {quote.id: quote for quote in found}
    for quote in found:
        if quote.parent is not None:
            parent = by_id[quote.parent]
            assert parent.start <= quote.start
            assert quote.end <= parent.end


ENDLESS = (
    'said |said that |claim of |he said, |“a.” |"a b c d e." |as he said |who said |by |told |according to |saying |'
    'a’s claim |“a b c d e f.”\n|“a\n|Velmar, |( |A. |; and said that it leaked |VELMAR: a\n|“a." |, he said|'
    "Is it, he said, and |Velmar, who said, |as he said, |he says "
).split("|")


@pytest.mark.parametrize("unit", ENDLESS)
@pytest.mark.parametrize("extractor", [FLAT, NESTED], ids=["flat", "nested"])
def test_endless_sentences(unit: str, extractor: QuotesExtractor) -> None:
    """A text of eighty thousand characters of one kind is read (a slower way would not end)."""
    assert quotes("Velmar said: " + unit * (80_000 // len(unit)), extractor) is not None
