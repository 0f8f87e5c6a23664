"""A file as the ``TEI`` documents in it: a ``teiCorpus`` is read as a stream, one document in memory at a time."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import IO
from xml.parsers import expat

import attrs
from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.about import identified
from geoannot.formats.tei.editions.source import Source, encoded, encoding_of, markup, root_offset
from geoannot.formats.tei.names import NAMESPACE, TEI
from geoannot.formats.tei.parsing import parsed, refused

_CHUNK = 1 << 20  # bytes
_CORPUS = re.compile(r"<(?:[^\s:/>]+:)?teiCorpus[\s/>]")
_LINES = re.compile(r"[\r\n]+")

Report = Callable[[str], None]


@attrs.frozen(kw_only=True)
class Part:
    """One document of a file.

    Attributes:
        source: the characters of the file, or of the ``TEI`` element in a corpus.
        tei: the ``TEI`` element.
        number: its place in a corpus, from 1; 0 where the file is this document alone.
        before: in a corpus, the characters of the file between the document before and this one.
        after: in a corpus, the characters behind the last document; empty for the others.
        outside: in a corpus, the elements with an ``xml:id`` before the document and outside all documents.
    """

    source: Source
    tei: etree._Element
    number: int = 0
    before: str = ""
    after: str = ""
    outside: Mapping[str, etree._Element] = attrs.field(factory=dict)


def parts(stream: IO[bytes], report: Report) -> Iterator[Part]:
    """The documents of a file.

    Args:
        stream: the file.
        report: takes a sentence on what the file names and is not read.

    Raises:
        FormatError: it is not readable as XML, or no TEI.
    """
    first = stream.read(_CHUNK)
    if _CORPUS.match(beginning := first.decode(encoding_of(first), "replace"), root_offset(beginning)):
        yield from _Corpus(stream, first, report).parts()
    else:
        source = Source.of(first + stream.read())
        yield Part(source=source, tei=tei_of(source, report))


def parts_of(data: str | bytes, report: Report) -> Iterator[Part]:
    """The same of what is in memory."""
    return parts(io.BytesIO(encoded(data) if isinstance(data, str) else data), report)


def tei_of(source: Source, report: Report) -> etree._Element:
    """The ``TEI`` element of a file, or of a part of one.

    Raises:
        FormatError: it is not readable as XML, or no TEI.
    """
    element = parsed(source.for_parser, report)
    for _ in range(source.around[0].count("<")):
        element = element[0]
    if element.tag != f"{TEI}TEI":
        raise FormatError(f"it is no TEI: the root element is {element.tag}, expected TEI or teiCorpus in {NAMESPACE}")
    return element


class _Corpus:
    """A ``teiCorpus`` on its way through the parser, and the bytes of the document that it is in."""

    def __init__(self, stream: IO[bytes], first: bytes, report: Report) -> None:
        self._stream = stream
        self._report = report
        self._encoding = encoding_of(first)
        self._buffer = first
        self._base = 0  # the offset in the file of the buffer's first byte
        self._opened: list[tuple[int, bool]] = []  # where the open elements begin, and whether they are a teiCorpus
        self._ancestors: list[str] = []  # the start tags of the open teiCorpus elements
        self._complete: list[tuple[int, int, int, tuple[str, ...]]] = []  # documents: start, end, line, start tags
        self._tei: tuple[int, int] | None = None  # where the open document begins: offset and line
        self._depth = 0  # of elements in it
        self._outside: dict[str, etree._Element] = {}
        parser = self._parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype

    def parts(self) -> Iterator[Part]:
        """The documents, one after the other."""
        chunk, position, number = self._buffer, 0, 0
        waiting: Part | None = None
        while True:
            try:
                self._parser.Parse(chunk, not chunk)
            except expat.ExpatError as error:
                raise FormatError(refused(error.lineno, expat.ErrorString(error.code))) from None
            for start, end, line, ancestors in self._complete:
                if waiting is not None:
                    yield waiting
                number += 1
                waiting = self._part(position, start, end, line, ancestors, number)
                position = end
            self._complete.clear()
            self._forget(position)
            if not chunk:
                break
            chunk = self._stream.read(_CHUNK)
            self._buffer += chunk
        if waiting is not None:
            yield attrs.evolve(waiting, after=self._characters(position, self._base + len(self._buffer)))

    def _part(self, position: int, start: int, end: int, line: int, ancestors: tuple[str, ...], number: int) -> Part:
        closing = "".join(map(_end_tag, reversed(ancestors)))
        source = Source(self._characters(start, end), self._encoding, ("".join(ancestors), closing), line)
        tei = tei_of(source, self._report)
        before = self._characters(position, start)
        if "xml:id" in before:
            self._outside |= self._identified(before, ancestors)
        return Part(source=source, tei=tei, number=number, before=before, outside=dict(self._outside))

    def _identified(self, before: str, ancestors: tuple[str, ...]) -> dict[str, etree._Element]:
        """The elements with an id in what stands between two documents, such as the header of the corpus."""
        opened, closing = "".join(ancestors), "".join(map(_end_tag, reversed(ancestors)))
        for around in (("", closing), (opened, closing)):
            try:
                return identified(parsed(Source(before, around=around).for_parser, lambda _: None))
            except FormatError:  # it opens no corpus, or closes one
                continue
        return {}

    def _characters(self, start: int, end: int) -> str:
        """The characters between two offsets of the file."""
        return self._buffer[start - self._base : end - self._base].decode(self._encoding)

    def _forget(self, position: int) -> None:
        """Let go of the bytes before an offset of the file."""
        if position > self._base:
            self._buffer = self._buffer[position - self._base :]
            self._base = position

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._tei is not None:
            self._depth += 1
            return
        if name == f"{NAMESPACE} TEI":
            self._tei = self._parser.CurrentByteIndex, self._parser.CurrentLineNumber
            self._depth = 1
        elif name == f"{NAMESPACE} teiCorpus":
            self._ancestors.append(self._tag(self._parser.CurrentByteIndex))
        elif name == "http://www.w3.org/2001/XInclude include":
            line, target = self._parser.CurrentLineNumber, attributes.get("href")
            self._report(f"line {line}: xi:include of {target!r} was not followed")

    def _end(self, name: str) -> None:
        if self._tei is None:
            if name == f"{NAMESPACE} teiCorpus":
                self._ancestors.pop()
            return
        self._depth -= 1
        if not self._depth:
            start, line = self._tei
            closing = ">".encode(self._encoding)
            end = self._buffer.index(closing, self._parser.CurrentByteIndex - self._base) + self._base + len(closing)
            self._complete.append((start, end, line, tuple(self._flat_ancestors())))
            self._tei = None

    def _flat_ancestors(self) -> Iterator[str]:
        """The start tags, each on one line, so that lines are counted as in the file."""
        return (_LINES.sub(" ", tag) for tag in self._ancestors)

    def _tag(self, offset: int) -> str:
        """The tag that begins at an offset of the file; the parser has seen all of it."""
        characters = self._buffer[offset - self._base :].decode(self._encoding, "ignore")
        return next(markup(characters))[0]

    def _doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        if system is not None:
            self._report(f"the document type {system} was not read, nor any default that it may declare")


def _end_tag(tag: str) -> str:
    """The end tag that belongs to a start tag."""
    return f"</{tag[1:].split()[0].rstrip('>')}>"
