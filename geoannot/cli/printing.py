"""What is printed beside the data, to standard error: complaints, warnings, progress. And how data becomes a table."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from geoannot.pipeline import Failure
from geoannot.registry import Registry

QUIET = "geoannot.quiet"
"""Under this name the context of a command knows that nothing but errors is to be said."""
_LONGEST_CELL = 44  # characters


def complain(message: str, *, level: str = "error") -> None:
    """Say what is wrong, in a sentence."""
    prefix = "geoannot: " if level == "error" else f"geoannot: {level}: "
    click.echo(f"{_tinted(prefix, 'red' if level == 'error' else 'yellow')}{message}", err=True)


def warn(message: str) -> None:
    """Say what is odd and stops nothing, unless that is unwanted."""
    if not is_quiet():
        complain(message, level="warning")


def is_quiet() -> bool:
    """Whether nothing but errors is to be said."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(QUIET))


def is_watched() -> bool:
    """Whether somebody looks on, at a terminal, and has not asked for quiet."""
    return sys.stderr.isatty() and not is_quiet()


def counted(number: int, noun: str) -> str:
    """A number with its noun: ``1 document``, ``2 documents``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def report_failures(failures: Iterable[Failure], *, verbose: bool) -> None:
    """List what failed: document, plugin, cause; with the tracebacks where they are asked for."""
    for failure in failures:
        complain(str(failure))
        if verbose and failure.trace:
            click.echo(failure.trace.rstrip(), err=True)


def report_broken(registry: Registry) -> None:
    """Warn of plugins that could not be loaded."""
    for broken in registry.broken:
        warn(f"plugin {broken.name} ({broken.origin}) takes no part: {broken.error}")


def table(head: Sequence[str], body: Iterable[Sequence[str]], *, words: int = 1) -> list[str]:
    """Lines of a table: the first columns, which hold words, to the left, the figures behind them to the right."""
    rows = [[_shortened(cell) for cell in row] for row in (head, *body)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return [
        "  ".join(
            cell.ljust(width) if column < words else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _shortened(cell: str) -> str:
    """The cell on one line, without its end where it is long."""
    bare = " ".join(cell.split())
    return bare if len(bare) <= _LONGEST_CELL else f"{bare[: _LONGEST_CELL - 1]}…"


@contextmanager
def progress(total: int | None) -> Iterator[_Counter]:
    """Count documents on a terminal, with rate and time left; elsewhere nothing is printed."""
    if not is_watched():
        yield _Counter(None)
        return
    counter = _Counter(None)
    bar: Any
    with click.progressbar(
        length=total,
        label="Documents",
        file=sys.stderr,
        show_pos=True,
        show_eta=True,
        item_show_func=lambda _: counter.rate,
    ) as bar:
        counter.bar = bar
        yield counter


class _Counter:
    """Counts a document, visibly or not."""

    def __init__(self, bar: Any) -> None:
        self.bar = bar
        self._done = 0
        self._begun = time.monotonic()

    def advance(self) -> None:
        """One document more is done."""
        self._done += 1
        if self.bar is not None:
            self.bar.update(1)

    @property
    def rate(self) -> str:
        """How many documents were done in a second, on average."""
        passed = time.monotonic() - self._begun
        return f"{self._done / passed:.1f}/s" if passed > 0 and self._done else ""


def _tinted(text: str, colour: str) -> str:
    """The text in a colour, on a terminal whose owner has not said NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or not sys.stderr.isatty()
    return text if plain else click.style(text, fg=colour, bold=True)
