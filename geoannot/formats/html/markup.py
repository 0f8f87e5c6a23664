"""Mark-up: the text of a document, character for character, with what is highlighted in it.

HTML nests and annotations need not: a mark that another one cuts is closed there and opened again. Only its first piece
has the id that is jumped to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs
from markupsafe import Markup

DEEPEST = 24
"""How many marks are drawn over one another; of what lies deeper there is the anchor alone, so pages stay small."""

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "\r": "&#13;", "\x00": "\ufffd"}
# A carriage return would become a line feed, and a NUL or a lone surrogate cannot stand in a page.
_SPECIAL = re.compile("[&<>\"'\r\x00\ud800-\udfff]")


def escaped(text: str) -> str:
    """The text as HTML, in content or in an attribute, so that a browser gives back the same characters."""
    return _SPECIAL.sub(lambda match: _ESCAPES.get(match[0], "\ufffd"), text)


@attrs.frozen
class Mark:
    """Something to highlight; offsets are code points.

    Attributes:
        start: where it begins.
        end: where it ends.
        classes: its classes, as they stand in the attribute.
        title: what is said of it where it is pointed at.
        anchor: the id of its first piece; empty for none.
        link: where it leads, as a URL; empty for nowhere.
    """

    start: int
    end: int
    classes: str
    title: str
    anchor: str = ""
    link: str = ""

    def opening(self, *, anchored: bool, linked: bool) -> str:
        """The tag that opens it, with its anchor and its link, or without."""
        anchor = f' id="{escaped(self.anchor)}"' if self.anchor and anchored else ""
        rest = f'{anchor} class="{self.classes}" title="{escaped(self.title)}"'
        return f'<a href="{escaped(self.link)}"{rest}>' if linked else f"<span{rest}>"


@attrs.frozen
class Block:
    """A heading or paragraph, or what stands between; offsets are code points."""

    start: int
    end: int
    heading: bool = False


def blocks_of(text: str, headings: Iterable[tuple[int, int]], paragraphs: Iterable[tuple[int, int]]) -> list[Block]:
    """The blocks of a text, in order and apart; words that are in none of those given become blocks too."""
    given = [Block(*extent, heading=True) for extent in headings] + [Block(*extent) for extent in paragraphs]
    found: list[Block] = []
    reached = 0
    for block in sorted(given, key=lambda one: (one.start, -one.end)):
        if block.start >= reached:
            found.extend(_between(text, reached, block.start))
            found.append(block)
            reached = block.end
    return [*found, *_between(text, reached, len(text))]


def _between(text: str, start: int, end: int) -> Iterator[Block]:
    """The block of the words between two others, if there are any."""
    words = text[start:end]
    if words.strip():
        yield Block(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def marked_up(text: str, blocks: Iterable[Block], marks: Iterable[Mark], *, outline: bool = True) -> Markup:
    """The whole text in blocks, with its marks; the text content is the text itself.

    Args:
        text: the text.
        blocks: as :func:`blocks_of` gives them.
        marks: in any order; they may overlap, and reach over several blocks.
        outline: whether headings are headings of the page, or only look like them.
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    writer = _Writer(text)
    reached = coming = 0
    reaching: list[Mark] = []  # from a block into the next one
    for block in blocks:
        first = coming
        while coming < len(ordered) and ordered[coming].start < block.end:
            coming += 1
        here = [*reaching, *ordered[first:coming]]
        writer.gap(reached, block.start, [mark for mark in here if mark.end <= block.start])
        own = [mark for mark in here if mark.end > block.start]
        element = "h3" if block.heading and outline else "p"
        looks = ' class="heading"' if block.heading and not outline else ""
        writer.pieces.append(f'<{element}{looks} dir="auto">')
        writer.block(block, own)
        writer.pieces.append(f"</{element}>")
        reaching = [mark for mark in own if mark.end > block.end][:DEEPEST]
        reached = block.end
    writer.gap(reached, len(text), ordered[coming:])
    return Markup("".join(writer.pieces))  # the writer has escaped every piece


class _Writer:
    """Writes the text piece by piece, with the marks that are open."""

    def __init__(self, text: str) -> None:
        self.pieces: list[str] = []
        self._text = text
        self._open: list[tuple[Mark, str]] = []  # each with its element
        self._anchored: set[str] = set()

    def gap(self, start: int, end: int, marks: Iterable[Mark]) -> None:
        """White space between blocks, which is kept and takes no room; of marks in it there are the anchors alone."""
        if start < end:
            self.pieces.append('<span class="gap">')
            for mark in marks:
                self._only_anchor(mark)
            self.pieces.append(f"{escaped(self._text[start:end])}</span>")

    def block(self, block: Block, marks: Sequence[Mark]) -> None:
        """The text of a block with its marks, which come in the order in which they open."""
        place, coming = block.start, 0
        while place < block.end:
            while coming < len(marks) and marks[coming].start <= place:
                self._begin(marks[coming])
                coming += 1
            ends = [mark.end for mark, _ in self._open]
            starts = [mark.start for mark in marks[coming : coming + 1]]
            until = min([block.end, *ends, *starts])
            self.pieces.append(escaped(self._text[place:until]))
            place = until
            self._end(place, everything=place == block.end)

    def _only_anchor(self, mark: Mark) -> None:
        """The place of a mark that is not drawn."""
        if mark.anchor and mark.anchor not in self._anchored:
            self.pieces.append(f'<span id="{escaped(mark.anchor)}"></span>')
            self._anchored.add(mark.anchor)

    def _begin(self, mark: Mark) -> None:
        if len(self._open) == DEEPEST:
            self._only_anchor(mark)
            return
        linked = bool(mark.link) and not any(tag == "a" for _, tag in self._open)  # HTML has no link in a link
        self.pieces.append(mark.opening(anchored=mark.anchor not in self._anchored, linked=linked))
        self._anchored.add(mark.anchor)
        self._open.append((mark, "a" if linked else "span"))

    def _end(self, place: int, *, everything: bool) -> None:
        """Close the marks that end at a place, and open those again that they cut."""
        ending = [everything or mark.end <= place for mark, _ in self._open]
        if not any(ending):
            return
        lowest = ending.index(True)
        self.pieces.extend(f"</{tag}>" for _, tag in reversed(self._open[lowest:]))
        cut = [mark for (mark, _), ends in zip(self._open[lowest:], ending[lowest:], strict=True) if not ends]
        del self._open[lowest:]
        for mark in cut:
            self._begin(mark)
