"""Annotators by their signatures: what one of them says in a document that several have signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from geoannot.analysis.given import Documents, each
from geoannot.errors import UsageError
from geoannot.model import Annotation, Document, DocumentView


def signed_by(document: DocumentView, annotator: str) -> Document:
    """A document with what one annotator signed, and with what that refers to.

    A layer of which nothing is signed so is absent: who signed nothing in it may not have looked.

    Args:
        document: what several have annotated; it is not changed.
        annotator: what ``by`` says, ``person/ada`` or ``dates/0.1.0``; ``dates`` stands for every version.
    """
    own = [one for one in document if one.by == annotator or one.by.startswith(f"{annotator}/")]
    layers: defaultdict[str, list[Annotation]] = defaultdict(list)
    for one in _with_what_they_name(document, own):
        layers[one.kind].append(one)
    return Document.of_layers(document.text, layers, id=document.id, metadata=document.metadata)


def taken_apart(documents: Documents, annotators: Iterable[str]) -> dict[str, list[Document]]:
    """What each of several annotators signed in the same documents.

    Raises:
        UsageError: one of them signed nothing in any.
    """
    kept = list(each(documents))
    given = {name: [signed_by(one, name) for one in kept] for name in annotators}
    for name, found in given.items():
        if not any(document.layers for document in found):
            there = ", ".join(sorted({one.by for document in kept for one in document if one.by}))
            raise UsageError(f"{name} signed nothing; signed have: {there or 'none'}")
    return given


def _with_what_they_name(document: DocumentView, annotations: Iterable[Annotation]) -> list[Annotation]:
    """Annotations, and those that they refer to, and those that these refer to."""
    found = {one.id: one for one in annotations}
    waiting = list(found.values())
    while waiting:
        one = waiting.pop()
        for reference in one.reference_fields:
            named = document.get(getattr(one, reference.field) or "")
            if named is not None and named.id not in found:
                found[named.id] = named
                waiting.append(named)
    return list(found.values())
