"""What makes the command line pleasant: information, completion, quiet and talkative runs."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geoannot
from geoannot.cli.app import geoannot as command_line
from geoannot.cli.delivery import expected
from geoannot.cli.printing import table
from geoannot.corpus import Input
from geoannot.installation import installation
from geoannot.registry import Registry

Command = Callable[..., Any]

BROKEN = """
from geoannot.hooks import hookimpl

@hookimpl
def register_tables():
    raise ValueError("no tables today")
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A plugin that fails when it is asked for its tables."""
    path = tmp_path / "mine.py"
    path.write_text(BROKEN, encoding="utf-8")
    return path


# info and plugins list


def test_info(command: Command, words_file: Path) -> None:
    """Versions and plugins, for a bug report."""
    done = command("info", "--plugin-file", words_file)
    assert (done.status, done.err) == (0, "")
    lines = dict(line.split(": ", 1) for line in done.out.splitlines())
    assert lines["geoannot"] == geoannot.__version__
    assert "msgspec" in lines["requirements"]
    assert "GEOANNOT_PLUGINS" in lines["environment"]
    assert lines[f"plugin words ({words_file})"] == "words"


def test_info_as_json(command: Command, broken: Path) -> None:
    """The same for programs; a broken plugin is status 1."""
    done = command("info", "--json", "--plugin-file", broken)
    facts = json.loads(done.out)
    assert done.status == 1
    assert facts["broken"] == [{"name": "mine", "origin": str(broken), "error": "ValueError: no tables today"}]
    assert "mine" in command("info", "--plugin-file", broken).out


def test_a_requirement_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, because it may be the reason for the report."""
    monkeypatch.setattr("geoannot.installation.requires", lambda name: ["no-such-thing>=1"])
    assert installation(Registry())["requirements"] == {"no-such-thing": "missing"}


def test_what_was_never_installed_has_no_requirements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run from a folder, the rest is said all the same."""
    monkeypatch.setattr("geoannot.installation.PROJECT", "a-distribution-that-there-is-not")
    assert installation(Registry(), {})["requirements"] == {}


def test_plugins_as_json(command: Command, words_file: Path) -> None:
    """Each with what it offers."""
    done = command("plugins", "list", "--json", "--plugin-file", words_file)
    words = json.loads(done.out)["plugins"][-1]
    assert (words["name"], words["kinds"], words["extractors"][0]["provides"]) == ("words", ["word"], ["word"])


def test_a_plugin_that_fails_late(command: Command, broken: Path) -> None:
    """It is listed as broken, with the traceback where it is asked for."""
    done = command("plugins", "list", "--plugin-file", broken, "-v")
    assert done.status == 1
    assert "BROKEN: ValueError: no tables today" in done.out
    assert "Traceback" in done.out
    assert "Traceback" not in command("plugins", "list", "--plugin-file", broken).out


def test_plugins_list_names_kinds(command: Command, words_file: Path) -> None:
    """Kinds, tables and commands stand there too."""
    assert "  kind word" in command("plugins", "list", "--plugin-file", words_file).out


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(command: Command, shell: str) -> None:
    """Each shell gets a script of its own that asks geoannot."""
    done = command("completion", shell)
    assert done.status == 0
    assert "_GEOANNOT_COMPLETE" in done.out


def completed(*words: str) -> list[str]:
    """What the last word is completed to."""
    from click.shell_completion import ShellComplete  # noqa: PLC0415  # needed by these tests alone

    class Shell(ShellComplete):
        name = "here"
        source_template = ""

    found = Shell(command_line, {}, "geoannot", "_GEOANNOT_COMPLETE").get_completions(list(words[:-1]), words[-1])
    return [one.value for one in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("stat",), ["stats"]),
        (("annotate", "--to", "j"), ["json", "jsonl"]),
        (("annotate", "--from", "te"), ["tei", "text"]),
        (("annotate", "--overwrite", "st"), ["stance"]),
        (("annotate", "--set", "csv.d"), ["csv.delimiter="]),
        (("annotate", "--only", "x"), []),
        (("completion", "b"), ["bash"]),
    ],
    ids=["command", "output", "input", "layer", "setting", "extractor", "shell"],
)
def test_completion(words: tuple[str, ...], expected: list[str]) -> None:
    """Commands, formats, layers, extractors and settings are completed."""
    assert completed(*words) == expected


# Quiet and talkative


def test_quiet(annotate: Command, command: Command, tmp_path: Path) -> None:
    """No warning, no summary; errors are said all the same."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfOne")
    assert "byte order mark" in annotate(path).err
    assert annotate(path, "-q").err == ""
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    assert command("validate", "--quiet", tmp_path / "a.json").err == ""
    assert "not JSON" in command("convert", "-q", tmp_path / "a.json").err


def test_verbose(annotate: Command, tmp_path: Path) -> None:
    """How many documents in how long."""
    path = tmp_path / "a.txt"
    path.write_text("One", encoding="utf-8")
    assert "geoannot: done: 1 document in 0." in annotate(path, "--verbose").err


class Terminal(io.StringIO):
    """Standard error as if it were a terminal."""

    def isatty(self) -> bool:
        """It says that it is one."""
        return True


def test_lines_are_counted_for_who_looks_on(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal it is known how many documents are still to come; quiet runs show nothing."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n\n{"text": "b", "id": "b"}\n')
    command("convert", path, "--to", "jsonl", "-o", tmp_path / "b.jsonl")
    assert "2/2" in terminal.getvalue()
    shown = len(terminal.getvalue())
    command("convert", path, "--to", "jsonl", "-o", tmp_path / "b.jsonl", "--quiet")
    assert len(terminal.getvalue()) == shown


def test_pipes_are_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can be read only once, or is not there, is left alone."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    os.mkfifo(tmp_path / "pipe.jsonl")
    lines = Registry().formats["jsonl"]
    for name in ("pipe.jsonl", "gone.jsonl"):
        assert expected([Input(path=tmp_path / name, format=lines, relative=Path(name))]) is None


def test_tables() -> None:
    """Words to the left, figures to the right; long cells and line ends do not break it."""
    lines = table(("name", "number"), [("a\nb", "1"), ("x" * 60, "20")])
    assert lines[1] == "a b" + " " * 41 + "       1"
    assert lines[2].endswith("…      20")


# Plugins in a file

COMMAND = '''
import click
from geoannot.hooks import hookimpl

@click.command()
def hello():
    """Say hello."""
    click.echo("hello")

@hookimpl
def register_commands():
    return [hello]
'''


def test_commands_of_a_plugin_file(command: Command, tmp_path: Path, words_file: Path) -> None:
    """Named before the command, the file adds its own, and takes part in the built-in ones."""
    path = tmp_path / "greeting.py"
    path.write_text(COMMAND, encoding="utf-8")
    assert command("--plugin-file", path, "hello").out == "hello\n"
    assert "Say hello." in command("--plugin-file", path, "--help").out
    (tmp_path / "a.txt").write_text("One", encoding="utf-8")
    done = command("--plugin-file", words_file, "annotate", tmp_path / "a.txt", "--plugin-file", words_file)
    assert (done.status, done.err) == (0, "")
    assert '"word":[' in done.out
    listed = command("plugins", "--plugin-file", path, "list").out
    assert f"greeting ({path}): register_commands\n  command hello" in listed


FAILING = """
import click
from geoannot.hooks import hookimpl

@click.command(help="Go wrong.")
def wrong():
    raise ValueError("no luck")

@hookimpl
def register_commands():
    return [wrong]
"""


def test_a_command_that_fails(command: Command, tmp_path: Path) -> None:
    """What the command of a plugin does wrong is one sentence that names the place."""
    path = tmp_path / "failing.py"
    path.write_text(FAILING, encoding="utf-8")
    done = command("--plugin-file", path, "wrong")
    assert (done.status, done.out) == (1, "")
    assert done.err == f"geoannot: command wrong failed: ValueError: no luck ({path}, line 7)\n"


def test_a_defect_of_a_command_is_not_hidden(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong in a built-in command is a defect, and shows where it is."""
    monkeypatch.setattr("geoannot.cli.info.installation", lambda registry: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        command("info")


def test_no_command(command: Command) -> None:
    """Whoever types the bare name reads the help, line by line."""
    done = command()
    assert done.status == 2
    assert done.err.startswith("Usage: geoannot [OPTIONS] COMMAND [ARGS]...\n\n")


def test_a_missing_choice_is_one_line(command: Command) -> None:
    """Click lists choices over several lines."""
    assert "Choose from: bash, zsh, fish (see" in command("completion").err
