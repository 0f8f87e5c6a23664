"""Kinds that are not built in: those of plugins, and layers of which nothing is known here.

Each annotation is a row of plain values: an ``fs``, in the order of the layer in an ``fvLib``. Where it has an id and
spans in the text, these are a ``span`` that points to the ``fs``, or in inline style a ``seg`` of the text; what has
another shape stands in the ``fvLib`` whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import GenericAlias
from typing import Any

import msgspec
from lxml import etree

from geoannot.errors import FieldError, FormatError, SpanError
from geoannot.formats.tei.incoming import Incoming, attributes_of
from geoannot.formats.tei.markup import Markup, attribute
from geoannot.formats.tei.names import ID, TEI, escape
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.rows import Rows
from geoannot.formats.tei.span_encoding import read_place
from geoannot.formats.tei.values import read_fields, read_number, read_value, write_fields, write_value
from geoannot.model import Annotation


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


def write_rows(name: str, rows: Rows, markup: Markup, out: Outgoing) -> None:
    """Write a layer into the stand-off part.

    Raises:
        FormatError: it holds what no plain value can say.
    """
    if not isinstance(rows.values, list):
        own = attribute("xml:id", out.own(f"value.{escape(name)}"))
        write_fields(markup, own, {"value": rows.values}, out.permitted, f"layer {name}")
        return
    beside = [number for number in rows.spans if rows.values[number]["id"] not in out.in_text]
    if beside:
        with markup.open("spanGrp", attribute("type", escape(name))):
            for number in beside:
                row = rows.values[number]
                place = f' xml:id="{out.id(row["id"])}" target="{out.pointers.range(rows.spans[number])}"'
                markup.line("span", place + row_marks(row, out))
    if rows.values:
        with markup.open("fvLib", attribute("xml:id", out.own(f"rows.{escape(name)}"))):
            for number, row in enumerate(rows.values):
                if number not in rows.spans:
                    write_value(markup, row, out.permitted, f"layer {name}[{number}]")
                    continue
                elsewhere = {"id", "spans", *_common(row, out)}
                rest = {key: value for key, value in row.items() if key not in elsewhere}
                own = f' xml:id="{_fs(row, out)}"'
                write_fields(markup, own, rest, out.permitted, f"{name} {row['id']}")


def row_marks(row: Mapping[str, Any], out: Outgoing) -> str:
    """The attributes of the ``span`` of a row, or of its ``seg`` in the text, beside ``xml:id``."""
    return f' ana="#{_fs(row, out)}"' + "".join(_common(row, out).values())


def row_element(name: str) -> str:
    """The attribute that tells of what layer a ``seg`` in the text is."""
    return attribute("type", escape(name))


def read_rows(name: str, source: Incoming) -> Any:
    """A layer as it was written: rows of plain values, or what it was instead."""
    value = next(source.parts(f"{TEI}fs[@{ID}='{source.own(f'value.{escape(name)}')}']"), None)
    if value is not None:
        return next(source.each([value], read_fields), {"value": None}).get("value")
    library = source.parts(f"{TEI}fvLib[@{ID}='{source.own(f'rows.{escape(name)}')}']/{TEI}*")
    beside = source.parts(f"{TEI}spanGrp[@type='{escape(name)}']/{TEI}span")
    spans = {str(span.get("ana")): span for span in chain(source.elements(name), beside)}
    return list(source.each(library, lambda item: _row(item, spans, source)))


def _fs(row: Mapping[str, Any], out: Outgoing) -> str:
    """The ``xml:id`` of the feature structure of a row."""
    return out.own(f"fs.{escape(row['id'])}")


def _common(row: Mapping[str, Any], out: Outgoing) -> dict[str, str]:
    """The fields of a row that are attributes, as everywhere: who made it, and how sure that is."""
    found = {}
    by, confidence = row.get("by"), row.get("confidence")
    if isinstance(by, str) and by in out.responsible:
        found["by"] = f' resp="#{out.responsible[by]}"'
    if isinstance(confidence, (int, float)) and type(confidence) is not bool and 0 <= confidence <= 1:
        found["confidence"] = f' cert="{confidence!r}"'
    return found


_SEG = f"{TEI}seg"


def _row(item: etree._Element, spans: Mapping[str, etree._Element], source: Incoming) -> Any:
    row = read_value(item)
    span = spans.get(f"#{item.get(ID)}")
    if span is None or item.get(ID) is None:
        return row
    if "resp" in span.attrib:
        row["by"] = source.signature(span.get("resp"))
    if "cert" in span.attrib:
        row["confidence"] = read_number(span.get("cert", ""))
    # These close every annotation of ours, and a row of ours comes back in its order.
    closing = {name: row.pop(name) for name in ("by", "confidence", "features") if name in row}
    places = source.spans(span) if span.tag == _SEG else read_place(attributes_of(span), source)
    return {"id": source.id(span.get(ID)), "spans": list(map(list, places)), **row, **closing}
