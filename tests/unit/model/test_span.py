"""Spans: what is one, and what is refused."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from geoannot.errors import SpanError
from geoannot.model import Quote, Sentence, Span, TextAnnotation, as_spans, check_spans, kind


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Span(1, 2), (Span(1, 2),)),
        ([(1, 2), (3, 4)], (Span(1, 2), Span(3, 4))),
        (([1, 2],), (Span(1, 2),)),
        ((pair for pair in [(1, 2)]), (Span(1, 2),)),
        ((), ()),
    ],
    ids=["a-span", "pairs", "a-list-in-a-tuple", "a-generator", "nothing"],
)
def test_as_spans_takes(value: Any, expected: tuple[Span, ...]) -> None:
    """A span, or any iterable of pairs, becomes a tuple of spans."""
    found = as_spans(value)
    assert found == expected
    assert all(type(span) is Span for span in found)


def test_as_spans_keeps_a_tuple_of_spans() -> None:
    """What is a tuple of spans already is not made anew."""
    value = (Span(0, 1),)
    assert as_spans(value) is value


@pytest.mark.parametrize("value", [3, None, (1, 2), "ab", [(1, 2, 3)], [1]], ids=repr)
def test_as_spans_refuses(value: Any) -> None:
    """What is no iterable of pairs is no list of spans."""
    with pytest.raises(SpanError, match="is no list of") as caught:
        as_spans(value)
    assert caught.value.span == value


@pytest.mark.parametrize(
    ("spans", "problem"),
    [
        ([], "at least one span is required"),
        ([(3, 3)], r"\[3, 3\) is empty"),
        ([(4, 3)], r"\[4, 3\) is empty"),
        ([(-1, 3)], "start -1 is before the text"),
        ([(0.0, 3)], r"\(0\.0, 3\) are no whole numbers"),
        ([(True, 3)], r"\(True, 3\) are no whole numbers"),
        ([(0, "3")], r"\(0, '3'\) are no whole numbers"),
        ([(None, 3)], r"\(None, 3\) are no whole numbers"),
        ([("0", 3)], r"\('0', 3\) are no whole numbers"),
        ([(5, 6), (1, 2)], r"\[1, 2\) begins before the end \(6\) of the span before it"),
        ([(1, 5), (4, 6)], r"\[4, 6\) begins before the end \(5\)"),
    ],
    ids=[
        "none",
        "empty",
        "turned-round",
        "negative",
        "float",
        "bool",
        "text-end",
        "nothing-start",
        "text-start",
        "descending",
        "overlapping",
    ],
)
def test_impossible_spans(spans: Any, problem: str) -> None:
    """A span that cannot be is refused, with the annotation and the field that hold it."""
    with pytest.raises(SpanError, match=rf"^sentence s1: spans.*{problem}"):
        Sentence(id="s1", spans=spans)
    if spans:
        with pytest.raises(SpanError, match=rf"^quote q1: cue.*{problem}"):
            Quote(id="q1", type="direct", spans=[(0, 9)], cue=spans)


def test_adjacent_spans_are_disjoint() -> None:
    """A span may begin where the one before it ends."""
    assert Sentence(spans=[(0, 2), (2, 3)]).extent == Span(0, 3)


def test_repr_is_half_open() -> None:
    """A span reads as the half-open interval that it is."""
    assert repr(Span(4, 9)) == "[4, 9)"


@kind("zone", prefix="z")
@attrs.frozen(kw_only=True, repr=False)
class Zone(TextAnnotation):
    """A kind whose field of spans converts nothing."""

    raw: Any = attrs.field(default=(), validator=check_spans)


@pytest.mark.parametrize("raw", [[(1, 2)], ((1, 2),), (3,)], ids=repr)
def test_spans_without_a_converter(raw: Any) -> None:
    """A field that converts nothing takes tuples of spans alone."""
    with pytest.raises(SpanError, match=r"zone z1: raw: .* is no tuple of spans"):
        Zone(id="z1", spans=[(0, 1)], raw=raw)


def test_span_fields_begin_with_spans() -> None:
    """A field is known to hold spans by its check."""
    assert Zone.span_fields == ("spans", "raw")
