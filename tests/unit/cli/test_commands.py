"""The commands: what they write where, in which format, and what they say."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import geoannot
from geoannot.cli import main
from geoannot.cli.app import run
from geoannot.cli.printing import progress
from geoannot.errors import FormatError, Interrupted, OutputError, PipelineError
from tests.unit.cli.documents import ids

Command = Callable[..., Any]

DOCUMENT: dict[str, Any] = {
    "format": "geoannot",
    "version": 1,
    "id": "d",
    "text": "Ida Brecht",
    "layers": {"mention": [{"id": "m1", "spans": [[0, 10]]}]},
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two texts, one of them below another folder, and a file that is none."""
    folder = tmp_path / "articles"
    (folder / "north").mkdir(parents=True)
    (folder / "a.txt").write_text("One two.", encoding="utf-8")
    (folder / "north" / "b.TXT").write_text("Three", encoding="utf-8")
    (folder / "notes.doc").write_text("x", encoding="utf-8")
    return folder


# annotate


def test_one_text_becomes_json_on_standard_output(annotate: Command, articles: Path) -> None:
    """A single document is written as JSON; nothing else is printed."""
    done = annotate(articles / "a.txt", "--date", "2021-03-18")
    value = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert (value["id"], value["metadata"]["date"]) == ("a", "2021-03-18")
    assert [row["id"] for row in value["layers"]["word"]] == ["w1", "w2"]
    assert value["layers"]["word"][1]["previous"] == "w1"
    assert value["layers"]["word"][0]["by"] == "words/1.0"


def test_a_folder_becomes_lines(annotate: Command, articles: Path) -> None:
    """Several documents are written as JSON Lines, named after their files, in the order of their paths."""
    done = annotate(articles)
    assert done.status == 0
    assert ids(done.out) == ["a", "north/b"]


def test_a_folder_becomes_a_folder(annotate: Command, articles: Path, tmp_path: Path) -> None:
    """With -o a folder, each file gets its own, and the structure is kept."""
    done = annotate(articles, "-o", tmp_path / "out")
    assert (done.status, done.out, done.err) == (0, "", "")
    written = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert written == ["a.json", "north/b.json"]


def test_the_suffix_tells_the_format(annotate: Command, articles: Path, tmp_path: Path) -> None:
    """The format is guessed from the name of the output; folders on the way are made."""
    out = tmp_path / "new" / "corpus.jsonl"
    assert annotate(articles, "-o", out).status == 0
    assert ids(out.read_text(encoding="utf-8")) == ["a", "north/b"]
    tei = tmp_path / "a.tei.xml"
    assert annotate(articles / "a.txt", "-o", tei, "--to", "tei").status == 0
    assert "standOff" in tei.read_text(encoding="utf-8")


def test_standard_input(annotate: Command) -> None:
    """A dash is standard input: text, unless another format is named."""
    done = annotate("-", stdin="Łódź zwei".encode())
    assert json.loads(done.out)["text"] == "Łódź zwei"
    lines = b'{"id": "x", "text": "a"}\n{"text": "b c"}\n'
    done = annotate("-", "--from", "jsonl", stdin=lines)
    assert (done.status, ids(done.out)) == (0, ["x", "document-2"])
    done = annotate("-", "-")
    assert (done.status, done.out) == (2, "")
    assert "standard input (-) can be read only once" in done.err


def test_the_order_of_the_output_is_that_of_the_input(annotate: Command, tmp_path: Path) -> None:
    """However many processes work."""
    lines = "\n".join(json.dumps({"id": f"d{n}", "text": "word " * (n % 5) * 50}) for n in range(30))
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    one, two = (annotate(tmp_path / "in.jsonl", "--jobs", jobs) for jobs in "12")
    assert one.out == two.out
    assert ids(one.out) == [f"d{n}" for n in range(30)]


def test_settings_and_overwriting(annotate: Command, articles: Path, tmp_path: Path) -> None:
    """A layer that is there is kept, unless it is to be computed anew; settings reach the extractor."""
    first = annotate(articles / "a.txt", "-o", tmp_path / "a.json", "--set", "words.shortest=4")
    kept = annotate(tmp_path / "a.json")
    anew = annotate(tmp_path / "a.json", "--overwrite", "word")
    assert (first.status, kept.status, anew.status) == (0, 0, 0)
    assert json.loads(kept.out)["layers"] == {"word": []}
    assert len(json.loads(anew.out)["layers"]["word"]) == 2


def test_a_document_that_takes_too_long(annotate: Command, tmp_path: Path) -> None:
    """It is named, and the others are written."""
    for name, text in {"a": "sleep!", "b": "fine"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = annotate(tmp_path, "--timeout", "2")
    assert done.status == 1
    assert "geoannot: a: process: took longer than 2 seconds and was stopped" in done.err
    assert ids(done.out) == ["b"]


def test_the_date_of_the_command_wins(annotate: Command) -> None:
    """A record's own date gives way."""
    lines = b'{"text": "a", "date": "2001-01-01"}'
    done = annotate("-", "--from", "jsonl", "--date", "2021-03-18", stdin=lines)
    assert json.loads(done.out)["metadata"]["date"] == "2021-03-18"


# convert, validate, stats


def test_convert_there_and_back(command: Command, tmp_path: Path) -> None:
    """What goes through another format comes back as the same bytes."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    first = command("convert", path, "--to", "json")
    assert first.status == 0
    for suffix in ("jsonl", "tei.xml"):
        between = tmp_path / f"between.{suffix}"
        format = "tei" if suffix == "tei.xml" else suffix
        assert command("convert", path, "--to", format, "-o", between).status == 0
        assert command("convert", between, "--to", "json").out == first.out


def test_convert_of_nothing(command: Command) -> None:
    """Without a document, that is said."""
    done = command("convert", "-", "--from", "jsonl", "--to", "jsonl", stdin=b"\n")
    assert (done.status, done.out) == (0, "")
    assert "there was no document in the input" in done.err


def test_validate(command: Command, tmp_path: Path) -> None:
    """A right document has no finding."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    done = command("validate", path)
    assert (done.status, done.out) == (0, "")
    assert "1 document, 0 findings" in done.err


def test_stats(command: Command, tmp_path: Path) -> None:
    """Words and annotations are counted, by document and in all, unknown layers too."""
    lines = [DOCUMENT, DOCUMENT | {"id": "other", "layers": {"claim": [{"id": "c1"}, {"id": "c2"}]}}]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    table = command("stats", path)
    assert table.status == 0
    assert [line.split() for line in table.out.splitlines()] == [
        ["document", "words", "mention", "claim"],
        ["d", "2", "1", "0"],
        ["other", "2", "0", "2"],
        ["2", "documents", "4", "1", "2"],
        [],
        ["mention.form:", "name", "1"],
    ]
    counted = json.loads(command("stats", path, "--json").out)
    assert counted["total"] == {"words": 4, "mention": 1, "claim": 2}
    assert counted["documents"][0] == {"id": "d", "words": 2, "mention": 1, "claim": 0}
    assert counted["values"] == {"mention.form": {"name": 1}}


READER = """
from geoannot.hooks import Format, hookimpl
from geoannot.model import Document

def read(stream, context):
    yield ValueError("odd")
    yield Document(stream.read().decode())

@hookimpl
def register_formats():
    return [Format(name="own", suffixes=(".own",), many=True, read=read)]
"""


def test_formats_of_plugins(command: Command, tmp_path: Path) -> None:
    """A plugin's format is read like any; a document that it could not read is an error of the file."""
    plugin, path = tmp_path / "own.py", tmp_path / "a.own"
    plugin.write_text(READER, encoding="utf-8")
    path.write_text("text", encoding="utf-8")
    validated = command("validate", path, "--plugin-file", plugin)
    assert (validated.status, validated.out) == (1, f"{path}: odd\n")
    converted = command("convert", path, "--plugin-file", plugin)
    assert converted.status == 1
    assert "odd" in converted.err
    assert json.loads(converted.out)["text"] == "text"


def test_stats_of_nothing(command: Command, tmp_path: Path) -> None:
    """Without a document that can be read there is no table."""
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    done = command("stats", tmp_path / "a.json")
    assert (done.status, done.out) == (1, "")
    assert "not JSON" in done.err


# plugins


def test_plugins_list(command: Command, words_file: Path) -> None:
    """Each plugin is listed with what it offers."""
    done = command("plugins", "list", "--plugin-file", words_file)
    assert done.status == 0
    assert f"words ({words_file}): register_extractors, register_kinds" in done.out
    assert "  extractor words/1.0 provides word" in done.out
    assert "  format json (.json): read and written" in done.out
    assert command("plugins").out == command("plugins", "list").out


def test_a_broken_plugin_is_listed(command: Command, tmp_path: Path) -> None:
    """It stands there with its error, and the status is 1."""
    path = tmp_path / "mine.py"
    path.write_text(
        "from geoannot.hooks import hookimpl\n@hookimpl\ndef register_extractor():\n    return []\n", encoding="utf-8"
    )
    done = command("plugins", "list", "--plugin-file", path)
    assert done.status == 1
    assert f"mine ({path}): BROKEN: " in done.out
    assert "register_extractor" in done.out


COMMANDS = '''
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


def test_commands_of_plugins(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that is installed adds commands, which stand in the help."""
    (tmp_path / "hello_plugin.py").write_text(COMMANDS, encoding="utf-8")
    info = tmp_path / "hello_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hello-plugin\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[geoannot]\nhello = hello_plugin\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("GEOANNOT_PLUGINS", "hello")
    assert command("hello").out == "hello\n"
    assert "Say hello." in command("--help").out
    assert "hello (hello-plugin 1.0): register_commands" in command("plugins", "list").out


# The command itself


@pytest.mark.parametrize(
    "name", ["annotate", "convert", "validate", "stats", "evaluate", "plugins", "info", "completion"]
)
def test_help_has_an_example(command: Command, name: str) -> None:
    """Each command explains itself, with an example that stands as it was written."""
    done = command(name, "--help")
    assert done.status == 0
    assert f"geoannot {name} " in done.out.replace("Usage: geoannot", "")


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(option: str) -> None:
    """The version is told at once."""
    done = subprocess.run(
        [sys.executable, "-m", "geoannot", option], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == f"geoannot {geoannot.__version__}\n"


def test_main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What the installed command calls: the version at once, all else with its status."""
    monkeypatch.setattr(sys, "argv", ["geoannot", "--version"])
    main()
    assert capsys.readouterr().out == f"geoannot {geoannot.__version__}\n"
    monkeypatch.setattr(sys, "argv", ["geoannot", "nonsense"])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_module("geoannot", run_name="__main__")
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (OSError(28, "No space left on device"), 1, "geoannot: standard output: No space left on device"),
        (FormatError("odd", source="a.json"), 1, "geoannot: a.json: odd"),
        (
            OutputError(Path("a.json"), "full", Path("a.json.part")),
            1,
            "geoannot: a.json could not be written: full; th",
        ),
        (PipelineError("a circle"), 2, "geoannot: a circle"),
        (
            Interrupted(Path("a"), Path("a.part")),
            130,
            "geoannot: interrupted: a was not finished; the documents that w",
        ),
        (Interrupted(Path("a"), None), 130, "geoannot: interrupted: a was not finished"),
    ],
    ids=["disk", "format", "output", "usage", "interrupted", "interrupted-early"],
)
def test_errors_become_a_sentence_and_a_status(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    message: str,
) -> None:
    """Whatever is raised on purpose, or by the system, is one sentence."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("geoannot.cli.validate.Registry.discover", fail)
    assert run(["validate", "x.json"]) == status
    assert capsys.readouterr().err.strip().startswith(message)


def test_version_behind_other_arguments(command: Command) -> None:
    """Asked for in a longer line, it is the same."""
    assert command("--version", "annotate").out == f"geoannot {geoannot.__version__}\n"


def test_an_unknown_command(command: Command) -> None:
    """What is no command is a wrong call."""
    done = command("anotate")
    assert (done.status, done.out) == (2, "")
    assert "No such command 'anotate'; did you mean annotate? (see geoannot --help)" in done.err
    assert command("xyz").err.strip() == "geoannot: No such command 'xyz' (see geoannot --help)"


def test_an_interruption_of_anything(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing was being written, it is said in a word."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("geoannot.cli.validate.Registry.discover", interrupted)
    assert run(["validate", "x.json"]) == 130
    assert capsys.readouterr().err.strip() == "geoannot: interrupted"


class Terminal:
    """Standard error as if it were a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        """Keep what is written."""
        self.written += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """It says that it is one."""
        return True


def test_progress_is_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar counts documents; elsewhere nothing is printed."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress(2) as counter:
        counter.advance()
        counter.advance()
    assert "2/2" in terminal.written
    assert "/s" in terminal.written


@pytest.mark.parametrize(("setting", "coloured"), [("", True), ("1", False)])
def test_colours(
    command: Command, monkeypatch: pytest.MonkeyPatch, setting: str, coloured: bool, tmp_path: Path
) -> None:
    """Complaints are tinted on a terminal whose owner has not said NO_COLOR."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("NO_COLOR", setting)
    assert command("validate", tmp_path / "nothing.json").status == 2
    assert ("\x1b[" in terminal.written) == coloured
    assert "does not exist" in terminal.written
