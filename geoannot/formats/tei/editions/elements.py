"""What an edition is made of: runs of characters, and elements."""

from __future__ import annotations

from typing import NamedTuple

import attrs
from lxml import etree

from geoannot.formats.tei.editions.rules import Role
from geoannot.model import Span


class Run(NamedTuple):
    """Characters that follow each other in text, content and source alike.

    Where the two lengths agree, each character of the text is one of the source. A reference (``&amp;``) is one
    character of the text and several of the source; a line feed that parts two blocks is none of the source.
    """

    text: int
    content: int
    source: int
    length: int
    source_length: int

    @property
    def inserted(self) -> bool:
        """Whether it is in the text alone."""
        return not self.source_length


@attrs.define
class Element:
    """An element of the edition and where it lies.

    Attributes:
        node: the element itself.
        number: its place among the elements of the edition, from 0.
        parent: the number of the element around it; -1 for none.
        role: what it is to the text.
        tag: where its start tag begins in the source, and where the name in it ends.
        text: where its text lies in the document; empty where it is left out.
        content: where its character data lie in the content.
        source_end: where its end tag ends in the source.
    """

    node: etree._Element
    number: int
    parent: int
    role: Role
    tag: Span
    text: Span
    content: Span
    source_end: int = 0
