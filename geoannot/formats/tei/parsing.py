"""From bytes to a tree of elements, safely: nothing is fetched, included or expanded that the file merely names.

What a file asks for and does not get is an error where its text would be incomplete, else it is reported.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from geoannot.errors import FormatError

ENCODINGS = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "US-ASCII", "ASCII"})
"""Encodings that a file may declare."""

_INCLUDE = "{http://www.w3.org/2001/XInclude}include"


def parsed(data: bytes, report: Callable[[str], None]) -> etree._Element:
    """The root element of an XML file.

    Args:
        data: the whole file.
        report: takes a sentence on what the file names and is not read.

    Raises:
        FormatError: it is not well-formed, in another encoding, nested too deeply, or has entities of its own.
    """
    if not data.strip():
        raise FormatError("there is nothing in it; expected a TEI document")
    # A parser remembers the errors of its files, so each file gets its own. Ids are not collected, for there are
    # published editions with ids that occur twice.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(f"line {error.lineno}: not readable as XML: {error.msg}") from None
    about = root.getroottree().docinfo
    if (about.encoding or "UTF-8").upper() not in ENCODINGS:
        raise FormatError(f"it declares the encoding {about.encoding}, which is not supported; save it as UTF-8")
    entity = next(root.iter(etree.Entity), None)
    if entity is not None:
        raise FormatError(
            f"line {entity.sourceline}: entity {entity.text} is not expanded; write in its place what it stands for"
        )
    document_type = about.system_url  # type: ignore[union-attr]  # the stubs do not know it
    if document_type is not None:
        report(f"the document type {document_type} was not read, nor any default that it may declare")
    for include in root.iter(_INCLUDE):
        report(f"line {include.sourceline}: xi:include of {include.get('href')!r} was not followed")
    return root
