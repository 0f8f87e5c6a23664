"""Mentions: ``annotation[@motivation="identifying"]`` with a ``ptr`` to the entity."""

from __future__ import annotations

from geoannot.formats.tei.encoding import AnnotationEncoding
from geoannot.model import Mention

ENCODING = AnnotationEncoding(
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
)
