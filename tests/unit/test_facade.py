"""The façade: annotate a text, read and write files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import geoannot
from geoannot import api
from geoannot import registry as registry_module
from geoannot.registry import PLUGINS_VARIABLE


@pytest.fixture(autouse=True)
def words_installed(monkeypatch: pytest.MonkeyPatch, words: ModuleType) -> Iterator[None]:
    """The word finder is what is installed; nothing is remembered of other tests, nor by them."""
    api._registry.cache_clear()
    api._pipeline.cache_clear()
    monkeypatch.delenv(PLUGINS_VARIABLE, raising=False)
    monkeypatch.setattr(
        registry_module, "entry_points", lambda group: [EntryPoint("words", words.__name__, "geoannot")]
    )
    monkeypatch.setitem(sys.modules, words.__name__, words)
    yield
    api._registry.cache_clear()
    api._pipeline.cache_clear()


def test_annotate_a_text() -> None:
    """A text becomes a document with its date and what else is known."""
    document = geoannot.annotate("One TWO", date="2021-03-18", title="T", desk="North")
    assert [document.text_of(one) for one in document.layer("word")] == ["One", "TWO"]
    assert document.metadata == geoannot.Metadata(title="T", date="2021-03-18", extra={"desk": "North"})


def test_annotate_a_document() -> None:
    """A document is annotated in place; what it has is kept, unless it is to be computed anew."""
    document = geoannot.Document("One TWO")
    document.add_layer("word")
    assert geoannot.annotate(document) is document
    assert len(document.layer("word")) == 0
    geoannot.annotate(document, overwrite=["word"], date="2021-03-18")
    assert len(document.layer("word")) == 2
    assert document.metadata.date == "2021-03-18"


def test_annotate_with_settings() -> None:
    """Settings are values of their type, or text."""
    for shortest in (4, "4"):
        document = geoannot.annotate("One three", config={"words": {"shortest": shortest}})
        assert len(document.layer("word")) == 1


def test_a_failure_is_raised_with_the_document() -> None:
    """What the others found is not lost."""
    with pytest.raises(geoannot.AnnotationError, match="document: words: ValueError: told to") as caught:
        geoannot.annotate("raise!")
    assert caught.value.document.text == "raise!"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"only": ["word"]}, "there is no extractor 'word'"),
        ({"disable": ["word"]}, "there is no extractor or plugin 'word'"),
        ({"disable": ["words"]}, r"install some: pip install geoannot\[all\]"),
        ({"config": {"words": {"x": 1}}}, "words has no setting 'x'"),
        ({"date": "May"}, "metadata: date is 'May'"),
    ],
)
def test_wrong_calls(arguments: dict[str, Any], problem: str) -> None:
    """A wrong call is an error of ours, in a sentence."""
    with pytest.raises(geoannot.GeoannotError, match=problem):
        geoannot.annotate("a", **arguments)


def test_metadata_belongs_to_the_document() -> None:
    """A document has its metadata already."""
    with pytest.raises(geoannot.GeoannotError, match=r"metadata belongs to the document; set document\.metadata"):
        geoannot.annotate(geoannot.Document("a"), title="T")


def test_plugins_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switching discovery off shows at the next call."""
    geoannot.annotate("a")
    monkeypatch.setenv(PLUGINS_VARIABLE, "")
    with pytest.raises(geoannot.GeoannotError, match="there is no extractor"):
        geoannot.annotate("a")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.tei.xml"])
def test_write_and_read(tmp_path: Path, name: str) -> None:
    """A document goes to a file and comes back; the suffix tells the format."""
    document = geoannot.annotate("One TWO", date="2021-03-18")
    geoannot.write(document, tmp_path / name)
    assert geoannot.read(tmp_path / name) == document


def test_write_several(tmp_path: Path) -> None:
    """Several documents go to a file that holds several, and are read one by one."""
    several = [geoannot.Document(text, id=text) for text in "abc"]
    geoannot.write(several, tmp_path / "a.jsonl")
    assert list(geoannot.documents(tmp_path)) == several
    assert list(geoannot.documents(tmp_path / "a.jsonl", tmp_path / "a.jsonl")) == several * 2
    with pytest.raises(geoannot.GeoannotError, match=r"a\.jsonl: there are several documents; read them with geoannot"):
        geoannot.read(tmp_path / "a.jsonl")
    with pytest.raises(geoannot.GeoannotError, match="a JSON file holds one document, not several"):
        geoannot.write(several, tmp_path / "a.json")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """A broken file, and one that is not there, are errors of ours."""
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(geoannot.GeoannotError, match=r"a\.json: .*not JSON"):
        geoannot.read(tmp_path / "a.json")
    with pytest.raises(geoannot.GeoannotError, match="does not exist"):
        geoannot.read(tmp_path / "b.json")


def test_what_is_odd_is_a_warning(tmp_path: Path) -> None:
    """An empty file is read, and warned about."""
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.warns(geoannot.GeoannotWarning, match="the file is empty"):
        assert geoannot.read(tmp_path / "a.txt").text == ""


def test_a_named_format(tmp_path: Path) -> None:
    """Where the suffix says nothing, the format is named."""
    geoannot.write(geoannot.Document("a"), tmp_path / "a.x", format="jsonl")
    assert geoannot.read(tmp_path / "a.x", format="jsonl").text == "a"
