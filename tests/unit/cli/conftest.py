"""The command line in this process, with the plugin of the tests and nothing that is installed."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from geoannot.cli.app import run
from geoannot.registry import PLUGINS_VARIABLE


@attrs.frozen
class Done:
    """What a command left behind: its status and what it printed."""

    status: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plugins are those that a test names."""
    monkeypatch.setenv(PLUGINS_VARIABLE, "")


@pytest.fixture
def command(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Command:
    """A function that runs a command with arguments and, perhaps, standard input."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = run([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Done(status, captured.out.decode("utf-8", "surrogateescape"), captured.err.decode("utf-8"))

    return call


@pytest.fixture
def annotate(command: Command, words_file: Path) -> Command:
    """A function that runs ``annotate`` with the word finder."""

    def call(*arguments: str | Path, stdin: bytes = b"") -> Done:
        return command("annotate", *arguments, "--plugin-file", words_file, stdin=stdin)

    return call
