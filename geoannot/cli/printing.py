"""What is printed beside the data: complaints, warnings, progress. All of it goes to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from geoannot.pipeline import Failure
from geoannot.registry import Registry


def complain(message: str, *, level: str = "error") -> None:
    """Say what is wrong, in a sentence."""
    prefix = "geoannot: " if level == "error" else f"geoannot: {level}: "
    click.echo(f"{_tinted(prefix, 'red' if level == 'error' else 'yellow')}{message}", err=True)


def warn(message: str) -> None:
    """Say what is odd and stops nothing."""
    complain(message, level="warning")


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


@contextmanager
def progress(total: int | None) -> Iterator[_Counter]:
    """Count documents on a terminal; elsewhere nothing is printed."""
    if not sys.stderr.isatty():
        yield _Counter(None)
        return
    bar: Any
    with click.progressbar(length=total, label="Documents", file=sys.stderr, show_pos=True) as bar:
        yield _Counter(bar)


class _Counter:
    """Counts a document, visibly or not."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def advance(self) -> None:
        """One document more is done."""
        if self._bar is not None:
            self._bar.update(1)


def _tinted(text: str, colour: str) -> str:
    """The text in a colour, on a terminal whose owner has not said NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or not sys.stderr.isatty()
    return text if plain else click.style(text, fg=colour, bold=True)
