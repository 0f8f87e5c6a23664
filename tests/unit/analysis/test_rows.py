"""Rows: annotations as flat mappings."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import given

import geoannot
from geoannot.model import Document, Entity, Mention, Span, Timex
from geoannot.testing import documents

DOCUMENT = Document(
    "Oslo waits.",
    annotations=[
        Entity(id="e1", name="Norway", type="gpe", identifiers={"wikidata": "Q20"}, features={"seen": 1}),
        Mention(id="m1", spans=[(0, 4)], entity="e1", form="metonym", by="person/ada", confidence=0.5),
        Mention(id="m2", spans=[(5, 10)]),
    ],
)


def test_a_row_is_plain() -> None:
    """Every field of the annotation, with its words and its entity."""
    assert next(geoannot.rows(DOCUMENT, layers="mention")) == {
        "document": "document",
        "date": None,
        "layer": "mention",
        "id": "m1",
        "start": 0,
        "end": 4,
        "text": "Oslo",
        "spans": (Span(0, 4),),
        "entity": "e1",
        "entity_name": "Norway",
        "entity_key": "wikidata:Q20",
        "form": "metonym",
        "by": "person/ada",
        "confidence": 0.5,
        "features": {},
    }


def test_rows_of_one_layer_have_the_same_columns() -> None:
    """Whether a reference is empty or not."""
    one, other = geoannot.rows(DOCUMENT, layers=["mention"])
    assert list(one) == list(other)
    assert (other["entity"], other["entity_name"], other["entity_key"]) == (None, None, None)


def test_documents_are_taken_one_by_one() -> None:
    """Rows of the first document are there before the second one is asked for."""
    taken: list[int] = []

    def several() -> Iterator[Document]:
        for number in (1, 2):
            taken.append(number)
            yield DOCUMENT

    rows = geoannot.rows(several())
    assert next(rows)["id"] == "e1"
    assert taken == [1]
    assert len(list(rows)) == 5


def test_kinds_of_plugins_have_columns(words: ModuleType) -> None:
    """Their fields are read off the class; a reference to something else than an entity is an id."""
    document = Document("a B", annotations=[words.Word(id="w1", spans=[(0, 1)])])
    document.add(words.Word(id="w2", spans=[(2, 3)], loud=True, previous="w1"))
    row = list(geoannot.rows(document, layers=["word"]))[1]
    assert (row["text"], row["loud"], row["previous"]) == ("B", True, "w1")
    assert "previous_name" not in row


def test_a_layer_that_is_nowhere() -> None:
    """A misspelt name is an error, and an absent layer of a built-in kind is none."""
    assert list(geoannot.rows(DOCUMENT, layers=["quote"])) == []
    with pytest.raises(geoannot.GeoannotError, match="there is no layer 'mentions'; there are heading, paragraph, "):
        list(geoannot.rows(DOCUMENT, layers=["mentions"]))


@given(documents())
def test_every_annotation_is_a_row(document: Document) -> None:
    """None is left out, and each has the fields of its kind."""
    rows = {row["id"]: row for row in geoannot.rows(document)}
    assert list(rows) == [one.id for one in document]
    for one in document:
        assert all(name in rows[one.id] for name in one.field_names if name not in one.span_fields)


@pytest.mark.parametrize(
    ("entity", "key"),
    [
        (Entity(name="Norway", type="gpe", identifiers={"wikidata": "Q20", "iso3166": "NO"}), "wikidata:Q20"),
        (Entity(name="Norway", type="gpe", identifiers={"iso3166": "NO"}), "iso3166:NO"),
        (Entity(name="  Ana\n Redić ", type="person"), "person:ana redic"),
        (Entity(name="STRASSE", type="facility", identifiers={"geonames": "1"}), "facility:strasse"),
        (Entity(name="Straße", type="facility"), "facility:strasse"),
        (Entity(name="हिन्दी", type="other"), "other:हिन्दी"),
    ],
    ids=["wikidata", "iso", "accent", "case", "sharp-s", "vowel-signs"],
)
def test_keys_join_entities_across_documents(entity: Entity, key: str) -> None:
    """The Wikidata id, else the ISO code, else type and folded name."""
    assert entity.key == key


def test_timexes_have_no_entity() -> None:
    """An anchor is an id or a reserved word, without a name."""
    document = Document("May", annotations=[Timex(spans=[(0, 3)], type="DATE", anchor="document-date")])
    (row,) = geoannot.rows(document)
    assert row["anchor"] == "document-date"
    assert "anchor_name" not in row


def test_names_of_files_are_no_documents() -> None:
    """Who gives a name is told how to read it; who gives something else, what was expected."""
    with pytest.raises(geoannot.GeoannotError, match=r"read them with geoannot\.documents\('annotated'\)"):
        next(geoannot.rows("annotated"))  # type: ignore[arg-type]  # the mistake that is tested
    with pytest.raises(geoannot.GeoannotError, match="expected a document, not Mention <Mention m1"):
        list(geoannot.rows(DOCUMENT.mentions))  # type: ignore[arg-type]  # the mistake that is tested
