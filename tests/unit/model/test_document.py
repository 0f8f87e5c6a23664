"""The document: a text that never changes, and editing that keeps ids and references right."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from geoannot.errors import DuplicateIdError, FieldError, KindError, UnknownIdError
from geoannot.model import (
    Annotation,
    Document,
    DocumentView,
    Entity,
    Finding,
    Heading,
    Layer,
    Mention,
    Metadata,
    Paragraph,
    Quote,
    Sentence,
    Span,
    Stance,
    Timex,
)

TEXT = "Ida Brecht said “no”. She left."
BRECHT = Entity(id="e1", name="Ida Brecht", type="person")


def small() -> Document:
    """A document with an entity, its two mentions and a quote."""
    return Document(
        TEXT,
        id="small",
        annotations=[
            BRECHT,
            Mention(id="m1", spans=[(0, 10)], entity="e1"),
            Mention(id="m2", spans=[(22, 25)], entity="e1", form="pronoun"),
            Quote(id="q1", spans=[(16, 20)], type="direct", speaker="e1"),
        ],
    )


# Making


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"text": b"abc"}, "text is b'abc', expected a string"),
        ({"text": None}, "text is None, expected a string"),
        ({"text": "", "id": ""}, "id is '', expected a string that is not empty"),
        ({"text": "", "id": 3}, "id is 3, expected a string that is not empty"),
        ({"text": "", "metadata": {"date": "May"}}, "metadata: date is 'May'"),
    ],
    ids=["bytes", "no-text", "no-id", "number-id", "metadata"],
)
def test_what_makes_no_document(arguments: dict[str, Any], problem: str) -> None:
    """Text, id and metadata are what they have to be."""
    with pytest.raises(FieldError, match=problem):
        Document(**arguments)


def test_a_fresh_document() -> None:
    """Without annotations there is no layer, and reading one that is absent gives an empty one."""
    document = Document("Ab")
    assert (document.id, dict(document.layers), document.layers.get("quote")) == ("document", {}, None)
    assert len(document.layer("quote")) == len(document.layer(Quote)) == 0
    assert dict(document.layers) == {}
    assert document.metadata == Metadata()
    assert list(document) == []


def test_metadata_may_be_set_anew() -> None:
    """Metadata is given as such or as a mapping, whose unknown keys are kept."""
    document = Document("", metadata={"title": "T", "desk": "North"})
    assert (document.metadata.title, document.metadata.extra) == ("T", {"desk": "North"})
    document.metadata = {"date": "2021-03-18"}
    assert document.metadata == Metadata(date="2021-03-18")
    document.metadata = Metadata(title="U")
    assert document.metadata.title == "U"


# Reading


def test_layers_stand_in_their_order() -> None:
    """Layers come in the order of the contract, however they were added."""
    document = small()
    document.add(Heading(spans=[(0, 3)]))
    assert list(document.layers) == ["heading", "entity", "mention", "quote"]
    assert [one.id for one in document] == ["h1", "e1", "m1", "m2", "q1"]


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("headings", Heading),
        ("paragraphs", Paragraph),
        ("sentences", Sentence),
        ("entities", Entity),
        ("mentions", Mention),
        ("timexes", Timex),
        ("quotes", Quote),
        ("stances", Stance),
    ],
)
def test_each_built_in_layer_has_its_name(name: str, cls: type[Annotation]) -> None:
    """The layers of the built-in kinds are attributes."""
    document = Document("a")
    assert getattr(document, name).name == cls.kind
    document.add_layer(cls)
    assert getattr(document, name) is document.layers[cls.kind]


def test_annotations_by_id() -> None:
    """An annotation is found by its id, wherever it is."""
    document = small()
    assert document.get("e1") is document["e1"] == BRECHT
    assert document.get("e2") is None
    assert "m1" in document
    assert "m9" not in document
    with pytest.raises(UnknownIdError, match="document 'small' has no annotation with the id 'm9'") as caught:
        document["m9"]
    assert caught.value.id == "m9"


def test_text_of() -> None:
    """The words of a span, of a pair, and of an annotation, whose pieces are joined by a blank."""
    document = small()
    assert document.text_of(Span(0, 3)) == document.text_of((0, 3)) == "Ida"
    assert document.text_of(Quote(type="direct", spans=[(0, 3), (16, 20)])) == "Ida “no”"


def test_tokens_and_offsets_are_kept() -> None:
    """What is computed of a text is computed once."""
    document = small()
    assert document.tokens is document.tokens is document.view().tokens
    assert document.offsets("utf-16") is document.offsets("utf-16")
    assert document.offsets("utf-16") is not document.offsets("utf-8")


def test_repr_shows_the_opening_and_counts() -> None:
    """A person sees which document it is, how long, and what is in it."""
    assert repr(small()) == (
        "<Document small: 31 characters 'Ida Brecht said “no”. She left.'; 1 entity, 2 mention, 1 quote>"
    )
    assert repr(Document("x" * 50)) == f"<Document document: 50 characters '{'x' * 40}…'; no layers>"


def test_equal_documents() -> None:
    """Documents are equal by what they hold, not by how it came in; and they do not hash, for they change."""
    one, other = small(), Document(TEXT, id="small", annotations=list(small())[::-1])
    assert one == other == one.view()
    assert one != Document(TEXT, id="small")
    assert one != Document(TEXT, id="other", annotations=small())
    assert one != TEXT
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_a_view_shows_changes_and_makes_none() -> None:
    """A view can be read, shows what is changed later, and has nothing to change it with."""
    document = small()
    view = document.view()
    assert type(view) is DocumentView
    document.add(Sentence(spans=[(0, 21)]))
    assert [one.id for one in view.sentences] == ["s1"]
    assert not hasattr(view, "add")
    with pytest.raises(AttributeError):
        view.text = "other"  # type: ignore[misc]  # wrong on purpose


def test_pickled_and_back() -> None:
    """Documents go from process to process."""
    document = small()
    document.metadata = Metadata(date="2021-03-18", extra={"desk": "North"})
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert again.add(Mention(spans=[(0, 3)])).id == "m3"


# Copies, and documents made in bulk


def test_a_copy_is_a_document_of_its_own() -> None:
    """Changes to a copy do not show in the first, and its ids go on."""
    document = small()
    copy = document.copy()
    assert copy == document
    copy.remove("q1")
    assert copy.add(Mention(spans=[(0, 3)])).id == "m3"
    assert document == small()


def test_of_layers() -> None:
    """Readers of formats make documents in bulk."""
    document = small()
    again = Document.of_layers(TEXT, document.layers, id="small")
    assert again == document
    assert again.add(Mention(spans=[(0, 3)])).id == "m3"


def test_of_layers_refuses_one_id_twice() -> None:
    """In bulk, too, an id belongs to one annotation."""
    with pytest.raises(DuplicateIdError, match="id 'x' is taken already by <Sentence x"):
        Document.of_layers(
            TEXT, {"sentence": [Sentence(id="x", spans=[(0, 3)])], "mention": [Mention(id="x", spans=[(0, 3)])]}
        )


def test_ids_of_unknown_layers_are_taken() -> None:
    """Layers that nobody knows are kept, and their ids are not given again."""
    unknown = {"claim": [{"id": "m1"}, {"id": 3}, "odd"], "note": "free"}
    document = Document.of_layers(TEXT, {}, unknown=unknown)
    assert document.unknown == unknown
    assert document.add(Mention(spans=[(0, 3)])).id == "m2"
    with pytest.raises(DuplicateIdError, match="id 'm1' is taken already by 'an unknown layer'"):
        document.add(Sentence(id="m1", spans=[(0, 3)]))
    with pytest.raises(DuplicateIdError, match="id 'm1' is taken already"):
        document.replace("m2", id="m1")
    assert document.copy().unknown == unknown
    with pytest.raises(DuplicateIdError, match="id 'm1' is taken already by <Sentence"):
        Document.of_layers(TEXT, {"sentence": [Sentence(id="m1", spans=[(0, 3)])]}, unknown=unknown)


# Checking


def test_check_finds_everything() -> None:
    """Every finding has its path: spans past the text, references to nothing, to the wrong kind, in a circle."""
    document = Document.of_layers(
        "abc",
        {
            "sentence": [Sentence(id="s1", spans=[(0, 3)]), Sentence(id="s2", spans=[(0, 4)])],
            "mention": [Mention(id="m1", spans=[(0, 1)], entity="s1")],
            "timex": [Timex(id="t1", spans=[(0, 1)], type="DATE", anchor="document-date")],
            "quote": [
                Quote(id="q1", type="direct", spans=[(0, 1)], parent="q2"),
                Quote(id="q2", type="direct", spans=[(0, 2)], parent="q1"),
                Quote(id="q3", type="direct", spans=[(0, 3)], parent="q1", speaker="nobody"),
                Quote(id="q4", type="direct", spans=[(1, 3)], cue=[(3, 9)], parent="q4"),
            ],
            "claim": [],
        },
    )
    assert [str(finding) for finding in document.check()] == [
        "sentence s2: end 4 is past the text (length 3) @ layers.sentence[1].spans",
        "mention m1: entity 's1' is of the kind sentence, not entity @ layers.mention[0].entity",
        "quote q3: speaker 'nobody' is no id of this document @ layers.quote[2].speaker",
        "quote q4: end 9 is past the text (length 3) @ layers.quote[3].cue",
        "quote q1: parent leads back to itself @ layers.quote[0].parent",
        "quote q2: parent leads back to itself @ layers.quote[1].parent",
        "quote q4: parent leads back to itself @ layers.quote[3].parent",
    ]
    assert document.check()[2].target == "nobody"


def test_a_finding_without_a_place() -> None:
    """A finding reads as its message where it has no path."""
    assert str(Finding("odd")) == "odd"


def test_layers_of_the_document_are_read_only() -> None:
    """The mapping of layers is not the place to change them."""
    layers: Any = small().layers
    with pytest.raises(TypeError, match="does not support item assignment"):
        layers["quote"] = Layer("quote")


def test_an_unknown_layer_is_not_begun_anew() -> None:
    """A layer that was read without its kind being known is not mixed with annotations of the kind."""
    document = Document.of_layers("abc", {}, unknown={"claim": [{"id": "c1"}]})
    with pytest.raises(KindError, match="layer 'claim' was read without its kind being known"):
        document.add_layer("claim")
