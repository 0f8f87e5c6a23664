"""The layers of a TEI document that geoannot wrote, or wrote into, as a document again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geoannot.errors import DuplicateIdError, FieldError, FormatError
from geoannot.formats.tei.incoming import Incoming
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.other import annotations_of, read_rows
from geoannot.hooks import ReadContext
from geoannot.model import Annotation, Document, Finding, Kinds, Metadata

Layers = Mapping[str, list[Annotation]]


def read_layers(names: Iterable[str], source: Incoming, kinds: Kinds) -> tuple[dict[str, list[Annotation]], Any]:
    """The annotations of layers by name, and those layers verbatim whose kind is not known.

    What can't be read becomes a finding of the source.
    """
    known: dict[str, list[Annotation]] = {}
    unknown = {}
    for layer in names:
        if layer in ENCODINGS:
            known[layer] = list(ENCODINGS[layer].read(source))
        elif layer in kinds:
            known[layer] = _of_plugin(layer, source, kinds[layer])
        else:
            unknown[layer] = read_rows(layer, source)
    return known, unknown


def assembled(
    source: Incoming, known: Layers, unknown: Mapping[str, Any], *, id: str, metadata: Metadata, context: ReadContext
) -> Document:
    """The document of layers that were read.

    Raises:
        FormatError: something is wrong with them; everything is listed.
    """
    try:
        document = Document.of_layers(source.text, known, id=id, metadata=metadata, unknown=unknown)
    except (FieldError, DuplicateIdError, FormatError) as error:
        raise FormatError(f"document {id}: {error}", findings=source.findings) from None
    findings = [*source.findings, *([] if source.findings else document.check())]
    if findings:
        several = f"{len(findings)} things are wrong" if len(findings) > 1 else "one thing is wrong"
        raise FormatError(f"document {id}: {several}", findings=findings)
    for layer in unknown:
        context.report(f"document {id}: layer {layer!r} is unknown here and kept as it is")
    return document


def _of_plugin(layer: str, source: Incoming, cls: type[Annotation]) -> list[Annotation]:
    """The annotations of a plugin's kind; if one can't be made, none, and a finding says why."""
    try:
        return annotations_of(read_rows(layer, source), cls)
    except FormatError as error:
        source.findings.append(Finding(str(error), f"layer {layer}"))
        return []
