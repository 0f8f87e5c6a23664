"""Taking in what an extractor found: it gets final ids, its references follow, and it is signed.

Everything is looked at before anything is taken, so an extractor that returns rubbish leaves no trace in the document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from geoannot.errors import PipelineError
from geoannot.hooks import Extractor
from geoannot.model import Annotation, Document, Entity, TextAnnotation, amended, written_order

if TYPE_CHECKING:
    from geoannot.pipeline.overwriting import SetAside


def take_in(
    document: Document, found: Iterable[Any], extractor: Extractor, kinds: Collection[str], aside: SetAside
) -> None:
    """Put the annotations of an extractor into a document.

    Args:
        document: what it was found in.
        found: what the extractor returned.
        extractor: whose it is.
        kinds: the layers that it may fill; what it found of its other kinds is left out, and references to that are
            emptied.
        aside: what was taken out before; what people signed comes back first, and wins over the same thing found now.

    Raises:
        PipelineError: one of them is not what the extractor may return.
    """
    arrived = _checked(found, extractor, len(document.text))
    # Kinds in their order, so that what refers comes behind what it refers to, and within a kind as ids are given.
    order = {name: place for place, name in enumerate(written_order(kinds))}
    taken = sorted((one for one in arrived if one.kind in kinds), key=lambda one: (order[one.kind], *_place(one)))
    local: dict[str, str | None] = {one.id: None for one in arrived if one.id}
    final = _final_ids(document, taken, local, _known(document, kinds, aside), aside)
    named = {one.id: one for one in arrived if one.id}
    signed = {one.id for one in aside.signed}
    ready = [
        amended(one, id=id, by=one.by or extractor.signature, **_references(one, named, local, document))
        for one, id in zip(taken, final, strict=True)
        if id not in document and id not in signed
    ]
    for kind in kinds:
        document.add_layer(kind)
    aside.put_back(document, kinds)
    document.extend(ready)


def likeness(annotation: Annotation) -> tuple[Any, ...]:
    """What makes two annotations of different runs the same thing: kind and place, or an entity's type and name."""
    if isinstance(annotation, TextAnnotation):
        return annotation.kind, annotation.spans
    if isinstance(annotation, Entity):
        return annotation.kind, annotation.type, annotation.name
    return annotation.kind, annotation.id


def _checked(found: Any, extractor: Extractor, length: int) -> list[Annotation]:
    """What was found, if it is all an extractor may return."""
    if isinstance(found, (str, bytes)) or not isinstance(found, Iterable):
        raise PipelineError(f"returned {found!r:.60}, expected annotations")
    ids: set[str] = set()
    arrived: list[Annotation] = []
    for one in found:
        if not isinstance(one, Annotation) or not one.kind:
            raise PipelineError(f"returned {one!r:.60}, which is no annotation")
        if one.kind not in extractor.provides:
            raise PipelineError(f"returned a {one.kind}, but says that it provides {', '.join(extractor.provides)}")
        if one.id in ids:
            raise PipelineError(f"returned two annotations with the id {one.id!r}")
        for field in one.span_fields:
            spans = getattr(one, field)
            if spans and spans[-1][1] > length:
                raise PipelineError(f"returned {one!r:.80}: {field} end past the text (length {length})")
        if one.id:
            ids.add(one.id)
        arrived.append(one)
    return arrived


def _place(annotation: Annotation) -> tuple[int, int]:
    """The key by which ids are given: start, then the longer one first; entities as they arrive."""
    if isinstance(annotation, TextAnnotation):
        spans = annotation.spans
        return spans[0][0], -spans[-1][1]
    return 0, 0


def _known(document: Document, kinds: Collection[str], aside: SetAside) -> dict[Any, str]:
    """The annotations that another extractor, or a person, put in those layers, by what they say."""
    known: dict[Any, str] = {}
    for one in chain(*(document.layer(kind) for kind in kinds), aside.signed):
        known[_content(one, {})] = one.id
        if one.by_person:
            known[likeness(one)] = one.id
    return known


def _content(annotation: Annotation, local: Mapping[str, str | None]) -> tuple[Any, ...]:
    """All that an annotation says, without its id and who signed it; references as they will be in the document."""
    values = {name: getattr(annotation, name) for name in annotation.field_names if name not in ("id", "by")}
    for field, _, _ in annotation.reference_fields:
        values[field] = local.get(values[field], values[field])
    return type(annotation), *(tuple(sorted(v.items())) if isinstance(v, dict) else v for v in values.values())


def _final_ids(
    document: Document,
    taken: list[Annotation],
    local: dict[str, str | None],
    known: Mapping[Any, str],
    aside: SetAside,
) -> list[str]:
    """The final id of each annotation: that of an identical one, a reserved one, or the next free.

    ``local`` gets them too, by the ids that the extractor gave.
    """
    reserved, avoid = aside.reserved, aside.taken_ids
    kept = set(reserved.values())
    final: list[str] = []
    for one in taken:
        id = (known.get(_content(one, local)) or known.get(likeness(one))) if known else None
        like = reserved.get(likeness(one)) if reserved and id is None else None
        if like in kept and like not in document:
            kept.discard(like)
            id = like
        final.append(id or document.next_id(one.prefix, avoid=avoid))
        if one.id:
            local[one.id] = final[-1]
    return final


def _references(
    one: Annotation, named: Mapping[str, Annotation], local: Mapping[str, str | None], document: Document
) -> dict[str, str | None]:
    """The references of an annotation as they are in the document: first to its own output, then to what is there."""
    changed: dict[str, str | None] = {}
    for field, kinds, words in one.reference_fields:
        target = getattr(one, field)
        if target is None or target in words:
            continue
        found = named.get(target) or document.get(target)
        if found is None:
            raise PipelineError(f"returned {one!r:.80}: {field} {target!r} is no id of its output or of the document")
        if kinds and found.kind not in kinds:
            raise PipelineError(
                f"returned {one!r:.80}: {field} {target!r} is of the kind {found.kind}, not {' or '.join(kinds)}"
            )
        if target in local:
            changed[field] = local[target]
    return changed
