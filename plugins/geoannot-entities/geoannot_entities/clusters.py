"""Which names are one entity: full names, surnames, acronyms, demonyms and seats of governments."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

import attrs

from geoannot_entities.gazetteer import Entry
from geoannot_entities.names import PARTICLES, Name
from geoannot_entities.tables import word_class

_SUFFIXES = word_class("personal suffixes")
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
        id: of an entity that the document brought along; empty for a new one.
    """

    name: str
    type: str
    entry: Entry | None = None
    gender: str = ""
    role: str = ""
    names: list[Name] = attrs.field(factory=list)
    id: str = ""


class Linker:
    """Joins the names of a document into clusters."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._by_entry: dict[Entry, int] = {}
        self._by_name: dict[str, int] = {}
        self._by_acronym: dict[str, int] = {}
        self._surnames: dict[str, list[int]] = defaultdict(list)
        self._given: dict[str, list[int]] = defaultdict(list)

    def link(self, names: list[Name]) -> list[Cluster]:
        """Give every name its cluster.

        Full names of persons come first, because a surname may stand before the full name (in a headline).
        """
        for name in names:
            if name.type == "person" and not name.readings and len(_name_words(name.text)) > 1:
                self._take(self._full_person(name), name)
        for name in names:
            if name.entity < 0 and not name.short and (name.type != "person" or name.readings):
                self._take(self._thing(name), name)
        for name in names:
            if name.entity < 0:
                self._take(self._thing(name) if name.short else self._short_person(name), name)
        for cluster in self.clusters:
            cluster.names.sort(key=lambda name: name.first)
        return self.clusters

    def _take(self, number: int, name: Name) -> None:
        """Put a name into a cluster, which learns from it."""
        cluster = self.clusters[number]
        name.entity = number
        cluster.names.append(name)
        cluster.gender = cluster.gender or name.gender
        if name.title and cluster.type == "person" and len(name.title) > len(cluster.role):
            cluster.role = name.title

    def _new(self, name: Name, entry: Entry | None = None) -> int:
        self.clusters.append(Cluster(entry.name if entry else name.text, name.type, entry, name.gender))
        return len(self.clusters) - 1

    # Persons

    def _full_person(self, name: Name) -> int:
        words = _name_words(name.text)
        key = fold(" ".join(words))
        found = self._by_name.get(key)
        if found is None:
            found = self._same_person(words)
        if found is None:
            found = self._new(name)
            self._surnames[fold(words[-1])].append(found)
            self._given[fold(words[0])].append(found)
        self._by_name[key] = found
        return found

    def _same_person(self, words: list[str]) -> int | None:
        """A person with this surname whose other names do not contradict: John F. Kennedy, John Kennedy, J. Kennedy."""
        for number in self._surnames.get(fold(words[-1]), ()):
            other = _name_words(self.clusters[number].name)
            mine, theirs = fold(words[0]), fold(other[0])
            if mine == theirs or 1 in (len(mine), len(theirs)) and mine[0] == theirs[0]:
                return number
        return None

    def _short_person(self, name: Name) -> int:
        """A surname or a given name alone: who bears it, the nearest before if there are several."""
        words = _name_words(name.text)
        key = fold(words[-1]) if words else fold(name.text)
        bearers = self._surnames.get(key) or self._given.get(key) or []
        fitting = [n for n in bearers if not name.gender or self.clusters[n].gender in ("", name.gender)]
        if fitting:
            return self._nearest(fitting, name)
        known = self._by_name.get(fold(name.text)) if not bearers else None
        if known is None:
            known = self._new(name)
            self._by_name[fold(name.text)] = known
        return known

    def _nearest(self, bearers: list[int], name: Name) -> int:
        if len(bearers) == 1:
            return bearers[0]
        titled = [
            n for n in bearers if name.title and any(other.title == name.title for other in self.clusters[n].names)
        ]
        bearers = titled or bearers
        # The last place before this one where each is named; -1 puts who comes later behind.
        return max(
            bearers,
            key=lambda n: max(
                (other.first for other in self.clusters[n].names if other.first < name.first), default=-1
            ),
        )

    # Everything else

    def _thing(self, name: Name) -> int:
        if name.readings:
            entry = name.readings[0].entry
            if entry not in self._by_entry:
                self._by_entry[entry] = self._new(name, entry)
            return self._by_entry[entry]
        if name.short and (whole := self._whole(name)) is not None:
            return whole
        key = fold(name.text)
        found = self._by_name.get(key)
        if found is None and name.type == "organization":
            found = self._by_acronym.get(name.text)
        if found is None:
            found = self._new(name)
            self._by_name[key] = found
            if name.type == "organization":
                self._register_acronyms(name.text, found)
        return found

    def _whole(self, name: Name) -> int | None:
        """The body whose full name was said last, or else first, with this word in it."""
        bearers = [
            (other.first, number)
            for number, cluster in enumerate(self.clusters)
            for other in cluster.names
            if cluster.type == "organization" and other.length > 1 and name.text in other.text.split()
        ]
        before = [place for place in bearers if place[0] < name.first]
        return before[-1][1] if before else (bearers[0][1] if bearers else None)

    def _register_acronyms(self, text: str, number: int) -> None:
        words = _WORD.findall(text)
        if len(words) > 1:
            self._by_acronym.setdefault("".join(w[0] for w in words if w[0].isupper()), number)
            self._by_acronym.setdefault("".join(w[0] for w in words).upper(), number)


def fold(text: str) -> str:
    """A name without accents, case and variants of its marks."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.replace("-", " ").casefold().split())


def _name_words(text: str) -> list[str]:
    """The words of a person's name that tell people apart: no particles, no Jr."""
    words = [word for word in _WORD.findall(text) if word not in PARTICLES and word not in _SUFFIXES]
    return words or _WORD.findall(text)
