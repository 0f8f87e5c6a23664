"""A layer: the annotations of one kind in one document, sorted, with an index over their extents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter, eq, gt
from typing import Any, Generic, TypeVar, overload

from geoannot.errors import KindError
from geoannot.model.annotation import Annotation, TextAnnotation
from geoannot.model.ids import id_key
from geoannot.model.interval_index import IntervalIndex
from geoannot.model.span import Span, Spans

A = TypeVar("A", bound=Annotation, covariant=True)
Where = Span | tuple[int, int] | TextAnnotation
"""What a query takes: a span (code points) or an annotation, which stands for its extent."""

_spans_of = attrgetter("spans")


def _extent_key(annotation: Any) -> tuple[int, int]:
    spans = annotation.spans
    return spans[0][0], spans[-1][1]


def position_key(annotation: Any) -> tuple[int, int, tuple[str, int, str]]:
    """The key by which annotations of a layer are sorted: start, end, id; those without spans by id alone."""
    if isinstance(annotation, TextAnnotation):
        return annotation.start, annotation.end, id_key(annotation.id)
    return 0, 0, id_key(annotation.id)


class Layer(Sequence[A], Generic[A]):
    """The annotations of one kind, sorted by (start, end, id); entities by id.

    The queries ``within``, ``overlapping``, ``covering``, ``before`` and ``after`` compare extents (first start to
    last end) and answer in text order, in O(log n) for each hit. With ``pieces=True`` they compare piece by piece: a
    gap in a discontinuous annotation is then a gap.
    """

    __slots__ = ("_index", "_items", "_sorted", "name")

    def __init__(self, name: str, annotations: Iterable[A] = ()) -> None:
        self.name = name
        self._items = list(annotations)
        self._sorted = len(self._items) < 2
        self._index: IntervalIndex[A] | None = None

    # Reading

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[A]:
        return iter(self._in_order())

    @overload
    def __getitem__(self, index: int) -> A: ...
    @overload
    def __getitem__(self, index: slice) -> list[A]: ...
    def __getitem__(self, index: int | slice) -> A | list[A]:
        return self._in_order()[index]

    def __contains__(self, item: object) -> bool:
        return isinstance(item, Annotation) and any(known == item for known in self._around(item))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Layer):
            return NotImplemented
        return self.name == other.name and self._in_order() == other._in_order()

    __hash__ = None  # type: ignore[assignment]  # a layer changes with its document

    def __repr__(self) -> str:
        first = [*map(repr, self._in_order()[:3]), *(["…"] if len(self) > 3 else [])]
        return f"<Layer {self.name}: {len(self)}{' ' if first else ''}{', '.join(first)}>"

    # Asking

    def within(self, where: Where, *, pieces: bool = False) -> list[A]:
        """Annotations that lie inside ``where``."""
        start, end = where if isinstance(where, tuple) else _extent(where)
        found = (self._index or self._indexed()).within(start, end)
        return _by_pieces(found, where, _within) if pieces else found

    def overlapping(self, where: Where, *, pieces: bool = False) -> list[A]:
        """Annotations that share at least one character with ``where``."""
        start, end = where if isinstance(where, tuple) else _extent(where)
        found = (self._index or self._indexed()).overlapping(start, end)
        return _by_pieces(found, where, _overlapping) if pieces else found

    def covering(self, where: Where, *, pieces: bool = False) -> list[A]:
        """Annotations that contain ``where``."""
        start, end = where if isinstance(where, tuple) else _extent(where)
        found = (self._index or self._indexed()).covering(start, end)
        return _by_pieces(found, where, _covering) if pieces else found

    def before(self, where: Where) -> list[A]:
        """Annotations that end where ``where`` starts, or before."""
        return self._indexed().before(_extent(where)[0])

    def after(self, where: Where) -> list[A]:
        """Annotations that start where ``where`` ends, or behind."""
        return self._indexed().after(_extent(where)[1])

    def at(self, offset: int) -> list[A]:
        """Annotations whose extent holds the code point at that offset."""
        return self.covering(Span(offset, offset + 1))

    def in_any_order(self) -> Sequence[A]:
        """The annotations as they came, for work that does not need them sorted; not to be changed."""
        return self._items

    # Keeping (for the document alone)

    def _append(self, annotation: Any) -> None:
        self._items.append(annotation)
        self._sorted = False
        self._index = None

    def _discard(self, annotation: Any) -> None:
        self._items = [item for item in self._items if item is not annotation]
        self._index = None

    def _in_order(self) -> list[A]:
        if not self._sorted:
            self._sort()
        return self._items

    def _sort(self) -> None:
        """Sort by extents, unless they are in order already, and by ids only where two extents are the same."""
        items = self._items
        self._sorted = True
        if not items:
            return
        if not isinstance(items[0], TextAnnotation):
            items.sort(key=position_key)
            return
        extents = list(map(_extent_key, items))
        if any(map(gt, extents, extents[1:])):
            items.sort(key=_extent_key)
            extents.sort()
        first = None
        for here, same in enumerate((*map(eq, extents, extents[1:]), False)):
            if same and first is None:
                first = here
            elif not same and first is not None:
                items[first : here + 1] = sorted(items[first : here + 1], key=position_key)
                first = None

    def _around(self, annotation: Annotation) -> list[A]:
        """The neighbours that sort like the annotation."""
        key, items = position_key(annotation), self._in_order()
        first = bisect_left(items, key, key=position_key)
        return [item for item in items[first : first + 1] if position_key(item) == key]

    def _indexed(self) -> IntervalIndex[A]:
        if self._index is None:
            items: list[Any] = self._in_order()
            if items and not isinstance(items[0], TextAnnotation):
                raise KindError(f"layer {self.name} has no spans, so it can't be asked for places; ask its mentions")
            spans = list(map(_spans_of, items))
            self._index = IntervalIndex(items, [found[0][0] for found in spans], [found[-1][1] for found in spans])
        return self._index


def _extent(where: Any) -> tuple[int, int]:
    """Start and end of a span, a pair or an annotation."""
    if isinstance(where, tuple):
        start, end = where
        return start, end
    if isinstance(where, TextAnnotation):
        return where.start, where.end
    raise KindError(f"{where!r} is no place in a text; give a span or an annotation that has spans")


def _by_pieces(found: list[Any], where: Where, test: Callable[[Spans, Spans], bool]) -> list[Any]:
    """Those whose pieces stand in a relation to the pieces of a place."""
    pieces = where.spans if isinstance(where, TextAnnotation) else (Span(*where),)
    return [one for one in found if test(one.spans, pieces)]


def _within(inner: Spans, outer: Spans) -> bool:
    return all(any(o[0] <= i[0] and i[1] <= o[1] for o in outer) for i in inner)


def _covering(outer: Spans, inner: Spans) -> bool:
    return _within(inner, outer)


def _overlapping(one: Spans, other: Spans) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)
