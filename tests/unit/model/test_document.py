"""The document: a text that never changes, and editing that keeps ids and references right."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from geoannot.errors import DuplicateIdError, FieldError, KindError, SpanError, UnknownIdError
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
    TextAnnotation,
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
