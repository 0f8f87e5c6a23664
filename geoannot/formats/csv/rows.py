"""Rows: an annotation as a flat mapping, with its words and the names of the entities it refers to.

Which columns a kind has is read off its fields, so that kinds of plugins have theirs too:

* ``spans`` gives ``start``, ``end``, ``text`` and ``spans``; another field of spans, such as ``cue`` or
  ``holder_spans``, gives ``cue_text`` and ``cue_spans``, ``holder_text`` and ``holder_spans``;
* a reference to an entity, such as ``speaker``, gives the id, ``speaker_name``, and ``speaker_key``, by which the
  entity is known across documents (:attr:`geoannot.Entity.key`);
* every other field is a column.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Any

from geoannot.model import Annotation, DocumentView, Entity, TextAnnotation, written_order

Row = dict[str, Any]
Cells = Callable[[Any, DocumentView], tuple[Any, ...]]
"""What makes the cells of a field: from an annotation and its document."""

HEAD = ("document", "date", "layer", "id", "start", "end", "text", "spans")
"""The columns that every row has, and begins with."""
TAIL = ("by", "confidence", "features")
"""The columns that the row of an annotation ends with."""
OTHER = "other"
"""The column of what has none."""


def rows_of(document: DocumentView, layers: Collection[str] = ()) -> Iterator[Row]:
    """The rows of a document, layer by layer in the order in which they are written.

    Args:
        document: where the annotations are.
        layers: names; rows of these alone, of all where there is none.

    Yields:
        a mapping by column; ``start``, ``end`` and the spans are code points. The row of an annotation in a layer of
        an unknown kind has what every row has, and the annotation as it stands in the file under ``other``.
    """
    for name in written_order([*document.layers, *document.unknown]):
        if layers and name not in layers:
            continue
        if name in document.unknown:
            yield from _unknown(document, name, document.unknown[name])
        else:
            for annotation in document.layers[name]:
                yield _row(document, annotation)


@cache
def columns_of(kind: Any) -> tuple[str, ...]:
    """The columns of the rows of a kind, in their order."""
    return (*HEAD, *(name for names, _ in _plan(kind) for name in names), *TAIL)


def _row(document: DocumentView, annotation: Annotation) -> Row:
    row: Row = {"document": document.id, "date": document.metadata.date, "layer": annotation.kind, "id": annotation.id}
    place: tuple[Any, ...]
    if isinstance(annotation, TextAnnotation):
        place = annotation.start, annotation.end, document.text_of(annotation), annotation.spans
    else:
        place = None, None, getattr(annotation, "name", None), ()
    row.update(zip(HEAD[4:], place, strict=True))
    kind: Any = type(annotation)
    for names, cells in _plan(kind):
        row.update(zip(names, cells(annotation, document), strict=True))
    row.update(by=annotation.by, confidence=annotation.confidence, features=dict(annotation.features))
    return row


def _unknown(document: DocumentView, name: str, layer: Any) -> Iterator[Row]:
    """A row for each entry of a layer of which nothing is known but that it is JSON."""
    for entry in layer if isinstance(layer, list) else [layer]:
        id = entry.get("id") if isinstance(entry, dict) else None
        row = dict.fromkeys(HEAD)
        yield {**row, "document": document.id, "date": document.metadata.date, "layer": name, "id": id, OTHER: entry}


@cache
def _plan(kind: Any) -> tuple[tuple[tuple[str, ...], Cells], ...]:
    """The fields of a kind's own: the columns that each gives, and what makes their cells."""
    entities = {reference.field for reference in kind.reference_fields if "entity" in reference.kinds}
    plan: list[tuple[tuple[str, ...], Cells]] = []
    for field in kind.field_names:
        if field in ("id", "spans", *TAIL):
            continue
        if field in kind.span_fields:
            base = field.removesuffix("_spans")
            plan.append(((f"{base}_text", f"{base}_spans"), _words(field)))
        elif field in entities:
            plan.append(((field, f"{field}_name", f"{field}_key"), _named(field)))
        else:
            plan.append(((field,), _plain(field)))
    if kind is Entity:
        plan.append((("key",), lambda entity, _: (entity.key,)))
    return tuple(plan)


def _plain(field: str) -> Cells:
    return lambda annotation, _: (getattr(annotation, field),)


def _words(field: str) -> Cells:
    """The words of a field of spans, and the spans."""

    def cells(annotation: Any, document: DocumentView) -> tuple[Any, ...]:
        spans = getattr(annotation, field)
        return " ".join(document.text[start:end] for start, end in spans), spans

    return cells


def _named(field: str) -> Cells:
    """An id with the name and the key of the entity; a reserved word (``author``) is its own name and key."""

    def cells(annotation: Any, document: DocumentView) -> tuple[Any, ...]:
        id = getattr(annotation, field)
        entity = None if id is None else document.get(id)
        return (id, entity.name, entity.key) if isinstance(entity, Entity) else (id, id, id)

    return cells
