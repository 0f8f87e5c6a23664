"""The commands that ask something of finished documents: stats, evaluate."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import geoannot
from geoannot.model import Document, Entity, Mention, Sentence, Stance, Timex

Command = Callable[..., Any]

TEXT = "Norway condemned Sweden in May."


def document(id: str, *, date: str | None = None, polarity: float = -0.6, month: str = "1998-05") -> Document:
    """A document with two states, a stance between them, one of the author, and a month."""
    shape: dict[str, Any] = {"spans": [(7, 16)], "basis": "own-statement", "intensity": 0.6}
    return Document(
        TEXT,
        id=id,
        metadata={"date": date},
        annotations=[
            Sentence(id="s1", spans=[(0, 31)]),
            Entity(id="e1", name="Norway", type="gpe", identifiers={"iso3166": "NO"}),
            Entity(id="e2", name="Sweden", type="gpe", identifiers={"iso3166": "SE"}),
            Mention(id="m1", spans=[(0, 6)], entity="e1"),
            Mention(id="m2", spans=[(17, 23)], entity="e2"),
            Timex(id="t1", spans=[(27, 30)], type="DATE", value=month),
            Stance(id="st1", holder="e1", target="e2", polarity=polarity, **shape),
            Stance(id="st2", holder="author", target="e1", polarity=-0.2, **shape),
        ],
    )


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes documents to a file of the temporary folder."""

    def write(name: str, *documents: Document) -> Path:
        path = tmp_path / name
        geoannot.write(documents, path)
        return path

    return write


# stats --stance


def test_stances_as_a_table(command: Command, written: Callable[..., Path]) -> None:
    """A row a pair, and below it what stands behind it."""
    path = written("a.jsonl", document("a", date="2021-03-18"), document("b", polarity=-0.2))
    done = command("stats", path, "--stance", "--evidence", "1")
    assert (done.status, done.err) == (0, "")
    assert [line.split() for line in done.out.splitlines()] == [
        ["holder", "target", "mean", "spread", "stances", "documents"],
        ["Norway", "Sweden", "-0.40", "0.20", "2", "2"],
        ["-0.60", "a", "st1", "[[condemned]]", *TEXT.split()],
    ]
    by_month = command("stats", path, "--stance", "--period", "month").out
    assert [line.split()[2] for line in by_month.splitlines()] == ["period", "2021-03", "undated"]
    assert "author" in command("stats", path, "--stance", "--impersonal").out


def test_stances_as_json(command: Command, written: Callable[..., Path]) -> None:
    """Every cell with all its evidence."""
    done = command("stats", written("a.jsonl", document("a")), "--stance", "--json")
    (cell,) = json.loads(done.out)
    assert (cell["holder_key"], cell["target"], cell["mean"], cell["period"]) == ("iso3166:NO", "Sweden", -0.6, None)
    assert cell["evidence"][0]["spans"] == [[7, 16]]


def test_without_stances_nothing_is_shown(command: Command, tmp_path: Path) -> None:
    """There is no table of nothing."""
    (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
    done = command("stats", tmp_path / "a.txt", "--stance")
    assert (done.status, done.out) == (0, "")
    assert "no stance was found" in done.err


def test_options_of_stances_alone(command: Command, written: Callable[..., Path]) -> None:
    """They say nothing without --stance."""
    done = command("stats", written("a.jsonl", document("a")), "--period", "year")
    assert done.status == 2
    assert "add --stance" in done.err


# evaluate


def rows(out: str) -> dict[str, list[str]]:
    """The rows of a table by their first cell."""
    return {line.split()[0]: line.split()[1:] for line in out.splitlines() if line.strip()}


def test_evaluate(command: Command, written: Callable[..., Path]) -> None:
    """Figures by layer and field, then differences with their text."""
    gold = written("gold.jsonl", document("a"), document("b"))
    found = written("found.jsonl", document("b", polarity=-0.4), document("a", month="1998-06"))
    done = command("evaluate", gold, found, "--errors", "1")
    assert (done.status, done.err) == (0, "")
    table = rows(done.out)
    assert table["timex"] == ["2", "2", *["100.0"] * 6]
    assert table["timex.value"] == ["2", "50.0", "50.0"]
    assert table["stance.polarity"] == ["4", "75.0", "0.05", "75.0"]
    assert "[[May]]. · value: gold 1998-05, found 1998-06" in done.out
    assert "B-cubed" in done.out


def test_evaluate_as_json(command: Command, written: Callable[..., Path]) -> None:
    """Everything, or N differences of each sort."""
    gold = written("gold.jsonl", document("a"), document("b"))
    found = written("found.jsonl", document("a", month="1998-06"), document("b", month="1999"))
    summary = json.loads(command("evaluate", gold, found, "--json", "--layer", "timex").out)
    assert (summary["gold"], summary["documents"]) == (str(gold), 2)
    assert summary["layers"]["timex"]["fields"]["value"]["agreement"] == 0.0
    assert summary["layers"]["timex"]["fields"]["type"]["kappa"] is None
    assert [one["predicted_text"] for one in summary["differences"]] == ["1998-06", "1999"]
    few = json.loads(command("evaluate", gold, found, "--json", "--errors", "1").out)
    assert [one["predicted_text"] for one in few["differences"]] == ["1998-06"]


def test_single_documents_need_no_common_id(command: Command, written: Callable[..., Path]) -> None:
    """Two files of one document each are compared, whatever they are called."""
    done = command("evaluate", written("ada.json", document("ada")), written("ben.json", document("ben")))
    assert (done.status, rows(done.out)["mention"][2]) == (0, "100.0")


def test_what_cannot_be_compared_is_said(command: Command, written: Callable[..., Path], tmp_path: Path) -> None:
    """Missing documents, other texts, and what cannot be read: exit status 1."""
    gold = written("gold.jsonl", *(document(id) for id in "abcdefg"))
    found = written("found.jsonl", Document("x", id="a"), document("z"))
    with found.open("a", encoding="utf-8") as stream:
        stream.write("{\n")
    done = command("evaluate", gold, found)
    assert done.status == 1
    assert f"6 documents in {gold} and not in {found}: b, c, d, e, f and 1 more" in done.err
    assert f"1 document in {found} and not in {gold}: z" in done.err
    assert "1 document with another text in" in done.err
    assert "not JSON" in done.err


def test_layers_of_one_side_are_named(command: Command, written: Callable[..., Path]) -> None:
    """They are not compared, and that is said."""
    done = command("evaluate", written("a.json", document("a")), written("b.json", Document(TEXT, id="a")))
    assert "stance: not compared in 1 document, where only one side has it" in done.out
    assert "nothing was compared: no document has a layer on both sides" in done.err


def test_several_annotators(command: Command, written: Callable[..., Path]) -> None:
    """Each is compared with each."""
    files = [
        written(f"{name}.json", document("a", month=month)) for name, month in zip("abc", ("1", "1", "2"), strict=True)
    ]
    done = command("evaluate", *files, "--layer", "timex")
    assert len(done.out.splitlines()) == 4
    shown = command("evaluate", *files, "--layer", "timex", "--errors", "1").out.splitlines()
    assert [line for line in shown if " : " in line][-3:] == [
        f"{one} : {other}" for one, other in combinations(files, 2)
    ]
    summaries = json.loads(command("evaluate", *files, "--layer", "timex", "--json").out)
    assert [one["layers"]["timex"]["fields"]["value"]["agreement"] for one in summaries] == [1.0, 0.0, 0.0]


def test_annotators_of_one_file(command: Command, written: Callable[..., Path]) -> None:
    """What two have signed in the same documents is compared."""
    both = document("a")
    for name, month in (("ada", "1998-05"), ("ben", "1998-06")):
        both.add(Timex(spans=[(27, 30)], type="DATE", value=month, by=f"person/{name}"))
    path = written("a.json", both)
    done = command("evaluate", path, "--by", "person/ada", "--by", "person/ben")
    assert rows(done.out)["timex.value"][:2] == ["1", "0.0"]
    nobody = command("evaluate", path, "--by", "person/ada", "--by", "person/cal")
    assert nobody.status == 2
    assert "person/cal signed nothing; signed have: person/ada, person/ben" in nobody.err
    assert "--by compares what stands in one file" in command("evaluate", path, path, "--by", "a", "--by", "b").err


@pytest.mark.parametrize(
    ("names", "problem"),
    [(["a.json"], "there is one annotator to compare"), (["a.json", "a.json"], "one annotator is named twice")],
)
def test_too_few_annotators(command: Command, written: Callable[..., Path], names: list[str], problem: str) -> None:
    """Nobody is compared with himself."""
    path = written("a.json", document("a"))
    done = command("evaluate", *(path.parent / name for name in names))
    assert done.status == 2
    assert problem in done.err
