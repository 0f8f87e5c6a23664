"""Reading TEI: what geoannot wrote comes back whole; any other TEI is an edition, read by a rule of what is text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import attrs
from lxml import etree

from geoannot.errors import FieldError, FormatError
from geoannot.formats.tei.editions.parts import Part, parts, parts_of
from geoannot.formats.tei.editions.reading import read_edition
from geoannot.formats.tei.header import ENCODING_VERSION, is_ours, layer_names, read_id, read_metadata, version_of
from geoannot.formats.tei.incoming import Incoming
from geoannot.formats.tei.layers import assembled, read_layers
from geoannot.formats.tei.names import ID
from geoannot.formats.tei.options import Options
from geoannot.hooks import ReadContext
from geoannot.model import BUILT_IN_KINDS, Document, Kinds
from geoannot.model.bulk import collector_paused


def loads(data: str | bytes, *, kinds: Kinds = BUILT_IN_KINDS, options: Options | None = None) -> Document:
    """The document in a TEI text.

    Args:
        data: TEI with one document, as text or as bytes.
        kinds: the kinds of annotation that are known, by name; other layers are kept verbatim in ``unknown``.
        options: how TEI that others wrote is read.

    Raises:
        FormatError: it can't be read, with all findings; or there are several documents in it.
    """
    context = ReadContext(source="TEI", kinds=kinds, options=options)
    found = list(parts_of(data, context.report))
    if len(found) != 1:
        raise FormatError(f"there are {len(found)} documents in it, expected one")
    return _document(found[0], context)


def read(stream: IO[bytes], context: ReadContext) -> Iterator[Document | Exception]:
    """Read one document, or those of a ``teiCorpus``.

    A document of a corpus that can't be read is yielded as the :class:`FormatError` that says why.

    Raises:
        FormatError: the file is not readable as XML, or no TEI.
    """

    def report(sentence: str) -> None:
        context.report(f"{context.source}: {sentence}")

    found = parts(stream, report)
    while True:
        try:
            part = next(found, None)
        except FormatError as error:
            raise FormatError(error.problem, source=context.source) from None
        if part is None:
            return
        id = f"{context.id}-{part.number}" if part.number else context.id
        try:
            with collector_paused(len(part.source.text)):
                document = _document(part, attrs.evolve(context, id=id, report=report))
        except FormatError as error:
            yield FormatError(error.problem, source=context.source, findings=error.findings)
        else:
            yield document


def _document(part: Part, context: ReadContext) -> Document:
    return _ours(part.tei, context) if is_ours(part.tei) else read_edition(part, context)


def _ours(tei: etree._Element, context: ReadContext) -> Document:
    """The document that geoannot wrote."""
    version = version_of(tei)
    if version != ENCODING_VERSION:
        raise FormatError(
            f"it is written in version {version!r} of the encoding, and this geoannot knows {ENCODING_VERSION}; "
            "update geoannot to read it"
        )
    name = tei.get(ID)
    source = Incoming(tei, "" if name is None else f"{name}.")
    known, unknown = read_layers(layer_names(source), source, context.kinds)
    id = read_id(tei) or context.id
    try:
        metadata = read_metadata(source)
    except FieldError as error:
        raise FormatError(f"document {id}: {error}", findings=source.findings) from None
    return assembled(source, known, unknown, id=id, metadata=metadata, context=context)
