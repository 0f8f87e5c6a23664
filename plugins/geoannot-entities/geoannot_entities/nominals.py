"""Role nouns that speak or act: the ministry, three diplomats, the president."""

from __future__ import annotations

import attrs

from geoannot_entities.clusters import Cluster
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.names import Name
from geoannot_entities.page import Page
from geoannot_entities.tables import word_class

_BODIES = word_class("bodies")
_PLURAL_BODIES = {"authorities": "authority", "parties": "party", "ministries": "ministry", "agencies": "agency"}
_DEFINITE = word_class("definite determiners")
_DETERMINERS = _DEFINITE | word_class("determiners")
_ADVERBS = word_class("auxiliaries")


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
    """Finds the role nouns of a page and whom they stand for; new clusters are appended for those without a name."""

    def __init__(self, page: Page, lexicon: Lexicon, names: list[Name], clusters: list[Cluster]) -> None:
        self._page, self._lexicon, self._clusters = page, lexicon, clusters
        self._taken = {index for name in names for index in range(name.first, name.last + 1)}
        self._demonyms = {name.last: name.entity for name in names if name.form in ("demonym", "acronym", "name")}
        self._own: dict[str, int] = {}

    def find(self) -> list[Nominal]:
        """The role nouns, from left to right."""
        found = []
        for index, text in enumerate(self._page.texts):
            if (noun := self._noun(text)) and index not in self._taken and self._speaks(index):
                found.append(self._nominal(index, *noun))
        return found

    def _noun(self, text: str) -> tuple[str, bool] | None:
        """The singular of a role noun and whether it stands in the plural."""
        small = text.lower()
        if small in _BODIES or small in self._lexicon.roles:
            return small, False
        if small in _PLURAL_BODIES:
            return _PLURAL_BODIES[small], True
        singular = small[:-1] if small.endswith("s") else small.replace("men", "man")
        if singular != small and (singular in self._lexicon.roles or singular in _BODIES):
            return singular, True
        return None

    def _speaks(self, index: int) -> bool:
        """Whether a verb of saying or of state action follows, or the noun stands behind "by" or "according to"."""
        page, texts = self._page, self._page.texts
        position = index
        for _ in range(3):
            if not page.same_line(position):
                break
            position += 1
            if texts[position] in self._lexicon.verbs:
                return True
            if texts[position] not in _ADVERBS:
                break
        first = self._first(index)
        return first > 1 and (
            texts[first - 1] == "by" or texts[first - 1] == "to" and texts[first - 2].lower() == "according"
        )

    def _first(self, index: int) -> int:
        """The determiner of a noun, over at most three small words between; the noun itself where there is none."""
        page, texts = self._page, self._page.texts
        position = index
        for _ in range(4):
            if position == page.first[page.sentence[position]] or not page.same_line(position - 1):
                return index
            before = position - 1
            if texts[before] in _DETERMINERS:
                return before
            if before in self._taken or not texts[before].isalpha() or texts[before] in self._lexicon.common:
                return position if texts[position][0].islower() and position == index else index
            position = before
        return index

    def _nominal(self, index: int, noun: str, plural: bool) -> Nominal:
        first, texts = self._first(index), self._page.texts
        type_ = "organization" if noun in _BODIES else "person"
        owner = self._demonyms.get(index - 1)
        if owner is not None and plural and self._clusters[owner].type == "gpe":
            return Nominal(index, index, owner)
        if texts[first] in _DEFINITE and not plural and (number := self._named(noun, index)) is not None:
            return Nominal(first, index, number)
        return Nominal(first, index, self._unnamed(texts[first], noun, type_, first, index))

    def _named(self, noun: str, index: int) -> int | None:
        """Who bears the title or has the noun in its name, the nearest before."""
        best: tuple[int, int] | None = None
        for number, cluster in enumerate(self._clusters):
            words = (cluster.role if cluster.type == "person" else cluster.name).casefold().split()
            if noun in words and cluster.names:
                before = [name.first for name in cluster.names if name.first < index]
                if before and (best is None or before[-1] > best[0]):
                    best = before[-1], number
        return None if best is None else best[1]

    def _unnamed(self, determiner: str, noun: str, type_: str, first: int, index: int) -> int:
        """A cluster without a name: one for the same noun with "the", a new one else."""
        start = first + 1 if first < index and determiner.lower() in ("the", "a", "an") else first
        words = self._page.words(start, index)
        definite = determiner in _DEFINITE
        if definite and words.lower() in self._own:
            return self._own[words.lower()]
        self._clusters.append(Cluster(words, type_))
        number = len(self._clusters) - 1
        self._own.setdefault(words.lower(), number)
        return number
