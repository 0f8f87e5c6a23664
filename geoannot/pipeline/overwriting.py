"""Computing layers anew: what leaves a document first, and what people signed, which comes back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import attrs

from geoannot.errors import PipelineError
from geoannot.model import Annotation, Document, Kinds
from geoannot.pipeline.intake import likeness


@attrs.define
class SetAside:
    """What was taken out of a document so that layers can be computed anew.

    Attributes:
        layers: the layers that are computed anew.
        signed: annotations of those layers that a person signed; they come back as they were.
        reserved: ids that those refer to, by the likeness of what had them: who is found again gets the old id.
    """

    layers: frozenset[str]
    signed: list[Annotation]
    reserved: dict[tuple[Any, ...], str]

    @property
    def taken_ids(self) -> frozenset[str]:
        """Ids that nothing new may get by chance."""
        return frozenset({*self.reserved.values(), *(one.id for one in self.signed)})

    def put_back(self, document: Document, kinds: Collection[str]) -> None:
        """Put what people signed back into the layers of those kinds."""
        document.extend(one for one in self.signed if one.kind in kinds)
        self.signed = [one for one in self.signed if one.kind not in kinds]


def set_aside(document: Document, named: Collection[str], kinds: Kinds, provided: Collection[str]) -> SetAside:
    """Take out the layers that are named, and all that refer to them.

    An extractor that computes one of them sees nothing of the old layer, not even what people signed: it would take
    that for a layer that the document brought along.

    Args:
        document: loses those layers.
        named: kinds of layers.
        kinds: the kinds of annotation that are known.
        provided: kinds that extractors provide.

    Raises:
        PipelineError: a layer that is named is provided by no extractor.
    """
    for name in named:
        if name not in provided:
            raise PipelineError(f"layer {name} can't be overwritten: no extractor provides it")
    layers = _with_referring(document, named, kinds) & frozenset(provided)
    leaving = [one for name in layers for one in document.layer(name)]
    signed = [one for one in leaving if one.by_person]
    for name in layers:
        document.remove_layer(name)
    kept = [*signed, *(one for one in document if one.by_person)]
    targets = {getattr(one, reference.field) for one in kept for reference in one.reference_fields}
    reserved = {likeness(one): one.id for one in leaving if one.id in targets and not one.by_person}
    return SetAside(layers=layers, signed=signed, reserved=reserved)


def _with_referring(document: Document, named: Iterable[str], kinds: Kinds) -> frozenset[str]:
    """The layers that are named, and those of the document that refer to them, at first or at second hand."""
    names = set(named)
    while True:
        more = {
            name
            for name, cls in kinds.items()
            for reference in cls.reference_fields
            if names.intersection(reference.kinds) and name in document.layers
        }
        if more <= names:
            return frozenset(names)
        names |= more
