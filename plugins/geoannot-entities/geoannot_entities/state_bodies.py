"""Bodies that make one name with their country, small or not: the Danish government, the government of Denmark."""

from __future__ import annotations

from geoannot_entities.known import KnownNames
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.page import Page
from geoannot_entities.tables import word_class

_ADJECTIVES = word_class("adjectives too")
_LONGEST = 3
"""How many words a body has at most: Red Crescent Society."""


class StateBodies:
    """Finds the words for a body beside the name of its country."""

    def __init__(self, page: Page, known: KnownNames, lexicon: Lexicon) -> None:
        self._page, self._known, self._lexicon, self._texts = page, known, lexicon, page.texts

    def behind(self, index: int) -> int:
        """The index behind "government", "Foreign Ministry" and the like that stand at a token; else the token itself.

        Args:
            index: the token behind a country.
        """
        texts, page = self._texts, self._page
        if index >= len(texts) or not page.same_line(index - 1):
            return index
        for count in range(_LONGEST, 0, -1):
            words = tuple(texts[index : index + count])
            adjective = words[-1:] and words[-1] in _ADJECTIVES and self._noun_follows(index + count - 1)
            if (
                words in self._lexicon.state
                and not adjective
                and all(page.same_line(index + i) for i in range(count - 1))
            ):
                return index + count
        return index

    def key(self, first: int, last: int) -> str:
        """What the body of a country is known by however it is said, from its first to its last token; else empty.

        The Danish government, the government of Denmark and the Government of the Kingdom of Denmark have one key.
        """
        texts, known = self._texts, self._known
        if first in known:
            country, body = first, texts[known.behind(first) : last + 1]
        else:
            of = next((index for index in range(first, min(first + _LONGEST + 1, last)) if texts[index] == "of"), last)
            country, body = of + 1 + (texts[of + 1 : of + 2] == ["the"]), texts[first:of]
            if country not in known or known.behind(country) != last + 1 or not known.is_country(country):
                return ""
        return " ".join((known.meant(country), *body)).casefold() if tuple(body) in self._lexicon.state else ""

    def _noun_follows(self, index: int) -> bool:
        """Whether a small word follows that is neither grammar nor a verb: military budget."""
        if not self._page.same_line(index):
            return False
        following = self._texts[index + 1]
        return (
            following.isalpha()
            and following.islower()
            and not (following in self._lexicon.function or following in self._lexicon.verbs)
        )

    def before(self, first: int, behind: int) -> int:
        """The first word of a small "government of" before a country, without its article; else the country itself.

        Args:
            first: the first token of the country's name.
            behind: a token that is not reached.
        """
        texts = self._texts
        of = first - 2 if texts[first - 1] == "the" else first - 1
        if of <= behind or texts[of] != "of" or not self._known.is_country(first):
            return first
        for count in range(_LONGEST, 0, -1):
            start = of - count
            if start > behind and tuple(texts[start:of]) in self._lexicon.state and texts[start].islower():
                return start if self._page.sentence[start] == self._page.sentence[first] else first
        return first
