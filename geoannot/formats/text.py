"""Plain text in UTF-8: one file, one document, character for character."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import IO

from geoannot.errors import FormatError
from geoannot.hooks import ReadContext
from geoannot.model import Document


def read(stream: IO[bytes], context: ReadContext) -> Iterator[Document]:
    """Read one document; line ends stay as they are, a byte order mark is kept out and reported.

    Raises:
        FormatError: the bytes are not UTF-8; the message says where.
    """
    data = stream.read()
    if data.startswith(codecs.BOM_UTF8):
        context.report(f"{context.source}: the byte order mark at the beginning is left out of the text")
        data = data[len(codecs.BOM_UTF8) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise not_utf8(data, error, context.source) from None
    if not text:
        context.report(f"{context.source}: the file is empty")
    yield Document(text, id=context.id)


def not_utf8(data: bytes, error: UnicodeDecodeError, source: str) -> FormatError:
    """The error for bytes that are not UTF-8, with the line and the byte where they begin to be none."""
    line = data.count(b"\n", 0, error.start) + 1
    column = error.start - data.rfind(b"\n", 0, error.start)
    return FormatError(
        f"line {line}, byte {column}: 0x{data[error.start]:02x} is not UTF-8 ({error.reason}); "
        "save the file as UTF-8 and try again",
        source=source,
    )
