"""Entities that the document brings along: which of them the names found mean."""

from __future__ import annotations

from collections.abc import Iterable

from geoannot.model import Entity
from geoannot_entities.clusters import Cluster
from geoannot_entities.gazetteer import Gazetteer
from geoannot_entities.persons import fold, person_words


class GivenEntities:
    """Entities of people's hands or of another tool, by what they can be known by.

    Attributes:
        gazetteer: their names, to be found in the text whatever else is known.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_name: dict[str, str] = {}
        self._by_code: dict[str, str] = {}
        self._by_surname: dict[str, str] = {}
        rows = {}
        for entity in entities:
            if not entity.name.strip():
                continue
            rows[entity.id] = {"name": entity.name, "type": entity.type, "of_user": "yes"} | dict(entity.identifiers)
            self._by_name.setdefault(fold(entity.name), entity.id)
            if code := entity.identifiers.get("iso3166"):
                self._by_code.setdefault(code, entity.id)
            if entity.type == "person":
                surname = person_words(entity.name)[-1]
                # A surname that two of them have says nothing.
                self._by_surname[surname] = "" if surname in self._by_surname else entity.id
        for id in filter(None, self._by_surname.values()):
            rows[id]["aliases"] = rows[id]["name"].split()[-1]
        self.gazetteer = Gazetteer(rows.values())

    def id_of(self, cluster: Cluster) -> str:
        """The id of the entity that a cluster is: by code, by any of its names, by surname; else empty."""
        code = cluster.entry.identifiers.get("iso3166", "") if cluster.entry else ""
        if code in self._by_code:
            return self._by_code[code]
        for name in (cluster.name, *(name.text for name in cluster.names)):
            if id := self._by_name.get(fold(name)):
                return id
        words = person_words(cluster.name)
        if cluster.type == "person" and cluster.names and len(words) == 1:
            return self._by_surname.get(words[0], "")
        return ""
