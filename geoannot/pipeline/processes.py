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
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoannot.model import Document
from geoannot.pipeline.outcome import Failure, Outcome
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
        """Annotate documents; outcomes come in their order."""
        items = enumerate(documents)
        workers = [_Worker(self._context, self._recipe) for _ in range(self._jobs)]
        idle = deque(workers)
        done: dict[int, Outcome] = {}
        position = 0  # of the outcome that is to be yielded next
        exhausted = False
        try:
            while True:
                while idle and not exhausted and self._under_way(workers, done) < self._jobs * AHEAD:
                    exhausted = not self._hand_out(items, idle, done)
                while position in done:
                    yield done.pop(position)
                    position += 1
                busy = [worker for worker in workers if worker.document is not None]
                if exhausted and not busy and not done:
                    return
                for worker in self._finished(busy):
                    number, outcome = worker.collect(self._timeout)
                    done[number] = outcome
                    if not worker.alive:
                        workers.remove(worker)
                        worker = _Worker(self._context, self._recipe)
                        workers.append(worker)
                    idle.append(worker)
        finally:
            for worker in workers:
                worker.stop()

    def _under_way(self, workers: list[_Worker], done: dict[int, Outcome]) -> int:
        return len(done) + sum(worker.document is not None for worker in workers)

    def _hand_out(
        self, items: Iterator[tuple[int, Document | Exception]], idle: deque[_Worker], done: dict[int, Outcome]
    ) -> bool:
        """Give the next document to an idle worker; False where there is none left."""
        found = next(items, None)
        if found is None:
            return False
        number, item = found
        if isinstance(item, Document):
            idle.popleft().start(number, item)
        else:
            done[number] = self._pipeline.annotate_or_report(item)
        return True

    def _finished(self, busy: list[_Worker]) -> list[_Worker]:
        """The workers that have an answer, have died, or have taken too long; waits until there is one."""
        patience: float | None = None
        if self._timeout is not None and busy:
            patience = max(0.0, min(worker.since for worker in busy) + self._timeout - time.monotonic())
        ready = set(wait([worker.connection for worker in busy], patience)) if busy else set()
        return [worker for worker in busy if worker.connection in ready or worker.overdue(self._timeout)]


class _Worker:
    """One process, the pipe to it, and the document that it has."""

    def __init__(self, context: Any, recipe: tuple[tuple[Path, ...], bytes]) -> None:
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *recipe), daemon=True)
        self._process.start()
        theirs.close()
        self.document: str | None = None
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
        return timeout is not None and time.monotonic() - self.since >= timeout

    def collect(self, timeout: float | None) -> tuple[int, Outcome]:
        """The number of its document and what became of it; a worker that is dead or overdue is stopped."""
        name, self.document = self.document or "", None
        cause = ""
        try:
            if self.connection.poll():
                answer: Outcome = self.connection.recv()
                return self._number, answer
            cause = f"took longer than {timeout:g} seconds and was stopped"
        except (EOFError, OSError):
            self._process.join()
            cause = f"its process died ({_words_for_exit(self._process.exitcode)})"
        except Exception as error:  # noqa: BLE001  # a plugin's own class that can't be sent between processes
            cause = f"its result can't be sent between processes: {error}"
        self.stop()
        self.alive = False
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
    """What a worker does: take a document, send back what became of it, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and it stops us
    for path in plugin_files:
        load_file(path)
    pipeline: Pipeline = pickle.loads(recipe)
    while True:
        try:
            document = connection.recv()
        except (EOFError, OSError):
            return
        outcome = pipeline.annotate_or_report(document)
        try:
            connection.send(outcome)
        except ConnectionError:
            return
        except Exception as error:  # noqa: BLE001  # what a plugin returned can't be sent; the document is lost, not the run
            failure = Failure(plugin="process", document=document.id, cause=f"the result can't be sent: {error}")
            connection.send(Outcome(document=None, failures=(failure,)))
