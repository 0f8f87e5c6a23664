"""Which names are one entity: persons, bodies with their initials and short forms, states with their demonyms."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping

import attrs

from geoannot_entities.gazetteer import Entry
from geoannot_entities.names import Name
from geoannot_entities.persons import Persons, fold, person_words
from geoannot_entities.tables import word_class

_MOST_WORDS = 8
"""Longer names have no short forms that are parts of them."""
_REGAL = word_class("regal titles")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@attrs.define(eq=False)
class Cluster:
    """One entity and where it is named.

    Attributes:
        name: its fullest name.
        type: type of the entity.
        entry: what the gazetteer knows of it.
        gender: of a person, ``m``, ``f`` or empty.
        role: title or apposition.
        names: its names in the text, from left to right.
        places: the first tokens of these, from left to right.
    """

    name: str
    type: str
    entry: Entry | None = None
    gender: str = ""
    role: str = ""
    names: list[Name] = attrs.field(factory=list)
    places: list[int] = attrs.field(factory=list)


class Linker:
    """Joins the names of a document into clusters."""

    def __init__(self, defined: Mapping[str, Name]) -> None:
        """Start without clusters.

        Args:
            defined: initials and other names that the document itself explains, with the full name.
        """
        self.clusters: list[Cluster] = []
        self._defined = defined
        self._by_entry: dict[Entry, int] = {}
        self._by_name: dict[str, int] = {}
        self._by_acronym: dict[str, int] = {}
        self._by_part: dict[tuple[str, str], int | None] = {}
        self._titles: dict[int, set[str]] = defaultdict(set)
        self._bodies: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._persons = Persons()

    def link(self, names: list[Name]) -> list[Cluster]:
        """Give every name its cluster.

        What is whole comes before what is short, because a surname may stand before the full name (in a headline).
        """
        whole = [name for name in names if name.type == "person" and len(person_words(name.text)) > 1]
        # The fullest first: a shorter one then finds the person that has all its words.
        for name in sorted(whole, key=lambda name: (-len(person_words(name.text)), name.first)):
            self._take(self._full_person(name), name)
        things = [name for name in names if name.entity < 0 and name.type != "person"]
        for name in sorted(things, key=lambda name: (name.short, -name.length)):
            if name.entity < 0:
                self._take(self._thing(name), name)
        for name in names:
            if name.entity < 0:
                known = self._defined.get(name.text, name).entity
                self._take(known if known >= 0 else self._short_person(name), name)
        for cluster in self.clusters:
            cluster.names.sort(key=lambda name: name.first)
        return self.clusters

    def _take(self, number: int, name: Name) -> None:
        """Put a name into a cluster, which learns from it."""
        cluster = self.clusters[number]
        name.entity = number
        cluster.names.append(name)
        insort(cluster.places, name.first)
        if cluster.type == "organization" and name.length > 1:
            for word in name.text.split():
                insort(self._bodies[word], (name.first, number))
        cluster.gender = cluster.gender or name.gender
        self._titles[number].add(name.title)
        if cluster.type == "person" and len(name.role) > len(cluster.role):
            cluster.role = name.role

    def _new(self, name: Name, entry: Entry | None = None) -> int:
        self.clusters.append(Cluster(entry.name if entry else name.text, name.type, entry, name.gender))
        return len(self.clusters) - 1

    # Persons

    def _full_person(self, name: Name) -> int:
        if name.readings:
            number = self._known(name)
            self._persons.add(name.text, number)
            return number
        found = self._persons.find(name.text)
        if found is None or {self.clusters[found].gender, name.gender} == {"m", "f"}:
            found = self._new(name)
            self._persons.add(name.text, found)
        return found

    def _short_person(self, name: Name) -> int:
        """A surname or a given name alone: who bears it, the nearest before if there are several."""
        if name.readings:
            return self._known(name)
        # What a surname would tell as a given name is nothing: Nelson may be a woman.
        gender = name.gender if name.title else ""
        bearers = self._persons.bearers(name.text)
        if not _REGAL.isdisjoint(name.title.split()):
            # King Hussein is no Mr. Hussein: what follows is a given name.
            bearers = [n for n in bearers if not _REGAL.isdisjoint(" ".join(self._titles[n]).split())]
        fitting = [n for n in bearers if not gender or self.clusters[n].gender in ("", gender)]
        if fitting:
            name.gender = gender
            # Mr. Velmar is the man of that name rather than somebody whose name tells nothing.
            known = [n for n in fitting if gender and self.clusters[n].gender == gender]
            return self._nearest(known or fitting, name)
        found = self._new(name)
        self._persons.add(name.text, found)
        return found

    def _nearest(self, bearers: list[int], name: Name) -> int:
        if len(bearers) == 1:
            return bearers[0]
        titled = [n for n in bearers if name.title and name.title in self._titles[n]]
        return max(titled or bearers, key=lambda n: self._last_before(n, name))

    def _last_before(self, number: int, name: Name) -> int:
        """The last place before a name where an entity is named; -1 puts who comes later behind."""
        places = self.clusters[number].places
        before = bisect_left(places, name.first)
        return places[before - 1] if before else -1

    # Everything else

    def _known(self, name: Name) -> int:
        entry = name.readings[0].entry
        if entry not in self._by_entry:
            self._by_entry[entry] = self._new(name, entry)
        return self._by_entry[entry]

    def _thing(self, name: Name) -> int:
        whole = self._defined.get(name.text)
        if whole is not None and whole is not name:
            if whole.entity < 0:
                self._take(self._thing(whole), whole)
            return whole.entity
        if name.readings:
            return self._known(name)
        if name.short and (bodies := self._bodies.get(name.text)):
            # The last one before, else the first; long names are all in place before short ones are looked at.
            return bodies[max(bisect_left(bodies, (name.first, -1)) - 1, 0)][1]
        key = name.key or fold(name.text)
        found = self._by_name.get(key)
        if found is None and name.type == "organization":
            found = self._by_acronym.get(name.text)
        if found is None:
            found = self._by_part.get((name.type, fold(name.text)))
        if found is None:
            found = self._new(name)
            self._register_parts(name, found)
            if name.type == "organization":
                self._register_acronyms(name.text, found)
        self._by_name[key] = found
        return found

    def _register_parts(self, name: Name, number: int) -> None:
        """Remember what a longer name can be called for short; what two of them begin or end with is none of them."""
        words = fold(name.text).split()
        if name.type == "other" or not 1 < len(words) < _MOST_WORDS:
            return
        parts = [words[:length] for length in range(1, len(words))] + [
            words[-length:] for length in range(2, len(words))
        ]
        for part in parts:
            key = name.type, " ".join(part)
            self._by_part[key] = None if key in self._by_part else number

    def _register_acronyms(self, text: str, number: int) -> None:
        words = _WORD.findall(text)
        if len(words) > 1:
            self._by_acronym.setdefault("".join(w[0] for w in words if w[0].isupper()), number)
            self._by_acronym.setdefault("".join(w[0] for w in words).upper(), number)
