"""Layers of kinds that are not built in, as rows of plain values, and where in the text their annotations are."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from geoannot.model import BUILT_IN_KINDS, DocumentView, Layer, Span, Spans, written_order


class Rows(NamedTuple):
    """A layer.

    Attributes:
        values: its rows; a layer of an unknown kind may be anything else too.
        spans: where the rows are that have an id and spans in the text, by their number.
    """

    values: Any
    spans: dict[int, Spans]


def layers_of_rows(document: DocumentView) -> dict[str, Rows]:
    """The layers of kinds that are not built in, in the order in which they are written."""
    found = {}
    taken: set[str] = set()
    for name in written_order([*document.layers, *document.unknown]):
        if name not in BUILT_IN_KINDS:
            values = document.unknown[name] if name in document.unknown else plain_rows(document.layers[name])
            spans: dict[int, Spans] = {}
            for number, row in enumerate(values if isinstance(values, list) else ()):
                place = _spans(row, len(document.text))
                if place is not None and row["id"] not in taken:
                    taken.add(row["id"])
                    spans[number] = place
            found[name] = Rows(values, spans)
    return found


def plain_rows(layer: Layer[Any]) -> list[dict[str, Any]]:
    """The annotations of a plugin's kind as rows of plain values."""
    rows = []
    for annotation in layer:
        plain = msgspec.to_builtins(annotation)
        row = {name: plain[name] for name in annotation.field_names}
        rows.append({**row, "spans": list(map(list, row["spans"]))} if "spans" in row else row)
    return rows


def _spans(row: Any, length: int) -> Spans | None:
    """The spans of a row that has an id and spans in the text."""
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not row["id"]:
        return None
    spans = row.get("spans")
    if not isinstance(spans, list) or not spans:
        return None
    position = 0
    for span in spans:
        if not isinstance(span, list) or len(span) != 2 or not all(type(offset) is int for offset in span):
            return None
        if not position <= span[0] < span[1] <= length:
            return None
        position = span[1]
    return tuple([Span(start, end) for start, end in spans])
