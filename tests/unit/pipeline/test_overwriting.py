"""Layers that are computed anew, and what people signed in them."""

from __future__ import annotations

from geoannot.model import (
    Document,
    Entity,
    Quote,
    Sentence,
)
from tests.unit.pipeline.extractors import PEOPLE, failure, run, saying


def corrected() -> Document:
    """A document that was annotated, and in which a person corrected a mention."""
    document = run(
        saying("people", "entity mention", PEOPLE),
        saying("quotes", "quote", [Quote(spans=[(16, 18)], type="direct", speaker="e1")], requires="entity"),
        saying("structure", "sentence", [Sentence(spans=[(0, 19)])]),
    )
    document.replace("m1", by="person/Ada", form="nominal")
    return document


def test_overwrite_computes_anew_what_refers_to_it() -> None:
    """The named layer and all that refer to it are computed anew, the others are not."""
    again = run(
        saying("people", "entity mention", [Entity(id="n", name="Nobody", type="person")], version="2"),
        saying("quotes", "quote", [Quote(spans=[(0, 3)], type="mixed", speaker=None)], requires="entity", version="2"),
        saying("structure", "sentence", ValueError("ran")),
        document=run(saying("structure", "sentence", []), saying("people", "entity mention", PEOPLE)),
        overwrite=["entity"],
    )
    assert [one.name for one in again.entities] == ["Nobody"]
    assert [one.by for one in again.quotes] == ["quotes/2"]
    assert len(again.mentions) == 0


def test_what_a_person_signed_stays() -> None:
    """A person's annotation stays, and what is found in its place is not put beside it."""
    again = run(
        saying("people", "entity mention", PEOPLE, version="2"),
        saying("quotes", "quote", [], requires="entity", version="2"),
        document=corrected(),
        overwrite=["entity"],
    )
    assert [(one.id, one.form, one.by, one.entity) for one in again.mentions] == [
        ("m1", "nominal", "person/Ada", "e1"),
        (again.mentions[1].id, "pronoun", "people/2", "e1"),
    ]
    assert [(one.id, one.by) for one in again.entities] == [("e1", "people/2")]


def test_what_a_person_signed_and_no_longer_fits_is_an_error() -> None:
    """Where the entity of a person's mention is found no more, the mention stays and the reference is reported."""
    failed, document = failure(
        saying("people", "entity mention", []),
        saying("quotes", "quote", [], requires="entity"),
        document=corrected(),
        overwrite=["entity"],
    )
    assert (failed.plugin, failed.cause) == (
        "overwrite",
        "mention m1: entity 'e1' is no id of this document @ layers.mention[0].entity",
    )
    assert document["m1"].by == "person/Ada"


def test_overwriting_what_nobody_provides_is_a_failure() -> None:
    """A layer that cannot be computed is not thrown away."""
    failed, document = failure(saying("dates", "timex", []), document=corrected(), overwrite=["quote"])
    assert failed.cause == "layer quote can't be overwritten: no extractor provides it"
    assert len(document.quotes) == 1


def test_overwriting_an_absent_layer_is_computing_it() -> None:
    """Nothing to clear is no error."""
    assert list(run(saying("dates", "timex", []), overwrite=["timex"]).layers) == ["timex"]


def test_layers_that_refer_and_cannot_be_computed_are_kept() -> None:
    """Quotes that nobody computes are kept where their entities are overwritten."""
    again = run(saying("people", "entity mention", PEOPLE, version="2"), document=corrected(), overwrite=["entity"])
    assert [one.speaker for one in again.quotes] == ["e1"]
