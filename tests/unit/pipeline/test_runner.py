"""The pipeline: extractors run in order, each failure is kept to its extractor and its document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

from geoannot.errors import AnnotationError, ConfigError, FormatError, NoExtractorError, PipelineError, UsageError
from geoannot.hooks import Extractor
from geoannot.model import (
    Annotation,
    Document,
    DocumentView,
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
from geoannot.pipeline import Failure, Pipeline
from geoannot.registry import PLUGINS_VARIABLE, Registry

TEXT = "Ida Brecht said no. She left."


class Says:
    """An extractor that says what it is told to say."""

    def __init__(self, say: Callable[[DocumentView], Any]) -> None:
        self._say = say

    def extract(self, document: DocumentView) -> Iterable[Annotation]:
        """What it was told."""
        return self._say(document)  # type: ignore[no-any-return]  # it may be anything


def saying(name: str, provides: str, found: Any, requires: str = "", after: str = "", version: str = "1") -> Extractor:
    """An extractor that finds what it is given: annotations, an exception to raise, or a function of the document."""

    def say(document: DocumentView) -> Any:
        if isinstance(found, Exception):
            raise found
        return found(document) if callable(found) else found

    return Extractor(
        name=name,
        version=version,
        provides=provides.split(),
        requires=requires.split(),
        after=after.split(),
        load=lambda: Says(say),
    )


def run(*extractors: Extractor, document: Document | None = None, **options: Any) -> Document:
    """A document through a pipeline in which nothing fails."""
    outcome = Pipeline(extractors, brings=None, **options).annotate(document or Document(TEXT))
    assert outcome.failures == ()
    assert outcome.document is not None
    assert outcome.document.check() == []
    return outcome.document


def failure(*extractors: Extractor, document: Document | None = None, **options: Any) -> tuple[Failure, Document]:
    """The one failure of a pipeline, and the document."""
    outcome = Pipeline(extractors, brings=None, **options).annotate(document or Document(TEXT))
    (failed,) = outcome.failures
    assert outcome.document is not None
    return failed, outcome.document


PEOPLE = [
    Mention(id="b", spans=[(20, 23)], entity="x", form="pronoun"),
    Entity(id="x", name="Ida Brecht", type="person"),
    Mention(id="a", spans=[(0, 10)], entity="x"),
]


# What is taken in


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


# Which extractors run


def test_layers_that_are_there_are_kept() -> None:
    """Only the absent layers of an extractor are taken; those that are present, even empty, stay as they are."""
    document = Document(TEXT)
    document.add_layer("entity")
    annotated = run(saying("people", "entity mention", PEOPLE), document=document)
    assert len(annotated.entities) == 0
    assert [one.entity for one in annotated.mentions] == [None, None]


def test_an_extractor_whose_layers_are_all_there_does_not_run() -> None:
    """Nothing is computed that is not taken."""
    document = Document(TEXT, annotations=[Sentence(spans=[(0, 19)])])
    assert run(saying("structure", "sentence", ValueError("ran")), document=document).sentences[0].end == 19


@pytest.mark.parametrize(
    ("only", "expected"),
    [(["dates"], ["timex"]), (["quotes"], ["sentence", "quote"]), ([], ["sentence", "timex", "quote"])],
)
def test_only(only: list[str], expected: list[str]) -> None:
    """What is named runs, behind what it requires."""
    found = run(
        saying("structure", "sentence", []),
        saying("dates", "timex", [], after="structure"),
        saying("quotes", "quote", [], requires="sentence"),
        only=only,
    )
    assert list(found.layers) == expected


@pytest.mark.parametrize(
    ("options", "error", "problem"),
    [
        ({"only": ["date"]}, UsageError, "there is no extractor 'date'; there are dates, quotes"),
        ({"overwrite": ["date"]}, UsageError, "there is no layer 'date'; there are heading, paragraph"),
        ({"config": {"dates": {"mode": "x"}}}, ConfigError, r"dates has no settings, so dates\.mode can't be set"),
        ({"brings": ()}, PipelineError, "quotes requires sentence and mention, which no enabled extractor provides"),
        ({"brings": ["sentence"]}, PipelineError, "quotes requires mention, which no enabled extractor provides; "),
    ],
    ids=["only", "overwrite", "config", "nothing-brought", "something-brought"],
)
def test_wrong_calls(options: Any, error: type[Exception], problem: str) -> None:
    """What cannot be is refused before any document is touched."""
    extractors = [saying("dates", "timex", []), saying("quotes", "quote", [], requires="sentence mention")]
    with pytest.raises(error, match=problem):
        Pipeline(extractors, **{"brings": None, **options})


def test_brought_layers_do_as_well() -> None:
    """What documents bring along need not be provided; what is not wanted need not have what it requires."""
    extractors = [saying("dates", "timex", []), saying("quotes", "quote", [], requires="sentence")]
    Pipeline(extractors, brings=["sentence"])
    Pipeline(extractors, only=["dates"])


def test_without_extractors() -> None:
    """Without an extractor there is nothing to annotate with, and the error says how to get one."""
    with pytest.raises(NoExtractorError, match=r"install some: pip install geoannot\[all\]"):
        Pipeline([])


# Overwriting


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


# Streams of documents


def test_run_is_lazy_and_in_order() -> None:
    """A document is read when its outcome is asked for."""
    taken: list[str] = []

    def documents() -> Iterable[Document]:
        for name in "abc":
            taken.append(name)
            yield Document(TEXT, id=name)

    outcomes = Pipeline([saying("dates", "timex", [])]).run(documents())
    assert taken == []
    first = next(outcomes)
    assert first.document is not None
    assert (first.document.id, taken) == ("a", ["a"])
    assert [outcome.document.id for outcome in outcomes if outcome.document] == ["b", "c"]


def test_what_could_not_be_read_is_a_failure() -> None:
    """An exception in the place of a document becomes a failure with its source, and the next one follows."""
    items: list[Document | Exception] = [FormatError("broken", source="a.json"), Document(TEXT), ValueError("odd")]
    outcomes = list(Pipeline([saying("dates", "timex", [])]).run(items))
    assert [str(failed) for outcome in outcomes for failed in outcome.failures] == [
        "a.json: read: broken",
        "input: read: odd",
    ]
    assert [outcome.document is None for outcome in outcomes] == [True, False, True]


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"jobs": 0}, "jobs is 0, expected 1 or more"),
        ({"timeout": 0}, "timeout is 0, expected a number of seconds above"),
    ],
)
def test_impossible_streams(options: dict[str, Any], problem: str) -> None:
    """Numbers that cannot be are refused."""
    with pytest.raises(UsageError, match=problem):
        Pipeline([saying("dates", "timex", [])]).run([], **options)


# The pipeline of what is installed


@pytest.fixture
def registry(words_file: Path) -> Registry:
    """A registry of one plugin, a broken one, and nothing that is installed."""
    found = Registry.discover(plugin_files=[words_file], environment={PLUGINS_VARIABLE: ""})
    found.add("broken", 7)
    found.add("spare", type("Spare", (), {})())
    return found


def test_discover(registry: Registry, words: ModuleType) -> None:
    """Extractors, kinds and settings come from the registry."""
    pipeline = Pipeline.discover(registry=registry, config={"words": {"shortest": "5"}})
    assert [one.name for one in pipeline.extractors] == ["words"]
    outcome = pipeline.annotate(Document(TEXT))
    assert outcome.document is not None
    assert [outcome.document.text_of(one) for one in outcome.document.layer(words.Word)] == ["Brecht"]


@pytest.mark.parametrize("name", ["words"])
def test_a_disabled_extractor_takes_no_part(registry: Registry, name: str) -> None:
    """What is disabled is not there."""
    with pytest.raises(NoExtractorError, match="there is no extractor"):
        Pipeline.discover(registry=registry, disable=[name])


@pytest.mark.parametrize(
    ("options", "error", "problem"),
    [
        ({"disable": ["word"]}, UsageError, "there is no extractor or plugin 'word'; there are "),
        ({"config": {"word": {}}}, UsageError, "there is no extractor or format 'word'; there are words, "),
        ({"config": {"words": {"longest": 3}}}, ConfigError, "words has no setting 'longest'; it has shortest"),
        ({"config": {"words": {"shortest": "few"}}}, ConfigError, r"words\.shortest can't be 'few'; it is a whole num"),
    ],
    ids=["disable", "config-name", "config-key", "config-value"],
)
def test_wrong_discoveries(registry: Registry, options: Any, error: type[Exception], problem: str) -> None:
    """A wrong name, key or value is refused, and the right ones are listed."""
    with pytest.raises(error, match=problem):
        Pipeline.discover(registry=registry, **options)


def test_settings_of_formats_are_no_error(registry: Registry) -> None:
    """Settings name formats too; the pipeline leaves them to the writer."""
    Pipeline.discover(registry=registry, config={"json": {}})


def test_tables_of_other_plugins() -> None:
    """Rows that plugins add reach the extractor that declares the table."""
    rows: list[Any] = []

    class Keeper:
        """Keeps its tables."""

        def __init__(self, tables: Any) -> None:
            rows.extend(tables["names"])

        def extract(self, document: DocumentView) -> list[Annotation]:
            """Nothing."""
            return []

    keeper = Extractor(name="keeper", version="1", provides="heading", tables="names", load=Keeper)
    Pipeline([keeper], tables={"names": [("Oslo",)]}).annotate(Document(TEXT))
    assert rows == [("Oslo",)]


def test_kinds_of_plugins_are_overwritten_like_any(words: ModuleType, words_file: Path) -> None:
    """A layer of a plugin's kind is named in overwrite like a built-in one."""
    registry = Registry.discover(plugin_files=[words_file], environment={PLUGINS_VARIABLE: ""})
    document = Document(TEXT, annotations=[words.Word(spans=[(0, 29)])])
    outcome = Pipeline.discover(registry=registry, overwrite=["word"]).annotate(document)
    assert outcome.failures == ()
    assert len(document.layer("word")) == 6
    assert set(with_kinds([words.Word])) == set(registry.kinds)


def test_annotation_error_holds_the_document() -> None:
    """What failed is told together, and what was found is not lost."""
    document = Document(TEXT)
    error = AnnotationError(
        document, (Failure(plugin="a", document="d", cause="x"), Failure(plugin="b", document="d", cause="y"))
    )
    assert str(error) == "d: a: x; d: b: y"
    assert error.document is document


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


# Settings that an extractor finds wrong when it is made


@attrs.frozen
class Words:
    """The name of a list of words."""

    file: str = ""


class Reads:
    """An extractor that reads its words when it is made."""

    def __init__(self, config: Words) -> None:
        if config.file:
            error = {"bug": RuntimeError("no words")}.get(
                config.file, ConfigError(f"{config.file}: line 1 has no word")
            )
            raise error

    def extract(self, document: DocumentView) -> Iterable[Annotation]:
        """Nothing."""
        return []


def reading(file: str) -> Pipeline:
    """A pipeline of that extractor."""
    extractor = Extractor(name="words", version="1", provides=("heading",), Config=Words, load=Reads)
    return Pipeline([extractor], config={"words": {"file": file}})


def test_a_setting_that_stops_an_extractor_from_being_made_is_the_callers_error() -> None:
    """It is raised at the call, before a document is asked for, not charged to every document."""
    with pytest.raises(ConfigError, match=r"words\.tsv: line 1 has no word"):
        reading("words.tsv").annotate(Document(TEXT))
    with pytest.raises(ConfigError, match=r"words\.tsv: line 1 has no word"):
        reading("words.tsv").run(pytest.fail("asked for a document") for _ in range(1))


def test_a_bug_in_an_extractor_with_settings_is_charged_to_it() -> None:
    """What is no fault of the setting costs the extractor's layer, as ever."""
    (failed,) = reading("bug").annotate(Document(TEXT)).failures
    assert failed.cause == "RuntimeError: no words"
    assert reading("").annotate(Document(TEXT)).failures == ()
