"""Inputs: which files names stand for, in which order, and what their documents are called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from geoannot.corpus import Input, find_inputs, format_of, read_inputs
from geoannot.errors import ConfigError, FormatError, UsageError
from geoannot.hooks import Format
from geoannot.model import BUILT_IN_KINDS, Document
from geoannot.registry import Registry

FORMATS = Registry().formats


def found(*names: str | Path, **options: Any) -> list[str]:
    """The sources of inputs, with their formats."""
    return [f"{one.relative.as_posix()} {one.format.name}" for one in find_inputs(names, FORMATS, **options)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of several suffixes."""
    for name in ("b.txt", "a.json", "c/d.jsonl", "c/e.doc", "f.JSON"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}', encoding="utf-8")
    return tmp_path


def test_a_folder_stands_for_its_files(folder: Path) -> None:
    """Files of known suffix, below other folders too, in the order of their paths."""
    assert found(folder) == ["a.json json", "b.txt text", "c/d.jsonl jsonl", "f.JSON json"]


def test_a_named_format_holds_for_all(folder: Path) -> None:
    """With --from, a folder stands for the files of that format, and a file is read as it whatever its suffix."""
    assert found(folder, read_as="json") == ["a.json json", "f.JSON json"]
    assert found(folder / "c" / "e.doc", read_as="text") == ["e.doc text"]


def test_names_are_taken_in_their_order(folder: Path) -> None:
    """Files, folders and standard input, as they were named."""
    assert found(folder / "b.txt", "-", folder / "c") == ["b.txt text", "document text", "d.jsonl jsonl"]


@pytest.mark.parametrize(
    ("name", "id"),
    [("a.txt", "a"), ("c/d.tei.xml", "c/d"), (".txt", ".txt"), ("a", "a"), ("A.TXT", "A"), ("a.b.txt", "a.b")],
)
def test_documents_are_named_after_their_files(name: str, id: str) -> None:
    """The path without the suffix, whatever its case; a name that is all suffix stays."""
    format = Format(name="x", suffixes=(".tei.xml", ".txt"))
    assert Input(path=Path(name), format=format, relative=Path(name)).id == id


def test_the_longest_suffix_tells() -> None:
    """Of several suffixes that match, the longest is meant."""
    formats = {
        "xml": Format(name="xml", suffixes=(".xml",)),
        "tei": Format(name="tei", suffixes=(".tei.xml",)),
    }
    for name, expected in {"a.tei.xml": "tei", "a.XML": "xml"}.items():
        format = format_of(Path(name), formats)
        assert format is not None
        assert format.name == expected
    assert format_of(Path("a.doc"), formats) is None


@pytest.mark.parametrize(
    ("read_as", "problem"),
    [("xml", "format 'xml' is unknown; these can be read: text, json"), ("oneway", "can't be read")],
)
def test_formats_that_cannot_be_read(tmp_path: Path, read_as: str, problem: str) -> None:
    """They are refused, and the right ones listed."""
    formats = {**FORMATS, "oneway": Format(name="oneway", write="nowhere:nothing")}
    with pytest.raises(UsageError, match=problem):
        find_inputs([tmp_path], formats, read_as)


def read(*inputs: Input, **options: Any) -> list[str]:
    """The texts of documents, and the words of errors."""
    items = read_inputs(inputs, kinds=BUILT_IN_KINDS, report=lambda _: None, **options)
    return [item.text if isinstance(item, Document) else str(item) for _, item in items]


def reading(path: Path, reader: Any, **values: Any) -> Input:
    """An input that is read by a function."""
    return Input(path=path, format=Format(name="own", read=reader, **values), relative=Path(path.name))


def test_what_fails_is_yielded_and_the_next_one_follows(tmp_path: Path) -> None:
    """Whatever a reader raises on purpose, and whatever the system says, is an error of its input."""
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    def complaining(stream: Any, context: Any) -> Any:
        raise FormatError("odd")

    def exhausted(stream: Any, context: Any) -> Any:
        raise MemoryError

    (good,) = find_inputs([path], FORMATS)
    gone = Input(path=tmp_path / "gone.txt", format=FORMATS["text"], relative=Path("gone.txt"))
    assert read(good, reading(path, complaining), gone, reading(path, exhausted), good) == [
        "x",
        f"{path}: odd",
        f"{tmp_path / 'gone.txt'}: No such file or directory",
        f"{path}: MemoryError",
        "x",
    ]


def test_a_reader_that_crashes_costs_its_file(tmp_path: Path) -> None:
    """A format of a plugin that fails on a file is charged with it, and the next file follows."""
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")

    def crashing(stream: Any, context: Any) -> Any:
        raise ValueError("no luck")

    (good,) = find_inputs([path], FORMATS)
    assert read(reading(path, crashing), good) == [f"{path}: format own failed: ValueError: no luck", "x"]


def test_options_of_formats(tmp_path: Path) -> None:
    """A setting of a format that has none is refused."""
    path = tmp_path / "a.txt"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"text has no settings, so text\.width can't be set"):
        read(*find_inputs([path], FORMATS), settings={"text": {"width": 3}})
