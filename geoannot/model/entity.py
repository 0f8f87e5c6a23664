"""Entities: who and what a document speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Literal, get_args

import attrs

from geoannot.errors import FieldError
from geoannot.model.annotation import (
    NO_FEATURES,
    Annotation,
    Features,
    check_optional_text,
    check_some_text,
    kind,
    one_of,
)

EntityType = Literal["person", "organization", "gpe", "location", "facility", "norp", "event", "work", "other"]
ENTITY_TYPES: tuple[str, ...] = get_args(EntityType)
"""The terms of OntoNotes 5, lower-case, with ``other`` for what fits none."""


def _check_identifiers(instance: Any, attribute: Any, value: Any) -> None:
    if value == {}:
        return
    flat = isinstance(value, Mapping) and all(type(k) is str and type(v) is str and k and v for k, v in value.items())
    if not flat:
        raise FieldError(f"entity {instance.id}".rstrip(), "identifiers", value, "a mapping of scheme to identifier")


@kind("entity", prefix="e")
@attrs.frozen(kw_only=True, repr=False)
class Entity(Annotation):
    """One thing of the world in one document; its mentions point to it. It has no spans of its own.

    Attributes:
        name: the fullest name that the document gives it.
        type: what it is, in the terms of OntoNotes.
        identifiers: scheme to value: ``iso3166`` (alpha-2), ``wikidata``, ``geonames``.
        role: office or function, as the text words it.
    """

    name: str = attrs.field(validator=check_some_text)
    type: EntityType = attrs.field(validator=one_of(ENTITY_TYPES))
    identifiers: Mapping[str, str] = attrs.field(default=NO_FEATURES, validator=_check_identifiers, hash=False)
    role: str | None = attrs.field(default=None, validator=check_optional_text)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if type(self.identifiers) is not Features:
            object.__setattr__(self, "identifiers", Features(self.identifiers) if self.identifiers else NO_FEATURES)

    @property
    def key(self) -> str:
        """What it is known by across documents: its Wikidata id, else its ISO code, else type and folded name.

        ``wikidata:Q20``, ``iso3166:NO``, ``person:ana redic``.
        """
        for scheme in ("wikidata", "iso3166"):
            if scheme in self.identifiers:
                return f"{scheme}:{self.identifiers[scheme]}"
        return f"{self.type}:{folded(self.name)}"


_ACCENTS = re.compile("[\u0300-\u036f]+")


def folded(name: str) -> str:
    """A name as it is compared: without case, without the accents of letters, with single blanks."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    return " ".join(unicodedata.normalize("NFC", bare).casefold().split())
