"""Laws that hold on every text."""

from __future__ import annotations

import itertools

from geoannot_entities import TABLE, EntitiesConfig
from geoannot_entities.extractor import EntitiesExtractor
from geoannot_entities.gazetteer import Gazetteer
from hypothesis import given, settings
from hypothesis import strategies as st

from geoannot.model import Document, Entity, Mention, Sentence

EXTRACTOR = EntitiesExtractor(EntitiesConfig(), {TABLE: ()})
WORDS = st.sampled_from(
    (
        "The the of and for President Mr . , ( ) - ’s Ida Brecht Oslo Norway Norwegian government Union Council CRU UN"
        " al Sharif van der Meer said he she her his its minister officials Georgia Jordan I X. U.S. $ in by New York"
        " Bank King II \n"
    ).split(" ")
)
PROSE = st.lists(WORDS, max_size=30).map(" ".join)


def annotated(text: str) -> tuple[list[Entity], list[Mention]]:
    """Entities and mentions of a text that is one sentence."""
    document = Document(text)
    if text.strip():
        document.add(Sentence(spans=((0, len(text)),)))
    found = list(EXTRACTOR.extract(document))
    return [a for a in found if isinstance(a, Entity)], [a for a in found if isinstance(a, Mention)]


@settings(max_examples=150, deadline=None)
@given(PROSE)
def test_no_two_mentions_overlap(text: str) -> None:
    """Everything is annotated once."""
    _, mentions = annotated(text)
    spans = sorted((mention.start, mention.end) for mention in mentions)
    assert all(before[1] <= behind[0] for before, behind in itertools.pairwise(spans)), spans


@settings(max_examples=100, deadline=None)
@given(PROSE)
def test_every_entity_is_mentioned(text: str) -> None:
    """There is no entity that no mention points at, and no mention points at nothing."""
    entities, mentions = annotated(text)
    assert {entity.id for entity in entities} == {mention.entity for mention in mentions if mention.entity}


@settings(max_examples=100, deadline=None)
@given(PROSE)
def test_mentions_begin_and_end_with_words(text: str) -> None:
    """No mention begins or ends with white space, and none is a bare mark."""
    _, mentions = annotated(text)
    for mention in mentions:
        words = text[mention.start : mention.end]
        assert words == words.strip()
        assert any(character.isalnum() for character in words)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["Ottern", "New Ottern", "Ottern Bay", "Lake", "new", "Otterns", "’s", ","]), max_size=12)
)
def test_find_equals_brute_force(words: list[str]) -> None:
    """The pass over the text finds what looking at every place for the longest name finds."""
    gazetteer = Gazetteer({"name": name} for name in ("Ottern", "New Ottern", "Ottern Bay"))
    text = " ".join(words)
    tokens = Document(text).tokens
    starts = {offset: index for index, offset in enumerate(tokens.starts)}
    ends = {offset: index for index, offset in enumerate(tokens.ends)}
    expected, behind = [], 0
    for start in tokens.starts:
        names = [n for n in gazetteer.readings if text.startswith(n, start) and start + len(n) in ends]
        if start >= behind and names:
            name = max(names, key=len)
            behind = start + len(name)
            expected.append((starts[start], ends[behind], name))
    assert list(gazetteer.find(text, tokens.starts, tokens.ends)) == expected
