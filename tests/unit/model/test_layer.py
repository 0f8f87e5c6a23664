"""Layers: sorted sequences that can be asked for places."""

from __future__ import annotations

from typing import Any

import pytest

from geoannot.errors import KindError
from geoannot.model import Document, Entity, Layer, Mention, Quote, Sentence, Span


def layer() -> Layer[Sentence]:
    """Sentences that nest, meet, and stand apart; in no order."""
    places = {"s10": (4, 6), "s2": (4, 6), "s3": (0, 10), "s4": (6, 8), "s5": (12, 14), "s6": (0, 2)}
    return Layer("sentence", [Sentence(id=id, spans=[place]) for id, place in places.items()])


def ids(found: Any) -> list[str]:
    """The ids of annotations."""
    return [one.id for one in found]


def test_sorted_by_start_end_and_id() -> None:
    """A layer is in text order; of two in one place, the id decides, by its number."""
    assert ids(layer()) == ["s6", "s3", "s2", "s10", "s4", "s5"]


def test_entities_are_sorted_by_id() -> None:
    """Annotations without spans stand by their ids."""
    found = Layer("entity", [Entity(id=id, name="x", type="other") for id in ("e10", "a1", "e2")])
    assert ids(found) == ["a1", "e2", "e10"]


def test_a_layer_is_a_sequence() -> None:
    """Length, index, slice, membership, equality."""
    found = layer()
    assert len(found) == 6
    assert found[0].id == "s6"
    assert ids(found[-2:]) == ["s4", "s5"]
    assert Sentence(id="s4", spans=[(6, 8)]) in found
    assert Sentence(id="s4", spans=[(6, 9)]) not in found
    assert Sentence(id="s7", spans=[(99, 100)]) not in found
    assert list(found).index(found[4]) == 4
    stranger: Any = "s4"
    assert stranger not in found
    assert found == layer()
    assert found != Layer("sentence")
    assert found != list(layer())
    with pytest.raises(TypeError, match="unhashable"):
        hash(found)


@pytest.mark.parametrize(
    ("query", "where", "expected"),
    [
        ("within", (4, 8), ["s2", "s10", "s4"]),
        ("within", (5, 8), ["s4"]),
        ("within", (20, 30), []),
        ("overlapping", (5, 7), ["s3", "s2", "s10", "s4"]),
        ("overlapping", (2, 4), ["s3"]),
        ("overlapping", (10, 12), []),
        ("covering", (4, 5), ["s3", "s2", "s10"]),
        ("covering", (4, 6), ["s3", "s2", "s10"]),
        ("covering", (9, 11), []),
        ("before", (6, 7), ["s6", "s2", "s10"]),
        ("before", (0, 1), []),
        ("after", (0, 6), ["s4", "s5"]),
        ("after", (0, 14), []),
    ],
)
def test_queries(query: str, where: tuple[int, int], expected: list[str]) -> None:
    """A layer says what lies in, over, across, before and behind a place; a pair, a span or an annotation."""
    for place in (where, Span(*where), Sentence(spans=[where])):
        assert ids(getattr(layer(), query)(place)) == expected


def test_at() -> None:
    """What covers the character at an offset."""
    assert ids(layer().at(6)) == ["s3", "s4"]
    assert layer().at(11) == []


@pytest.mark.parametrize(
    ("query", "where", "extents", "pieces"),
    [
        ("overlapping", [(4, 6)], ["q1"], []),
        ("covering", [(4, 6)], ["q1"], []),
        ("covering", [(1, 2)], ["q1"], ["q1"]),
        ("within", [(0, 4), (6, 10)], ["q1"], ["q1"]),
        ("within", [(0, 3), (7, 10)], ["q1"], []),
        ("overlapping", [(4, 5), (7, 8)], ["q1"], ["q1"]),
        ("covering", [(0, 2), (8, 9)], ["q1"], ["q1"]),
    ],
)
def test_gaps_count_where_pieces_are_asked_for(
    query: str, where: list[tuple[int, int]], extents: list[str], pieces: list[str]
) -> None:
    """Queries compare extents, and piece by piece where that is wanted."""
    found = Layer("quote", [Quote(id="q1", type="direct", spans=[(0, 4), (6, 10)])])
    place = Quote(type="direct", spans=where)
    assert ids(getattr(found, query)(place)) == extents
    assert ids(getattr(found, query)(place, pieces=True)) == pieces


def test_entities_have_no_place() -> None:
    """A layer without spans cannot be asked for places, and an entity is no place."""
    entities = Layer("entity", [Entity(id="e1", name="Oslo", type="gpe")])
    with pytest.raises(KindError, match=r"layer entity has no spans.*ask its mentions"):
        entities.within((0, 1))
    with pytest.raises(KindError, match="is no place in a text"):
        layer().within(entities[0])  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(KindError, match="is no place in a text"):
        layer().before("s3")  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize("query", ["within", "overlapping", "covering", "before", "after"])
def test_an_empty_layer_answers(query: str) -> None:
    """In an empty layer there is nothing anywhere."""
    assert getattr(Layer("mention"), query)((0, 5)) == []


def test_queries_follow_changes() -> None:
    """The index is made anew after a change of the document."""
    document = Document("abcdef", annotations=[Mention(spans=[(0, 1)])])
    assert ids(document.mentions.within((0, 6))) == ["m1"]
    document.add(Mention(spans=[(4, 5)]))
    document.add(Mention(spans=[(2, 3)]))
    assert ids(document.mentions.within((0, 6))) == ["m1", "m3", "m2"]
    document.remove("m3")
    assert ids(document.mentions.within((0, 6))) == ["m1", "m2"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "<Layer mention: 0>"), (1, "<Layer mention: 1 <Mention m1 [0, 1)>>")],
)
def test_repr(count: int, expected: str) -> None:
    """A person sees how many there are, and the first."""
    assert repr(Layer("mention", [Mention(id=f"m{n}", spans=[(0, 1)]) for n in range(1, count + 1)])) == expected


def test_repr_of_many_is_cut() -> None:
    """Of many, three are shown."""
    shown = repr(Layer("mention", [Mention(id=f"m{n}", spans=[(0, 1)]) for n in range(1, 10)]))
    assert shown.endswith("<Mention m3 [0, 1)>, …>")


def test_a_layer_that_was_emptied() -> None:
    """What was put in and taken out again before anybody asked leaves an empty layer."""
    document = Document("abc")
    document.remove(document.add(Sentence(spans=[(0, 1)])))
    assert list(document.sentences) == []
