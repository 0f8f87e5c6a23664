"""Editing a document: adding, removing and replacing keep ids and references right."""

from __future__ import annotations

from typing import Any

import pytest

from geoannot.errors import DuplicateIdError, FieldError, KindError, SpanError, UnknownIdError
from geoannot.model import (
    Document,
    Mention,
    Quote,
    Sentence,
    Span,
    Stance,
    TextAnnotation,
    Timex,
)
from tests.unit.model.test_document import BRECHT, TEXT, small

# Adding


def test_ids_are_given_in_turn() -> None:
    """An annotation without an id gets the next free number of its prefix."""
    document = Document(TEXT, annotations=[Mention(id="m2", spans=[(0, 3)])])
    given = [document.add(Mention(spans=[(4, 10)])).id for _ in range(2)]
    assert given == ["m1", "m3"]
    document.remove("m3")
    assert document.add(Mention(spans=[(4, 10)])).id == "m4"


def test_next_id_avoids() -> None:
    """Ids that are to be kept free are not given."""
    document = small()
    assert document.next_id("m", avoid=["m3", "m4"]) == "m5"
    assert document.next_id("m") == "m6"


def test_add_returns_what_stands_there() -> None:
    """What is added is found under its id, and the given annotation is untouched."""
    document = Document(TEXT)
    given = Sentence(spans=[(0, 3)])
    added = document.add(given)
    assert (given.id, added.id, document["s1"]) == ("", "s1", added)


@pytest.mark.parametrize(
    "annotation",
    [
        Sentence(id="s1", spans=[(0, 32)]),
        Sentence(spans=[(40, 50)]),
        Quote(id="q7", type="direct", spans=[(0, 3)], cue=[(4, 32)]),
        Stance(spans=[(0, 3)], holder_spans=[(31, 32)], polarity=0, intensity=0, basis="reported"),
    ],
    ids=["end", "wholly", "cue", "holder"],
)
def test_spans_past_the_text(annotation: TextAnnotation) -> None:
    """No span of an annotation may end behind the text; nothing is changed then."""
    document = Document(TEXT)
    with pytest.raises(SpanError, match=r"document document: .*is past the text \(length 31\)") as caught:
        document.add(annotation)
    assert caught.value.length == 31
    assert not document.layers


def test_ids_are_unique_over_all_layers() -> None:
    """Two annotations cannot have one id, whatever their kinds."""
    document = small()
    with pytest.raises(DuplicateIdError, match="id 'e1' is taken already by <Entity e1") as caught:
        document.add(Mention(id="e1", spans=[(0, 3)]))
    assert caught.value.id == "e1"


@pytest.mark.parametrize("thing", ["text", None, Span(0, 3), TextAnnotation(spans=[(0, 3)]), Sentence], ids=repr)
def test_only_annotations_of_a_kind_are_added(thing: Any) -> None:
    """What is no annotation of a kind stays outside."""
    with pytest.raises(KindError, match="is no annotation of a kind"):
        Document(TEXT).add(thing)


def test_extend_adds_one_by_one() -> None:
    """Those before a wrong one are in."""
    document = Document(TEXT)
    with pytest.raises(SpanError, match="past the text"):
        document.extend([Sentence(spans=[(0, 3)]), Sentence(spans=[(0, 99)]), Sentence(spans=[(0, 5)])])
    assert [one.end for one in document.sentences] == [3]


def test_an_empty_layer_is_a_layer() -> None:
    """A layer that was made stays, empty or emptied: somebody looked and found nothing."""
    document = small()
    assert len(document.add_layer(Timex)) == len(document.add_layer("stance")) == 0
    assert document.add_layer("mention") is document.layers["mention"]
    document.remove("q1")
    assert {"timex", "stance", "quote"} <= set(document.layers)


# Removing


def test_remove_leaves_a_dangling_reference() -> None:
    """Without unlinking, references dangle, and the check says so with the path."""
    document = small()
    assert document.remove(BRECHT) == BRECHT
    assert [str(finding) for finding in document.check()] == [
        "mention m1: entity 'e1' is no id of this document @ layers.mention[0].entity",
        "mention m2: entity 'e1' is no id of this document @ layers.mention[1].entity",
        "quote q1: speaker 'e1' is no id of this document @ layers.quote[0].speaker",
    ]


def test_remove_and_unlink() -> None:
    """With unlinking, references to it are emptied."""
    document = small()
    document.remove("e1", unlink=True)
    assert document.check() == []
    assert [one.entity for one in document.mentions] == [None, None]


@pytest.mark.parametrize("target", ["x9", Mention(id="m1", spans=[(0, 3)]), Mention(spans=[(0, 3)])], ids=repr)
def test_what_is_not_there_is_not_removed(target: Any) -> None:
    """An unknown id, and an annotation that has changed since, are refused."""
    document = small()
    for action in (document.remove, document.replace):
        with pytest.raises(UnknownIdError, match="has no annotation with the id"):
            action(target)


def test_remove_layer() -> None:
    """A layer goes with all that is in it; one that is absent is no error."""
    document = small()
    document.remove_layer(Mention)
    document.remove_layer("timex")
    assert "mention" not in document.layers
    assert "m1" not in document
    document.add(Mention(id="m1", spans=[(0, 3)]))


# Replacing


def test_replace_changes_a_copy() -> None:
    """A changed copy takes the place, in the order of the text."""
    document = small()
    old = document.mentions[0]
    new = document.replace(old, spans=[(26, 30)], form="nominal")
    assert [one.id for one in document.mentions] == ["m2", "m1"]
    assert document["m1"] is new
    assert old.start == 0


def test_references_follow_a_new_id() -> None:
    """If the id changes, what refers to it follows."""
    document = small()
    document.replace("e1", id="e7")
    assert [one.entity for one in document.mentions] == ["e7", "e7"]
    assert document.quotes[0].speaker == "e7"
    assert "e1" not in document
    assert document.check() == []


@pytest.mark.parametrize(
    ("changes", "error", "problem"),
    [
        ({"id": "m2"}, DuplicateIdError, "id 'm2' is taken already by <Mention m2"),
        ({"id": ""}, FieldError, "id is '', expected a string that is not empty"),
        ({"spans": [(0, 99)]}, SpanError, "past the text"),
        ({"form": "nickname"}, FieldError, "form is 'nickname'"),
    ],
    ids=["taken", "empty", "past-the-text", "wrong-value"],
)
def test_a_wrong_replacement_changes_nothing(changes: dict[str, Any], error: type[Exception], problem: str) -> None:
    """What would be wrong is refused before anything is changed."""
    document = small()
    with pytest.raises(error, match=problem):
        document.replace("m1", **changes)
    assert document == small()
