"""Spans: half-open stretches of a text, counted in Unicode code points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from geoannot.errors import SpanError


class Span(NamedTuple):
    """``text[start:end]``, with ``0 <= start < end``; both are Unicode code points.

    A tuple, so that it costs little and compares like one; whether it is possible is checked by the annotation that
    holds it (see :func:`check_spans`).
    """

    start: int
    end: int

    def __repr__(self) -> str:
        return f"[{self.start}, {self.end})"


Spans = tuple[Span, ...]


def as_spans(value: Iterable[tuple[int, int]] | Span) -> Spans:
    """Any iterable of (start, end) pairs, or a single :class:`Span`, as a tuple of spans.

    Raises:
        SpanError: the value is no iterable of pairs.
    """
    if isinstance(value, Span):
        return (value,)
    if isinstance(value, tuple):
        for item in value:
            if type(item) is not Span:
                break
        else:
            return cast(Spans, value)
    try:
        return tuple([Span(start, end) for start, end in value])
    except (TypeError, ValueError):
        raise SpanError("spans", f"{value!r} is no list of (start, end) pairs", span=value) from None


def check_spans(instance: Any, attribute: Any, spans: Spans) -> None:
    """A validator: every span is non-empty, and they are ascending and disjoint.

    Raises:
        SpanError: with the annotation, the field and the span that is wrong.
    """
    if spans == ():
        return
    position = 0
    try:
        for start, end in spans:
            if type(start) is not int or type(end) is not int or not position <= start < end:
                raise SpanError(*_problem(instance, attribute, start, end, position), span=(start, end))
            position = end
    except (TypeError, ValueError) as error:
        if isinstance(error, SpanError):
            raise
        raise SpanError(_where(instance, attribute), f"{spans!r} is no tuple of spans", span=spans) from None
    if type(spans) is not tuple or any(type(span) is not Span for span in spans):
        raise SpanError(_where(instance, attribute), f"{spans!r} is no tuple of spans", span=spans)


def check_some_spans(instance: Any, attribute: Any, spans: Spans) -> None:
    """A validator: like :func:`check_spans`, and there is at least one."""
    if type(spans) is tuple and len(spans) == 1 and type(spans[0]) is Span:
        # Nearly all annotations have one span, and this runs for every one of them.
        start, end = spans[0]
        if type(start) is int and type(end) is int and 0 <= start < end:
            return
    if not spans:
        raise SpanError(_where(instance, attribute), "at least one span is required", span=spans)
    check_spans(instance, attribute, spans)


def _where(instance: Any, attribute: Any) -> str:
    return f"{type(instance).kind} {instance.id}".rstrip() + f": {attribute.name}"


def _problem(instance: Any, attribute: Any, start: Any, end: Any, position: int) -> tuple[str, str]:
    """Which annotation, and what is wrong with the span, in words."""
    where = _where(instance, attribute)
    if type(start) is not int or type(end) is not int:
        return where, f"({start!r}, {end!r}) are no whole numbers"
    if start < 0:
        return where, f"start {start} is before the text"
    if start >= end:
        return where, f"[{start}, {end}) is empty; the end lies behind the last character"
    return (
        where,
        f"[{start}, {end}) begins before the end ({position}) of the span before it; spans ascend, disjoint",
    )
