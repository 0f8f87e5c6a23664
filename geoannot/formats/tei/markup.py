"""XML as text: what is written is appended piece by piece, and no tree of it is ever built.

The elements have plain names: the one namespace is declared at the root.
"""

from __future__ import annotations

import re
from types import TracebackType

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


class Markup:
    """A part of a file on its way: elements on lines of their own, indented, around elements or around a text.

    Attributes:
        pieces: what has been written so far, to be joined.
        indent: the line feed and the blanks that stand before the next element.
    """

    __slots__ = ("_open", "indent", "pieces")

    def __init__(self, depth: int = 0) -> None:
        """Begin at a depth of so many blanks."""
        self.pieces: list[str] = []
        self.indent = "\n" + " " * depth
        self._open: list[str] = []

    def open(self, name: str, attributes: str = "") -> Markup:
        """Begin an element; ``with`` ends it, or :meth:`close`. Attributes come from :func:`attribute`."""
        self.pieces.append(f"{self.indent}<{name}{attributes}>")
        self.indent += " "
        self._open.append(name)
        return self

    def close(self) -> None:
        """End the element that was begun last."""
        self.indent = self.indent[:-1]
        self.pieces.append(f"{self.indent}</{self._open.pop()}>")

    def line(self, name: str, attributes: str = "", text: str | None = None) -> None:
        """Write a whole element; its text stays as it is, and without one it is empty."""
        if text is None:
            self.pieces.append(f"{self.indent}<{name}{attributes}/>")
        else:
            self.pieces.append(f"{self.indent}<{name}{attributes}>{escaped(text)}</{name}>")

    def __enter__(self) -> Markup:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, traceback: TracebackType | None) -> None:
        if kind is None:
            self.close()


def attribute(name: str, value: str) -> str:
    """An attribute, with the blank that stands before it."""
    return f' {name}="{_SPECIAL.sub(_entity, value) if _SPECIAL.search(value) else value}"'


def attributes(**values: str) -> str:
    """Several attributes; a name of two words is written ``xml_id``."""
    return "".join([attribute(_TWO_WORDS.get(name, name), value) for name, value in values.items()])


_TWO_WORDS = {"xml_id": "xml:id", "xml_lang": "xml:lang"}


def escaped(text: str) -> str:
    """A text between tags."""
    if _MARKUP.search(text):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text


_MARKUP = re.compile(r"[&<>\r]")


def _entity(match: re.Match[str]) -> str:
    return _ENTITIES[match[0]]
