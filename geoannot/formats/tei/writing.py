"""Writing TEI in stand-off style: the text untouched in ``text``, annotations that point into it in ``standOff``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import IO, Literal

from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.body import Block
from geoannot.formats.tei.header import METADATA, write_corpus_header, write_header
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.names import ID, LANGUAGE, NSMAP, TEI
from geoannot.formats.tei.options import Options
from geoannot.formats.tei.other import plain_rows, write_rows
from geoannot.formats.tei.outgoing import LONGEST, WHOLE_TEXT, Outgoing
from geoannot.formats.tei.values import write_fields
from geoannot.model import Document, DocumentView, written_order


def dumps(document: DocumentView, *, forbidden: Literal["error", "replace"] = "error") -> str:
    """The document as TEI.

    Args:
        document: what is written.
        forbidden: what becomes of characters that XML can't hold: an error that says where, or U+FFFD in their place.

    Raises:
        FormatError: it holds what TEI can't say, or its annotations refer to nothing.
    """
    return _serialised(document, Options(forbidden=forbidden)).decode("utf-8")


def write(documents: Iterable[Document], stream: IO[bytes], options: Options | None = None) -> None:
    """Write one document as ``TEI``, several as ``teiCorpus``, one after the other as they come.

    Raises:
        FormatError: there is no document, or one can't be written.
    """
    settings = Options() if options is None else options
    coming = iter(documents)
    first, second = next(coming, None), next(coming, None)
    if first is None:
        raise FormatError("a TEI file holds at least one document, not none")
    if second is None:
        stream.write(_serialised(first, settings))
        return
    with etree.xmlfile(stream, encoding="UTF-8") as file:
        file.write_declaration()
        with file.element(f"{TEI}teiCorpus", nsmap=NSMAP):
            header = write_corpus_header()
            etree.indent(header)
            file.write("\n", header)
            for number, document in enumerate(chain((first, second), coming), 1):
                file.write("\n", _tei(document, settings, number))
            file.write("\n")


def _serialised(document: DocumentView, options: Options) -> bytes:
    data: bytes = etree.tostring(_tei(document, options), encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _tei(document: DocumentView, options: Options, number: int | None = None) -> etree._Element:
    """The ``TEI`` element of a document; its number in the corpus makes the ids of several differ."""
    findings = document.check()
    if findings:
        raise FormatError(f"document {document.id} can't be written before it is right", findings=findings)
    out = Outgoing(document, options, "" if number is None else f"d{number}.")
    tei = etree.Element(f"{TEI}TEI", {} if number is None else {ID: f"d{number}"}, nsmap=NSMAP)
    write_header(tei, out)
    # Every element is made where it stays: lxml takes long to move what is large.
    stand_off, text = out.add(tei, "standOff"), out.add(tei, "text", xml_id=out.own(WHOLE_TEXT), xml_space="preserve")
    _write_text(text, out)
    _write_stand_off(stand_off, out)
    if not len(stand_off):
        tei.remove(stand_off)
    tei.text = "\n "
    for part in tei:
        if part is not text:
            etree.indent(part, space=" ", level=1)
        part.tail = "\n " if part is not text else "\n"
    return tei


def _write_text(text: etree._Element, out: Outgoing) -> None:
    if out.language:
        text.set(LANGUAGE, out.language)
    body = parent = out.add(text, "body")
    for block in out.blocks:
        if block.element == "head":
            parent = out.add(body, "div")
        _block(block, parent, out)


def _block(block: Block, parent: etree._Element, out: Outgoing) -> None:
    """Append a block with its sentences."""
    if block.annotation is not None:
        attributes = ENCODINGS[block.annotation.kind].attributes(block.annotation, out)
    else:
        attributes = {} if block.blank else {ID: out.block_id(block)}
    element = etree.SubElement(parent, TEI + block.element, attributes)
    position, last = block.start, None
    for sentence in block.sentences:
        last = _append(element, last, out.text[position : sentence.start])
        last = etree.SubElement(element, f"{TEI}s", ENCODINGS[sentence.kind].attributes(sentence, out))
        _append(last, None, out.text[sentence.start : sentence.end])
        position = sentence.end
    _append(element, last, out.text[position : block.end])


def _append(element: etree._Element, last: etree._Element | None, text: str) -> etree._Element | None:
    """Append a text behind the last child; parsers refuse long ones, so an ``anchor`` comes in between."""
    for start in range(0, len(text), LONGEST):
        if start:
            last = etree.SubElement(element, f"{TEI}anchor")
        piece = text[start : start + LONGEST]
        if last is None:
            element.text = piece
        else:
            last.tail = piece
    return last


def _write_stand_off(stand_off: etree._Element, out: Outgoing) -> None:
    """Everything that is not in the text: annotations of it, entities, feature structures."""
    document = out.document
    if document.metadata.extra:
        fs = out.add(stand_off, "fs", xml_id=out.own(METADATA), type="metadata")
        write_fields(fs, document.metadata.extra, out.permitted, "metadata")
    for name in written_order([*document.layers, *document.unknown]):
        if name in ENCODINGS:
            rest = [annotation for annotation in document.layers[name] if annotation.id not in out.in_text]
            if rest:
                ENCODINGS[name].write(rest, stand_off, out)
        else:
            rows = document.unknown[name] if name in document.unknown else plain_rows(document.layers[name])
            write_rows(name, rows, stand_off, out)
    out.write_features(stand_off)
