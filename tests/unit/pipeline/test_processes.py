"""Documents through several processes: in order, in bounded memory, and a lost worker costs one document."""

from __future__ import annotations

import pickle
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geoannot.errors import FormatError
from geoannot.model import Document
from geoannot.pipeline import Outcome, Pipeline, processes
from geoannot.pipeline.processes import AHEAD
from geoannot.registry import PLUGINS_VARIABLE, Registry


@pytest.fixture
def pipeline(words_file: Path) -> Pipeline:
    """A pipeline whose extractor obeys the text."""
    registry = Registry.discover(plugin_files=[words_file], environment={PLUGINS_VARIABLE: ""})
    return Pipeline.discover(registry=registry, plugin_files=[words_file])


def documents(*texts: str) -> list[Document]:
    """Documents named by their place."""
    return [Document(text, id=f"d{number}") for number, text in enumerate(texts)]


def told(outcomes: list[Outcome]) -> list[str]:
    """What became of each document, in a word or a sentence."""
    words = []
    for outcome in outcomes:
        if outcome.failures:
            words.append(str(outcome.failures[0]))
        elif outcome.document is not None:
            words.append(f"{outcome.document.id} {len(outcome.document.layer('word'))}")
    return words


def test_results_come_in_the_order_of_the_input(pipeline: Pipeline) -> None:
    """Two processes give what one gives, in the same order."""
    texts = ["a b c " * (40 * (number % 3)) for number in range(20)]
    alone = list(pipeline.run(documents(*texts)))
    assert list(pipeline.run(documents(*texts), jobs=2)) == alone
    assert told(alone)[:2] == ["d0 0", "d1 120"]


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        ("die!", "process: its process died (killed by signal 9, SIGKILL; out of memory is the usual reason)"),
        ("exit!", "process: its process died (exit code 3)"),
        ("unsendable!", "process: the result can't be sent: "),
        ("unreadable!", "process: its result can't be sent between processes: not here"),
        ("raise!", "words: ValueError: told to"),
        ("number!", "words: returned 7, expected annotations"),
        ("beyond!", "words: returned "),
    ],
)
def test_one_bad_document_costs_itself_alone(pipeline: Pipeline, order: str, problem: str) -> None:
    """Whatever happens to one document, the others come, in their places."""
    outcomes = list(pipeline.run(documents("a", "b b", order, "c c c", "d"), jobs=2))
    found = told(outcomes)
    assert found[2].startswith(f"d2: {problem}")
    assert [*found[:2], *found[3:]] == ["d0 1", "d1 2", "d3 3", "d4 1"]


def test_several_bad_documents_in_a_row(pipeline: Pipeline) -> None:
    """Each killed worker is replaced."""
    found = told(list(pipeline.run(documents("die!", "die!", "exit!", "a", "die!", "b"), jobs=2)))
    assert [one.partition(":")[0] for one in found] == ["d0", "d1", "d2", "d3 1", "d4", "d5 1"]


def test_a_document_that_takes_too_long(pipeline: Pipeline) -> None:
    """It is stopped after the timeout, and the others come."""
    begun = time.monotonic()
    found = told(list(pipeline.run(documents("a", "sleep!", "b"), jobs=1, timeout=1.5)))
    assert found == ["d0 1", "d1: process: took longer than 1.5 seconds and was stopped", "d2 1"]
    assert time.monotonic() - begun < 30


def test_what_could_not_be_read_keeps_its_place(pipeline: Pipeline) -> None:
    """An input that could not be read is a failure between the others."""
    items: list[Document | Exception] = [*documents("a"), FormatError("broken", source="x.json"), *documents("b")]
    assert told(list(pipeline.run(items, jobs=2))) == ["d0 1", "x.json: read: broken", "d0 1"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_input_is_not_read_far_ahead(pipeline: Pipeline, jobs: int) -> None:
    """However slowly outcomes are taken, few documents are held."""
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield Document("a b", id=f"d{taken}")

    outcomes: Any = pipeline.run(endless(), jobs=jobs, timeout=60)
    for count in range(1, 11):
        outcome = next(outcomes)
        assert outcome.document.id == f"d{count}"
        assert taken - count <= jobs * AHEAD
    outcomes.close()


def test_a_slow_document_holds_the_reading(pipeline: Pipeline) -> None:
    """Behind a document that takes long, the others do not pile up."""
    taken = 0

    def many() -> Iterator[Document]:
        nonlocal taken
        for number in range(100):
            taken += 1
            yield Document("sleep!" if number == 0 else "a", id=f"d{number}")

    outcomes: Any = pipeline.run(many(), jobs=2, timeout=1)
    first = next(outcomes)
    assert first.failures
    assert taken <= 2 * AHEAD
    outcomes.close()


def test_an_empty_stream(pipeline: Pipeline) -> None:
    """Nothing in, nothing out."""
    assert list(pipeline.run([], jobs=2)) == []


def test_a_failing_input_stops_the_workers(pipeline: Pipeline) -> None:
    """An error of the input itself comes through, and no process is left behind."""

    def failing() -> Iterator[Document]:
        yield Document("a")
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        list(pipeline.run(failing(), jobs=2))


class Pipe:
    """A worker's end of a pipe: gives documents, keeps what is sent back."""

    def __init__(self, *given: Document, broken: bool = False) -> None:
        self.given, self.broken = list(given), broken
        self.sent: list[Outcome] = []

    def recv(self) -> Document:
        """The next document; the pipe closes behind the last one."""
        if not self.given:
            raise EOFError
        return self.given.pop(0)

    def send(self, outcome: Outcome) -> None:
        """Keep an outcome, if it can go to another process."""
        if self.broken:
            raise BrokenPipeError
        pickle.dumps(outcome)
        self.sent.append(outcome)


@pytest.mark.parametrize("broken", [False, True], ids=["parent-there", "parent-gone"])
def test_a_worker_works_until_the_pipe_closes(
    pipeline: Pipeline, words_file: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    """What a worker does, looked at in this process: it answers each document, and ends with its parent."""
    ignored: list[Any] = []
    monkeypatch.setattr(signal, "signal", lambda *what: ignored.append(what))
    pipe: Any = Pipe(*documents("a b", "unsendable!", "raise!"), broken=broken)
    processes._work(pipe, (words_file,), pickle.dumps(pipeline))
    assert ignored == [(signal.SIGINT, signal.SIG_IGN)]
    if broken:
        assert pipe.sent == []
    else:
        assert pipe.sent.pop(0) is None  # it is ready
        assert told(pipe.sent)[0] == "d0 2"
        assert told(pipe.sent)[1].startswith("d1: process: the result can't be sent: ")
        assert told(pipe.sent)[2] == "d2: words: ValueError: told to"
