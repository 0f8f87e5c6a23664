"""Plain text: one file, one document, character for character."""

from __future__ import annotations

import io

import pytest

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats.text import read
from geoannot.hooks import ReadContext
from geoannot.model import BUILT_IN_KINDS


def context(reports: list[str]) -> ReadContext:
    """What the reader is told."""
    return ReadContext(source="a.txt", id="a", kinds=BUILT_IN_KINDS, report=reports.append)


@pytest.mark.parametrize("text", ["Ab\r\nc\rd\n\n", " a ", "e\u0301 é", "\x00", "a\ufeff"], ids=ascii)
def test_the_text_is_not_touched(text: str) -> None:
    """Line ends, blanks and characters stay as they are."""
    (document,) = read(io.BytesIO(text.encode()), context([]))
    assert (document.text, document.id) == (text, "a")


def test_a_byte_order_mark_is_reported() -> None:
    """It is no part of the text."""
    reports: list[str] = []
    (document,) = read(io.BytesIO(b"\xef\xbb\xbfab"), context(reports))
    assert document.text == "ab"
    assert reports == ["a.txt: the byte order mark at the beginning is left out of the text"]


def test_an_empty_file_is_a_document_and_reported() -> None:
    """An empty text is a text."""
    with pytest.warns(GeoannotWarning, match="the file is empty"):
        (document,) = read(io.BytesIO(b""), ReadContext(source="a.txt", kinds=BUILT_IN_KINDS))
    assert document.text == ""


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"\xff", "line 1, byte 1: 0xff"),
        (b"a\nbc\xe9d", "line 2, byte 3: 0xe9"),
        (b"\xed\xa0\x80", "line 1, byte 1: 0xed"),
    ],
    ids=["first", "latin-1", "surrogate"],
)
def test_not_utf8(data: bytes, place: str) -> None:
    """Where the bytes begin to be no UTF-8 is said, and what to do."""
    with pytest.raises(FormatError, match=f"a.txt: {place} is not UTF-8 .*; save the file as UTF-8 and try again"):
        list(read(io.BytesIO(data), context([])))
