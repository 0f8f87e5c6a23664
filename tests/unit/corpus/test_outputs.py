"""Outputs: where documents go, under which names, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from geoannot.corpus import find_inputs, plan_output
from geoannot.corpus.outputs import Output, safe_name
from geoannot.errors import FormatError, Interrupted, OutputError, UsageError
from geoannot.hooks import Format
from geoannot.model import BUILT_IN_KINDS, Document
from geoannot.registry import Registry
from geoannot.testing import texts

FORMATS = Registry().formats


def plan(inputs: list[Path], **options: Any) -> Output:
    """The output of inputs."""
    return plan_output(find_inputs(inputs, FORMATS), FORMATS, kinds=BUILT_IN_KINDS, **options)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two texts."""
    paths = [tmp_path / "in" / name for name in ("a.txt", "b.txt")]
    paths[0].parent.mkdir()
    for path in paths:
        path.write_text("x", encoding="utf-8")
    return paths


@pytest.mark.parametrize(
    ("count", "options", "format", "place"),
    [
        (1, {}, "json", "standard output"),
        (2, {}, "jsonl", "standard output"),
        (2, {"out": "-"}, "jsonl", "standard output"),
        (1, {"out": "OUT/a.json"}, "json", "a.json"),
        (1, {"out": "OUT/a.jsonl"}, "jsonl", "a.jsonl"),
        (1, {"out": "OUT/a.tei.xml"}, "tei", "a.tei.xml"),
        (1, {"out": "OUT/new/"}, "json", "new/"),
        (2, {"out": "OUT/new"}, "json", "new/"),
        (2, {"out": "OUT/new.jsonl"}, "jsonl", "new.jsonl"),
        (1, {"out": "OUT"}, "json", "/"),
        (1, {"out": "OUT/a.json", "write_as": "tei"}, "tei", "a.json"),
        (2, {"write_as": "jsonl"}, "jsonl", "standard output"),
    ],
)
def test_where_and_as_what(
    files: list[Path], tmp_path: Path, count: int, options: dict[str, str], format: str, place: str
) -> None:
    """The format and the place follow from the number of inputs, from -o and from --to."""
    given_options = {key: value.replace("OUT", str(tmp_path)) for key, value in options.items()}
    output = plan(files[:count], **given_options)
    assert output.format.name == format
    if output.folder is not None:
        assert place == f"{output.folder.relative_to(tmp_path).as_posix()}/".replace("./", "/")
    else:
        assert place == (output.path.name if output.path else "standard output")


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"write_as": "xml"}, "format 'xml' is unknown; these can be written: "),
        ({"write_as": "text"}, "format 'text' can't be written"),
        ({"write_as": "json"}, "json holds one document and there are 2 inputs; name a folder with -o, or --to jsonl"),
        ({"out": "OUT/a.json"}, "json holds one document and there are 2 inputs"),
    ],
)
def test_what_cannot_be_planned(files: list[Path], tmp_path: Path, options: dict[str, str], problem: str) -> None:
    """A wrong format, or one that cannot hold all, is refused."""
    with pytest.raises(UsageError, match=problem):
        plan(files, **{key: value.replace("OUT", str(tmp_path)) for key, value in options.items()})


def test_clashes_are_found_before_work_starts(tmp_path: Path) -> None:
    """Two documents for one file are an error, in the files and in the lines of one."""
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": "a:b", "text": "x"}\n{"id": "a?b", "text": "y"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"two documents would be written to .*a_b\.json: .*a:b and .*a\?b; give them"):
        plan([lines], out=f"{tmp_path}/out/")


def test_clashes_that_only_show_when_they_come(tmp_path: Path) -> None:
    """What standard input holds is not known before; the second of two is an error then."""
    output = Output(format=FORMATS["json"], folder=tmp_path / "out")
    with pytest.raises(UsageError, match="two documents would be written to"):
        output.write([(None, Document("x", id="a")), (None, Document("y", id="a"))])
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", "a"),
        ("north/a", "north/a"),
        ("a b.c", "a b.c"),
        ("..", "_"),
        ("../../etc/passwd", "_/_/etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a/../b", "a/_/b"),
        ("a//b", "a/b"),
        ("a. ", "a_"),
        ('<>:"|?*\\', "________"),
        ("a\x00b\nc", "a_b_c"),
        ("", "_"),
        ("/", "_"),
        ("é" * 150, "é" * 100),
    ],
)
def test_safe_names(name: str, expected: str) -> None:
    """Names become paths that every file system takes, and that lead nowhere else."""
    assert safe_name(name) == expected


@given(name=texts())
def test_safe_names_lead_nowhere_else(name: str) -> None:
    """Whatever the id: a relative path of names that can be written."""
    path = Path(safe_name(name))
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert all(0 < len(part.encode()) <= 200 for part in path.parts)
    assert safe_name(safe_name(name)) == safe_name(name)


def test_a_file_appears_whole(tmp_path: Path) -> None:
    """While documents are written, the place is untouched; then the file is there, and nothing beside it."""
    out = tmp_path / "a.jsonl"
    seen: list[list[str]] = []

    def documents() -> Iterator[tuple[None, Document]]:
        for name in "ab":
            seen.append(sorted(path.name for path in tmp_path.iterdir()))
            yield None, Document("x", id=name)

    Output(format=FORMATS["jsonl"], path=out).write(documents())
    assert seen == [["a.jsonl.part"], ["a.jsonl.part"]]
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def stopping(error: BaseException, after: int) -> Iterator[tuple[None, Document]]:
    """Documents, and then something that goes wrong."""
    for number in range(after):
        yield None, Document("x" * 10_000, id=f"d{number}")
    raise error


@pytest.mark.parametrize(
    ("error", "raised", "problem"),
    [
        (
            OSError(28, "No space left on device"),
            OutputError,
            "No space left on device; the documents that were finished",
        ),
        (KeyboardInterrupt(), Interrupted, "was not finished"),
        (FormatError("odd"), FormatError, "odd"),
        (ZeroDivisionError("crash"), ZeroDivisionError, "crash"),
    ],
    ids=["full-disk", "interruption", "format", "crash"],
)
def test_what_was_finished_stays(
    tmp_path: Path, error: BaseException, raised: type[BaseException], problem: str
) -> None:
    """Finished documents stay in the part file, whole; the error says where."""
    out = tmp_path / "a.jsonl"
    with pytest.raises(raised, match=problem) as caught:
        Output(format=FORMATS["jsonl"], path=out).write(stopping(error, 2))
    part = tmp_path / "a.jsonl.part"
    assert part.read_bytes().count(b"\n") == 2
    assert not out.exists()
    assert getattr(caught.value, "left", part) == part


def test_nothing_is_left_where_nothing_was_finished(tmp_path: Path) -> None:
    """Without a finished document, or in a format of one, no part file stays."""
    output = Output(format=FORMATS["jsonl"], path=tmp_path / "a.jsonl")
    with pytest.raises(OutputError, match=r"could not be written: disk$") as caught:
        output.write(stopping(OSError(5, "disk"), 0))
    assert caught.value.left is None
    with pytest.raises(FormatError, match="lone surrogate"):
        Output(format=FORMATS["json"], path=tmp_path / "a.json").write([(None, Document("\ud800"))])
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_cannot_be_written(tmp_path: Path) -> None:
    """The error names it, and those before it stay."""
    output = Output(format=FORMATS["jsonl"], path=tmp_path / "a.jsonl")
    with pytest.raises(FormatError, match=r"document bad: .*lone surrogate"):
        output.write([(None, Document("x", id="good")), (None, Document("\ud800", id="bad"))])
    assert (tmp_path / "a.jsonl.part").read_bytes().count(b"\n") == 1


def test_formats_of_plugins_are_written_alike(tmp_path: Path) -> None:
    """A writer is any function of documents, a stream and options."""

    def shout(documents: Any, stream: Any, options: Any) -> None:
        for document in documents:
            stream.write(document.text.upper().encode())

    Output(format=Format(name="loud", suffixes=(".loud",), write=shout), folder=tmp_path).write(
        [(None, Document("a", id="x"))]
    )
    assert (tmp_path / "x.loud").read_bytes() == b"A"


@pytest.mark.parametrize("place", ["path", "folder", "standard output"])
def test_a_format_that_fails(tmp_path: Path, place: str) -> None:
    """What the format of a plugin does wrong is charged to it, and nothing is left behind."""

    def fail(documents: Any, stream: Any, options: Any) -> None:
        raise KeyError(next(documents).id)

    where = {"path": {"path": tmp_path / "x.loud"}, "folder": {"folder": tmp_path}}.get(place, {})
    with pytest.raises(FormatError, match="format loud failed: KeyError: 'x'"):
        Output(format=Format(name="loud", suffixes=(".loud",), write=fail), **where).write(
            [(None, Document("a", id="x"))]
        )
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_before_a_format(tmp_path: Path) -> None:
    """It is not charged to the format."""
    with pytest.raises(ZeroDivisionError):
        Output(format=FORMATS["jsonl"], path=tmp_path / "a.jsonl").write(stopping(ZeroDivisionError(), 1))


def test_without_a_document_a_format_of_one_writes_nothing(tmp_path: Path, capsysbinary: Any) -> None:
    """Where every document failed, there is no file; a format of several writes an empty one."""
    Output(format=FORMATS["json"], path=tmp_path / "a.json").write([])
    Output(format=FORMATS["json"]).write([])
    assert list(tmp_path.iterdir()) == []
    assert capsysbinary.readouterr().out == b""
    Output(format=FORMATS["jsonl"], path=tmp_path / "a.jsonl").write([])
    assert (tmp_path / "a.jsonl").read_bytes() == b""


def test_an_interruption_before_anything_is_written(tmp_path: Path) -> None:
    """A format that asks for two documents before it writes one leaves no empty file behind."""

    def stop(documents: Any, stream: Any, options: Any) -> None:
        list(documents)
        raise KeyboardInterrupt

    eager = Format(name="eager", suffixes=(".eager",), write=stop, many=True)
    with pytest.raises(Interrupted, match=r"a\.eager was not finished") as caught:
        Output(format=eager, path=tmp_path / "a.eager").write([(None, Document("a")), (None, Document("b"))])
    assert caught.value.left is None
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_before_the_first_document(tmp_path: Path) -> None:
    """It names the file that was not written."""
    with pytest.raises(Interrupted, match=r"a\.json was not finished") as caught:
        Output(format=FORMATS["json"], path=tmp_path / "a.json").write(stopping(KeyboardInterrupt(), 0))
    assert caught.value.left is None


def test_links_are_followed(tmp_path: Path) -> None:
    """The file that a link names is written, and the link stays one."""
    (tmp_path / "real").mkdir()
    link = tmp_path / "a.json"
    link.symlink_to(tmp_path / "real" / "b.json")
    Output(format=FORMATS["json"], path=link).write([(None, Document("x"))])
    assert link.is_symlink()
    assert (tmp_path / "real" / "b.json").is_file()


def test_devices_are_written_as_they_are() -> None:
    """A device is no file that could be moved to its place."""
    Output(format=FORMATS["json"], path=Path("/dev/null")).write([(None, Document("x"))])
    if Path("/dev/full").exists():
        with pytest.raises(OutputError, match="/dev/full could not be written: No space left on device") as caught:
            Output(format=FORMATS["json"], path=Path("/dev/full")).write([(None, Document("x"))])
        assert caught.value.left is None


def test_a_part_that_cannot_be_cut_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a document is worse than none."""

    def refuse(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("geoannot.corpus.outputs.os.truncate", refuse)
    with pytest.raises(OutputError, match=r"disk$"):
        Output(format=FORMATS["jsonl"], path=tmp_path / "a.jsonl").write(stopping(OSError(5, "disk"), 2))
    assert list(tmp_path.iterdir()) == []


def test_a_source_is_not_overwritten(files: list[Path], tmp_path: Path) -> None:
    """What would take the place of an input in another format is refused; in its own format it is written anew."""
    with pytest.raises(UsageError, match="is an input, and would be overwritten with json"):
        plan(files[:1], out=str(files[0]), write_as="json")


def test_a_file_is_no_folder(files: list[Path]) -> None:
    """A place that ends like a folder and is a file is refused."""
    with pytest.raises(UsageError, match="is a file, not a folder"):
        plan(files[:1], out=f"{files[0]}/")


def test_a_suffix_that_tells_nothing(files: list[Path], tmp_path: Path) -> None:
    """A suffix that nobody writes is refused, unless a format is named, or it is a folder."""
    out = str(tmp_path / "a.xyz")
    with pytest.raises(UsageError, match=r"a\.xyz: the suffix tells no format that can be written; name one with --to"):
        plan(files[:1], out=out)
    assert plan(files[:1], out=out, write_as="tei").format.name == "tei"
    with pytest.raises(UsageError, match="or a folder with /"):
        plan(files, out=out)
    assert plan(files, out=f"{out}/").folder == tmp_path / "a.xyz"
    assert plan(files, out=out).folder == tmp_path / "a.xyz"
