"""What is wrong with a TEI file, beyond what reading it says: ids, pointers, the words that pointers name, a schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml import etree

from geoannot.errors import FormatError, UsageError
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.links import examined
from geoannot.formats.tei.editions.parts import Part, parts
from geoannot.formats.tei.editions.quoted import misquoted
from geoannot.formats.tei.editions.rules import Rule
from geoannot.formats.tei.editions.source import Source
from geoannot.formats.tei.header import is_ours
from geoannot.formats.tei.parsing import parsed
from geoannot.formats.tei.schema import load
from geoannot.model import Finding


def validate(stream: IO[bytes], schema: Path | None = None) -> Iterator[Finding]:
    """Findings on a file, each with its line as the path; nothing on what reading refuses, for it says so itself.

    Args:
        stream: the file.
        schema: a RELAX NG schema that the whole file must meet, in XML.

    Raises:
        UsageError: the schema can't be read.
    """
    grammar = None if schema is None else _grammar(schema)
    own = load()
    try:
        for part in parts(stream, lambda _: None):
            yield from _of_part(part, own)
        if grammar is not None:
            stream.seek(0)
            yield from _against(grammar, parsed(Source.of(stream.read()).for_parser, lambda _: None))
    except FormatError:
        return


def _of_part(part: Part, own: etree.RelaxNG) -> Iterator[Finding]:
    edition = Edition(part.tei, part.source, Rule())
    yield from examined(edition, part.outside)
    yield from misquoted(edition)
    if is_ours(part.tei):
        yield from _against(own, part.tei)


def _against(grammar: etree.RelaxNG, root: etree._Element) -> Iterator[Finding]:
    """What a schema has against an element."""
    if not grammar.validate(root):
        for error in grammar.error_log:
            yield Finding(f"not valid by the schema: {error.message}", f"line {error.line}")


def _grammar(schema: Path) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(etree.parse(schema, etree.XMLParser(no_network=True, load_dtd=False)))
    except OSError as error:
        raise UsageError(f"schema {schema}: {error.strerror or error}") from None
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        reason = str(error).partition(", line")[0]
        raise UsageError(f"schema {schema} is no RELAX NG in XML syntax: {reason}; convert it with trang") from None
