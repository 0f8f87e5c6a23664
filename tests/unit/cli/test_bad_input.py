"""Bad input: one clear sentence, the right exit status, and nothing lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.documents import ids

Command = Callable[..., Any]

DOCUMENT: dict[str, Any] = {"format": "geoannot", "version": 1, "id": "d", "text": "Ida Brecht"}


def write(path: Path, **changes: Any) -> Path:
    """A JSON document in a file."""
    path.write_text(json.dumps(DOCUMENT | changes), encoding="utf-8")
    return path


# What cannot be read


def test_not_utf8(annotate: Command, tmp_path: Path) -> None:
    """The place of the first wrong byte is said, and the other files are annotated."""
    (tmp_path / "a.txt").write_bytes(b"good\n")
    (tmp_path / "b.txt").write_bytes(b"one\ncaf\xe9")
    done = annotate(tmp_path)
    assert done.status == 1
    assert f"{tmp_path / 'b.txt'}: read: line 2, byte 4: 0xe9 is not UTF-8 " in done.err
    assert "save the file as UTF-8 and try again" in done.err
    assert "1 of 2 documents failed, wholly or in part; the rest is written" in done.err
    assert ids(done.out) == ["a"]


def test_an_empty_file(annotate: Command, tmp_path: Path) -> None:
    """An empty text is a text; that it is empty is said."""
    (tmp_path / "a.txt").write_bytes(b"")
    done = annotate(tmp_path / "a.txt")
    assert done.status == 0
    assert "geoannot: warning: " in done.err
    assert "a.txt: the file is empty" in done.err
    assert json.loads(done.out)["layers"] == {"word": []}


def test_an_empty_json_file(command: Command, tmp_path: Path) -> None:
    """An empty JSON file holds no document."""
    (tmp_path / "a.json").write_bytes(b"")
    done = command("validate", tmp_path / "a.json")
    assert done.status == 1
    assert done.out == f"{tmp_path / 'a.json'}: there is nothing in it; expected a JSON document\n"


def test_an_empty_stream_of_lines(annotate: Command, tmp_path: Path) -> None:
    """Without a line there is no document, which is said."""
    (tmp_path / "a.jsonl").write_bytes(b"\n")
    done = annotate(tmp_path / "a.jsonl")
    assert (done.status, done.out) == (0, "")
    assert "there was no document in the input" in done.err


@pytest.mark.parametrize("name", ["annotate", "convert", "validate", "stats"])
def test_an_empty_directory(command: Command, words_file: Path, tmp_path: Path, name: str) -> None:
    """A folder without a file that can be read is a wrong call."""
    (tmp_path / "notes.doc").write_bytes(b"x")
    done = command(name, tmp_path, "--plugin-file", words_file)
    assert (done.status, done.out) == (2, "")
    assert f"{tmp_path} holds no file that can be read (.txt, .json, " in done.err


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("nothing.txt", "nothing.txt does not exist"),
        ("notes.doc", "notes.doc: the suffix tells no format that can be read; name one with --from (text, json"),
    ],
)
def test_inputs_that_cannot_be(annotate: Command, tmp_path: Path, name: str, problem: str) -> None:
    """A file that is not there, or of a suffix that says nothing, is a wrong call."""
    (tmp_path / "notes.doc").write_bytes(b"x")
    done = annotate(tmp_path / name)
    assert (done.status, done.out) == (2, "")
    assert problem in done.err


def test_a_very_long_line(annotate: Command, tmp_path: Path) -> None:
    """Five megabytes in one line are a text like any other."""
    (tmp_path / "a.txt").write_bytes(b"1 " * 2_500_000)
    done = annotate(tmp_path / "a.txt", "-o", tmp_path / "a.json")
    assert (done.status, done.err) == (0, "")
    assert len(json.loads((tmp_path / "a.json").read_bytes())["text"]) == 5_000_000


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"layers": {"mention": [{"id": "m1", "spans": [[4, 99]]}]}},
            "mention m1: end 99 is past the text (length 10) @ layers.mention[0].spans",
        ),
        (
            {"layers": {"mention": [{"id": "m1", "spans": [[0, 3]]}, {"id": "m1", "spans": [[4, 9]]}]}},
            "id 'm1' occurs twice, first at layers.mention[0] @ layers.mention[1].id",
        ),
        ({"version": 7}, "version 7 is newer than this geoannot knows (1); update geoannot to read it"),
        ({"layers": {"mention": [{"id": "m1", "spans": [[0, 3]], "colour": 1}]}}, "mention m1: unknown field 'colour'"),
        ({"text": 7}, "text is 7, expected a string @ text"),
    ],
    ids=["span-past-the-text", "duplicate-id", "unknown-version", "unknown-field", "no-text"],
)
def test_a_wrong_document(
    annotate: Command, command: Command, tmp_path: Path, changes: dict[str, Any], problem: str
) -> None:
    """What is wrong is said with its path, by every command; the file stays, and the other documents are written."""
    bad, good = write(tmp_path / "bad.json", **changes), write(tmp_path / "good.json", id="good")
    before = bad.read_bytes()
    for done in (annotate(bad, good), command("convert", bad, good, "--to", "jsonl")):
        assert done.status == 1
        assert problem in done.err
        assert "1 of 2 documents" in done.err
        assert ids(done.out) == ["good"]
    validated = command("validate", bad, good)
    assert validated.status == 1
    assert f"{bad}: {problem}" in validated.out
    assert "2 documents, 1 finding\n" in validated.err
    counted = command("stats", bad, good)
    assert counted.status == 1
    assert problem in counted.err
    assert "good" in counted.out
    assert bad.read_bytes() == before


def test_an_unknown_layer(annotate: Command, command: Command, tmp_path: Path) -> None:
    """A layer that nobody knows is kept, warned about, and a finding of validate."""
    layers = {"claim": [{"id": "c1", "any": ["thing"]}]}
    path = write(tmp_path / "a.json", layers=layers)
    done = annotate(path)
    assert done.status == 0
    assert "layer 'claim' is unknown here and kept as it is" in done.err
    assert json.loads(done.out)["layers"]["claim"] == layers["claim"]
    validated = command("validate", path)
    assert (validated.status, validated.out) == (1, f"{path}: unknown layer @ layers.claim\n")


def test_a_wrong_line_costs_itself(annotate: Command, tmp_path: Path) -> None:
    """Of many lines, the wrong one is named by its number."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "a"}\n{oops\n{"id": "z", "text": "c"}\n', encoding="utf-8")
    done = annotate(path)
    assert done.status == 1
    assert f"{path}, line 2: read: line 1, byte 2: not JSON: " in done.err
    assert ids(done.out) == ["x", "z"]


# Plugins


def test_no_extractor(command: Command, tmp_path: Path) -> None:
    """Without an extractor, the way to get one is said before anything is read."""
    (tmp_path / "a.txt").write_bytes(b"a")
    done = command("annotate", tmp_path / "a.txt")
    assert (done.status, done.out) == (2, "")
    assert 'install some: pip install geoannot[all], or from a checkout pip install ".[all]" ./plugins' in done.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--only", "word"], "there is no extractor 'word'; there are words"),
        (["--disable", "word"], "there is no extractor or plugin 'word'; there are "),
        (["--plugin-file", "nothing.py"], "plugin file nothing.py does not exist"),
        (["--set", "words.longest=3"], "words has no setting 'longest'; it has shortest"),
        (["--set", "words.shortest=few"], "words.shortest can't be 'few'; it is a whole number"),
        (["--set", "words"], "'words' is no setting; write NAME.KEY=VALUE"),
        (["--set", "word.shortest=3"], "there is no extractor or format 'word'"),
        (["--overwrite", "wrod"], "there is no layer 'wrod'; there are "),
        (["--to", "xml"], "format 'xml' is unknown; these can be written: "),
        (["--to", "text"], "format 'text' can't be written; these can be written: "),
        (["--from", "xml"], "format 'xml' is unknown; these can be read: text, json"),
        (["--date", "May"], "'May' is no calendar day; write YYYY-MM-DD, for example 2021-03-18"),
        (["--date", "20210318"], "'20210318' is no calendar day"),
        (["--jobs", "0"], "0 is not in the range x>=1"),
        (["--timeout", "0"], "0.0 is not in the range x>0"),
        (["--colour"], "No such option"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(annotate: Command, tmp_path: Path, arguments: list[str], problem: str) -> None:
    """A wrong option is refused before any work, and the right ones are listed."""
    (tmp_path / "a.txt").write_bytes(b"a")
    done = annotate(tmp_path / "a.txt", *arguments)
    assert (done.status, done.out) == (2, "")
    assert problem in " ".join(done.err.split())


def test_a_broken_plugin_takes_no_part(annotate: Command, tmp_path: Path) -> None:
    """It is warned about, and the others go on."""
    (tmp_path / "broken.py").write_text("import no_such_module_here", encoding="utf-8")
    (tmp_path / "a.txt").write_bytes(b"a b")
    done = annotate(tmp_path / "a.txt", "--plugin-file", tmp_path / "broken.py")
    assert done.status == 0
    assert "warning: plugin broken (" in done.err
    assert "takes no part: ModuleNotFoundError: No module named 'no_such_module_here'" in done.err
    assert len(json.loads(done.out)["layers"]["word"]) == 2


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        ("raise!", "ValueError: told to"),
        ("text!", "returned 'rubbish', expected annotations"),
        ("strings!", "returned 'rubbish', which is no annotation"),
        ("entity!", "returned a entity, but says that it provides word"),
        ("beyond!", ": spans end past the text (length 7)"),
        ("dangling!", ": previous 'nobody' is no id of its output or of the document"),
    ],
)
def test_an_extractor_that_does_wrong(annotate: Command, tmp_path: Path, order: str, problem: str) -> None:
    """It is named with its document; the document is written without what it did, and so are the others."""
    (tmp_path / "a.txt").write_text(order, encoding="utf-8")
    (tmp_path / "b.txt").write_text("fine", encoding="utf-8")
    done = annotate(tmp_path)
    assert done.status == 1
    assert "geoannot: a: words: " in done.err
    assert problem in done.err
    assert "Traceback" not in done.err
    assert "1 of 2 documents failed" in done.err
    assert ids(done.out) == ["a", "b"]
    assert json.loads(done.out.splitlines()[0])["layers"] == {}


def test_tracebacks_are_shown_where_they_are_asked_for(annotate: Command, tmp_path: Path) -> None:
    """Who writes a plugin wants to see where it failed."""
    (tmp_path / "a.txt").write_text("raise!", encoding="utf-8")
    assert "Traceback" in annotate(tmp_path / "a.txt", "--verbose").err


@pytest.mark.parametrize("order", ["die!", "exit!"])
def test_a_killed_worker(annotate: Command, tmp_path: Path, order: str) -> None:
    """It costs its document, which is named."""
    for name, text in {"a": "fine", "b": order, "c": "fine"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = annotate(tmp_path, "--jobs", "2")
    assert done.status == 1
    assert "geoannot: b: process: its process died (" in done.err
    assert ids(done.out) == ["a", "c"]
