"""Writing the JSON document: every field, in a fixed order, without ASCII escapes; same document, same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

import msgspec

from geoannot.errors import FormatError
from geoannot.formats.json.rows import row_maker
from geoannot.formats.json.versions import FORMAT, VERSION
from geoannot.model import METADATA_FIELDS, Document, DocumentView, Layer, Metadata, written_order

_ROWS_AT_ONCE = 64  # as many as Python recycles; more would only grow the heap
_encoder = msgspec.json.Encoder()


def dumps(document: DocumentView) -> str:
    """The document as JSON, an annotation a line, so that people can read it and compare two versions.

    Raises:
        FormatError: it holds what UTF-8 or JSON cannot say (a lone surrogate, an object of another library).
    """
    return dump_bytes(document).decode("utf-8")


def dump_bytes(document: DocumentView) -> bytes:
    """The same in UTF-8, without the way through a string."""
    return _encoded(document, _LINES)


def write(documents: Iterable[Document], stream: IO[bytes], options: Any = None) -> None:
    """Write exactly one document, as :func:`dumps`.

    Raises:
        FormatError: there is not exactly one, or it cannot be written.
    """
    found = list(islice(documents, 2))
    if len(found) != 1:
        raise FormatError(f"a JSON file holds one document, not {'none' if not found else 'several'}; write jsonl")
    stream.write(_encoded(found[0], _LINES))


def write_lines(documents: Iterable[Document], stream: IO[bytes], options: Any = None) -> None:
    """Write JSON Lines: a document a line.

    Raises:
        FormatError: a document cannot be written; those before it are written by then.
    """
    for document in documents:
        stream.write(_encoded(document, _ONE_LINE))


class _Layout:
    """What stands between the parts of a document."""

    def __init__(self, part: bytes, layer: bytes, row: bytes) -> None:
        self.part, self.layer, self.row = part, layer, row


_ONE_LINE = _Layout(b"", b"", b"")
_LINES = _Layout(b"\n ", b"\n  ", b"\n   ")


def _encoded(document: DocumentView, layout: _Layout) -> bytes:
    """The document in UTF-8, with a line end."""
    try:
        return b"".join(_pieces(document, layout))
    except UnicodeEncodeError as error:
        place = f"text[{error.start}]" if error.object == document.text else repr(error.object)
        raise FormatError(
            f"document {document.id}: {place} has a lone surrogate (U+{ord(error.object[error.start]):04X}), which "
            "UTF-8 can't hold; replace it in the source"
        ) from None
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise FormatError(f"document {document.id} can't be written as JSON: {error}") from error


def _pieces(document: DocumentView, layout: _Layout) -> Iterator[bytes]:
    encode = _encoder.encode
    yield b'{"format":' + encode(FORMAT) + b',"version":' + encode(VERSION) + b',"id":' + encode(document.id)
    yield b"," + layout.part + b'"text":' + encode(document.text)
    yield b"," + layout.part + b'"metadata":' + encode(_metadata(document.metadata))
    yield b"," + layout.part + b'"layers":{'
    separator = b""
    for name in written_order([*document.layers, *document.unknown]):
        yield separator + layout.layer + encode(name) + b":"
        if name in document.unknown:
            yield encode(document.unknown[name])
        else:
            yield from _layer(document.layers[name], layout)
        separator = b","
    yield b"}}\n"


def _layer(layer: Layer[Any], layout: _Layout) -> Iterator[bytes]:
    """The rows of a layer, in chunks."""
    if not len(layer):
        yield b"[]"
        return
    cls: Any = type(layer[0])
    rows = row_maker(cls)
    opening = b"["
    for start in range(0, len(layer), _ROWS_AT_ONCE):
        lines = _encoder.encode_lines(rows(layer[start : start + _ROWS_AT_ONCE]))
        yield opening + layout.row
        # The line ends are the encoder's alone: inside JSON strings they are escaped.
        yield lines[:-1].replace(b"\n", b"," + layout.row)
        opening = b","
    yield b"]"


def _metadata(metadata: Metadata) -> dict[str, Any]:
    return {**{name: getattr(metadata, name) for name in METADATA_FIELDS}, **metadata.extra}
