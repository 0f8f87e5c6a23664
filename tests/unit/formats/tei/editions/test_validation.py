"""``geoannot validate`` on TEI: what it finds, with line, id and way out, and its exit status."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from geoannot.cli.app import run
from geoannot.formats import tei
from geoannot.model import Document, Mention, Span
from geoannot.registry import PLUGINS_VARIABLE
from tests.unit.formats.tei.editions.files import read_one, tei_file, written

NO_NAMES = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><start>
<ref name="any"/></start><define name="any"><element><anyName><except><name>persName</name></except></anyName>
<zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define>
</grammar>"""


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No plugins, and a folder of one's own."""
    monkeypatch.setenv(PLUGINS_VARIABLE, "")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("body", "findings"),
    [
        ("<p>x</p>", []),
        ("<p>x<p></body>", ["not readable as XML: Opening and ending tag mismatch"]),
        (
            "\n<p xml:id='1'>x</p>",
            ["line 2: xml:id '1' is no name; begin with a letter, go on with letters, digits, '.', '-' and '_'"],
        ),
        (
            "<p xml:id='a'/>\n<p xml:id='a' ana='#a'/>",
            [
                "line 1: xml:id 'a' occurs 2 times; give each element one of its own",
                "line 2: xml:id 'a' occurs 2 times; give each element one of its own",
                "line 2: p/@ana '#a' is ambiguous: 2 elements have that xml:id",
            ],
        ),
        (
            "<p xml:id='a'>Ida left.</p><span target='#string-range(a,0,3)'>Ida</span>"
            "<span from='#string-index(a,4)' to='#string-index(a,8)'>came</span>"
            "<span target='#string-range(a, 0, 3, 4, 9)'/><span target='#string-range(a,0)'/>"
            "<span target='#string-range(a)'/><span target='#left(a)'>b</span>",
            [
                "'#string-range(a, 0, 3, 4, 9)' does not hold: it is past the end of the element (length 9)",
                "span/@target '#string-range(a,0)' is no string-range: offset and length come in pairs",
                "span/@target '#string-range(a)' is no string-range: element, then offset and length",
                "'came' is said to be where 'left' is; correct the pointer or the words",
            ],
        ),
    ],
    ids=["well", "not well-formed", "malformed id", "ids twice", "places"],
)
def test_findings(body: str, findings: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding names the file and the line and says what to do."""
    Path("f.xml").write_text(tei_file(body))
    assert run(["validate", "f.xml"]) == (1 if findings else 0)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(findings)
    for line, finding in zip(lines, findings, strict=True):
        assert line.startswith("f.xml: line ")
        assert finding in line


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """A schema that is given must be met."""
    Path("names.rng").write_text(NO_NAMES)
    Path("f.xml").write_text(tei_file("<p>\n<persName>x</persName></p>"))
    Path("g.xml").write_text(tei_file("<p>x</p>"))
    assert run(["validate", "f.xml", "--schema", "names.rng"]) == 1
    assert capsys.readouterr().out.startswith("f.xml: line 1: not valid by the schema: ")
    assert run(["validate", "g.xml", "--schema", "names.rng"]) == 0


@pytest.mark.parametrize(
    ("file", "schema", "message"),
    [
        ("f.xml", "absent.rng", "absent.rng"),
        ("f.xml", "f.xml", "f.xml is no RELAX NG in XML syntax"),
        ("f.xml", "f.txt", "f.txt is no RELAX NG in XML syntax"),
        ("f.txt", "names.rng", "f.txt: --schema is for TEI, not for text"),
    ],
    ids=["not there", "another XML", "no XML", "not for TEI"],
)
def test_wrong_usage(file: str, schema: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A schema that can't be read, or not be asked of a file, is a mistake in the call."""
    Path("names.rng").write_text(NO_NAMES)
    Path("f.xml").write_text(tei_file("<p>x</p>"))
    Path("f.txt").write_text("x")
    assert run(["validate", file, "--schema", schema]) == 2
    assert message in capsys.readouterr().err


def test_what_geoannot_writes_is_right_and_damage_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Files of ours meet our own schema and have no finding; damaged ones have."""
    document = Document("Ida left.", annotations=[Mention(spans=[Span(0, 3)])])
    Path("ours.xml").write_text(tei.dumps(document))
    edition = read_one(tei_file("<p>Ida <note>x</note>left.</p>"))
    edition.add(Mention(spans=[Span(0, 8)]))
    Path("theirs.xml").write_bytes(written(edition))
    assert run(["validate", "ours.xml", "theirs.xml"]) == 0
    Path("ours.xml").write_text(tei.dumps(document).replace("<annotation ", '<annotation n="1" '))
    assert run(["validate", "ours.xml"]) == 1
    assert "not valid by the schema" in capsys.readouterr().out


def test_reports_are_sentences_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """What a format warns of while it writes is said as a warning."""
    Path("f.xml").write_text(tei_file("<p>x</p>", prolog='<?xml-model href="eltec-1.rng"?>'))
    assert run(["convert", "f.xml", "--to", "tei", "-o", "g.xml"]) == 0
    assert capsys.readouterr().err == (
        "geoannot: warning: document f: its schema ELTeC (eltec-1.rng) has no standOff; "
        "the output is not valid against it\n"
    )


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes in on standard input is looked at like a file."""
    file = tei_file("<p xml:id='1'>x</p>").encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file)))
    assert run(["validate", "-", "--from", "tei"]) == 1
    assert capsys.readouterr().out.startswith("standard input: line 1: xml:id '1' is no name")
