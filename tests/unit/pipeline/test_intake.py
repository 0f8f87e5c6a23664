"""What extractors find is taken into the document: ids, references, signatures; rubbish leaves no trace."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest

from geoannot.hooks import Extractor
from geoannot.model import (
    Annotation,
    Document,
    Entity,
    Heading,
    Mention,
    Paragraph,
    Quote,
    Sentence,
    Stance,
    Timex,
    kind,
    with_kinds,
)
from geoannot.pipeline import Pipeline
from tests.unit.pipeline.extractors import PEOPLE, TEXT, failure, run, saying


def test_final_ids_references_and_signatures() -> None:
    """Ids are given by place, references follow, and everything is signed."""
    document = run(saying("people", "entity mention", PEOPLE, version="0.2"))
    assert [one.id for one in document] == ["e1", "m1", "m2"]
    assert [(one.start, one.entity, one.by) for one in document.mentions] == [
        (0, "e1", "people/0.2"),
        (20, "e1", "people/0.2"),
    ]


def test_ids_go_by_start_then_by_length() -> None:
    """Of two that begin together, the longer one comes first; of equal ones, the one that arrived first."""
    found = [
        Quote(spans=[(0, 3)], type="indirect"),
        Quote(spans=[(4, 10)], type="indirect", features={"n": 1}),
        Quote(spans=[(0, 10)], type="indirect"),
        Quote(spans=[(4, 10)], type="indirect", features={"n": 2}),
    ]
    document = run(saying("quotes", "quote", found))
    places = {one.id: (one.start, one.end, one.features.get("n")) for one in document.quotes}
    assert places == {"q1": (0, 10, None), "q2": (0, 3, None), "q3": (4, 10, 1), "q4": (4, 10, 2)}


def test_a_layer_in_which_nothing_was_found_is_there() -> None:
    """An extractor that finds nothing leaves its layers empty, not absent."""
    assert list(run(saying("x", "timex quote", [])).layers) == ["timex", "quote"]


def test_references_to_layers_that_are_there() -> None:
    """A reference names an annotation of the document where it names none of the own output."""
    document = Document(TEXT, annotations=[Entity(id="e7", name="Ida Brecht", type="person")])
    found = [Mention(spans=[(0, 10)], entity="e7")]
    assert run(saying("x", "mention", found), document=document).mentions[0].entity == "e7"


def test_reserved_words_stay() -> None:
    """What is no id is not rewritten."""
    stance = Stance(spans=[(0, 3)], holder="author", polarity=0, intensity=0, basis="evaluation")
    assert run(saying("x", "stance", [stance])).stances[0].holder == "author"


def test_who_signs_is_not_signed_again() -> None:
    """An annotation that names its maker keeps it."""
    found = [Sentence(spans=[(0, 19)], by="model/3")]
    assert run(saying("x", "sentence", found)).sentences[0].by == "model/3"


def test_identical_annotations_merge() -> None:
    """Two extractors that find the same thing make one annotation, of the first by name; references go to it."""
    same = Entity(id="k", name="Ida Brecht", type="person")
    document = run(
        saying("beta", "entity mention", [same, Mention(spans=[(0, 10)], entity="k")]),
        saying("alpha", "entity", [attrs.evolve(same, id="other")]),
    )
    assert [(one.id, one.by) for one in document.entities] == [("e1", "alpha/1")]
    assert document.mentions[0].entity == "e1"


def test_two_providers_of_a_kind_both_run() -> None:
    """What differs is kept of both."""
    one = saying("a", "timex", [Timex(spans=[(0, 3)], type="DATE")])
    other = saying("b", "timex", [Timex(spans=[(0, 3)], type="SET")])
    assert [found.by for found in run(other, one).timexes] == ["a/1", "b/1"]


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (7, "returned 7, expected annotations"),
        (None, "returned None, expected annotations"),
        ("rubbish", "returned 'rubbish', expected annotations"),
        (b"rubbish", "returned b'rubbish', expected annotations"),
        (["rubbish"], "returned 'rubbish', which is no annotation"),
        ([Sentence], "which is no annotation"),
        ([Sentence(spans=[(0, 3)])], "returned a sentence, but says that it provides timex, quote"),
        (
            [Timex(id="a", spans=[(0, 3)], type="DATE"), Quote(id="a", spans=[(0, 3)], type="direct")],
            "returned two annotations with the id 'a'",
        ),
        ([Timex(spans=[(0, 99)], type="DATE")], r"spans end past the text \(length 29\)"),
        ([Quote(spans=[(0, 3)], type="direct", cue=[(28, 30)])], r"cue end past the text \(length 29\)"),
        (
            [Quote(spans=[(0, 3)], type="direct", speaker="e9")],
            "speaker 'e9' is no id of its output or of the document",
        ),
        (ValueError("no luck"), "ValueError: no luck"),
        (lambda document: iter([1 / 0]), "ZeroDivisionError: division by zero"),
        (
            lambda document: document.add(Sentence(spans=[(0, 1)])),
            "AttributeError: 'DocumentView' object has no attribu",
        ),
    ],
    ids=[
        *("number", "nothing", "text", "bytes", "texts", "class", "other-kind", "one-id-twice", "past-the-text"),
        *("cue-past-the-text", "dangling", "raises", "raises-late", "tries-to-edit"),
    ],
)
def test_rubbish_leaves_no_trace(found: Any, cause: str) -> None:
    """What an extractor does wrong is charged to it and to the document; nothing of its is taken, the others go on."""
    failed, document = failure(
        saying("bad", "timex quote", found), saying("good", "sentence", [Sentence(spans=[(0, 19)])])
    )
    assert (failed.plugin, failed.document) == ("bad", "document")
    assert re.search(cause, failed.cause)
    assert str(failed) == f"document: bad: {failed.cause}"
    assert "Traceback" in failed.trace
    assert list(document.layers) == ["sentence"]


def test_a_reference_of_the_wrong_kind_is_a_failure() -> None:
    """A speaker that is a sentence is as wrong as one that is not there."""
    sentence = Document(TEXT, annotations=[Sentence(id="s1", spans=[(0, 19)])])
    failed, document = failure(
        saying("bad", "quote", [Quote(spans=[(0, 3)], type="direct", speaker="s1")]), document=sentence
    )
    assert "speaker 's1' is" in failed.cause
    assert "quote" not in document.layers


def test_an_extractor_that_cannot_be_made_fails_on_each_document() -> None:
    """What is wrong with the code shows when it is loaded, and costs its layers alone."""
    failed, document = failure(
        Extractor(name="lost", version="1", provides="timex", load="no_such_module_here:Class"),
        saying("good", "sentence", []),
    )
    assert failed.cause.startswith("PluginError: extractor lost: can't load 'no_such_module_here:Class'")
    assert list(document.layers) == ["sentence"]


def test_who_requires_what_failed_does_not_run() -> None:
    """An extractor whose layers are lacking says so, and those that do without go on."""
    outcome = Pipeline(
        [
            saying("structure", "sentence", ValueError("no luck")),
            saying("quotes", "quote", [], requires="sentence"),
            saying("dates", "timex", [], after="structure"),
        ]
    ).annotate(Document(TEXT))
    assert [str(failed) for failed in outcome.failures] == [
        "document: structure: ValueError: no luck",
        "document: quotes: requires sentence, which is not there",
    ]
    assert outcome.document is not None
    assert list(outcome.document.layers) == ["timex"]


def test_one_output_may_hold_several_kinds() -> None:
    """An extractor may provide several kinds, in any order of its output."""
    found = [Paragraph(spans=[(0, 29)]), Heading(spans=[(0, 3)]), Sentence(spans=[(0, 19)])]
    document = run(saying("structure", "heading paragraph sentence", found))
    assert [one.id for one in document] == ["h1", "p1", "s1"]


@kind("topic", prefix="o")
@attrs.frozen(kw_only=True, repr=False)
class Topic(Annotation):
    """A kind of a plugin that has no place in the text."""

    name: str


def test_kinds_without_a_place_are_taken_in_as_they_arrive() -> None:
    """What stands nowhere is numbered in the order in which it came, and is overwritten like the rest."""
    kinds = with_kinds([Topic])
    extractor = saying("topics", "topic", [Topic(name="war"), Topic(name="canals")])
    document = run(extractor, kinds=kinds)
    assert [(one.id, one.name) for one in document.layer(Topic)] == [("o1", "war"), ("o2", "canals")]
    document.replace("o1", by="person/Ada")
    again = run(extractor, kinds=kinds, overwrite=["topic"], document=document)
    assert [(one.name, one.by) for one in again.layer(Topic)] == [("war", "person/Ada"), ("canals", "topics/1")]


def test_identical_annotations_merge_with_their_mentions() -> None:
    """What refers to a merged entity is compared with the reference that it gets."""
    entity = Entity(id="k", name="Ida Brecht", type="person")
    found = [entity, Mention(spans=[(0, 10)], entity="k")]
    document = run(saying("alpha", "entity mention", found), saying("beta", "entity mention", found))
    assert (len(document.entities), len(document.mentions)) == (1, 1)
