"""The ``text`` of a TEI document: every character of the document, and the elements that stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from geoannot.formats.tei.body import Block
from geoannot.formats.tei.inline.planning import BLOCK
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.markup import attribute, escaped
from geoannot.formats.tei.other import row_element, row_marks
from geoannot.formats.tei.outgoing import LONGEST, PART, WHOLE_TEXT, Outgoing


class Tags(NamedTuple):
    """An element of the text: where it lies, in code points, and its tags."""

    start: int
    end: int
    opening: str
    closing: str


def write_text(out: Outgoing, pieces: list[str]) -> None:
    """Append the element ``text``."""
    language = attribute("xml:lang", out.language) if out.language else ""
    pieces.append(f'\n <text xml:id="{out.own(WHOLE_TEXT)}" xml:space="preserve"{language}><body>')
    open_: list[Tags] = []
    text, position = out.text, 0
    for tags in inline_tags(out) if out.style == "inline" else _blocks(out):
        start = tags.start
        while open_ and open_[-1].end <= start:
            position = _close(open_.pop(), position, text, pieces)
        if position < start:
            _append(text[position:start], pieces)
            position = start
        pieces.append(tags.opening)
        open_.append(tags)
    while open_:
        position = _close(open_.pop(), position, text, pieces)
    divided = any(block.element == "head" for block in out.blocks)
    pieces.append("</div></body></text>" if divided else "</body></text>")


def _close(tags: Tags, position: int, text: str, pieces: list[str]) -> int:
    end = tags.end
    if position < end:
        _append(text[position:end], pieces)
    pieces.append(tags.closing)
    return end


def _append(text: str, pieces: list[str]) -> None:
    """Append a text; parsers refuse long ones, so an ``anchor`` comes in between."""
    if len(text) <= LONGEST:
        pieces.append(escaped(text))
    else:
        pieces.append("<anchor/>".join(escaped(text[at : at + LONGEST]) for at in range(0, len(text), LONGEST)))


def _blocks(out: Outgoing) -> Iterator[Tags]:
    """The blocks and sentences."""
    first = True
    for block in out.blocks:
        yield _block(block, out, first)
        first = first and block.element != "head"
        for sentence in block.sentences:
            marks = ENCODINGS[sentence.kind].marks(sentence, out)
            yield Tags(sentence.start, sentence.end, f'<s xml:id="{out.id(sentence.id)}"{marks}>', "</s>")


def _block(block: Block, out: Outgoing, first: bool) -> Tags:
    """A block; a heading opens a ``div`` and closes the one before, if there is one."""
    marks = "" if block.annotation is None else ENCODINGS[block.annotation.kind].marks(block.annotation, out)
    own = "" if block.blank else f' xml:id="{out.block_id(block)}"{marks}'
    division = "" if block.element != "head" else "<div>" if first else "</div><div>"
    return Tags(block.start, block.end, f"{division}<{block.element}{own}>", f"</{block.element}>")


def inline_tags(out: Outgoing) -> Iterator[Tags]:
    """The blocks, sentences and annotations, as they nest; the parts of an annotation are joined by pointers."""
    first = True
    names = _part_names(out)
    rows = {
        layer.values[number]["id"]: (name, layer.values[number])
        for name, layer in out.rows.items()
        for number in layer.spans
    }
    # An annotation in several parts is looked at once, and each part says all of it.
    known: dict[str, tuple[str, str]] = {}
    for part, (id, links) in zip(out.parts, names, strict=True):
        if part.grade is BLOCK:
            block = out.blocks[part.span - 1]
            yield _block(block, out, first)
            first = first and block.element != "head"
            continue
        if part.owner not in known:
            known[part.owner] = _element(part.owner, rows, out)
        name, attributes = known[part.owner]
        yield Tags(part.start, part.end, f'<{name} xml:id="{id}"{attributes}{links}>', f"</{name}>")


def _element(id: str, rows: Mapping[str, tuple[str, Any]], out: Outgoing) -> tuple[str, str]:
    """The element that an annotation is, and its attributes."""
    if id in rows:
        layer, row = rows[id]
        return "seg", row_marks(row, out) + row_element(layer)
    annotation = out.document[id]
    encoding = ENCODINGS[annotation.kind]
    name, own = encoding.element(annotation, out)
    return name, encoding.marks(annotation, out) + own


def _part_names(out: Outgoing) -> list[tuple[str, str]]:
    """The ``xml:id`` of each part, and the attributes that point to those before and behind it."""
    names: list[tuple[str, str]] = []
    last: dict[str, int] = {}
    fragments: dict[tuple[str, int], int] = {}
    for number, part in enumerate(out.parts):
        if part.grade is BLOCK:
            names.append(("", ""))
            continue
        id, links = out.id(part.owner), ""
        before = last.get(part.owner)
        fragments[part.owner, part.span] = fragment = fragments.get((part.owner, part.span), 0) + 1
        if before is not None:
            id = f"{out.own(PART)}{out.local(part.owner)}.{part.span}.{fragment}"
            earlier, pointing = names[before]
            names[before] = earlier, f'{pointing} next="#{id}"'
            links = f' prev="#{earlier}"'
        names.append((id, links))
        last[part.owner] = number
    return names
