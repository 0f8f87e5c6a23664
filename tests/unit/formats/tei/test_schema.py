"""The schema of what geoannot writes: everything that is written is valid by it, and little else is."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from lxml import etree

from geoannot.errors import GeoannotWarning
from geoannot.formats import tei
from geoannot.formats.tei import schema, writing
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.options import Options, Style
from geoannot.model import Document
from geoannot.testing import documents

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "tei"
RELAX_NG = "{http://relaxng.org/ns/structure/1.0}"
STYLES: tuple[Style, ...] = get_args(Style)
OURS = schema.load()


def findings(data: bytes) -> list[str]:
    """What the schema says of a file."""
    return [] if OURS.validate(etree.fromstring(data)) else [entry.message for entry in OURS.error_log]


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=50)
@given(document=documents(unknown=True))
def test_every_document_is_valid(style: Style, document: Document) -> None:
    """Any document is valid by the schema, in either style."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)
        written = tei.dumps(document, forbidden="replace", style=style)
    assert findings(written.encode()) == []


@pytest.mark.parametrize("style", STYLES)
def test_corpus_is_valid(style: Style, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several documents in one file are valid by the schema, also with a day of writing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    stream = io.BytesIO()
    writing.write([Document("One."), Document("", id="ä 2"), Document("Three.")], stream, Options(style=style))
    assert findings(stream.getvalue()) == []


@pytest.mark.parametrize("name", ["every-kind.xml", "every-kind.inline.xml"])
def test_golden_file_is_valid(name: str) -> None:
    """The reviewed files with every kind are valid by the schema."""
    assert findings((GOLDEN / name).read_bytes()) == []


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("every-kind.xml", 'motivation="describing"', 'motivation="tagging"'),
        ("every-kind.xml", "#mention.form.demonym", "#mention.form.initials"),
        ("every-kind.xml", "#mention.form.name", "#quote.type.direct"),
        ("every-kind.xml", 'cert="0.5"', 'cert="1.5"'),
        ("every-kind.xml", '<ptr type="cue"', '<ptr type="verb"'),
        ("every-kind.xml", "#string-range(p1,12,4)", "#string-range(p1,12)"),
        ("every-kind.xml", "<standOff>", "<standOff><note>x</note>"),
        ("every-kind.xml", "<text ", '<text rend="x" '),
        ("every-kind.inline.xml", 'direct="true"', 'direct="yes"'),
        ("every-kind.inline.xml", ' ana="#quote.type.direct"', ""),
        ("every-kind.inline.xml", 'when="2021-03-16"', 'when="Tuesday"'),
        ("every-kind.inline.xml", "<body>", "<body>x"),
        ("every-kind.inline.xml", 'type="location"', 'type="river"'),
    ],
    ids=[
        "motivation",
        "word",
        "word of another kind",
        "certainty",
        "pointer",
        "place",
        "element",
        "attribute",
        "direct speech",
        "no category",
        "date",
        "text outside blocks",
        "type of an entity",
    ],
)
def test_damage_is_found(name: str, before: str, after: str) -> None:
    """The schema is strict: what geoannot would not write is not valid, even where it is TEI."""
    data = (GOLDEN / name).read_text("utf-8")
    assert before in data
    assert findings(data.replace(before, after, 1).encode())


def test_schema_knows_every_word() -> None:
    """The schema has every word of every vocabulary; new ones can't be forgotten."""
    text = schema.path().read_text("utf-8")
    for name, encoding in ENCODINGS.items():
        for field, words in encoding.vocabularies.items():
            assert f"{name}\\.{field}\\.({'|'.join(words)})" in text


def test_specification_has_the_elements_of_the_schema() -> None:
    """The ODD and the RELAX NG speak of the same elements."""
    odd = etree.parse(schema.path().with_suffix(".odd"))
    modules = odd.iter("{http://www.tei-c.org/ns/1.0}moduleRef")
    specified = " ".join(module.get("include", "") for module in modules).split()
    grammar = etree.parse(schema.path())
    names = {str(found.text) for found in grammar.iter(f"{RELAX_NG}name")}
    names |= {str(found.get("name")) for found in grammar.iter(f"{RELAX_NG}element") if "name" in found.attrib}
    assert sorted(specified) == sorted(names)


def test_specification_is_valid(tei_all: etree.RelaxNG) -> None:
    """The ODD is TEI itself."""
    assert tei_all.validate(etree.parse(schema.path().with_suffix(".odd"))), str(tei_all.error_log)


def test_schema_is_what_people_read(tmp_path: Path) -> None:
    """The schema for programs is made from the one that people read: ``trang geoannot.rnc geoannot.rng``."""
    trang = shutil.which("trang")
    if trang is None:
        pytest.skip("trang is not installed (apt-get install trang)")
    made = tmp_path / "geoannot.rng"
    subprocess.run([trang, schema.path().with_suffix(".rnc"), made], check=True, timeout=60)
    assert _plain(made) == _plain(schema.path())


def _plain(path: Path) -> str:
    return re.sub(r"\s+", " ", path.read_text("utf-8"))
