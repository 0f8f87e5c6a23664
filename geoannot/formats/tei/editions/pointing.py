"""Pointers into the text of an edition, there and back (chapter SA): into its own elements, which need an ``xml:id``.

An offset counts all characters of an element, also those that are no part of the document's text. Where these lie
inside a span, the pointer has several pairs of offset and length, which are one span again when they are read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.elements import Element
from geoannot.formats.tei.editions.links import is_name
from geoannot.formats.tei.names import ID, TEI
from geoannot.formats.tei.places import Places
from geoannot.model import Span, Spans

TEXT = "text"
"""What the ``xml:id`` of a copy of the document's text ends with: places that the file has no characters for."""

AT = "at."
"""What the ids begin with, behind the prefix, that elements of the file are given: ``ga.at.p3`` is its third ``p``."""

_APART = frozenset({"heading", "paragraph", "block"})


def free_prefix(text: str) -> str:
    """What ids can begin with that no id of a file begins with: ``ga.``, or ``ga2.`` and so on."""
    taken = set(re.findall(r"""["'#(]ga(\d*)\.""", text))
    number = 2
    if "" not in taken:
        return "ga."
    while str(number) in taken:
        number += 1
    return f"ga{number}."


class Anchors:
    """The elements of an edition that pointers can name.

    Attributes:
        edition: the edition.
        prefix: what the ids begin with that are given to elements without one.
        named: the elements by their ids, own or given.
        given: the ids that pointers use and that the file does not have, by element.
    """

    def __init__(self, edition: Edition, prefix: str) -> None:
        self.edition = edition
        self.prefix = prefix
        self.named: dict[str, Element] = {}
        self.given: dict[str, Element] = {}
        self._names: list[str] = []
        self._blocks: list[Element] = []
        self._around: list[int] = []  # the place in this list of the block around each block
        self._name_blocks()
        self._starts = [block.text.start for block in self._blocks]

    def _name_blocks(self) -> None:
        own = Counter(str(one.node.get(ID)) for one in self.edition.elements if ID in one.node.attrib)
        ordinals: Counter[str] = Counter()
        places: dict[int, int] = {}  # of the innermost block that holds an element, by the element's number
        for one in self.edition.elements:
            tag = str(one.node.tag)
            ordinals[tag] += 1
            around = places.get(one.parent, -1)
            places[one.number] = around
            if one.role not in _APART or one.parent == -1 or not tag.startswith(TEI):
                continue
            name = one.node.get(ID)
            if name is None:
                name = f"{self.prefix}{AT}{etree.QName(one.node).localname}{ordinals[tag]}"
            elif not is_name(name) or own[name] > 1:
                continue  # nothing can point here for sure
            places[one.number] = len(self._blocks)
            self.named[name] = one
            self._names.append(name)
            self._blocks.append(one)
            self._around.append(around)

    def around(self, spans: Spans) -> tuple[str, Element] | None:
        """The innermost element that holds all the spans, and its id; None where no element can be pointed to."""
        number = bisect_right(self._starts, spans[0][0]) - 1
        while number >= 0:
            block = self._blocks[number]
            if block.text.start <= spans[0][0] and spans[-1][1] <= block.text.end:
                return self._names[number], block
            number = self._around[number]
        return None

    def use(self, name: str, element: Element) -> None:
        """Take note that an element is pointed to, and so needs its id."""
        if ID not in element.node.attrib:
            self.given[name] = element


class EditionPointers:
    """Makes pointers of spans.

    Attributes:
        beside: whether a span could not be said in the characters of the file, so that a copy of the text is needed.
    """

    def __init__(self, anchors: Anchors) -> None:
        self.beside = False
        self._anchors = anchors
        self._edition = anchors.edition
        self._copy = f"{anchors.prefix}{TEXT}"

    def range(self, spans: Spans) -> str:
        """All the spans in one pointer."""
        pairs = [piece for span in spans for piece in self._edition.content_spans(span)]
        found = self._anchors.around(spans)
        if found is None or joined(self._edition, pairs) != spans:
            return self._range(self._copy, 0, spans)
        name, element = found
        self._anchors.use(name, element)
        return self._range(name, element.content.start, pairs)

    def indexes(self, span: Span) -> tuple[str, str]:
        """The pointers to the two ends of a span."""
        pieces = list(self._edition.content_spans(span))
        found = self._anchors.around((span,))
        if found is None or not pieces or self._edition.text_span((pieces[0][0], pieces[-1][1])) != span:
            self.beside = True
            return f"#string-index({self._copy},{span[0]})", f"#string-index({self._copy},{span[1]})"
        name, element = found
        self._anchors.use(name, element)
        base = element.content.start
        return f"#string-index({name},{pieces[0][0] - base})", f"#string-index({name},{pieces[-1][1] - base})"

    def _range(self, name: str, base: int, spans: Iterable[Span]) -> str:
        self.beside = self.beside or name == self._copy
        return f"#string-range({name},{','.join(f'{start - base},{end - start}' for start, end in spans)})"


class EditionPlaces:
    """Finds the spans of the text that pointers name."""

    def __init__(self, anchors: Anchors) -> None:
        self._edition = anchors.edition
        self._content = Places({name: element.content for name, element in anchors.named.items()})
        copy = f"{anchors.prefix}{TEXT}"
        self._copy = Places({copy: Span(0, len(anchors.edition.text))})
        self._in_copy = f"({copy},"

    def spans(self, pointer: str) -> Spans:
        """The spans of a ``string-range``.

        Raises:
            FormatError: it is none, or points to nothing that is text.
        """
        if self._in_copy in pointer:
            return self._copy.spans(pointer)
        found = joined(self._edition, self._content.spans(pointer))
        if not found:
            raise FormatError(f"{pointer} holds nothing that counts as text")
        return found

    def between(self, first: str, last: str) -> Span:
        """The span from one ``string-index`` to another.

        Raises:
            FormatError: as :meth:`spans`.
        """
        if self._in_copy in first:
            return self._copy.between(first, last)
        return self._edition.text_span(self._content.between(first, last))


def joined(edition: Edition, pieces: Iterable[tuple[int, int]]) -> Spans:
    """Stretches of the content as spans of the text; two are one span where all that parts them is left out."""
    found: list[Span] = []
    end = -1  # of the last stretch, in the content
    for piece in pieces:
        span = edition.text_span(piece)
        if span.start >= span.end:
            continue
        if found and 0 <= end < piece[0] and edition.is_left_out((end, piece[0])):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
        end = piece[1]
    return tuple(found)
