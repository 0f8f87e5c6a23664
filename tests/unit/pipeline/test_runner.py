"""The pipeline: extractors run in order, each failure is kept to its extractor and its document."""

from __future__ import annotations

from collections.abc import Iterable
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
    Sentence,
    with_kinds,
)
from geoannot.pipeline import Failure, Pipeline
from geoannot.registry import PLUGINS_VARIABLE, Registry
from tests.unit.pipeline.extractors import PEOPLE, TEXT, run, saying

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
