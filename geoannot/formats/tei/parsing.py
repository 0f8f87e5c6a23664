"""From bytes to a tree of elements, safely: nothing is fetched, included or expanded that the file merely names.

What a file asks for and does not get is an error where its text would be incomplete, else it is reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from geoannot.errors import FormatError

_PLACE = re.compile(r", line \d+, column \d+\Z")
INCLUSIONS = "{http://www.w3.org/2001/XInclude}"


def parsed(data: bytes, report: Callable[[str], None]) -> etree._Element:
    """The root element of an XML file.

    Args:
        data: the whole file, in UTF-8.
        report: takes a sentence on what the file names and is not read.

    Raises:
        FormatError: it is not well-formed, nested too deeply, or has entities of its own.
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
        raise FormatError(refused(error.lineno, error.msg)) from None
    about = root.getroottree().docinfo
    entity = next(root.iter(etree.Entity), None)
    if entity is not None:
        raise FormatError(
            f"line {entity.sourceline}: entity {entity.text} is not expanded; write in its place what it stands for"
        )
    document_type = about.system_url  # type: ignore[union-attr]  # the stubs do not know it
    if document_type is not None:
        report(f"the document type {document_type} was not read, nor any default that it may declare")
    for include in root.iter(f"{INCLUSIONS}include"):
        report(f"line {include.sourceline}: xi:include of {include.get('href')!r} was not followed")
    return root


def refused(line: int | None, problem: str | None) -> str:
    """The sentence for what is not well-formed."""
    return f"line {line}: not readable as XML: {_PLACE.sub('', problem or '')}"
