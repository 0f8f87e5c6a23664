"""What a person is said to be beside the name: a title before it, an apposition before or behind it."""

from __future__ import annotations

from geoannot_entities.clusters import Cluster
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.names import Name
from geoannot_entities.page import Page
from geoannot_entities.surroundings import POSSESSIVES
from geoannot_entities.tables import word_class

_ARTICLES = word_class("articles and owners")
_OPENINGS = word_class("opening a role without an article")
_ENDS = word_class("ends of an apposition")
_DOTTED = word_class("dotted abbreviations")
_COMPLEMENTS = frozenset(("of", "for", "to", "in", "at", "on"))
_REACH = 8
"""How many tokens an apposition is searched for its role noun."""
_MODIFIERS = 6
"""How many words may stand between an article and its role noun."""


class RoleFinder:
    """Finds the roles of the persons of a page."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page, self._lexicon = page, lexicon
        self._nationalities: set[int] = set()
        self._named: dict[int, int] = {}

    def find(self, clusters: list[Cluster]) -> None:
        """Give a role to each person that has none: the first that stands beside one of its names."""
        self._named = {name.last: name.first for cluster in clusters for name in cluster.names}
        self._nationalities = {name.last for cluster in clusters for name in cluster.names if name.form == "demonym"}
        for cluster in clusters:
            if cluster.type == "person" and not cluster.role:
                found = (self._role(name) for name in cluster.names)
                cluster.role = next((role for role in found if role), "")

    def _role(self, name: Name) -> str:
        return self._directly_before(name) or self._behind(name) or self._before_comma(name)

    def _is_role(self, index: int) -> bool:
        return self._page.texts[index].lower() in self._lexicon.roles

    def _directly_before(self, name: Name) -> str:
        """The foreign policy chief Ida Brecht: the small words up to the role noun, without an article."""
        page, texts, first = self._page, self._page.texts, name.first
        if first == page.first[page.sentence[first]] or not self._is_role(first - 1):
            return ""
        start = first - 1
        while start > page.first[page.sentence[first]] and first - start < 5 and self._modifies(texts[start - 1]):
            start -= 1
        if start - 1 in self._nationalities:
            return page.words(start - 1, first - 1)
        opening = texts[start - 1]
        is_begun = start == page.first[page.sentence[first]] or texts[start][0].isupper() or opening in _ARTICLES
        if opening[0].isalpha() and not is_begun:
            # Without an article the words before the noun may be anything: Ottern blew away rival Ida Brecht.
            start = first - 1
        return page.words(start, first - 1)

    def _modifies(self, word: str) -> bool:
        """Whether a word may stand between an article and a role noun; initials of bodies may (EU envoy)."""
        if word.isupper() and word.isalpha() and len(word) > 1:
            return True
        if not (word.isalpha() and word.islower()) or word.endswith(("ly", "ed")):
            return False
        return word not in self._lexicon.function and word not in self._lexicon.verbs

    def _behind(self, name: Name) -> str:
        """Ida Brecht, the EU's special envoy for the lakes, ..."""
        page, texts, index = self._page, self._page.texts, name.last + 1
        end = page.end_of(page.sentence[name.first])
        if index + 1 >= end or texts[index] != ",":
            return ""
        start = index + 1
        while start < end - 1 and texts[start] in _ARTICLES:
            start += 1
        if not (start > index + 1 or texts[start][0].isupper() or texts[start] in _OPENINGS or self._is_role(start)):
            return ""
        stop = next((i for i in range(start, end) if texts[i] in _ENDS and not self._is_abbreviated(i)), end)
        if any(self._is_role(i) for i in range(start, min(stop, start + _REACH))) and stop - start < 2 * _REACH:
            return page.words(start, stop - 1)
        return ""

    def _is_abbreviated(self, index: int) -> bool:
        """Whether a token is the full stop of an abbreviation: a spokesman for Mrs. Velmar."""
        return self._page.texts[index] == "." and self._page.texts[index - 1] in _DOTTED

    def _before_comma(self, name: Name) -> str:
        """The EU's envoy for the lakes, Paul Tamarin, ...: the noun phrase before the comma, if it says a role."""
        page, texts, comma = self._page, self._page.texts, name.first - 1
        begin = page.first[page.sentence[name.first]]
        if comma <= begin or texts[comma] != ",":
            return ""
        for noun in range(comma - 1, max(begin, comma - _REACH) - 1, -1):
            if texts[noun] in _ENDS:
                return ""
            if self._is_role(noun) and (noun + 1 == comma or texts[noun + 1] in _COMPLEMENTS):
                start = self._start_of_phrase(noun, begin)
                return page.words(start, comma - 1) if start >= 0 else ""
        return ""

    def _start_of_phrase(self, noun: int, begin: int) -> int:
        """The first word behind the article before a role noun, or its owner; -1 where it has neither."""
        texts = self._page.texts
        for start in range(noun, max(begin, noun - _MODIFIERS) - 1, -1):
            if start == begin:
                return -1
            before = texts[start - 1]
            if before in _ARTICLES:
                return start
            if before in POSSESSIVES:
                return self._named.get(start - 2, -1)
            if start - 1 in self._named:
                return self._named[start - 1]
            if not (self._modifies(before) or before == "-"):
                return -1
        return -1
