"""Documents that came from editions, written as files: one alone, in the corpus that it came from, or in a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import IO

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.insertion import edited
from geoannot.formats.tei.editions.origin import Origin
from geoannot.formats.tei.editions.parts import tei_of
from geoannot.formats.tei.editions.source import Edit, Source, markup, root_offset, tag_at
from geoannot.formats.tei.markup import attribute
from geoannot.formats.tei.options import Options
from geoannot.model import Document, DocumentView

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

_BLANK = re.compile(r"\s")

Own = Callable[[Document, int], str]
"""Makes the ``TEI`` element of a document that came from no edition, and has that number among the others."""


def as_file(document: DocumentView, origin: Origin, options: Options) -> Source:
    """The file of one document: its own; of a part of a corpus a new one, with what the part had from around it.

    Raises:
        FormatError: as :func:`geoannot.formats.tei.editions.insertion.edited`.
    """
    source = edited(document, origin, options)
    return Source(f"{DECLARATION}\n{_alone(source)}\n") if origin.number else source


def as_element(document: DocumentView, origin: Origin, options: Options) -> str:
    """The ``TEI`` element of a document alone, as it can stand in a new corpus.

    Raises:
        FormatError: as :func:`geoannot.formats.tei.editions.insertion.edited`.
    """
    return _alone(edited(document, origin, options))


def write_corpus(
    documents: Iterable[Document], first: Origin, stream: IO[bytes], options: Options, own: Own, header: str
) -> None:
    """Write the documents of a corpus into it again, as they come.

    Args:
        documents: those of one corpus in their order; if some are missing, they are left out.
        first: where the first one came from.
        stream: what is written to.
        options: how.
        own: for documents that did not come from the corpus.
        header: the header of a corpus, in case that the part with its own is missing.

    Raises:
        FormatError: a document can't be written, or the corpora in the corpus do not fit together without the missing.
    """

    def put(text: str) -> None:
        stream.write(text.encode(first.source.encoding, "xmlcharrefreplace"))

    if first.number != 1:
        put(f"{first.source.around[0]}{header}")
    last: Origin | None = None
    for number, document in enumerate(documents, 1):
        origin = Origin.of(document.metadata)
        if origin is None or not origin.number:
            element = own(document, number) if origin is None else as_element(document, origin, options)
            put(f"\n{element}")
            continue
        if origin.number != (last.number if last else 0) + 1 and "teiCorpus" in origin.before:
            raise FormatError(f"document {document.id}: those before it are missing, and a corpus opens or ends there")
        put(f"{origin.before}{edited(document, origin, options).text}")
        last = origin
    end = first if last is None else last
    put(end.after or f"\n{end.source.around[1]}\n")


def _alone(source: Source) -> str:
    """The root element of a source, with the namespaces that were declared around it."""
    text = source.text
    start = root_offset(text)
    tag = tag_at(text, start)
    written = _BLANK.sub("", tag)
    declared = "".join(
        attribute(name, uri)
        for prefix, uri in tei_of(source, lambda _: None).nsmap.items()
        if f"{(name := f'xmlns:{prefix}' if prefix else 'xmlns')}=" not in written
    )
    name_end = start + len(tag.rstrip("/>").split()[0])
    end = _end(text)
    return Source(text[start:end]).edited([Edit(name_end - start, name_end - start, declared)]).text


def _end(text: str) -> int:
    """Where the root element ends."""
    depth = 0
    for found in markup(text):  # the first is the start tag of the root
        if found["name"] is not None:
            depth += found[0][-2] != "/"
        elif text[found.start() + 1] == "/":
            depth -= 1
        if not depth:
            return found.end()
    raise AssertionError("the parser has seen its end")
