"""Scaffolds: the simplest layers that let an extractor run on a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.strategies import SearchStrategy

from geoannot.model import Annotation, Document, Kinds, Span, TextAnnotation
from geoannot.testing.annotations import Fields, annotations_of

PIECE = 100
"""How many characters an annotation of a scaffold covers."""


def scaffold(text: str, requires: Iterable[str], kinds: Kinds, fields: Mapping[str, Fields] | None = None) -> Document:
    """A document with the layers that are required: the text is cut into pieces, and one entity stands for all."""
    document = Document(text, metadata={"date": "2021-03-18"})
    for cls in referred_first(closure(requires, kinds)):
        document.add_layer(cls)
        starts = range(0, len(text), PIECE) if issubclass(cls, TextAnnotation) else range(1)
        if not starts:
            continue
        key: Any = cls, tuple((fields or {}).get(cls.kind, {}).items())
        simplest = _simplest(*key)
        linked = {ref.field: _first_of(document, ref.kinds) for ref in cls.reference_fields}
        for number, start in enumerate(starts, 1):
            changes: dict[str, Any] = {"id": f"{cls.prefix}{number}", **linked}
            if issubclass(cls, TextAnnotation):
                changes["spans"] = (Span(start, min(start + PIECE, len(text))),)
            document.add(attrs.evolve(simplest, **changes))
    return document


def closure(names: Iterable[str], kinds: Kinds) -> list[type[Annotation]]:
    """The kinds of those names, and all that they refer to."""
    found = set(names) & set(kinds)
    while True:
        more = {kind for name in found for ref in kinds[name].reference_fields for kind in ref.kinds} & set(kinds)
        if more <= found:
            return [cls for name, cls in kinds.items() if name in found]
        found |= more


def referred_first(kinds: Iterable[type[Annotation]]) -> list[type[Annotation]]:
    """Kinds such that each comes behind those that it refers to, as far as there is such an order."""
    ordered: list[type[Annotation]] = []
    waiting = list(kinds)
    while waiting:
        names = {cls.kind for cls in waiting}
        free = [
            cls
            for cls in waiting
            if not any(names.intersection(ref.kinds) - {cls.kind} for ref in cls.reference_fields)
        ]
        ordered += free or waiting[:1]
        waiting = [cls for cls in waiting if cls not in ordered]
    return ordered


def _first_of(document: Document, kinds: tuple[str, ...]) -> str | None:
    """The id of some annotation of those kinds; None where there is none yet."""
    return next((one.id for kind in kinds for one in document.layer(kind)), None)


@cache
def _simplest(cls: type[Annotation], fields: tuple[tuple[str, SearchStrategy[Any]], ...]) -> Annotation:
    """The annotation of a kind that Hypothesis thinks the simplest."""
    quick = settings(
        max_examples=50,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    found: Annotation = find(annotations_of(cls, "a", fields=dict(fields)), lambda _: True, settings=quick)
    return found
