"""Inline style planned: which annotations of a document become elements of its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geoannot.formats.tei.inline.nesting import Grade, Stretch, nested
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import DocumentView, Spans

BLOCK = Grade(hardness=5, cuttable=False, rank=-1, structural=True)
SENTENCE = Grade(hardness=4, cuttable=False, rank=0, structural=True)
GRADES: Mapping[str, Grade] = {
    "mention": Grade(hardness=3, cuttable=False, rank=4),
    "timex": Grade(hardness=3, cuttable=False, rank=5),
    "quote": Grade(hardness=2, cuttable=True, rank=1),
    "stance": Grade(hardness=1, cuttable=True, rank=2),
}
"""How each kind takes part: half a name is no name, but half a quotation is one."""
OTHER = Grade(hardness=0, cuttable=True, rank=3)
"""How the kinds of plugins take part."""


def bars(outer: Grade, inner: Grade) -> bool:
    """Whether TEI lets no element of the one sort stand in one of the other: no quotation in a date."""
    return outer is GRADES["timex"] and inner is GRADES["quote"]


def plan(out: Outgoing) -> None:
    """Nest what nests: ``parts`` says how, ``in_text`` what is in the text, ``kept_out`` what is not."""
    document = out.document
    out.parts, refused = nested(_stretches(out), out.text, bars)
    out.in_text.update(part.owner for part in out.parts if part.grade is not BLOCK)
    layers = (document.layer(name) for name in ("heading", "paragraph", "sentence"))
    out.kept_out = [one.id for layer in layers for one in layer if one.id not in out.in_text]
    out.kept_out += [id for id, _, _ in placed(document, out) if id in refused]


def _stretches(out: Outgoing) -> Iterator[Stretch]:
    for block in out.blocks:
        yield Stretch(block.start, block.end, BLOCK, "", block.number)
        for sentence in block.sentences:
            yield Stretch(sentence.start, sentence.end, SENTENCE, sentence.id)
    for id, grade, spans in placed(out.document, out):
        for number, (start, end) in enumerate(spans, 1):
            yield Stretch(start, end, grade, id, number)


def placed(document: DocumentView, out: Outgoing) -> Iterator[tuple[str, Grade, Spans]]:
    """All that could be in the text beside its structure: id, sort, spans."""
    for name, grade in GRADES.items():
        for annotation in document.layer(name):
            yield annotation.id, grade, annotation.spans
    for rows in out.rows.values():
        for number, spans in rows.spans.items():
            yield rows.values[number]["id"], OTHER, spans
