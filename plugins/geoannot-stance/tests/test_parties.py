"""Whom words stand for: pronouns that nobody has resolved, titles, issuers, owners; and the memory of words."""

from __future__ import annotations

from typing import Literal

import pytest
from geoannot_stance import TABLE, StanceConfig, plain_words
from geoannot_stance.extractor import StanceExtractor

from geoannot.model import Document, Entity, Mention, Quote, Sentence

Type = Literal["person", "gpe", "other"]
Pair = tuple[str | None, str | None]


def pairs(text: str, *names: str, unsure: str = "", tone: bool = False, quote: Quote | None = None) -> set[Pair]:
    """Holder and target of the stances of a sentence in which these names are entities, and a pronoun is unsure."""
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name in names:
        document.add(Entity(id=name, name=name, type="person"))
        document.add(Mention(spans=[(text.index(name), text.index(name) + len(name))], entity=name))
    if unsure:
        start = text.index(unsure)
        document.add(Mention(spans=[(start, start + len(unsure))], form="pronoun"))
    if quote is not None:
        document.add(quote)
    found = StanceExtractor(StanceConfig(tone=tone), {TABLE: ()}).extract(document)
    return {(stance.holder, stance.target) for stance in found if stance.target is not None}


def test_pronoun_stands_for_the_subject_before() -> None:
    """Who left because he distrusts somebody is who distrusts."""
    assert pairs("Brecht left because he distrusts Halvik.", "Brecht", "Halvik") == {("Brecht", "Halvik")}


def test_unsure_pronoun_stays_unsure() -> None:
    """A mention without an entity is not guessed at."""
    assert pairs("Brecht left because he distrusts Halvik.", "Brecht", "Halvik", unsure="he") == {(None, "Halvik")}


def test_title_before_a_name_is_not_its_state() -> None:
    """Whoever condemns the premier of a state by name has condemned the premier."""
    assert pairs("Brecht condemned Denmark Premier Ida Velmar.", "Brecht", "Denmark") == set()


def test_his_fault_is_the_subject_s() -> None:
    """A possessive pronoun names the owner of what is judged."""
    assert ("author", "Halvik") in pairs("Halvik fell over his own corruption.", "Halvik")


def test_document_without_issuer_speaks_for_nobody() -> None:
    """A report of unknown origin is held by no entity."""
    assert pairs("Issued in March, a report condemned Halvik.", "Halvik") == {(None, "Halvik")}


def test_tone_inside_a_quotation_is_not_the_author_s_towards_names_outside() -> None:
    """Who is named beside a dark quotation is not judged by its speaker."""
    text = 'Halvik slept while Brecht spoke of "agony, horror and distress" in the port.'
    start = text.index('"')
    quote = Quote(spans=[(start, text.index(" in the port"))], type="direct", speaker="Brecht")
    assert ("Brecht", "Halvik") not in pairs(text, "Halvik", "Brecht", tone=True, quote=quote)


@pytest.mark.parametrize(
    ("text", "types", "targets"),
    [
        pytest.param("Halvik spent June in a shameful scandal.", ("person",), {"Halvik"}, id="topic"),
        pytest.param("Halvik spent June in a shameful scandal.", ("gpe",), set(), id="state"),
        pytest.param("A shameful scandal shook the town near Halvik.", ("other",), set(), id="where"),
        pytest.param("The Terrible Horror Committee saw Halvik.", ("person",), set(), id="part-of-a-name"),
        pytest.param("Brecht sailed with Halvik in deep disgrace.", ("person", "person"), {"Halvik"}, id="nearer-name"),
        pytest.param("Shameful critics, including Halvik, met Brecht.", ("person", "person"), set(), id="one-of-them"),
        pytest.param("Halvik was no scandal.", ("person",), set(), id="left-out"),
    ],
)
def test_tone_is_towards_the_topic_alone(text: str, types: tuple[Type, ...], targets: set[str]) -> None:
    """The tone of a sentence says nothing of places, states, bystanders, or names that hold dark words."""
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name, type_ in zip(("Halvik", "Brecht"), types, strict=False):
        document.add(Entity(id=name, name=name, type=type_))
        document.add(Mention(spans=[(text.index(name), text.index(name) + len(name))], entity=name))
    found = StanceExtractor(StanceConfig(), {TABLE: ()}).extract(document)
    assert {stance.target for stance in found if stance.confidence is not None} == targets


def test_who_urges_warns() -> None:
    """A participle behind a comma belongs to the main verb, not to what somebody is urged to do."""
    text = "Brecht urged Halvik to stop, criticizing Tamarin."
    found = pairs(text, "Brecht", "Halvik", "Tamarin")
    assert ("Brecht", "Tamarin") in found
    assert ("Halvik", "Tamarin") not in found


def test_spellings_are_forgotten_when_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory of words is bounded, and words stay the same."""
    monkeypatch.setattr(plain_words, "_MOST", 2)
    for _ in range(3):
        assert plain_words.plain_words(["The", "US", "didn’t", "sail"]) == ["the", "u.s.", "didn't", "sail"]
