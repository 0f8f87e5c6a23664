"""Actors: the index of names, the most mentioned first, with the words that stand for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import attrs

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.highlights import WHO
from geoannot.formats.html.wording import GROUP_OF_TYPE, SCHEMES, one_line, type_of
from geoannot.model import DocumentView, Entity, Mention

SHOWN = 8
"""How many different words for one entity are shown at once; the rest is folded away."""


@attrs.frozen
class Words:
    """Words that stand for an entity, in all places where they do.

    Attributes:
        text: the words.
        anchors: the anchors of the mentions, in text order.
    """

    text: str
    anchors: Sequence[str]


@attrs.frozen
class Actor:
    """An entry of the index.

    Attributes:
        anchor: its own anchor.
        name: the name of the entity.
        group: how it is tinted.
        facts: type, role and identifiers.
        count: how often it is mentioned.
        words: the first words that stand for it.
        more: further words.
    """

    anchor: str
    name: str
    group: str
    facts: str
    count: int
    words: Sequence[Words]
    more: Sequence[Words]


def actors_of(document: DocumentView, anchors: Anchors) -> list[Actor]:
    """The entities of a document: the most mentioned first, then in text order; those never mentioned come last."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        if mention.entity:
            mentions[mention.entity].append(mention)
    never = len(document.text)
    ordered = sorted(
        document.entities,
        key=lambda one: (-len(mentions[one.id]), min((m.start for m in mentions[one.id]), default=never)),
    )
    return [_actor(document, entity, mentions[entity.id], anchors) for entity in ordered]


def _actor(document: DocumentView, entity: Entity, mentions: Sequence[Mention], anchors: Anchors) -> Actor:
    places: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        places[one_line(document.text_of(mention), 60)].append(anchors.of(mention.id))
    words = [Words(text, found) for text, found in places.items()]
    identifiers = (f"{SCHEMES.get(scheme, scheme)} {value}" for scheme, value in sorted(entity.identifiers.items()))
    return Actor(
        anchor=anchors.of(entity.id, WHO),
        name=one_line(entity.name),
        group=GROUP_OF_TYPE[entity.type],
        facts=" · ".join(fact for fact in (type_of(entity), entity.role, *identifiers) if fact),
        count=len(mentions),
        words=words[:SHOWN],
        more=words[SHOWN:],
    )
