"""Comparing annotators: what stands for what, how much agrees, what differs."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import geoannot
from geoannot.analysis.matching import shared_characters
from geoannot.model import Annotation, Document, Entity, Mention, Quote, Span, Stance, Timex, kind
from geoannot.testing import documents

TEXT = "Ida Brecht met Tamarin on Monday. She praised him; he praised her."


def timex(start: int, end: int, value: str | None = None, type: Any = "DATE") -> Timex:
    """A temporal expression."""
    return Timex(spans=[(start, end)], type=type, value=value)


def twice(gold: list[Annotation], found: list[Annotation]) -> geoannot.Comparison:
    """Two annotators of one text."""
    return geoannot.compare(Document(TEXT, annotations=gold), Document(TEXT, annotations=found))


# Places


def test_strict_and_overlap() -> None:
    """The same spans are strict; one character in common is overlap; what stands for nothing is missing or extra."""
    comparison = twice(
        [timex(0, 3), timex(4, 10), timex(15, 22), timex(26, 32)],
        [timex(0, 3), timex(3, 10), timex(11, 14)],
    )
    layer = comparison.layers["timex"]
    assert (layer.gold, layer.predicted, layer.equal_extents, layer.matched) == (4, 3, 1, 2)
    assert (layer.strict.precision, layer.strict.recall) == (1 / 3, 1 / 4)
    assert layer.overlap.f1 == pytest.approx(4 / 7)
    assert [(one.sort, one.gold_text, one.predicted_text) for one in comparison.differences] == [
        ("extent", "Brecht", "Brecht"),
        ("missing", "Tamarin", ""),
        ("missing", "Monday", ""),
        ("extra", "", "met"),
    ]


def test_the_longest_overlap_is_matched() -> None:
    """One annotation stands for one; equal spans go first, then who shares most."""
    comparison = twice([timex(0, 10)], [timex(0, 3), timex(2, 9)])
    (extent,) = [one for one in comparison.differences if one.sort == "extent"]
    assert extent.predicted_text == "a Brech"
    assert comparison.layers["timex"].matched == 1


def test_pieces_are_compared_piece_by_piece() -> None:
    """What lies in the gap of a discontinuous annotation does not touch it."""
    one, other = (
        Quote(spans=[(0, 3), (15, 22)], type="direct"),
        Quote(spans=[(4, 10)], type="direct"),
    )
    assert twice([one], [other]).layers["quote"].matched == 0
    assert shared_characters((Span(0, 4), Span(6, 9)), (Span(3, 7),)) == 2


def test_of_several_on_one_place_the_most_alike() -> None:
    """Two stances with the same words are told apart by their parties."""
    people: list[Annotation] = [
        Entity(id="e1", name="Ida Brecht", type="person"),
        Entity(id="e2", name="Tamarin", type="person"),
    ]
    stance = Stance(spans=[(38, 45)], holder="e1", target="e2", polarity=0.6, intensity=0.6, basis="evaluation")
    back = attrs.evolve(stance, holder="e2", target="e1", polarity=-0.6)
    comparison = twice([*people, stance, back], [*people, back, stance])
    assert comparison.layers["stance"].fields["polarity"].agreement == 1.0
    assert comparison.differences == []


def test_heaps_are_matched_in_order() -> None:
    """Hundreds of annotations on one place, or across each other, are matched all the same."""
    same: list[Annotation] = [timex(0, 10, str(number)) for number in range(200)]
    assert twice(same, same).differences == []
    nested = twice([timex(n, 60) for n in range(30)], [timex(0, n) for n in range(31, 61)]).layers["timex"]
    assert nested.matched == 30


# Fields


def test_fields_of_what_matches() -> None:
    """Agreement is counted on pairs; the score of a field counts a pair as right only where the value is."""
    comparison = twice(
        [timex(0, 3, "2021"), timex(15, 22, "2022"), timex(26, 32, "2021-03-15")],
        [timex(0, 3, "2021"), timex(15, 22, "1999", "TIME")],
    )
    fields = comparison.layers["timex"].fields
    assert fields["value"].agreement == 0.5
    assert fields["value"].score.f1 == pytest.approx(2 / 5)
    assert (fields["type"].matched, fields["type"].equal) == (2, 1)
    assert fields["type"].kappa == pytest.approx(0.0)
    assert fields["value"].kappa is None
    values = [one for one in comparison.differences if one.field == "value"]
    assert [(one.gold_text, one.predicted_text) for one in values] == [("2022", "1999")]
    assert str(values[0]).endswith(
        "met [[Tamarin]] on Monday. She praised him; he praised … · value: gold 2022, found 1999"
    )


def test_kappa_is_agreement_beyond_chance() -> None:
    """Three in four agree, half of them by chance."""
    gold = [timex(n, n + 1, type=type) for n, type in enumerate(["DATE", "DATE", "TIME", "TIME"])]
    found = [timex(n, n + 1, type=type) for n, type in enumerate(["DATE", "DATE", "DATE", "TIME"])]
    assert twice([*gold], [*found]).layers["timex"].fields["type"].kappa == pytest.approx(0.5)
    assert twice([*gold[:2]], [*gold[:2]]).layers["timex"].fields["type"].kappa is None


def test_numbers_have_a_distance() -> None:
    """Polarities that differ a little differ, and by how much is told."""
    one = Stance(spans=[(38, 45)], polarity=0.6, intensity=0.6, basis="evaluation")
    other = attrs.evolve(one, polarity=0.5, intensity=0.6000000000001)
    fields = twice([one], [other]).layers["stance"].fields
    assert fields["polarity"].agreement == 0.0
    assert fields["polarity"].mean_distance == pytest.approx(0.1)
    assert fields["intensity"].agreement == 1.0
    assert fields["negated"].mean_distance is None


def test_references_are_compared_by_who_is_meant() -> None:
    """Ids do not matter: entities stand for each other by their mentions."""
    ida, tamarin = Entity(id="e1", name="Ida Brecht", type="person"), Entity(id="e2", name="Tamarin", type="person")
    gold: list[Annotation] = [
        ida,
        tamarin,
        Mention(spans=[(0, 10)], entity="e1"),
        Mention(spans=[(15, 22)], entity="e2"),
    ]
    said = Quote(spans=[(34, 50)], type="direct", speaker="e1")
    renamed: list[Annotation] = [
        attrs.evolve(ida, id="e7", name="Brecht"),
        attrs.evolve(tamarin, id="e1"),
        Mention(spans=[(4, 10)], entity="e7"),
        Mention(spans=[(15, 22)], entity="e1"),
    ]
    right = twice([*gold, said], [*renamed, attrs.evolve(said, speaker="e7")])
    assert right.layers["quote"].fields["speaker"].agreement == 1.0
    assert right.layers["entity"].fields["name"].agreement == 0.5
    wrong = twice([*gold, said], [*renamed, attrs.evolve(said, speaker="e1")])
    (difference,) = [one for one in wrong.differences if one.field == "speaker"]
    assert (difference.gold_text, difference.predicted_text) == ("Ida Brecht (e1)", "Tamarin (e1)")
    nobody = twice([*gold, said], [*renamed, attrs.evolve(said, speaker=None)])
    assert "gold Ida Brecht (e1), found nothing" in str(nobody.differences[-1])


def test_reserved_words_and_spans_are_compared_as_they_stand() -> None:
    """The author is the author; cues are compared by their places."""
    one = Stance(spans=[(38, 45)], holder="author", polarity=0.6, intensity=0.6, basis="evaluation", cue=[(38, 45)])
    (difference,) = twice([one], [attrs.evolve(one, cue=[(38, 42)])]).differences
    assert (difference.field, difference.gold_text, difference.predicted_text) == ("cue", "'praised'", "'prai'")


def test_differences_in_words() -> None:
    """What is missing, and what covers something else, each with its text; a long one loses its middle."""
    missing, extra = twice([timex(15, 22)], [timex(0, 3)]).differences
    assert str(missing) == "missing timex document: Ida Brecht met [[Tamarin]] on Monday. She praised him; he praised …"
    assert str(extra).startswith("extra   timex document: [[Ida]] Brecht")
    (extent,) = twice([timex(0, 10)], [timex(4, 10)]).differences
    assert str(extent).endswith("[[Ida Brecht]] met Tamarin on Monday. She praised him;… · found 'Brecht'")
    long = Document("a" * 100 + "b" * 100, annotations=[timex(0, 200)])
    (cut,) = geoannot.compare(long, Document(long.text, annotations=[timex(0, 199)])).differences
    assert cut.gold_text == "a" * 80 + " … " + "b" * 80


# Entities


def mentions(*clusters: str) -> list[Annotation]:
    """A mention a letter, of the entity that the letter names; a blank has none."""
    names = sorted(set("".join(clusters)) - {" "})
    entities: list[Annotation] = [Entity(id=f"e{name}0", name=name, type="other") for name in names]
    return [
        *entities,
        *(
            Mention(spans=[(place, place + 1)], entity=None if name == " " else f"e{name}0")
            for place, name in enumerate("".join(clusters))
        ),
    ]


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("aabb", "xxyy", 1.0, 1.0),
        ("aaaaabbccccc", "aaaaabbbbbbb", 16 / 21, 1.0),
        ("aabb", "aaaa", 0.5, 1.0),
        ("aabb", "abcd", 1.0, 0.5),
        ("aab ", "aaaa", 5 / 9, 1.0),
    ],
    ids=["same", "bagga-baldwin", "one-cluster", "singletons", "without-entity"],
)
def test_b_cubed(gold: str, found: str, precision: float, recall: float) -> None:
    """The example of Bagga and Baldwin 1998, and small ones; mentions without an entity do not count."""
    clusters = twice(mentions(gold), mentions(found)).clusters
    assert clusters is not None
    assert clusters.score.precision == pytest.approx(precision, abs=1e-4)
    assert clusters.score.recall == pytest.approx(recall)


def test_entities_cover_their_mentions() -> None:
    """Strict is an entity with the same mentions, overlap one with a mention in common."""
    layer = twice(mentions("aabb"), mentions("aabc")).layers["entity"]
    assert (layer.gold, layer.predicted, layer.equal_extents, layer.matched) == (2, 3, 1, 2)


def test_entities_without_mentions_go_by_their_key() -> None:
    """Where nothing points to them, the same code or the same name makes them one."""
    norway = Entity(name="Norway", type="gpe", identifiers={"iso3166": "NO"})
    layer = twice(
        [norway], [attrs.evolve(norway, name="Kingdom of Norway"), attrs.evolve(norway, name="Norway")]
    ).layers["entity"]
    assert (layer.equal_extents, layer.matched, layer.predicted) == (1, 1, 2)


def test_annotations_that_both_share() -> None:
    """A copy shares what was not changed; that is no reason to think it taken."""
    document = Document(TEXT, annotations=mentions("aabb"))
    copy = document.copy()
    copy.replace("m1", entity="eb0")
    copy.replace("m2", entity="eb0")
    copy.replace("m3", entity="ea0")
    copy.replace("m4", entity="ea0")
    comparison = geoannot.compare(document, copy)
    layer = comparison.layers["entity"]
    assert (layer.matched, layer.equal_extents) == (2, 2)
    assert comparison.layers["mention"].fields["entity"].agreement == 1.0


# Documents


def test_documents_are_matched_by_id() -> None:
    """Whatever their order; those without a counterpart, or with another text, are named."""
    gold = [Document("a", id=id) for id in ("one", "two", "three")]
    found = [Document("a", id="two"), Document("b", id="one"), Document("a", id="four")]
    comparison = geoannot.compare(gold, iter(found))
    assert comparison.documents == 1
    assert (comparison.missing, comparison.extra, comparison.other_texts) == (["three"], ["four"], ["one"])
    assert not comparison.complete
    assert geoannot.compare(gold, gold).complete


def test_an_absent_layer_is_no_error() -> None:
    """An empty layer says that there is nothing, an absent one says nothing."""
    silent, empty, full = Document(TEXT), Document(TEXT), Document(TEXT, annotations=[timex(0, 3)])
    empty.add_layer("timex")
    assert geoannot.compare(full, silent).layers == {}
    assert geoannot.compare(full, silent).one_sided == {"timex": (1, 0)}
    assert geoannot.compare(full, empty).layers["timex"].strict.recall == 0.0
    assert geoannot.compare(empty, empty).layers["timex"].strict.f1 is None


def test_chosen_layers() -> None:
    """Only these are compared; one that is not there on both sides is a wrong call."""
    document = Document(TEXT, annotations=[timex(0, 3), Mention(spans=[(0, 3)])])
    assert list(geoannot.compare(document, document, layers="timex").layers) == ["timex"]
    assert geoannot.compare(document, document, layers="timex").clusters is None
    problem = "no document has a layer 'time' on both sides; compared could be: mention, timex"
    with pytest.raises(geoannot.GeoannotError, match=problem):
        geoannot.compare(document, document, layers=["time"])


def test_it_shows_on_a_line() -> None:
    """What somebody sees who types its name in a notebook."""
    one, other = Document(TEXT, annotations=[timex(0, 3)]), Document(TEXT, annotations=[timex(4, 10)])
    one.add_layer("quote")
    other.add_layer("quote")
    shown = "<Comparison: documents: 1; strict F1: timex 0.00, quote –; differences: 2>"
    assert repr(geoannot.compare(one, other)) == shown
    assert "nothing was compared" in repr(geoannot.compare([], []))


def test_what_cannot_be_compared() -> None:
    """What is no documents is named, and so is what has no names of annotators."""
    nothing: Any = None
    with pytest.raises(geoannot.GeoannotError, match="expected documents, not NoneType None"):
        geoannot.compare(Document(TEXT), nothing)
    unnamed: Any = [Document(TEXT), Document(TEXT)]
    with pytest.raises(geoannot.GeoannotError, match="by the names of their annotators, not list"):
        geoannot.compare_all(unnamed)


def test_an_id_that_occurs_twice() -> None:
    """Which of two is meant cannot be told."""
    two = [Document("a"), Document("a")]
    for gold, found in ((two, two[:1]), (two[:1], two)):
        with pytest.raises(geoannot.GeoannotError, match="two documents of one side have the id 'document'"):
            geoannot.compare(gold, found)


def test_several_annotators() -> None:
    """Each is compared with each, once."""
    one, other = Document(TEXT, annotations=[timex(0, 3)]), Document(TEXT, annotations=[timex(4, 10)])
    found = geoannot.compare_all({"ada": one, "ben": iter([other]), "cal": [one]})
    assert list(found) == [("ada", "ben"), ("ada", "cal"), ("ben", "cal")]
    assert [pair.layers["timex"].strict.f1 for pair in found.values()] == [0.0, 1.0, 0.0]
    with pytest.raises(geoannot.GeoannotError, match="1 annotator can't be compared; give two or more"):
        geoannot.compare_all({"ada": one})


def test_annotators_of_one_document() -> None:
    """What each signed is taken apart, with the entities that it needs; a layer without his name is absent."""
    document = Document(
        TEXT,
        annotations=[
            Entity(id="e1", name="Ida Brecht", type="person", by="entities/0.1.0"),
            Entity(id="e2", name="Tamarin", type="person", by="entities/0.1.0"),
            Mention(id="m1", spans=[(0, 10)], entity="e1", by="person/ada"),
            Mention(id="m2", spans=[(4, 10)], entity="e1", by="person/ben"),
            attrs.evolve(timex(26, 32), by="person/ada"),
            Quote(id="q1", spans=[(0, 3)], type="direct", by="person/ben"),
            Quote(id="q2", spans=[(0, 2)], type="direct", parent="q1", speaker="e2", by="person/benno"),
        ],
    )
    ada, ben, entities = (geoannot.signed_by(document, name) for name in ("person/ada", "person/ben", "entities"))
    assert [one.id for one in ada] == ["e1", "m1", "t1"]
    assert [one.id for one in ben] == ["e1", "m2", "q1"]
    assert list(geoannot.compare(ada, ben).layers) == ["entity", "mention"]
    assert list(entities.layers) == ["entity"]
    assert [one.id for one in geoannot.signed_by(document, "person/benno")] == ["e2", "q2", "q1"]


# Kinds of plugins


def test_kinds_of_plugins(words: ModuleType) -> None:
    """They are compared by what is known of their fields; references to their own kind by who stands for whom."""
    gold = [words.Word(id="w1", spans=[(0, 3)]), words.Word(id="w2", spans=[(4, 10)], previous="w1", loud=True)]
    found = [words.Word(id="w5", spans=[(0, 3)]), words.Word(id="w6", spans=[(4, 10)], previous="w5")]
    fields = twice([*gold], [*found]).layers["word"].fields
    assert fields["previous"].agreement == 1.0
    assert (fields["loud"].agreement, fields["loud"].kappa) == (0.5, 0.0)


def test_kinds_without_spans() -> None:
    """They stand for each other where they say the same."""

    @kind("topic", prefix="tp")
    @attrs.frozen(kw_only=True)
    class Topic(Annotation):
        """What a text is about."""

        word: str = ""

    layer = twice([Topic(word="war"), Topic(word="war")], [Topic(word="war"), Topic(word="trade")]).layers["topic"]
    assert (layer.matched, layer.equal_extents, layer.gold) == (1, 1, 2)


# Laws


@given(documents())
def test_everyone_agrees_with_himself(document: Document) -> None:
    """Compared with itself, every layer is found whole, and nothing differs."""
    comparison = geoannot.compare(document, document.copy())
    assert comparison.differences == []
    for name, layer in comparison.layers.items():
        assert layer.equal_extents == layer.matched == len(document.layers[name])
        assert all(field.agreement in (1.0, None) for field in layer.fields.values())


@settings(max_examples=20)
@given(documents(text="Ida Brecht met Tamarin."), documents(text="Ida Brecht met Tamarin."))
def test_it_does_not_matter_who_is_the_judge(one: Document, other: Document) -> None:
    """Turned round, precision and recall change places."""
    there, back = geoannot.compare(one, other), geoannot.compare(other, one)
    for name, layer in there.layers.items():
        assert layer.equal_extents == back.layers[name].equal_extents or name == "entity"
        assert layer.strict.precision == back.layers[name].strict.recall or name == "entity"
    if there.clusters is not None and back.clusters is not None:
        assert there.clusters.score.precision == pytest.approx(back.clusters.score.recall)
