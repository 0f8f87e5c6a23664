"""A layer's index answers what a look at every annotation would answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geoannot.model import Layer, Quote, Span, Spans
from geoannot.testing import spans

LENGTH = 40
Test = Callable[[Spans, Spans], bool]


def extent(pieces: Spans) -> Span:
    """From the first start to the last end."""
    return Span(pieces[0].start, pieces[-1].end)


def inside(inner: Spans, outer: Spans) -> bool:
    """Whether each piece lies in a piece."""
    return all(any(o.start <= i.start and i.end <= o.end for o in outer) for i in inner)


def meet(one: Spans, other: Spans) -> bool:
    """Whether some pieces share a character."""
    return any(max(a.start, b.start) < min(a.end, b.end) for a in one for b in other)


TESTS: dict[str, Test] = {
    "within": inside,
    "overlapping": meet,
    "covering": lambda one, where: inside(where, one),
    "before": lambda one, where: one[-1].end <= where[0].start,
    "after": lambda one, where: one[0].start >= where[-1].end,
}


def quotes(places: list[Spans]) -> Layer[Quote]:
    """A layer with an annotation in each place."""
    return Layer("quote", [Quote(id=f"q{n}", type="direct", spans=place) for n, place in enumerate(places)])


somewhere = spans("x" * LENGTH)
nested = st.lists(st.integers(0, 19), max_size=30).map(
    lambda depths: [(Span(depth, LENGTH - depth),) for depth in depths]
)
staircase = st.integers(0, 30).map(lambda n: [(Span(k, k + 10),) for k in range(n)])
one_start = st.lists(st.integers(1, LENGTH), max_size=30).map(lambda ends: [(Span(0, end),) for end in ends])
one_end = st.lists(st.integers(0, LENGTH - 1), max_size=30).map(
    lambda starts: [(Span(start, LENGTH),) for start in starts]
)
anywhere = st.lists(somewhere, max_size=30)


@pytest.mark.parametrize("query", TESTS)
@given(places=st.one_of(anywhere, nested, staircase, one_start, one_end), where=somewhere)
@example(places=[], where=(Span(0, 1),))
def test_extents_equal_brute_force(query: str, places: list[Spans], where: Spans) -> None:
    """Every query compares extents, and answers in the order of the layer."""
    layer = quotes(places)
    expected = [one for one in layer if TESTS[query]((one.extent,), (extent(where),))]
    assert getattr(layer, query)(extent(where)) == expected
    assert getattr(layer, query)(Quote(type="direct", spans=where)) == expected


@pytest.mark.parametrize("query", ["within", "overlapping", "covering"])
@given(places=anywhere, where=somewhere)
def test_pieces_equal_brute_force(query: str, places: list[Spans], where: Spans) -> None:
    """With pieces, a gap is a gap, in the annotation and in the question."""
    layer = quotes(places)
    expected = [one for one in layer if TESTS[query](one.spans, where)]
    assert getattr(layer, query)(Quote(type="direct", spans=where), pieces=True) == expected


@given(places=anywhere, offset=st.integers(0, LENGTH))
def test_at_equals_brute_force(places: list[Spans], offset: int) -> None:
    """What covers a character."""
    layer = quotes(places)
    assert layer.at(offset) == [one for one in layer if one.start <= offset < one.end]


@given(places=anywhere)
def test_order_does_not_depend_on_arrival(places: list[Spans]) -> None:
    """A layer is the same, however its annotations came in."""
    layer = quotes(places)
    assert list(Layer("quote", list(layer)[::-1])) == list(layer)
    keys = [(one.start, one.end, int(one.id[1:])) for one in layer]
    assert keys == sorted(keys)
    assert all(one in layer for one in layer)
