"""Reading the JSON document: strict, and with everything that is wrong said at once, each with its path.

A document in which nothing is wrong is decoded straight to typed rows and annotations. Only where that fails is it
decoded to plain values, and each row looked at alone, to say all that is wrong with it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from geoannot.errors import FieldError, FormatError
from geoannot.formats.json.findings import CheckedLayers, named, named_type
from geoannot.formats.json.rows import annotation_maker
from geoannot.formats.json.versions import FORMAT, VERSION, migrate
from geoannot.hooks import ReadContext
from geoannot.model import BUILT_IN_KINDS, Document, Finding, Kinds, Metadata
from geoannot.model.bulk import collector_paused

_ENVELOPE = ("format", "version", "id", "text", "metadata", "layers")
_BYTE = re.compile(r"\(byte (\d+)\)")


def loads(data: str | bytes, *, kinds: Kinds = BUILT_IN_KINDS) -> Document:
    """The document that a JSON text holds.

    Args:
        data: JSON, as text or as UTF-8.
        kinds: the kinds of annotation that are known, by name; other layers are kept verbatim in ``unknown``.

    Raises:
        FormatError: with all findings; nothing is repaired or dropped.
    """
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return _read(raw, ReadContext(source="JSON", kinds=kinds))


def read(stream: IO[bytes], context: ReadContext) -> Iterator[Document]:
    """Read one document.

    Raises:
        FormatError: as :func:`loads`.
    """
    data = stream.read()
    if data.startswith(codecs.BOM_UTF8):
        context.report(f"{context.source}: the byte order mark at the beginning is left out")
        data = data[len(codecs.BOM_UTF8) :]
    try:
        yield _read(data, context)
    except FormatError as error:
        raise FormatError(error.problem, source=context.source, findings=error.findings) from None


def read_lines(stream: IO[bytes], context: ReadContext) -> Iterator[Document | Exception]:
    """Read JSON Lines: a document a line, or a plain record ``{"id", "text", "date"?, "title"?, …}``.

    A line that is no document is yielded as a :class:`FormatError`; the next one is read all the same.
    """
    for number, line in enumerate(stream, 1):
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            continue
        place = f"{context.source}, line {number}"
        try:
            document = _read_quickly(line, context)
            if document is None:
                value = _decoded(line)
                whole = isinstance(value, dict) and ("format" in value or "layers" in value)
                document = _document(value, context) if whole else _plain_record(value, f"{context.id}-{number}")
            yield document
        except FormatError as error:
            yield FormatError(error.problem, source=place, findings=error.findings)


class _Envelope(msgspec.Struct, forbid_unknown_fields=True):
    """The document, its layers not yet decoded."""

    format: str
    version: int
    id: str
    text: str
    metadata: dict[str, Any] = msgspec.field(default_factory=dict)
    layers: dict[str, msgspec.Raw] = msgspec.field(default_factory=dict)


_envelope = msgspec.json.Decoder(_Envelope)


def _read(data: bytes, context: ReadContext) -> Document:
    document = _read_quickly(data, context)
    return _document(_decoded(data), context) if document is None else document


def _read_quickly(data: bytes, context: ReadContext) -> Document | None:
    """The document, if it is one of the current version in which nothing is wrong."""
    try:
        with collector_paused(len(data)):
            parts = _envelope.decode(data)
            if parts.format != FORMAT or parts.version != VERSION:
                return None
            known, unknown = {}, {}
            for name, rows in parts.layers.items():
                cls: Any = context.kinds.get(name)
                if cls is None:
                    unknown[name] = msgspec.json.decode(rows)
                else:
                    known[name] = annotation_maker(cls)(rows)
            metadata = Metadata.of(parts.metadata)
            document = Document.of_layers(parts.text, known, id=parts.id, metadata=metadata, unknown=unknown)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    if "" in document or document.check():
        return None
    _report_unknown(document, context)
    return document


def _report_unknown(document: Document, context: ReadContext) -> None:
    for name in document.unknown:
        context.report(f"{context.source}: document {document.id}: layer {name!r} is unknown here and kept as it is")


def _decoded(data: bytes) -> Any:
    """The plain values of a JSON text."""
    if not data.strip():
        raise FormatError("there is nothing in it; expected a JSON document")
    try:
        return _in_utf8(data)
    except UnicodeDecodeError as error:
        place = _place(data, error.start)
        raise FormatError(f"{place}: not UTF-8 ({error.reason}); save it as UTF-8 and try again") from None
    except msgspec.DecodeError as error:
        match = _BYTE.search(str(error))
        place = f"{_place(data, int(match[1]))}: " if match else ""
        raise FormatError(f"{place}not JSON: {_BYTE.sub('', str(error)).removeprefix('JSON is malformed: ')}") from None
    except RecursionError:
        raise FormatError("not a geoannot document: it is nested too deeply") from None


def _in_utf8(data: bytes) -> Any:
    """The plain values; bytes that are no UTF-8 are counted from the beginning, not inside the string that has them."""
    try:
        return msgspec.json.decode(data)
    except ValueError:
        data.decode("utf-8")
        raise


def _place(data: bytes, offset: int) -> str:
    line_start = data.rfind(b"\n", 0, offset) + 1
    line = data.count(b"\n", 0, offset) + 1
    return f"line {line}, byte {offset - line_start + 1}"


def _plain_record(value: Any, id: str) -> Document:
    """A document of a record that has a text and perhaps an id and metadata."""
    if not isinstance(value, dict):
        raise FormatError(f"expected an object, not {named(value)}")
    record = dict(value)
    if "text" not in record:
        raise FormatError('"text" is missing')
    text = record.pop("text")
    name = record.pop("id", id)
    if not isinstance(text, str):
        raise FormatError(f'"text" is {named(text)}, expected a string')
    # Corpora number their records.
    name = str(name) if type(name) is int else name
    try:
        return Document(text, id=name, metadata=Metadata.of(record))
    except FieldError as error:
        raise FormatError(str(error)) from None


def _document(value: Any, context: ReadContext) -> Document:
    """A document of the plain values of one."""
    if not isinstance(value, dict):
        raise FormatError(f"not a geoannot document: expected an object, not {named(value)}")
    value = migrate(value)
    findings = [Finding(f"unknown field {key!r}", key) for key in value if key not in _ENVELOPE]
    findings += [Finding(f"{key} is missing", key) for key in ("id", "text") if key not in value]
    parts: dict[str, Any] = {}
    for key, kind, default in (
        ("id", str, "document"),
        ("text", str, ""),
        ("metadata", dict, {}),
        ("layers", dict, {}),
    ):
        parts[key] = value.get(key, default)
        if not isinstance(parts[key], kind) or (key == "id" and not parts[key]):
            findings.append(Finding(f"{key} is {named(parts[key])}, expected {named_type(kind)}", key))
            parts[key] = default
    try:
        metadata = Metadata.of(parts["metadata"])
    except FieldError as error:
        findings.append(Finding(str(error), f"metadata.{error.field}"))
        metadata = Metadata()
    layers = CheckedLayers(parts["layers"], context.kinds, len(parts["text"]))
    document = layers.document(parts["text"], id=parts["id"], metadata=metadata)
    findings += layers.findings
    findings += [found for found in document.check() if found.target not in layers.ids or found.target in document]
    if findings:
        several = f"{len(findings)} things are wrong" if len(findings) > 1 else "one thing is wrong"
        raise FormatError(f"document {parts['id']}: {several}", findings=findings)
    _report_unknown(document, context)
    return document
