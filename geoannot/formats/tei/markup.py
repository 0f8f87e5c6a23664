"""Elements on their way into a file, and the file's text.

The elements are those of the standard library, with plain names: the one namespace is declared at the root. lxml, which
reads TEI, would keep every ``xml:id`` that it ever saw in memory, so that a corpus could not be written as a stream.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

__all__ = ["XML_ID", "Element", "SubElement", "indented", "opening", "verbatim"]

XML_ID = "xml:id"

_SPECIAL = re.compile(r'[&<>"\t\n\r]')
_ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    # Parsers make blanks of these in attributes, and a line feed of a carriage return anywhere.
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def opening(element: Element) -> str:
    """The start tag of an element without its last character."""
    parts = [f"<{element.tag}"]
    for name, value in element.attrib.items():
        parts.append(f' {name}="{_quoted(value) if _SPECIAL.search(value) else value}"')
    return "".join(parts)


def verbatim(element: Element, pieces: list[str]) -> None:
    """Append an element with its texts and those behind its children, and nothing between them."""
    if element.text or len(element):
        pieces.append(f"{opening(element)}>{_escaped(element.text or '')}")
        for child in element:
            verbatim(child, pieces)
            if child.tail:
                pieces.append(_escaped(child.tail))
        pieces.append(f"</{element.tag}>")
    else:
        pieces.append(f"{opening(element)}/>")


def indented(element: Element, pieces: list[str], indent: str = "\n") -> None:
    """Append an element, each on its own line: it holds either elements or a text, which stays as it is."""
    if len(element):
        pieces.append(f"{indent}{opening(element)}>")
        for child in element:
            indented(child, pieces, f"{indent} ")
        pieces.append(f"{indent}</{element.tag}>")
    elif element.text is not None:
        pieces.append(f"{indent}{opening(element)}>{_escaped(element.text)}</{element.tag}>")
    else:
        pieces.append(f"{indent}{opening(element)}/>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(value: str) -> str:
    return _SPECIAL.sub(lambda match: _ENTITIES[match[0]], value)
