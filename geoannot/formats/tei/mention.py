"""Mentions: ``annotation[@motivation="identifying"]`` with a ``ptr`` to the entity.

In the text a name is ``persName``, ``orgName``, ``placeName`` or, for entities of other types, ``name``; what stands
for an entity and is no name of it (a pronoun, *the minister*, *Danish* of Denmark) is ``rs``. ``@ref`` is the entity
and ``@type`` says of what type it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from geoannot.formats.tei.annotation_encoding import AnnotationEncoding
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import Entity, Mention

NAMES: Mapping[str, str] = {
    "person": "persName",
    "organization": "orgName",
    "gpe": "placeName",
    "location": "placeName",
    "facility": "placeName",
}
"""The elements for names of entities, by the type of the entity; ``name`` where there is none."""

_NAMING = frozenset({"name", "acronym"})


@attrs.frozen(slots=False)
class MentionEncoding(AnnotationEncoding):
    """An ``annotation``, or a name or ``rs`` in the text."""

    def element(self, annotation: Any, out: Outgoing) -> tuple[str, str]:
        """A name by the type of its entity, or ``rs``."""
        entity = None if annotation.entity is None else out.document.get(annotation.entity)
        type_ = entity.type if isinstance(entity, Entity) else None
        name = NAMES.get(type_ or "", "name") if annotation.form in _NAMING else "rs"
        return name, ("" if type_ is None else f' type="{type_}"') + self.links(annotation, out)


ENCODING = MentionEncoding(
    Mention,
    "words that stand for an entity",
    {
        "form": {
            "name": "a name, short or long",
            "acronym": "initials",
            "demonym": "an adjective or people of a place, which stands for the place",
            "metonym": "a capital, seat or building, which stands for who acts there",
            "pronoun": "a pronoun of the third person",
            "nominal": "a noun phrase that is no name",
        }
    },
    motivation="identifying",
    linked={"entity": "ref"},
)
