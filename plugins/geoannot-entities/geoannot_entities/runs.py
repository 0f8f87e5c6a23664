"""Runs of capitalised words, with the small words inside names: Bank of Ottern, van der Meer, al-Sharif."""

from __future__ import annotations

from string import ascii_uppercase

from geoannot_entities.known import KnownNames
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.page import Page
from geoannot_entities.tables import word_class

PARTICLES = word_class("particles")
PREFIXES = word_class("prefixes")
_TIED = word_class("particles before a hyphen")
_POSSESSORS = word_class("possessors")
_DOTTED = word_class("dotted abbreviations") | frozenset(ascii_uppercase)
_LINKS_AND = word_class("heads of enumerations")
_HEADS_BEFORE_ON = word_class("heads before on")
_NOBLE = word_class("noble particles")
_NEVER = word_class("never names")
_CONNECTORS = PARTICLES | {"of", "for", "and", "on"}
_QUOTES = frozenset('"“”‘’')
_LONGEST = 32


class Runs:
    """Where the capitalised words that begin at a token end, and where the name in them begins."""

    def __init__(self, page: Page, known: KnownNames, lexicon: Lexicon) -> None:
        self._page, self._known, self._lexicon, self._texts = page, known, lexicon, page.texts

    def end(self, index: int) -> int:
        """The index behind the run of capitalised words that begins at a token."""
        position = self._known.behind(index)
        # The limit keeps what looks ahead in a run from doing so without end.
        while position - index < _LONGEST and (following := self._joined(index, position - 1)):
            position = self._known.behind(following)
        return position

    def _joined(self, start: int, index: int) -> int:
        """The capitalised token that goes on with the run behind a token, 0 where there is none."""
        page, texts = self._page, self._texts
        if not page.same_line(index):
            return 0
        following = index + 1
        word = texts[following]
        if self.is_capital(following):
            return following
        if word == "." and texts[index] in _DOTTED and page.adjoins(index):
            return self._capital_behind(following)
        if word == "-":
            return self._behind_hyphen(index, following)
        if word in _QUOTES and texts[start] in self._lexicon.genders:
            return self._behind_nickname(following)
        if word == "&" and index > start and texts[start] in self._lexicon.genders:
            # Ida Brecht & Paul Tamarin; but Ernst & Halvik.
            return 0
        if word == "&" or word in ("'s", "’s") and texts[index] in _POSSESSORS:
            return self._capital_behind(following)
        if word in _CONNECTORS:
            return self._behind_connector(start, index, following, word)
        return 0

    def is_capital(self, index: int) -> bool:
        """Whether a token can stand in a run of capitals: a capital begins it, and it is no date and no "I"."""
        word, before = self._texts[index], self._texts[index - 1]
        if len(word) > 2 and "'" in word.replace("’", "'") and word.replace("’", "'").lower() in _NEVER:
            return False
        if word == "I" or index in self._known.taken:
            # Elizabeth I, Theresa May: a given name makes a name of the pronoun and of the month behind it.
            return before in self._lexicon.genders
        return word[0].isupper() or len(word) > 2 and word[1] in "'’" and word[2].isupper()

    def _capital_behind(self, index: int) -> int:
        """The next token, if it is capitalised and in the same line."""
        return index + 1 if self._page.same_line(index) and self.is_capital(index + 1) else 0

    def _behind_hyphen(self, index: int, hyphen: int) -> int:
        """Both halves of Jean-Claude and al-Abadi, but not of Russia-backed or Anglo-Danish."""
        page, texts = self._page, self._texts
        if not (page.adjoins(index) and page.same_line(hyphen) and page.adjoins(hyphen)):
            return 0
        following = hyphen + 1
        if len(texts[index]) == 1 or texts[index] in PREFIXES:
            # R-Utah: a party and a state; Pro-Danish.
            return 0
        if texts[following] in PARTICLES and page.same_line(following) and texts[following + 1] == "-":
            return self._capital_behind(following + 1)
        if not self.is_capital(following):
            return 0
        if index in self._known.ends and (following in self._known or texts[index] in self._lexicon.genders):
            return 0
        return following

    def _behind_nickname(self, opening: int) -> int:
        """The surname behind a name in quotation marks: Ida "Goose" Brecht."""
        page, texts = self._page, self._texts
        for closing in (opening + 2, opening + 3):
            if texts[closing : closing + 1] and texts[closing] in _QUOTES and closing + 1 < len(texts):
                inside = range(opening, closing + 1)
                named = all(map(self.is_capital, (*range(opening + 1, closing), closing + 1)))
                return closing + 1 if named and all(map(page.same_line, inside)) else 0
        return 0

    def _behind_connector(self, start: int, index: int, connector: int, word: str) -> int:
        page, texts = self._page, self._texts
        if word in PARTICLES:
            tied = texts[connector + 1 : connector + 2] == ["-"]
            return self._behind_particles(connector) if tied or word not in _TIED else 0
        following = connector + 1
        if not page.same_line(connector):
            return 0
        if texts[following] == "the" and word in ("of", "for", "on") and page.same_line(following):
            following += 1
        if not self.is_capital(following):
            return 0
        words = texts[start : index + 1]
        title = self._lexicon.title_at(texts, index, len(texts)) if word != "and" else None
        if title and title[1] > connector:
            # Minister of State Paul Tamarin.
            return following
        if word == "of":
            heads = {self._lexicon.of.get(word) for word in words[:2]}
            if "organization" in heads and "of" in words and self._is_state(following):
                # The Ministry of Foreign Affairs of Norway.
                return following
            head = self._lexicon.of.get(texts[index])
            # The constitution of a country names the country; the Treaty of Ottern is a name of its own.
            names_owner = head == "work" and self._is_state(following)
            return following if head and not names_owner else 0
        if not (_HEADS_BEFORE_ON if word == "on" else _LINKS_AND).intersection(words):
            return 0
        if word == "and":
            inside = "of" in words or "for" in words
            return (
                following
                if inside and following not in self._known and texts[following] not in self._lexicon.genders
                else 0
            )
        return following

    def _is_state(self, index: int) -> bool:
        return index in self._known and self._known.is_country(index)

    def _behind_particles(self, index: int) -> int:
        page, texts = self._page, self._texts
        for _ in range(4):
            if not page.same_line(index):
                return 0
            index += 1
            if self.is_capital(index):
                return index
            if texts[index] not in PARTICLES and texts[index] != "-":
                return 0
        return 0

    def start(self, first: int, behind: int) -> int:
        """The first of the small words before a name that belong to it: al-Sharif, de Tocqueville.

        Args:
            first: the first capitalised token.
            behind: a token that is not reached.
        """
        page, texts = self._page, self._texts
        while first - 1 > behind and page.same_line(first - 1):
            before = texts[first - 1]
            hyphen = before == "-" and first - 2 > behind and texts[first - 2] in PARTICLES and page.adjoins(first - 2)
            if hyphen and page.adjoins(first - 1):
                first -= 2
            elif before in _NOBLE and before[0].islower():
                first -= 1
            else:
                break
        return first
