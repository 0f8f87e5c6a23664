"""What can be wrong with a document as a whole: spans past the text, references to nothing, references in a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from geoannot.model.annotation import Annotation, Reference

if TYPE_CHECKING:
    from geoannot.model.layer import Layer
    from geoannot.model.view import DocumentView


class Finding(NamedTuple):
    """One thing that is wrong: what, where (``layers.stance[2].holder``), in which annotation, with which reference."""

    message: str
    path: str = ""
    id: str = ""
    target: str = ""

    def __str__(self) -> str:
        return f"{self.message} @ {self.path}" if self.path else self.message


def check_document(document: DocumentView) -> list[Finding]:
    """Everything that is wrong with the annotations of a document, in the order of its layers."""
    findings: list[Finding] = []
    for name, layer in document.layers.items():
        for number, annotation in enumerate(layer if _may_be_wrong(layer, document) else ()):
            found = chain(past_the_text(annotation, len(document.text)), _dangling(annotation, document.get))
            findings.extend(one._replace(path=f"layers.{name}[{number}].{one.path}") for one in found)
    findings.extend(_circles(document))
    return findings


def _may_be_wrong(layer: Layer[Any], document: DocumentView) -> bool:
    """A quick look at a whole layer: False where no span is past the text and no reference dangles."""
    found = layer.in_any_order()
    if not found:
        return False
    cls = type(found[0])
    length = len(document.text)
    for field in cls.span_fields:
        if max((spans[-1][1] for spans in map(attrgetter(field), found) if spans), default=0) > length:
            return True
    for reference in cls.reference_fields:
        targets = set(map(attrgetter(reference.field), found)).difference(reference.words, (None,))
        if not all(target in document and document[target].kind in reference.kinds for target in targets):
            return True
    return False


def past_the_text(annotation: Annotation, length: int) -> Iterator[Finding]:
    """A finding for each field whose spans end behind a text of that length (code points); the path is the field."""
    for field in annotation.span_fields:
        spans = getattr(annotation, field)
        if spans and spans[-1][1] > length:
            message = f"{annotation.kind} {annotation.id}: end {spans[-1][1]} is past the text (length {length})"
            yield Finding(message, field, annotation.id)


def _dangling(annotation: Annotation, get: Callable[[str], Annotation | None]) -> Iterator[Finding]:
    """A finding for each reference to no annotation, or to one of a kind that it can't name."""
    for reference in annotation.reference_fields:
        target = getattr(annotation, reference.field)
        if target is None or target in reference.words:
            continue
        named = get(target)
        owner = f"{annotation.kind} {annotation.id}: {reference.field} {target!r}"
        if named is None:
            yield Finding(f"{owner} is no id of this document", reference.field, annotation.id, target)
        elif reference.kinds and named.kind not in reference.kinds:
            wanted = " or ".join(reference.kinds)
            yield Finding(f"{owner} is of the kind {named.kind}, not {wanted}", reference.field, annotation.id)


def _circles(document: DocumentView) -> Iterable[Finding]:
    """A finding for each annotation that comes back to itself through references to its own kind (quote.parent)."""
    for name, layer in document.layers.items():
        cls = type(layer.in_any_order()[0]) if len(layer) else Annotation
        own = [reference for reference in cls.reference_fields if reference.kinds == (name,)]
        for reference in own:
            for number, annotation in enumerate(layer):
                if _comes_back(annotation, reference, document.get):
                    message = f"{name} {annotation.id}: {reference.field} leads back to itself"
                    yield Finding(message, f"layers.{name}[{number}].{reference.field}", annotation.id)


def _comes_back(annotation: Annotation, reference: Reference, get: Callable[[str], Any]) -> bool:
    """Whether following one field from an annotation returns to it."""
    seen: set[str] = set()
    target = getattr(annotation, reference.field)
    while target is not None and target not in reference.words and target not in seen:
        if target == annotation.id:
            return True
        seen.add(target)
        named = get(target)
        target = getattr(named, reference.field, None) if named is not None else None
    return False
