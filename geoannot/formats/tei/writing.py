"""Writing TEI: the text untouched in ``text``, and annotations beside it in ``standOff`` or, as they nest, in it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from itertools import chain
from typing import IO, Literal

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats.tei.editions.corpora import DECLARATION, as_element, as_file, write_corpus
from geoannot.formats.tei.editions.origin import Origin
from geoannot.formats.tei.header import write_corpus_header, write_header
from geoannot.formats.tei.inline.planning import plan
from geoannot.formats.tei.markup import Markup, attribute
from geoannot.formats.tei.names import NAMESPACE
from geoannot.formats.tei.options import Options, Style
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.running_text import write_text
from geoannot.formats.tei.stand_off import write_stand_off
from geoannot.model import Document, DocumentView


def dumps(
    document: DocumentView, *, forbidden: Literal["error", "replace"] = "error", style: Style = "stand-off"
) -> str:
    """The document as TEI; one that came from a TEI file, as that file with the annotations in it.

    Args:
        document: what is written.
        forbidden: what becomes of characters that XML can't hold: an error that says where, or U+FFFD in their place.
        style: where annotations stand: beside the text, or as elements in it as far as they nest; how many do not is
            said in a :class:`geoannot.errors.GeoannotWarning`.

    Raises:
        FormatError: it holds what TEI can't say, or its annotations refer to nothing.
    """
    options = Options(forbidden=forbidden, style=style)
    origin = Origin.of(document.metadata)
    return _file(document, options) if origin is None else as_file(document, origin, options).text


def write(documents: Iterable[Document], stream: IO[bytes], options: Options | None = None) -> None:
    """Write one document as ``TEI``, several as ``teiCorpus``, one after the other as they come.

    Those that came from a TEI file are that file with the annotations in it, and nothing else in it is changed.

    Raises:
        FormatError: there is no document, or one can't be written.
    """
    settings = Options() if options is None else options
    coming = iter(documents)
    first, second = next(coming, None), next(coming, None)
    if first is None:
        raise FormatError("a TEI file holds at least one document, not none")
    origin = Origin.of(first.metadata)
    if second is None:
        one = as_file(first, origin, settings).data if origin is not None else _file(first, settings).encode()
        stream.write(one)
        return
    documents = chain((first, second), coming)
    header = Markup(1)
    write_corpus_header(header)
    beginning = "".join(header.pieces)

    def element(document: Document, number: int) -> str:
        return "".join(_tei(document, settings, attribute("xml:id", f"d{number}"), f"d{number}."))

    if origin is not None and origin.number:
        write_corpus(documents, origin, stream, settings, element, beginning)
        return
    stream.write(f'{DECLARATION}\n<teiCorpus xmlns="{NAMESPACE}">{beginning}'.encode())
    for number, document in enumerate(documents, 1):
        origin = Origin.of(document.metadata)
        tei = element(document, number) if origin is None else as_element(document, origin, settings)
        stream.write(f"\n{tei}".encode())
    stream.write(b"\n</teiCorpus>\n")


def _file(document: DocumentView, options: Options) -> str:
    return "".join([DECLARATION, "\n", *_tei(document, options, f' xmlns="{NAMESPACE}"'), "\n"])


def _tei(document: DocumentView, options: Options, own: str, prefix: str = "") -> list[str]:
    """The ``TEI`` element of a document in pieces; the prefix makes the ids of several documents differ."""
    findings = document.check()
    if findings:
        raise FormatError(f"document {document.id} can't be written before it is right", findings=findings)
    out = Outgoing(document, options, prefix)
    if options.style == "inline":
        plan(out)
        _report(out)
    header, stand_off = Markup(1), Markup(2)
    text: list[str] = []
    write_header(header, out)
    write_text(out, text)
    write_stand_off(stand_off, out)
    beside = ["\n <standOff>", *stand_off.pieces, "\n </standOff>"] if stand_off.pieces else []
    return [f"<TEI{own}>", *header.pieces, *beside, *text, "\n</TEI>"]


def _report(out: Outgoing) -> None:
    """Say how many annotations do not nest; the header says which."""
    count = len(out.kept_out)
    if count:
        several = "one annotation overlaps" if count == 1 else f"{count:,} annotations overlap"
        message = f"document {out.document.id}: {several} others: in standOff, not in the text; the header lists them"
        warnings.warn(message, GeoannotWarning, stacklevel=2)
