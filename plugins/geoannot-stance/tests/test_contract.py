"""The contract of extractors, and laws that hold for every document."""

from __future__ import annotations

import geoannot_stance
from geoannot_stance import TABLE, StanceConfig
from geoannot_stance.extractor import StanceExtractor
from hypothesis import given, settings
from hypothesis import strategies as st

from geoannot.model import Document, Entity, Mention, Sentence, Stance
from geoannot.testing import check_extractor

WORDS = (
    "Brecht Halvik the a port praised condemned was by not refused to support critic of and , who said that if "
    "his support for between called corrupt 's must has been attacking drew criticism from as ( ) no"
).split()
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


def named(text: str) -> Document:
    """A document in which each of two names is an entity wherever it stands."""
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name in ("Brecht", "Halvik"):
        document.add(Entity(id=name, name=name, type="person"))
        start = text.find(name)
        while start >= 0:
            document.add(Mention(spans=[(start, start + len(name))], entity=name))
            start = text.find(name, start + 1)
    return document


def stances(text: str, config: StanceConfig | None = None) -> list[Stance]:
    """The stances of such a document."""
    return list(StanceExtractor(config or StanceConfig(), {TABLE: ()}).extract(named(text)))


def test_contract() -> None:
    """It keeps the contract that every extractor keeps."""
    for extractor in geoannot_stance.register_extractors():
        check_extractor(extractor, examples=25)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_stance_has_two_sides_and_evidence(text: str) -> None:
    """Holder and target differ, one of them is an entity, and the cue lies in the sentence."""
    for stance in stances(text):
        assert stance.holder != stance.target or stance.holder is None
        assert stance.target is not None or stance.target_spans
        assert stance.cue
        assert stance.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_swapped_names_swap_the_stances(text: str) -> None:
    """What is said does not depend on who it is said of."""
    swapped = text.replace("Brecht", "Xxxxxx").replace("Halvik", "Brecht").replace("Xxxxxx", "Halvik")
    names = {"Brecht": "Halvik", "Halvik": "Brecht"}
    found = [
        (names.get(s.holder or "", s.holder), names.get(s.target or "", s.target), s.polarity) for s in stances(text)
    ]
    assert sorted(found, key=str) == sorted([(s.holder, s.target, s.polarity) for s in stances(swapped)], key=str)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_polarity_agrees_with_intensity(text: str) -> None:
    """The intensity is the size of the polarity, and no stance is empty."""
    for stance in stances(text):
        assert stance.intensity == abs(stance.polarity) > 0


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_settings_only_leave_out(text: str) -> None:
    """Without tone, author and issues there is nothing that was not there with them."""
    bare = stances(text, StanceConfig(author=False, tone=False, issues=False))
    assert all(stance in stances(text) for stance in bare)
