"""A full disk, an interruption, a place that cannot be written to: one clear sentence, and nothing lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.documents import ids

Command = Callable[..., Any]


def geoannot(*arguments: str | Path, words: Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "geoannot", "annotate", *arguments, "--plugin-file", words],
        capture_output="stdout" not in options,
        check=False,
        timeout=60,
        **options,
    )


def unmeasured() -> dict[str, str]:
    """The environment without what measures coverage, which would fill the small disk itself."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Lines enough to fill a small disk."""
    path = tmp_path / "in.jsonl"
    lines = [json.dumps({"id": f"d{number}", "text": "many words " * 20}) for number in range(50)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output(corpus: Path, words_file: Path) -> None:
    """It is said in a sentence."""
    with Path("/dev/full").open("wb") as full:
        done = geoannot(corpus, words=words_file, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_full_disk_while_a_file_is_written(corpus: Path, words_file: Path, tmp_path: Path) -> None:
    """The documents that were finished stay beside, whole, and the message says where."""
    resource = pytest.importorskip("resource")
    limit = 100_000

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    out = tmp_path / "out.jsonl"
    done = geoannot(corpus, "-o", out, words=words_file, preexec_fn=small_disk, env=unmeasured())
    assert done.returncode == 1
    message = done.stderr.decode()
    assert f"{out} could not be written: File too large; the documents that were finished are in {out}.part" in message
    assert "Traceback" not in message
    assert not out.exists()
    finished = ids(Path(f"{out}.part").read_text(encoding="utf-8"))
    assert finished == [f"d{number}" for number in range(len(finished))]
    assert 0 < len(finished) < 50


def test_a_full_disk_leaves_the_file_that_was_there(corpus: Path, words_file: Path, tmp_path: Path) -> None:
    """What stood in the file before is there as it was."""
    resource = pytest.importorskip("resource")
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"before")
    done = geoannot(
        corpus,
        "-o",
        out,
        words=words_file,
        env=unmeasured(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50)),
    )
    assert done.returncode == 1
    assert out.read_bytes() == b"before"
    assert b"could not be written: File too large\n" in done.stderr


@pytest.mark.parametrize("options", [[], ["--jobs", "2"]], ids=["one-process", "two-processes"])
def test_an_interruption_in_the_middle_of_a_corpus(words_file: Path, tmp_path: Path, options: list[str]) -> None:
    """What was finished stays beside, the message names it, and the status is 130."""
    lines = [json.dumps({"id": f"d{number}", "text": "fine" if number < 5 else "sleep!"}) for number in range(7)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    arguments = ["annotate", str(tmp_path / "in.jsonl"), "-o", str(out), "--plugin-file", str(words_file), *options]
    process = subprocess.Popen([sys.executable, "-m", "geoannot", *arguments], stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + 50
        while not (part.exists() and part.read_bytes().count(b"\n") == 5) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    message = error.decode()
    assert f"interrupted: {out} was not finished; the documents that were finished are in {part}" in message
    assert "Traceback" not in message
    assert not out.exists()
    assert ids(part.read_text(encoding="utf-8")) == ["d0", "d1", "d2", "d3", "d4"]


def test_an_interruption_before_anything_is_finished(words_file: Path, tmp_path: Path) -> None:
    """Nothing is left behind where nothing was finished."""
    (tmp_path / "in.txt").write_text("sleep!", encoding="utf-8")
    arguments = [
        "annotate",
        str(tmp_path / "in.txt"),
        "-o",
        str(tmp_path / "out.json"),
        "--plugin-file",
        str(words_file),
    ]
    process = subprocess.Popen([sys.executable, "-m", "geoannot", *arguments], stderr=subprocess.PIPE)
    assert process.stderr is not None
    try:
        assert process.stderr.readline() == b"asleep\n"
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 130
    assert error.decode().strip().startswith("geoannot: interrupted")
    assert [path.name for path in tmp_path.iterdir()] == ["in.txt"]


def test_a_reader_that_has_seen_enough(corpus: Path, words_file: Path) -> None:
    """Who closes the pipe gets no traceback."""
    arguments = ["annotate", str(corpus), "--plugin-file", str(words_file)]
    process = subprocess.Popen(
        [sys.executable, "-m", "geoannot", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=30) == 1
    assert error == b""


@pytest.mark.parametrize(
    ("out", "problem"),
    [("file.txt/out.json", "File exists"), ("folder/out.json", "Is a directory")],
)
def test_a_place_that_cannot_be_written_to(annotate: Command, tmp_path: Path, out: str, problem: str) -> None:
    """It is said with the reason."""
    (tmp_path / "file.txt").write_text("a", encoding="utf-8")
    (tmp_path / "folder/out.json.part").mkdir(parents=True)
    done = annotate(tmp_path / "file.txt", "-o", f"{tmp_path}/{out}")
    assert done.status == 1
    assert f"could not be written: {problem}" in done.err


def test_two_documents_for_one_file(annotate: Command, tmp_path: Path) -> None:
    """A clash is an error before work starts."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text("raise!", encoding="utf-8")
    done = annotate(tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out")
    assert done.status == 2
    assert "two documents would be written to " in done.err
    assert "told to" not in done.err


def test_several_documents_for_a_format_of_one(annotate: Command, tmp_path: Path) -> None:
    """JSON holds one document; the ways out are said."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("a", encoding="utf-8")
    done = annotate(tmp_path, "--to", "json")
    assert done.status == 2
    assert "json holds one document and there are 2 inputs; name a folder with -o, or --to jsonl" in done.err
