"""Writing what became of documents, and saying what failed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from geoannot.cli.printing import complain, counted, is_watched, progress, report_failures, warn
from geoannot.corpus import Input, Output
from geoannot.corpus.outputs import Origin
from geoannot.errors import FormatError
from geoannot.pipeline import Outcome

_COUNTED_AT_ONCE = 1 << 30
"""The longest file whose lines are counted before it is read, in bytes."""


def deliver(outcomes: Iterable[tuple[Input, Outcome]], output: Output, *, total: int | None, verbose: bool) -> int:
    """Write the documents of outcomes as they come, list the failures, and return the exit status.

    Args:
        outcomes: each with the input that it came from.
        output: where the documents go.
        total: how many there will be, for the progress bar; None where it is not known.
        verbose: whether tracebacks are shown, and at the end how long it took.
    """
    begun = time.monotonic()
    failed = done = written = 0

    def documents() -> Iterator[Origin]:
        nonlocal failed, done, written
        for origin, outcome in outcomes:
            report_failures(outcome.failures, verbose=verbose)
            failed += bool(outcome.failures)
            done += 1
            counter.advance()
            if outcome.document is not None:
                written += 1
                yield origin, outcome.document

    with progress(total) as counter:
        try:
            output.write(documents())
        except FormatError:
            if written or not failed:
                raise  # else the format can't say that there is nothing, and why there is nothing was said
    if not done:
        warn("there was no document in the input")
    if verbose:
        passed = time.monotonic() - begun
        complain(
            f"{counted(done, 'document')} in {passed:.1f} s, {done / max(passed, 1e-9):.1f} a second", level="done"
        )
    if failed:
        left = "the rest is written" if written else "nothing is written"
        complain(f"{failed} of {counted(done, 'document')} failed, wholly or in part; {left}")
    return 1 if failed else 0


def expected(inputs: Iterable[Input]) -> int | None:
    """How many documents inputs hold, as far as it can be known before they are read; None where it can't."""
    counts = [_expected(one) for one in inputs]
    return None if None in counts else sum(count for count in counts if count)


def _expected(one: Input) -> int | None:
    """How many documents an input holds; lines are counted only for who looks on."""
    if not one.format.many:
        return 1
    if one.path is None or not one.format.lines or not is_watched():
        return None
    try:
        if not one.path.is_file() or one.path.stat().st_size > _COUNTED_AT_ONCE:
            return None  # a pipe can be read only once, and counting a very long file takes its time
        with one.open() as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return None  # what is wrong is said when it is read
