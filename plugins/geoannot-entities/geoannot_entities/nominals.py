"""Role nouns that speak or act: the ministry, three diplomats, the president."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

import attrs

from geoannot_entities.clusters import Cluster
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.names import Name
from geoannot_entities.page import Page
from geoannot_entities.surroundings import POSSESSIVES, Surroundings
from geoannot_entities.tables import word_class

_DEFINITE = word_class("definite determiners")
_DETERMINERS = _DEFINITE | word_class("determiners")
_SEVERAL = word_class("several")
_OWNERS = word_class("owners")
_ARTICLES = frozenset(("the", "a", "an"))
_BEFORE_HYPHENS = word_class("before a hyphen in offices")
_OFFICES = frozenset(("of", "for"))
_COMPLEMENTS = frozenset(("for", "of", "from", "in", "at", "with"))
_COMPLEMENT_REACH = 7


@attrs.frozen
class Nominal:
    """A role noun in the text.

    Attributes:
        first, last: tokens from the determiner to the noun.
        entity: number of the cluster.
    """

    first: int
    last: int
    entity: int


class NominalFinder:
    """Finds the role nouns of a page and whom they stand for; clusters are appended for those without a name."""

    def __init__(
        self, page: Page, lexicon: Lexicon, surroundings: Surroundings, names: list[Name], clusters: list[Cluster]
    ) -> None:
        self._page, self._lexicon, self._beside, self._clusters = page, lexicon, surroundings, clusters
        self._taken = {index for name in names for index in range(name.first, name.last + 1)}
        self._name_ending = {name.last: name for name in names}
        self._unnamed: dict[str, int] = {}

    @cached_property
    def _bearers(self) -> dict[str, list[tuple[int, int]]]:
        return _bearers_of_nouns(self._clusters)

    def find(self) -> list[Nominal]:
        """The role nouns, from left to right."""
        nouns, taken = self._lexicon.role_nouns, self._taken
        found = []
        for index in self._page.where(nouns.keys()):
            if index not in taken and index + 1 not in taken and self._speaks(index):
                noun, plural = nouns[self._page.texts[index]]
                if index > 1 and self._page.texts[index - 1] == "-":
                    if self._page.texts[index - 2].lower() not in _BEFORE_HYPHENS:
                        # A four-star general is no star.
                        continue
                    noun = f"{self._page.texts[index - 2].lower()}-{noun}"
                if not plural and self._is_counted(self._first(index)):
                    # Two court orders are no court.
                    continue
                nominal = self._nominal(index, noun, plural)
                taken.update(range(nominal.first, nominal.last + 1))
                found.append(nominal)
        return found

    def _is_counted(self, first: int) -> bool:
        """Whether a phrase begins with a number: two, but not two-term."""
        return self._page.texts[first] in _SEVERAL and self._page.texts[first + 1] != "-"

    def _speaks(self, index: int) -> bool:
        """Whether a verb of saying or of state action follows, or "by" or "according to" stands before."""
        if self._beside.verb_follows(index):
            return True
        first = self._first(index)
        before = self._beside.before(first)
        if before in ("by", "said", "says") or (before == "to" and self._beside.before(first, 2) == "according"):
            return True
        return first < index and self._verb_behind_complement(index)

    def _verb_behind_complement(self, index: int) -> bool:
        """A spokesman for the ministry said: the verb behind a complement without a comma or another verb."""
        page, texts = self._page, self._page.texts
        if self._beside.after(index) not in _COMPLEMENTS:
            return False
        for position in range(index + 2, min(index + 2 + _COMPLEMENT_REACH, len(page) - 1)):
            if not page.same_line(position - 1) or not texts[position][0].isalnum():
                return False
            if self._beside.verb_follows(position):
                return True
        return False

    def _first(self, index: int) -> int:
        """The determiner of a noun or the word behind its owner, at most four tokens before; else the noun itself."""
        page, texts = self._page, self._page.texts
        begin, position = page.first[page.sentence[index]], index
        for _ in range(4):
            position -= 1
            if position < begin or position in self._taken:
                return index
            if texts[position] in _DETERMINERS:
                # "Said that officials knew" has no determiner.
                opens_clause = texts[position] == "that" and self._lexicon.role_nouns[texts[index]][1]
                return position + 1 if opens_clause else position
            if texts[position] in _OWNERS or texts[position] in POSSESSIVES:
                # The owner is a mention of its own.
                return position + 1
            if not (texts[position].isalpha() or texts[position] == "-") or texts[position] in self._lexicon.function:
                return index
        return index

    def _nominal(self, index: int, noun: str, plural: bool) -> Nominal:
        owner = self._name_ending.get(index - 1)
        if (
            owner is not None
            and plural
            and self._clusters[owner.entity].type == "gpe"
            and noun not in self._lexicon.bodies
        ):
            # Danish officials speak for Denmark.
            return Nominal(index, index, owner.entity)
        if owner is not None and owner.form == "demonym" and not plural:
            return Nominal(index, index, self._national(owner, noun, index))
        first = self._first(index)
        determiner = self._page.texts[first]
        if determiner in _DEFINITE and not plural and (number := self._bearer(noun, index)) is not None:
            return Nominal(first, index, number)
        return Nominal(first, index, self._without_name(determiner, noun, first, index))

    def _bearer(self, noun: str, index: int) -> int | None:
        """Who bears the role or has the noun in its name, the nearest before."""
        bearers = self._bearers.get(noun)
        if bearers and self._beside.after(index) in _OFFICES and (named := self._complement(index)):
            # The minister of canals is not the minister of salt.
            theirs = {number for _, number in self._bearers.get(named, ())}
            bearers = [bearer for bearer in bearers if bearer[1] in theirs]
        if not bearers:
            return None
        return bearers[max(bisect_left(bearers, (index, -1)) - 1, 0)][1]

    def _complement(self, index: int) -> str:
        """The first word of what a role noun is said to be of, without an article; empty where there is none."""
        words = self._page.texts[index + 2 : index + 4]
        return next((word.casefold() for word in words if word.lower() not in _ARTICLES), "")

    def _national(self, owner: Name, noun: str, index: int) -> int:
        """The Danish chancellor: who has both words in the role, else somebody without a name."""
        theirs = {number for _, number in self._bearers.get(owner.text.casefold(), ())}
        named = [number for _, number in self._bearers.get(noun, ()) if number in theirs]
        if named:
            return named[0]
        number = self._without_name("the", noun, owner.last, index)
        # "The chancellor" alone is the same from now on.
        self._unnamed[noun] = number
        return number

    def _without_name(self, determiner: str, noun: str, first: int, index: int) -> int:
        """A cluster without a name: the same for the same words with "the", else a new one."""
        start = first + 1 if first < index and self._page.texts[first].lower() in _ARTICLES else first
        words = " ".join(self._page.texts[start : index + 1])
        key = words.lower()
        if determiner in _DEFINITE and key in self._unnamed:
            return self._unnamed[key]
        self._clusters.append(Cluster(words, "organization" if noun in self._lexicon.bodies else "person"))
        number = len(self._clusters) - 1
        self._unnamed.setdefault(key, number)
        return number


def _bearers_of_nouns(clusters: list[Cluster]) -> dict[str, list[tuple[int, int]]]:
    """Where those are named who bear a role or have a noun in their name, and their clusters, from left to right."""
    bearers: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        if cluster.type in ("person", "organization"):
            words = (cluster.role if cluster.type == "person" else cluster.name).casefold().split()
            for word in dict.fromkeys(words):
                bearers[word].extend((name.first, number) for name in cluster.names)
    return {word: sorted(places) for word, places in bearers.items()}
