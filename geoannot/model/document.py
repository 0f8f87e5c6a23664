"""The document: a text that never changes, and the annotations that point into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, TypeVar, cast

import attrs

from geoannot.errors import DuplicateIdError, FieldError, KindError, SpanError, UnknownIdError
from geoannot.model.annotation import Annotation, amended
from geoannot.model.checking import past_the_text
from geoannot.model.ids import IdNumbers
from geoannot.model.kinds import written_order
from geoannot.model.layer import Layer
from geoannot.model.metadata import Metadata
from geoannot.model.view import DocumentView

A = TypeVar("A", bound=Annotation)


class Document(DocumentView):
    """A text and its annotations, edited in place with ``add``, ``remove`` and ``replace``.

    The text is never changed. A layer is there from the moment it is added to, or by ``add_layer``, and stays when it
    is emptied: an empty layer says that somebody looked and found nothing.
    """

    __slots__ = ("_foreign_ids", "_numbers")

    def __init__(
        self,
        text: str,
        *,
        id: str = "document",
        metadata: Metadata | Mapping[str, Any] | None = None,
        annotations: Iterable[Annotation] = (),
    ) -> None:
        """Make a document.

        Args:
            text: kept as it is; offsets are its code points.
            id: its name in a corpus.
            metadata: a :class:`Metadata`, or a mapping whose unknown keys go to ``extra``.
            annotations: what to add at once.

        Raises:
            FieldError: text, id or metadata are of the wrong type.
            SpanError, DuplicateIdError: as :meth:`add`.
        """
        super().__init__(text, id=id, metadata=metadata)
        self._numbers = IdNumbers()
        self._foreign_ids: frozenset[str] = frozenset()  # those of unknown layers
        self._put(annotations)

    @property
    def metadata(self) -> Metadata:
        """Title, date and origin; may be set anew."""
        return self._metadata

    @metadata.setter
    def metadata(self, value: Metadata | Mapping[str, Any]) -> None:
        self._metadata = value if isinstance(value, Metadata) else Metadata.of(value)

    def add(self, annotation: A) -> A:
        """Put an annotation in and return it as it stands there: with an id, if it had none.

        Raises:
            SpanError: one of its spans is past the text.
            DuplicateIdError: its id is taken.
            KindError: it is no annotation of a kind.
        """
        return cast(A, self._put([annotation])[0])

    def extend(self, annotations: Iterable[Annotation]) -> None:
        """Put annotations in, one after the other.

        Raises:
            SpanError, DuplicateIdError, KindError: as :meth:`add`; those before the wrong one are in then.
        """
        self._put(annotations)

    def next_id(self, prefix: str, *, avoid: Container[str] = ()) -> str:
        """The next free id of a prefix, which is not given again."""
        id = self._numbers.take(prefix, self._by_id)
        while id in avoid or id in self._foreign_ids:
            id = self._numbers.take(prefix, self._by_id)
        return id

    def add_layer(self, kind: str | type[Annotation]) -> Layer[Any]:
        """Make a layer be there, empty if it was not, and return it."""
        name = kind if isinstance(kind, str) else kind.kind
        layer = self._layers.get(name)
        if layer is None:
            if name in self._unknown:
                raise KindError(f"layer {name!r} was read without its kind being known; read it again with the kind")
            layer = self._keep_layer(Layer(name))
        return layer

    def remove(self, target: Annotation | str, *, unlink: bool = False) -> Annotation:
        """Take an annotation out and return it.

        Args:
            target: the annotation or its id.
            unlink: also empty the references that others have to it; else they dangle, which ``check`` reports.

        Raises:
            UnknownIdError: the document has no such annotation.
        """
        annotation = self._known(target)
        del self._by_id[annotation.id]
        self._layers[annotation.kind]._discard(annotation)
        if unlink:
            self._redirect(annotation.id, None)
        return annotation

    def replace(self, target: A | str, /, **changes: Any) -> A:
        """Put a changed copy in an annotation's place; if its id changes, references to it follow.

        Raises:
            UnknownIdError: the document has no such annotation.
            FieldError, SpanError, DuplicateIdError: the changed annotation would be wrong; nothing is changed then.
        """
        old: Any = self._known(target)
        new: A = attrs.evolve(old, **changes)
        if any(past_the_text(new, len(self._text))):
            raise self._past_the_text(new)
        if not new.id:
            raise FieldError(repr(old), "id", new.id, "a string that is not empty")
        if new.id != old.id and (new.id in self._by_id or new.id in self._foreign_ids):
            raise DuplicateIdError(new.id, repr(self._by_id.get(new.id, "an unknown layer")))
        self._swap(old, new)
        if new.id != old.id:
            self._redirect(old.id, new.id)
        return new

    def remove_layer(self, kind: str | type[Annotation]) -> None:
        """Take out a layer with all that is in it; references to it dangle. An absent layer is no error."""
        name = kind if isinstance(kind, str) else kind.kind
        for annotation in self._layers.pop(name, ()):
            del self._by_id[annotation.id]

    def copy(self) -> Document:
        """A document of its own with the same text, metadata and annotations."""
        twin = Document(self._text, id=self._id, metadata=self._metadata)
        twin._layers = {name: Layer(name, layer) for name, layer in self._layers.items()}
        twin._by_id = dict(self._by_id)
        twin._unknown = dict(self._unknown)
        twin._foreign_ids = self._foreign_ids
        return twin

    @classmethod
    def of_layers(
        cls,
        text: str,
        layers: Mapping[str, Iterable[Annotation]],
        *,
        id: str = "document",
        metadata: Metadata | Mapping[str, Any] | None = None,
        unknown: Mapping[str, Any] | None = None,
    ) -> Document:
        """A document made in bulk: what readers of formats use. Every annotation has an id already.

        Whether spans lie in the text and references hold is not looked at: call :meth:`check`.

        Raises:
            DuplicateIdError: two annotations have one id.
        """
        document = cls(text, id=id, metadata=metadata)
        by_id = document._by_id
        for name, found in layers.items():
            layer = document._keep_layer(Layer(name, found))
            known = len(by_id)
            by_id.update((annotation.id, annotation) for annotation in layer._items)
            if len(by_id) != known + len(layer):
                raise _twice(document._layers.values())
        document._unknown = dict(unknown or {})
        document._foreign_ids = frozenset(_ids_of(document._unknown.values()))
        if not document._foreign_ids.isdisjoint(by_id):
            twice = min(document._foreign_ids.intersection(by_id))
            raise DuplicateIdError(twice, repr(by_id[twice]))
        return document

    # How it is kept

    def _keep_layer(self, layer: Layer[Any]) -> Layer[Any]:
        """Keep a layer, and the layers in the order in which they are written."""
        layers = {**self._layers, layer.name: layer}
        self._layers.clear()  # in place: views have the same dict
        self._layers.update((name, layers[name]) for name in written_order(layers))
        return layer

    def _put(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        """Put annotations in and return them as they stand there; what is the same for a kind is looked up once."""
        kind: type[Annotation] | None = None
        layer: Layer[Any] | None = None
        by_id, foreign, length = self._by_id, self._foreign_ids, len(self._text)
        stand: list[Annotation] = []
        for annotation in annotations:
            if type(annotation) is not kind:
                if not getattr(annotation, "kind", "") or not issubclass(type(annotation), Annotation):
                    raise KindError(f"{annotation!r} is no annotation of a kind")
                kind, fields = type(annotation), annotation.span_fields
                layer = None
            for field in fields:
                spans = getattr(annotation, field)
                if spans and spans[-1][1] > length:
                    raise self._past_the_text(annotation)
            id = annotation.id
            if not id:
                id = self.next_id(annotation.prefix)
                annotation = amended(annotation, id=id)
            elif id in by_id or id in foreign:
                raise DuplicateIdError(id, repr(by_id.get(id, "an unknown layer")))
            if layer is None:  # not before something is put in
                layer = self.add_layer(annotation.kind)
            by_id[id] = annotation
            layer._append(annotation)
            stand.append(annotation)
        return stand

    def _known(self, target: Annotation | str) -> Annotation:
        id = target if isinstance(target, str) else target.id
        annotation = self[id]
        if isinstance(target, Annotation) and annotation != target:
            raise UnknownIdError(id, self._id)
        return annotation

    def _past_the_text(self, annotation: Annotation) -> SpanError:
        """The error for an annotation with a span that is past the text."""
        finding = next(past_the_text(annotation, len(self._text)))
        span = max(spans[-1] for field in annotation.span_fields if (spans := getattr(annotation, field)))
        return SpanError(f"document {self._id}", finding.message, span=span, length=len(self._text))

    def _swap(self, old: Annotation, new: Annotation) -> None:
        del self._by_id[old.id]
        self._by_id[new.id] = new
        layer = self._layers[old.kind]
        layer._discard(old)
        layer._append(new)

    def _redirect(self, old: str, new: str | None) -> None:
        """Make every reference to one id refer to another, or to nothing."""
        for annotation in list(self._by_id.values()):
            fields = [ref.field for ref in annotation.reference_fields]
            changes: Any = {field: new for field in fields if getattr(annotation, field) == old}
            if changes:
                self._swap(annotation, attrs.evolve(annotation, **changes))


def _ids_of(layers: Iterable[Any]) -> Iterator[str]:
    """The ids in layers of which nothing is known but that they are JSON."""
    for rows in layers:
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                yield row["id"]


def _twice(layers: Iterable[Layer[Any]]) -> DuplicateIdError:
    """The error for the first id that stands in the layers more than once."""
    found = list(chain.from_iterable(layers))
    counts = Counter(annotation.id for annotation in found)
    first = next(annotation for annotation in found if counts[annotation.id] > 1)
    return DuplicateIdError(first.id, repr(first))
