"""Highlights: which marks the annotations of a document become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.lanes import in_lanes
from geoannot.formats.html.markup import Mark
from geoannot.formats.html.wording import (
    GROUP_OF_TYPE,
    about_entity,
    about_quote,
    about_stance,
    about_timex,
    leaning,
    signed_by,
)
from geoannot.model import BUILT_IN_KINDS, DocumentView, Entity, Layer, Quote, Spans, Stance, TextAnnotation

WHO, SAYS, WHEN, STANDS = "who-", "says-", "when-", "stands-"
"""The indexes, by what stands before an id in the anchors of their entries."""


def highlights(document: DocumentView, anchors: Anchors) -> Iterator[Mark]:
    """The marks of a document: mentions lead to their entries, dates are chips, quotations and stances are lines."""
    yield from _underlined(document, anchors)
    yield from _mentions(document, anchors)
    for timex in document.timexes:
        yield Mark(timex.start, timex.end, "t", about_timex(timex) + signed_by(timex), anchors.of(timex.id))
    for layer in other_layers(document):
        for annotation in layer:
            for number, (start, end) in enumerate(annotation.spans):
                anchor = anchors.of(annotation.id) if not number else ""
                yield Mark(start, end, "o", f"{layer.name} {annotation.id}{signed_by(annotation)}", anchor)


def other_layers(document: DocumentView) -> list[Layer[TextAnnotation]]:
    """The layers of plugins' kinds that have spans."""
    own = [layer for name, layer in document.layers.items() if name not in BUILT_IN_KINDS and len(layer)]
    return [layer for layer in own if isinstance(layer[0], TextAnnotation)]


def _underlined(document: DocumentView, anchors: Anchors) -> Iterator[Mark]:
    alike: dict[tuple[Spans, str], list[Stance]] = defaultdict(list)
    for stance in document.stances:
        alike[stance.spans, leaning(stance.polarity)].append(stance)
    drawn: list[Quote | Stance] = [*document.quotes, *(stances[0] for stances in alike.values())]
    for annotation, lane in in_lanes(drawn):
        if isinstance(annotation, Quote):
            classes, title = f"q l{lane} {annotation.type}", about_quote(document, annotation) + signed_by(annotation)
        else:
            same = alike[annotation.spans, leaning(annotation.polarity)]
            classes = f"s l{lane} {leaning(annotation.polarity)}"
            title = "\n".join(about_stance(document, stance) + signed_by(stance) for stance in same)
            for stance in same[1:]:  # they share the line, and can be jumped to all the same
                yield Mark(*stance.spans[0], "same", title, anchors.of(stance.id))
        for number, (start, end) in enumerate(annotation.spans):
            yield Mark(start, end, classes, title, anchors.of(annotation.id) if not number else "")


def _mentions(document: DocumentView, anchors: Anchors) -> Iterator[Mark]:
    for mention in document.mentions:
        entity = document.get(mention.entity) if mention.entity else None
        if isinstance(entity, Entity):
            classes, title = f"m {GROUP_OF_TYPE[entity.type]}", about_entity(entity) + signed_by(mention)
            link = "#" + anchors.of(entity.id, WHO)
        else:
            classes, title, link = "m nobody", f"{mention.form}; it is not known whose{signed_by(mention)}", ""
        for number, (start, end) in enumerate(mention.spans):
            yield Mark(start, end, classes, title, anchors.of(mention.id) if not number else "", link)
