"""Kinds that are not built in: those of plugins, and layers of which nothing is known here.

Each annotation is a row of plain values: an ``fs``, in the order of the layer in an ``fvLib``. Where it has an id and
spans in the text, these are a ``span`` that points to the ``fs``; what has another shape stands in the ``fvLib`` whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import GenericAlias
from typing import Any

import msgspec
from lxml import etree

from geoannot.errors import FieldError, FormatError, SpanError
from geoannot.formats.tei.encoding import read_place
from geoannot.formats.tei.incoming import Incoming
from geoannot.formats.tei.markup import XML_ID, Element, SubElement
from geoannot.formats.tei.names import ID, TEI, escape
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.values import read_fields, read_number, read_value, write_fields, write_value
from geoannot.model import Annotation, Layer, Span, Spans


def plain_rows(layer: Layer[Any]) -> list[dict[str, Any]]:
    """The annotations of a plugin's kind as rows of plain values."""
    rows = []
    for annotation in layer:
        plain = msgspec.to_builtins(annotation)
        row = {name: plain[name] for name in annotation.field_names}
        rows.append({**row, "spans": list(map(list, row["spans"]))} if "spans" in row else row)
    return rows


def annotations_of(rows: Any, cls: type[Annotation]) -> list[Annotation]:
    """Rows of plain values as annotations of a plugin's kind.

    Raises:
        FormatError: a row is none; the message says why.
    """
    try:
        known = frozenset(cls.field_names)
        unknown = sorted(key for row in rows for key in row if key not in known)
        if unknown:
            raise FormatError(f"a {cls.kind} has no field {unknown[0]!r}; it has {', '.join(cls.field_names)}")
        found: list[Annotation] = msgspec.convert(rows, GenericAlias(list, (cls,)))
    except (msgspec.ValidationError, TypeError) as error:
        cause = error.__cause__
        raise FormatError(str(cause if isinstance(cause, (FieldError, SpanError)) else error)) from None
    return found


def write_rows(name: str, rows: Any, parent: Element, out: Outgoing) -> None:
    """Append a layer to the stand-off part.

    Raises:
        FormatError: it holds what no plain value can say.
    """
    if not isinstance(rows, list):
        fs = out.add(parent, "fs", xml_id=out.own(f"value.{escape(name)}"))
        write_fields(fs, {"value": rows}, out.permitted, f"layer {name}")
        return
    group = out.add(parent, "spanGrp", type=escape(name))
    library = out.add(parent, "fvLib", xml_id=out.own(f"rows.{escape(name)}"))
    taken: set[str] = set()
    for number, row in enumerate(rows):
        spans = _spans(row, len(out.text))
        if spans is None or row["id"] in taken:
            write_value(library, row, out.permitted, f"layer {name}[{number}]")
            continue
        taken.add(row["id"])
        fs_id = out.own(f"fs.{escape(row['id'])}")
        common = _common(row, out)
        place = {XML_ID: out.id(row["id"]), "target": out.pointers.range(spans), "ana": f"#{fs_id}"}
        SubElement(group, "span", {**place, **dict(common.values())})
        fs = SubElement(library, "fs", {XML_ID: fs_id})
        rest = {key: value for key, value in row.items() if key not in ("id", "spans", *common)}
        write_fields(fs, rest, out.permitted, f"{name} {row['id']}")
    for part in (group, library):
        if not len(part):
            parent.remove(part)


def read_rows(name: str, source: Incoming) -> Any:
    """A layer as it was written: rows of plain values, or what it was instead."""
    value = next(source.parts(f"{TEI}fs[@{ID}='{source.own(f'value.{escape(name)}')}']"), None)
    if value is not None:
        return next(source.each([value], read_fields), {"value": None}).get("value")
    library = source.parts(f"{TEI}fvLib[@{ID}='{source.own(f'rows.{escape(name)}')}']/{TEI}*")
    spans = {str(span.get("ana")): span for span in source.parts(f"{TEI}spanGrp[@type='{escape(name)}']/{TEI}span")}
    return list(source.each(library, lambda item: _row(item, spans, source)))


def _common(row: Mapping[str, Any], out: Outgoing) -> dict[str, tuple[str, str]]:
    """The fields of a row that are attributes, as everywhere: who made it, and how sure that is."""
    found = {}
    by, confidence = row.get("by"), row.get("confidence")
    if isinstance(by, str) and by in out.responsible:
        found["by"] = "resp", f"#{out.responsible[by]}"
    if isinstance(confidence, (int, float)) and type(confidence) is not bool and 0 <= confidence <= 1:
        found["confidence"] = "cert", repr(confidence)
    return found


def _row(item: etree._Element, spans: Mapping[str, etree._Element], source: Incoming) -> Any:
    row = read_value(item)
    span = spans.get(f"#{item.get(ID)}")
    if span is None or item.get(ID) is None:
        return row
    if "resp" in span.attrib:
        row["by"] = source.signature(span)
    if "cert" in span.attrib:
        row["confidence"] = read_number(span.get("cert", ""))
    # These close every annotation of ours, and a row of ours comes back in its order.
    closing = {name: row.pop(name) for name in ("by", "confidence", "features") if name in row}
    return {"id": source.id(span), "spans": list(map(list, read_place(span, source))), **row, **closing}


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
