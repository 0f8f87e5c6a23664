"""Entities of an edition: what ``@ref``, ``@who`` and ``@key`` name, in a register of the file or elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from geoannot.formats.tei.editions.about import name_of, words
from geoannot.formats.tei.editions.vocabulary import vocabulary
from geoannot.formats.tei.names import TEI
from geoannot.model import Entity, amended

_PERSON = "person/"
_SCHEMES = (
    ("wikidata", re.compile(r"wikidata\.org/(?:wiki|entity)/(Q\d+)")),
    ("geonames", re.compile(r"geonames\.org/(\d+)")),
    ("gnd", re.compile(r"d-nb\.info/gnd/([0-9X-]+)")),
    ("viaf", re.compile(r"viaf\.org/viaf/(\d+)")),
)
"""Authorities whose addresses hold an identifier."""


class Registers:
    """Makes an entity of each thing that the mark-up names, once; entities are numbered as they are met.

    Attributes:
        entities: those that were made, in that order.
    """

    def __init__(self, identified: Mapping[str, etree._Element]) -> None:
        """Take the elements of the file by ``xml:id``."""
        self.entities: list[Entity] = []
        self._identified = identified
        self._known: dict[tuple[str, str], int] = {}

    def named(self, pointer: str | None, text: str, type_: str, by: str) -> str | None:
        """The id of the entity that a name stands for.

        Args:
            pointer: ``@ref`` or ``@key``, of which the first word counts; None where there is none.
            text: the name; of what has no pointer, the same words are the same thing.
            type_: the type of the entity, where its entry does not say it.
            by: who signs the name. An entity is signed by a person if one of its names is, for people's work stays.
        """
        target = (pointer or "").split()
        key = ("", target[0]) if target else (type_, " ".join(text.split()).casefold())
        number = self._known.get(key)
        if number is None:
            entity = self._entity(target[0] if target else None, text, type_, by)
            if entity is None:
                return None
            self._known[key] = len(self.entities)
            self.entities.append(entity)
            return entity.id
        entity = self.entities[number]
        if by.startswith(_PERSON) and not entity.by.startswith(_PERSON):
            self.entities[number] = amended(entity, by=by)
        return entity.id

    def _entity(self, pointer: str | None, text: str, type_: str, by: str) -> Entity | None:
        entry = self._identified.get(pointer[1:]) if pointer and pointer.startswith("#") else None
        name = (name_of(entry) if entry is not None else "") or " ".join(text.split()) or _last_word(pointer or "")
        if not name:
            return None
        if entry is not None:
            type_ = vocabulary().entries.get(str(entry.tag), type_)
        made: Entity = Entity(
            id=f"e{len(self.entities) + 1}",
            name=name,
            type=type_,  # type: ignore[arg-type]  # the table has the types of entities
            identifiers=_identifiers(entry, pointer),
            by=by,
            features={"ref": pointer} if pointer else {},
        )
        return made


def _last_word(pointer: str) -> str:
    """What a pointer to an entry that is not there calls it: ``BrechtIda`` of ``people.xml#BrechtIda``."""
    return re.split(r"[#/:]", pointer.rstrip("#/:"))[-1]


def _identifiers(entry: etree._Element | None, pointer: str | None) -> dict[str, str]:
    """What an entry has in ``idno``, or an address says, by scheme."""
    found: dict[str, str] = {}
    for idno in () if entry is None else entry.iterchildren(f"{TEI}idno"):
        value, scheme = words(idno), idno.get("subtype") or idno.get("type") or "id"
        if value:
            known = _of_authority(value)
            found.setdefault(*(known or (scheme.lower(), value)))
    if pointer and not pointer.startswith("#"):
        found.setdefault(*(_of_authority(pointer) or ("ref", pointer)))
    return found


def _of_authority(address: str) -> tuple[str, str] | None:
    for scheme, pattern in _SCHEMES:
        match = pattern.search(address)
        if match:
            return scheme, match[1]
    return None
