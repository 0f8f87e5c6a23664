"""Published editions and hostile files: each is read or refused with a reason, and what is read goes out unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.record import without_annotations
from geoannot.model import Mention, Quote, Span
from tests.unit.formats.tei.conftest import MATERIAL
from tests.unit.formats.tei.editions.files import read_one, written

FILES = sorted((MATERIAL / "corpus").glob("*/*.xml"))
HEAVY = ("billion-laughs.xml", "billion-laughs-attribute.xml", "quadratic-blowup.xml", "depth-5000.xml")

WATCHED = """
import sys
from pathlib import Path
from geoannot.cli.app import run
status = run(sys.argv[1:])
(peak,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
print(status, int(peak.split()[1]) // 1024)
"""
"""Prints the exit status and the peak of memory in MB: of this program, not of the one that it was forked from."""


@pytest.mark.usefixtures("material")
@pytest.mark.filterwarnings("ignore::geoannot.errors.GeoannotWarning")  # some name a schema without standOff
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_in_and_out(path: Path) -> None:
    """Annotations put into a published file come back, and taken out they leave it byte for byte."""
    data = path.read_bytes()
    if b"<dracorCorpus" in data:
        with pytest.raises(FormatError, match=r"it is no TEI: the root element is .*dracorCorpus"):
            read_one(data)
        return
    document = read_one(data, markup="structure")
    length = len(document.text)
    for start in range(0, length - 1, max(1, length // 40)):
        document.add(Mention(spans=[Span(start, min(length, start + 17))], by="x/1"))
        document.add(Quote(spans=[Span(start, start + 1), Span(length - 1, length)], type="direct"))
    output = written(document)
    assert without_annotations(output) == data
    assert read_one(output) == document


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this platform does not tell a peak of memory")
@pytest.mark.parametrize("name", HEAVY)
def test_hostile_files_cost_little(material: Path, name: str, tmp_path: Path) -> None:
    """A file that grows without end is refused in under two seconds and 200 MB."""
    hostile, out = material / "attacks" / name, tmp_path / "out.json"
    command = [sys.executable, "-c", WATCHED, "convert", str(hostile), "-o", str(out)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env={**os.environ, "GEOANNOT_PLUGINS": ""}, check=True
    )
    status, megabytes = map(int, done.stdout.split())
    assert status == 1
    assert megabytes < 200
    assert not out.exists()
    assert name in done.stderr
