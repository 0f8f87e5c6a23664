"""Documents through several processes: a pipe a worker, in the order of the input, in bounded memory.

A worker that dies, or that takes longer than it may, costs the document that it had; it is replaced and the rest goes
on.
(Killed workers cost :class:`concurrent.futures.ProcessPoolExecutor` everything that was under way, and hang
:class:`multiprocessing.Pool`.)
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoannot.errors import PipelineError
from geoannot.model import Document
from geoannot.pipeline.outcome import Failure, Outcome, outcome_of
from geoannot.registry import load_file

if TYPE_CHECKING:
    from geoannot.pipeline.runner import Pipeline

AHEAD = 4
"""How many documents a worker are under way at most: being worked on, or waiting for one before them."""


class Workers:
    """A pool of processes that annotate documents."""

    def __init__(self, pipeline: Pipeline, *, jobs: int, timeout: float | None) -> None:
        self._pipeline = pipeline
        self._recipe = (pipeline.plugin_files, pickle.dumps(pipeline))
        self._jobs = jobs
        self._timeout = timeout
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")

    def run(self, documents: Iterable[Document | Exception]) -> Iterator[Outcome]:
        """Annotate documents; outcomes come in their order, each as soon as those before it are there.

        Reading the next document blocks: where the input is slow, so is what depends on it.

        Raises:
            PipelineError: a process died while it was loading plugins, so that none would ever work.
        """
        items = enumerate(documents)
        workers = [_Worker(self._context, self._recipe) for _ in range(self._jobs)]
        done: dict[int, Outcome] = {}
        position = 0  # of the outcome that is to be yielded next
        exhausted = False
        try:
            while True:
                while position in done:
                    yield done.pop(position)
                    position += 1
                idle = next((worker for worker in workers if worker.ready and worker.document is None), None)
                under_way = len(done) + sum(worker.document is not None for worker in workers)
                may_read = idle is not None and not exhausted and under_way < self._jobs * AHEAD
                if idle is not None and may_read:
                    exhausted = not self._hand_out(items, idle, done)
                waited_for = [worker for worker in workers if worker.document is not None or not worker.ready]
                if exhausted and not done and all(worker.document is None for worker in workers):
                    return
                for worker in self._answering(waited_for, patient=not may_read):
                    answer = worker.collect(self._timeout)
                    if answer is not None:
                        done[answer[0]] = answer[1]
                    if not worker.alive:
                        workers.remove(worker)
                        workers.append(_Worker(self._context, self._recipe))
        finally:
            for worker in workers:
                worker.stop()

    def _hand_out(
        self, items: Iterator[tuple[int, Document | Exception]], idle: _Worker, done: dict[int, Outcome]
    ) -> bool:
        """Give the next document to an idle worker; False where there is none left."""
        found = next(items, None)
        if found is None:
            return False
        number, item = found
        if isinstance(item, Document):
            idle.start(number, item)
        else:
            done[number] = outcome_of(item)
        return True

    def _answering(self, workers: list[_Worker], *, patient: bool) -> list[_Worker]:
        """The workers that have something to say, have died, or have taken too long; patient, waits until one has."""
        patience: float | None = None if patient else 0.0
        busy = [worker for worker in workers if worker.document is not None]
        if patient and self._timeout is not None and busy:
            patience = max(0.0, min(worker.since for worker in busy) + self._timeout - time.monotonic())
        speaking = set(wait([worker.connection for worker in workers], patience)) if workers else set()
        return [worker for worker in workers if worker.connection in speaking or worker.overdue(self._timeout)]


class _Worker:
    """One process, the pipe to it, and the document that it has."""

    def __init__(self, context: Any, recipe: tuple[tuple[Path, ...], bytes]) -> None:
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *recipe), daemon=True)
        self._process.start()
        theirs.close()
        self.document: str | None = None
        self.ready = False  # it has loaded the plugins; the clock of a document starts only then
        self.alive = True
        self.since = 0.0
        self._number = 0

    def start(self, number: int, document: Document) -> None:
        """Give it a document."""
        self.document, self._number, self.since = document.id, number, time.monotonic()
        with suppress(ConnectionError):  # if it died while it was idle, collecting will say so
            self.connection.send(document)

    def overdue(self, timeout: float | None) -> bool:
        """Whether its document has taken longer than it may (seconds)."""
        return timeout is not None and self.document is not None and time.monotonic() - self.since >= timeout

    def collect(self, timeout: float | None) -> tuple[int, Outcome] | None:
        """The number of its document and what became of it, or None where it says that it is ready.

        A worker that is dead or overdue is stopped.

        Raises:
            PipelineError: it died before it was ready.
        """
        cause = ""
        try:
            if self.connection.poll():
                answer: Outcome | None = self.connection.recv()
                if answer is None:
                    self.ready = True
                    return None
                self.document = None
                return self._number, answer
            cause = f"took longer than {timeout:g} seconds and was stopped"
        except (EOFError, OSError):
            self._process.join()
            cause = f"its process died ({_words_for_exit(self._process.exitcode)})"
        except Exception as error:  # noqa: BLE001  # a plugin's own class that can't be sent between processes
            cause = f"its result can't be sent between processes: {error}"
        self.stop()
        self.alive = False
        if not self.ready:
            raise PipelineError(f"a worker could not start: {cause}; run it with one job to see why")
        name, self.document = self.document or "", None
        return self._number, Outcome(document=None, failures=(Failure(plugin="process", document=name, cause=cause),))

    def stop(self) -> None:
        """End the process."""
        self.connection.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join()


def _words_for_exit(code: int | None) -> str:
    if code is not None and code < 0:
        return f"killed by signal {-code}, {signal.Signals(-code).name}; out of memory is the usual reason"
    return f"exit code {code}"


def _work(connection: Connection, plugin_files: tuple[Path, ...], recipe: bytes) -> None:
    """What a worker does: say None when it is ready, then take a document and send back what became of it.

    It ends when the pipe closes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and it stops us
    for path in plugin_files:
        load_file(path)
    pipeline: Pipeline = pickle.loads(recipe)
    pipeline.prepare()
    with suppress(EOFError, OSError):  # the parent is gone
        connection.send(None)
        while True:
            document = connection.recv()
            outcome = pipeline.annotate_or_report(document)
            try:
                connection.send(outcome)
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001  # what a plugin found can't be sent: its document is lost, not the run
                failure = Failure(plugin="process", document=document.id, cause=f"the result can't be sent: {error}")
                connection.send(Outcome(document=None, failures=(failure,)))
