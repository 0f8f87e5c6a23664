"""Differences between two annotators, each with its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeVar

import attrs

from geoannot.model import Annotation, DocumentView, Entity, Spans, TextAnnotation

T = TypeVar("T")

Sort = Literal["missing", "extra", "extent", "field"]

_AROUND = 40  # code points of context on either side
_LONGEST = 160  # code points of an annotation that are shown


@attrs.frozen(kw_only=True)
class Difference:
    """One thing on which two annotators differ.

    Attributes:
        document: the id of the document.
        layer: the kind of annotation.
        sort: ``missing`` from the prediction, ``extra`` in it, another ``extent``, or another value in a ``field``.
        gold: the id of the gold annotation; empty where there is none.
        predicted: the id of the predicted annotation; empty where there is none.
        field: the field, where a value differs.
        gold_text: the words of the gold annotation, or its value of the field.
        predicted_text: the words of the predicted annotation, or its value of the field.
        context: the words with what stands around them, ``[[`` and ``]]`` about them.
    """

    document: str
    layer: str
    sort: Sort
    gold: str = ""
    predicted: str = ""
    field: str = ""
    gold_text: str = ""
    predicted_text: str = ""
    context: str = ""

    def __str__(self) -> str:
        where = f"{self.sort:7} {self.layer} {self.document}: {self.context}"
        if self.sort == "field":
            return f"{where} · {self.field}: gold {self.gold_text}, found {self.predicted_text}"
        return f"{where} · found {self.predicted_text!r}" if self.sort == "extent" else where


def lone(document: DocumentView, annotation: Annotation, sort: Literal["missing", "extra"]) -> Difference:
    """The difference of an annotation that only one of two has."""
    side = "gold" if sort == "missing" else "predicted"
    words = _words(document, annotation)
    named: dict[str, Any] = {side: annotation.id, f"{side}_text": words}
    context = _context(document, annotation)
    return Difference(document=document.id, layer=annotation.kind, sort=sort, context=context, **named)


def other_extent(gold: tuple[DocumentView, Annotation], found: tuple[DocumentView, Annotation]) -> Difference:
    """The difference of two annotations that stand for each other and do not cover the same."""
    return Difference(
        document=gold[0].id,
        layer=gold[1].kind,
        sort="extent",
        gold=gold[1].id,
        predicted=found[1].id,
        gold_text=_words(*gold),
        predicted_text=_words(*found),
        context=_context(*gold),
    )


def other_value(
    gold: tuple[DocumentView, Annotation], found: tuple[DocumentView, Annotation], field: str
) -> Difference:
    """The difference of two annotations that stand for each other in the value of a field."""
    return Difference(
        document=gold[0].id,
        layer=gold[1].kind,
        sort="field",
        gold=gold[1].id,
        predicted=found[1].id,
        field=field,
        gold_text=_value(*gold, field),
        predicted_text=_value(*found, field),
        context=_context(*gold),
    )


def spread_over(items: Sequence[T], number: int) -> list[T]:
    """So many of the items, evenly spread, in their order."""
    if number >= len(items):
        return list(items)
    return [items[place * len(items) // number] for place in range(number)]


def _value(document: DocumentView, annotation: Annotation, field: str) -> str:
    """The value of a field as people read it: words for spans, a name for an entity."""
    value = getattr(annotation, field)
    if field in annotation.span_fields:
        return repr(_text(document, value))
    named = (
        document.get(value)
        if isinstance(value, str) and any(field == ref.field for ref in annotation.reference_fields)
        else None
    )
    if named is not None:
        return f"{_words(document, named)} ({value})"
    return "nothing" if value is None else str(value)


def _words(document: DocumentView, annotation: Annotation) -> str:
    if isinstance(annotation, TextAnnotation):
        return _text(document, annotation.spans)
    return annotation.name if isinstance(annotation, Entity) else annotation.id


def _text(document: DocumentView, spans: Spans) -> str:
    return _shortened(" … ".join(document.text_of(span) for span in spans))


def _context(document: DocumentView, annotation: Annotation) -> str:
    """The words in brackets with what stands around them, on one line; a name stands alone."""
    if not isinstance(annotation, TextAnnotation):
        return f"[[{_words(document, annotation)}]]"
    begin, end = max(0, annotation.start - _AROUND), annotation.end + _AROUND
    left = ("…" if begin else "") + document.text[begin : annotation.start]
    right = document.text[annotation.end : end] + ("…" if end < len(document.text) else "")
    return " ".join(f"{left}[[{_shortened(document.text[annotation.start : annotation.end])}]]{right}".split())


def _shortened(text: str) -> str:
    """The text on one line, without its middle where it is long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
    return " ".join(text.split())
