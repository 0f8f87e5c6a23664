"""Annotations as elements of an edition's text, as far as they nest with the elements that are there already."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator

from geoannot.errors import GeoannotWarning
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.elements import Element
from geoannot.formats.tei.editions.source import Edit
from geoannot.formats.tei.inline.nesting import Grade, Part, Stretch, nested
from geoannot.formats.tei.inline.planning import GRADES, bars, placed
from geoannot.formats.tei.names import TEI
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.running_text import inline_tags

_APART = Grade(hardness=6, cuttable=False, rank=-1, structural=True)
_OPEN = Grade(hardness=6, cuttable=False, rank=0, structural=True)
_DATED = Grade(hardness=6, cuttable=False, rank=0, structural=True)
_CLOSED = Grade(hardness=6, cuttable=False, rank=0, structural=True)
_SENTENCE = Grade(hardness=4, cuttable=False, rank=0)

_DATES = frozenset(TEI + name for name in ("date", "time", "num", "measure"))
_TEXT_ONLY = frozenset(TEI + name for name in ("code", "ident", "gi", "att", "val", "tag", "idno", "formula", "g", "c"))
_BLOCKS = frozenset({"heading", "paragraph", "block"})
_PHRASES = frozenset({GRADES["mention"], GRADES["timex"], _SENTENCE})
"""What can hold no block."""


def inline_edits(out: Outgoing, edition: Edition, said: Collection[str]) -> list[Edit]:
    """What to put into the source for the annotations that nest; ``in_text`` and ``kept_out`` say which they are.

    Args:
        out: the document.
        edition: its file.
        said: the ids of annotations that the mark-up says already.
    """
    stretches = [*_existing(edition), *_coming(out, said)]
    parts, refused = nested(stretches, out.text, _bars)
    refused |= _out_of_place(parts, edition)
    kept = [part for part in parts if part.grade.hardness == _OPEN.hardness or part.owner not in refused]
    out.parts = [part for part in kept if part.grade.hardness < _OPEN.hardness]
    out.in_text.update(part.owner for part in out.parts)
    out.kept_out = sorted({stretch.owner for stretch in stretches if stretch.owner in refused} - {""})
    _report(out)
    return _edits(out, edition, kept)


def _bars(outer: Grade, inner: Grade) -> bool:
    if outer is _CLOSED or (outer is _DATED and inner is GRADES["quote"]):
        return True
    return bars(outer, inner)


def _existing(edition: Edition) -> Iterator[Stretch]:
    """The elements of the text; the span is the number of the element."""
    for element in edition.elements:
        start, end = edition.own_span(element)
        if element.role != "skip" and element.parent != -1 and start < end:
            yield Stretch(start, end, _grade(element), "", element.number)


def _grade(element: Element) -> Grade:
    tag = str(element.node.tag)
    if element.role in _BLOCKS:
        return _APART
    if not tag.startswith(TEI) or tag in _TEXT_ONLY:
        return _CLOSED
    return _DATED if tag in _DATES else _OPEN


def _coming(out: Outgoing, said: Collection[str]) -> Iterator[Stretch]:
    """The annotations."""
    for sentence in out.document.sentences:
        if sentence.id not in said and sentence.id not in out.in_text and len(sentence.spans) == 1:
            yield Stretch(*sentence.spans[0], _SENTENCE, sentence.id)
    for id, grade, spans in placed(out.document, out):
        if id not in said:
            for number, (start, end) in enumerate(spans, 1):
                yield Stretch(start, end, grade, id, number)


def _out_of_place(parts: list[Part], edition: Edition) -> set[str]:
    """The owners of parts that hold what they can't, or whose ends are where no tag can be."""
    found: set[str] = set()
    around: list[Part] = []
    for part in parts:
        while around and around[-1].end <= part.start:
            around.pop()
        if part.grade is _APART:
            found.update(one.owner for one in around if one.grade in _PHRASES)
        elif part.owner and not (_taggable(edition, part.start) and _taggable(edition, part.end - 1)):
            found.add(part.owner)
        around.append(part)
    return found


def _taggable(edition: Edition, offset: int) -> bool:
    """Whether a tag can stand at a character: it is one of the file, and in no CDATA section."""
    start, end = edition.source_span((offset, offset + 1))
    number = bisect_right(edition.sections, (start, end)) - 1
    return start < end and not (number >= 0 and start < edition.sections[number].end)


def _edits(out: Outgoing, edition: Edition, kept: list[Part]) -> list[Edit]:
    """The tags at their places: at one place ends come before beginnings, the inner end before the outer one."""
    openings: defaultdict[int, list[str]] = defaultdict(list)
    closings: defaultdict[int, list[str]] = defaultdict(list)
    places = _places(edition, kept)
    prefix = edition.tei.prefix
    name = f"{prefix}:" if prefix else ""
    for tags, (start, end) in zip(inline_tags(out), places, strict=True):
        openings[start].append(f"<{name}{tags.opening[1:]}")
        closings[end].insert(0, f"</{name}{tags.closing[2:]}")
    return [
        Edit(place, place, "".join([*closings.get(place, ()), *openings.get(place, ())]))
        for place in sorted({*openings, *closings})
    ]


def _places(edition: Edition, kept: list[Part]) -> list[tuple[int, int]]:
    """Where in the source the annotations among the parts begin and end: around the elements that they hold."""
    places: list[tuple[int, int]] = []
    open_: list[tuple[Part, int]] = []  # annotations around, with their numbers in the list
    for part in kept:
        while open_ and open_[-1][0].end <= part.start:
            open_.pop()
        if part.owner:
            first, last = edition.source_span((part.start, part.end))
            open_.append((part, len(places)))
            places.append((first, last))
            continue
        element = edition.elements[part.span]
        for outer, number in open_:
            start, end = places[number]
            places[number] = (
                min(start, element.tag.start) if outer.start == part.start else start,
                max(end, element.source_end) if outer.end == part.end else end,
            )
    return places


def _report(out: Outgoing) -> None:
    """Say how many annotations do not nest."""
    count = len(out.kept_out)
    if count:
        several = f"{count:,} annotations do" if count > 1 else "one annotation does"
        message = f"document {out.document.id}: {several} not nest in the mark-up of the file; see its standOff"
        warnings.warn(message, GeoannotWarning, stacklevel=2)
