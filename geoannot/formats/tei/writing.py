"""Writing TEI in stand-off style: the text untouched in ``text``, annotations that point into it in ``standOff``."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import IO, Literal

from geoannot.errors import FormatError
from geoannot.formats.tei.body import Block
from geoannot.formats.tei.header import METADATA, write_corpus_header, write_header
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.markup import XML_ID, Element, SubElement, indented, opening, verbatim
from geoannot.formats.tei.names import NAMESPACE
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
    return _file(document, Options(forbidden=forbidden))


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
        stream.write(_file(first, settings).encode())
        return
    stream.write(f'{_DECLARATION}\n<teiCorpus xmlns="{NAMESPACE}">'.encode())
    pieces: list[str] = []
    indented(write_corpus_header(), pieces, "\n ")
    for number, document in enumerate(chain((first, second), coming), 1):
        pieces.append("\n")
        _append_tei(_tei(document, settings, number), pieces)
        stream.write("".join(pieces).encode())
        pieces.clear()
    stream.write(b"\n</teiCorpus>\n")


_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def _file(document: DocumentView, options: Options) -> str:
    tei = _tei(document, options)
    tei.set("xmlns", NAMESPACE)
    pieces = [_DECLARATION, "\n"]
    _append_tei(tei, pieces)
    return "".join([*pieces, "\n"])


def _append_tei(tei: Element, pieces: list[str]) -> None:
    """Append the ``TEI`` element of a document: in its ``text`` no character is added."""
    pieces.append(f"{opening(tei)}>")
    for part in tei:
        if part.tag == "text":
            pieces.append("\n ")
            verbatim(part, pieces)
        else:
            indented(part, pieces, "\n ")
    pieces.append("\n</TEI>")


def _tei(document: DocumentView, options: Options, number: int | None = None) -> Element:
    """The ``TEI`` element of a document; its number in the corpus makes the ids of several differ."""
    findings = document.check()
    if findings:
        raise FormatError(f"document {document.id} can't be written before it is right", findings=findings)
    out = Outgoing(document, options, "" if number is None else f"d{number}.")
    tei = Element("TEI", {} if number is None else {XML_ID: f"d{number}"})
    write_header(tei, out)
    stand_off, text = out.add(tei, "standOff"), out.add(tei, "text", xml_id=out.own(WHOLE_TEXT), xml_space="preserve")
    _write_text(text, out)
    _write_stand_off(stand_off, out)
    if not len(stand_off):
        tei.remove(stand_off)
    return tei


def _write_text(text: Element, out: Outgoing) -> None:
    if out.language:
        text.set("xml:lang", out.language)
    body = parent = out.add(text, "body")
    for block in out.blocks:
        if block.element == "head":
            parent = out.add(body, "div")
        _block(block, parent, out)


def _block(block: Block, parent: Element, out: Outgoing) -> None:
    """Append a block with its sentences."""
    if block.annotation is not None:
        attributes = ENCODINGS[block.annotation.kind].attributes(block.annotation, out)
    else:
        attributes = {} if block.blank else {XML_ID: out.block_id(block)}
    element = SubElement(parent, block.element, attributes)
    position, last = block.start, None
    for sentence in block.sentences:
        last = _append(element, last, out.text[position : sentence.start])
        last = SubElement(element, "s", ENCODINGS[sentence.kind].attributes(sentence, out))
        _append(last, None, out.text[sentence.start : sentence.end])
        position = sentence.end
    _append(element, last, out.text[position : block.end])


def _append(element: Element, last: Element | None, text: str) -> Element | None:
    """Append a text behind the last child; parsers refuse long ones, so an ``anchor`` comes in between."""
    for start in range(0, len(text), LONGEST):
        if start:
            last = SubElement(element, "anchor")
        piece = text[start : start + LONGEST]
        if last is None:
            element.text = piece
        else:
            last.tail = piece
    return last


def _write_stand_off(stand_off: Element, out: Outgoing) -> None:
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
