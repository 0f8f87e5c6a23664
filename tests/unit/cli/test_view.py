"""``geoannot view``: a page, a file of several, a folder with an index."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def document(id: str, text: str = "Ida Brecht said no.", **metadata: str) -> dict[str, Any]:
    """An annotated document as JSON."""
    layers = {
        "entity": [{"id": "e1", "name": "Ida Brecht", "type": "person"}, {"id": "e2", "name": "Velm", "type": "gpe"}],
        "mention": [{"id": "m1", "spans": [[0, 10]], "entity": "e1"}],
        "stance": [
            {
                "id": "st1",
                "spans": [[11, 15]],
                "holder": "e1",
                "target": "e2",
                "polarity": -0.6,
                "intensity": 0.6,
                "basis": "reported",
            }
        ],
    }
    return {"format": "geoannot", "version": 1, "id": id, "text": text, "metadata": metadata, "layers": layers}


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """A folder with two annotated documents, one of them below another folder."""
    folder = tmp_path / "annotated"
    (folder / "north east").mkdir(parents=True)
    (folder / "a.json").write_text(json.dumps(document("a", date="2021-03-17")), encoding="utf-8")
    (folder / "north east" / "b.json").write_text(json.dumps(document("b", title="B & B")), encoding="utf-8")
    return folder


def titles(page: Path) -> list[str]:
    """What stands in the first headings of a page."""
    return re.findall(r"<h1[^>]*>(.*?)</h1>", page.read_text(encoding="utf-8"))


def test_one_document_is_one_page(command: Command, annotated: Path, tmp_path: Path) -> None:
    """Nothing is printed; the page is there."""
    out = tmp_path / "report.html"
    done = command("view", annotated / "a.json", "-o", out)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert titles(out) == ["a"]


def test_a_page_goes_to_standard_output(command: Command, annotated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without -o it can be piped; a terminal is told better."""
    assert command("view", annotated / "a.json").out.startswith("<!DOCTYPE html>")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    done = command("view", annotated / "a.json")
    assert (done.status, done.out) == (2, "")
    assert "name a file with -o" in done.err


def test_several_documents_are_one_file(command: Command, annotated: Path, tmp_path: Path) -> None:
    """An overview, and the articles behind it."""
    out = tmp_path / "report.html"
    assert command("view", annotated, "-o", out).status == 0
    assert titles(out) == ["a", "B &amp; B", "Articles"]


def test_a_folder_has_an_index(command: Command, annotated: Path, tmp_path: Path) -> None:
    """A page each, which leads back to the index, from wherever it is; names in links are escaped."""
    out = tmp_path / "site"
    done = command("view", annotated, "-o", f"{out}/")
    assert (done.status, done.err) == (0, "")
    written = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert written == ["a.html", "index.html", "north east/b.html"]
    assert 'href="../index.html"' in (out / "north east" / "b.html").read_text(encoding="utf-8")
    index = (out / "index.html").read_text(encoding="utf-8")
    assert 'href="a.html"' in index
    assert 'href="north%20east/b.html#who-e1"' in index


def test_lines_become_pages(command: Command, tmp_path: Path) -> None:
    """The documents of one file have pages named after their ids."""
    lines = tmp_path / "corpus.jsonl"
    lines.write_text("".join(json.dumps(document(id)) + "\n" for id in ("x", "y")), encoding="utf-8")
    assert command("view", lines, "-o", f"{tmp_path}/site/").status == 0
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["index.html", "x.html", "y.html"]


@pytest.mark.parametrize("names", [["index"], ["x", "X"]], ids=["index", "case"])
def test_pages_do_not_take_each_others_place(command: Command, tmp_path: Path, names: list[str]) -> None:
    """A document that would be the index, or another one's page, is refused."""
    lines = tmp_path / "corpus.jsonl"
    lines.write_text("".join(json.dumps(document(id)) + "\n" for id in names), encoding="utf-8")
    done = command("view", lines, "-o", f"{tmp_path}/site/")
    assert done.status == 2
    assert "two documents would be written to" in done.err


def test_clashes_on_standard_input_are_found_late(command: Command, tmp_path: Path) -> None:
    """What comes in on standard input is known only when it is read."""
    lines = "".join(json.dumps(document("x")) + "\n" for _ in range(2)).encode()
    done = command("view", "-", "--from", "jsonl", "-o", f"{tmp_path}/site/", stdin=lines)
    assert done.status == 2
    assert "x and x" in done.err


def test_a_text_without_annotations_is_shown_with_advice(command: Command, tmp_path: Path) -> None:
    """Somebody who forgot to annotate is told how."""
    (tmp_path / "note.txt").write_text("Ida Brecht said no.", encoding="utf-8")
    done = command("view", tmp_path / "note.txt", "-o", tmp_path / "note.html")
    assert done.status == 0
    assert "note has no annotations to see; find them first with geoannot annotate" in done.err
    assert titles(tmp_path / "note.html") == ["note"]


def test_what_fails_is_listed(command: Command, annotated: Path, tmp_path: Path) -> None:
    """A broken document costs itself alone."""
    (annotated / "c.json").write_text("{", encoding="utf-8")
    done = command("view", annotated, "-o", f"{tmp_path}/site/")
    assert done.status == 1
    assert "1 of 3 documents failed" in done.err
    assert len(list((tmp_path / "site").rglob("*.html"))) == 3


def test_formats_take_the_same_way(command: Command, annotated: Path, tmp_path: Path) -> None:
    """``convert --to html`` writes what ``view`` writes."""
    assert command("convert", annotated / "a.json", "--to", "html").out == command("view", annotated / "a.json").out


def test_nothing_to_show(command: Command, tmp_path: Path) -> None:
    """Where every document fails, it is said why, and that nothing is written."""
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    done = command("view", tmp_path / "bad.json", "-o", tmp_path / "bad.html")
    assert done.status == 1
    assert done.err.splitlines()[1:] == ["geoannot: 1 of 1 document failed, wholly or in part; nothing is written"]
    assert not (tmp_path / "bad.html").exists()


def test_a_page_is_called_like_one(command: Command, annotated: Path, tmp_path: Path) -> None:
    """Under another suffix it would open as something else."""
    done = command("view", annotated, "-o", tmp_path / "a.pdf")
    assert (done.status, done.err) == (
        2,
        f"geoannot: {tmp_path}/a.pdf: pages are HTML; name it {tmp_path}/a.html, or {tmp_path}/a.pdf/ for a folder\n",
    )
    assert command("view", annotated, "-o", f"{tmp_path}/a.pdf/").status == 0
    assert command("view", annotated, "-o", tmp_path / "a.pdf").status == 0


def test_a_page_called_like_the_index(command: Command, annotated: Path, tmp_path: Path) -> None:
    """It is refused before any page is written."""
    (annotated / "Index.json").write_text((annotated / "a.json").read_text(encoding="utf-8"), encoding="utf-8")
    done = command("view", annotated, "-o", f"{tmp_path}/site/")
    assert done.status == 2
    assert f"written to {tmp_path}/site/index.html: the index and {annotated}/Index.json" in done.err
    assert list(tmp_path.rglob("*.html")) == []
