"""What is written is valid TEI P5."""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from geoannot.formats import tei
from geoannot.formats.tei import writing
from geoannot.formats.tei.options import Style
from geoannot.model import Document
from geoannot.testing import documents

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "tei"


def valid(schema: etree.RelaxNG, data: bytes) -> bool:
    """Whether a file is valid; says why where it is not."""
    if schema.validate(etree.fromstring(data)):
        return True
    raise AssertionError(f"{schema.error_log}\n{data.decode()[:4000]}")


@pytest.mark.filterwarnings("ignore:.*in standOff, not in the text")
@pytest.mark.parametrize("style", get_args(Style))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents(unknown=True))
def test_every_document_is_valid(tei_all: etree.RelaxNG, style: Style, document: Document) -> None:
    """Any document is valid TEI All."""
    assert valid(tei_all, tei.dumps(document, forbidden="replace", style=style).encode())


def test_odd_texts_are_valid(tei_all: etree.RelaxNG, odd_texts: dict[str, str]) -> None:
    """Texts at which XML stumbles are valid TEI All, and come back."""
    for text in odd_texts.values():
        document = Document(text)
        document.add_layer("quote")
        written = tei.dumps(document)
        assert valid(tei_all, written.encode())
        assert tei.loads(written) == document


def test_corpus_is_valid(tei_all: etree.RelaxNG) -> None:
    """Several documents in one file are valid TEI All."""
    stream = io.BytesIO()
    writing.write([Document("One."), Document("Two.", id="ä 2"), Document("Three.")], stream)
    assert valid(tei_all, stream.getvalue())


@pytest.mark.parametrize("name", ["every-kind.xml", "every-kind.inline.xml"])
def test_golden_file_is_valid(tei_all: etree.RelaxNG, name: str) -> None:
    """The reviewed files with every kind are valid TEI All."""
    assert valid(tei_all, (GOLDEN / name).read_bytes())


def test_the_same_input_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no clock in what is written, unless ``SOURCE_DATE_EPOCH`` sets one."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    document = Document("One.")
    assert tei.dumps(document) == tei.dumps(document)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert tei.dumps(document).count('when="1970-01-02"') == 2


def test_dated_file_is_valid(tei_all: etree.RelaxNG, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that says when it was written is valid TEI All."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert valid(tei_all, tei.dumps(Document("One.")).encode())
