"""What the words beside a name say of its type: prepositions, verbs, and nouns that tell a village from a band."""

from __future__ import annotations

import re
from collections import defaultdict

from geoannot_entities.lexicon import Lexicon
from geoannot_entities.names import Name
from geoannot_entities.page import Page
from geoannot_entities.surroundings import PLACE_PREPOSITIONS, POSSESSIVES, Surroundings
from geoannot_entities.tables import word_class

SEEN = "seen"
"""Counts, among the votes, the mentions whose capital says something."""
_BEING = word_class("being")
_EQUALS = word_class("saying what something is")
_DETERMINERS = word_class("before what something is")
_ENDS_OF_PHRASES = word_class("ends of a phrase")
_AGE = re.compile(r"[1-9]\d")
_REACH = 7

Votes = defaultdict[str, int]


class Electorate:
    """Asks what stands beside the names of a page."""

    def __init__(self, page: Page, lexicon: Lexicon, surroundings: Surroundings) -> None:
        self._page, self._lexicon, self._beside = page, lexicon, surroundings

    def ask(self, name: Name, votes: Votes) -> None:
        """Add how much each type has for it at one place; :data:`SEEN` where its capital says something."""
        beside = self._beside
        before, after = beside.before(name.first), beside.after(name.last)
        if not (self._page.begins_sentence(name.first) or self._page.in_headline(name.first)):
            votes[SEEN] += 1
        self._vote_by_noun_before(name, before, votes)
        if after in _EQUALS or after == ",":
            self._vote_by_noun_behind(name.last + 1, votes)
        acts = beside.acts(name.first, name.last)
        if name.form == "acronym":
            # Initials are a body where they act, own, or stand behind an article; else they may be any term.
            if acts or before == "the" or after in POSSESSIVES or after in self._lexicon.roles:
                votes["organization"] += 2
            return
        if acts:
            votes["person"] += 2
        elif after in _BEING and name.length == 1:
            votes["person"] += 1
        if after in POSSESSIVES:
            votes["person"] += 1
        if before in PLACE_PREPOSITIONS:
            votes["gpe"] += 2 if before in ("in", "near", "at") else 1
        elif before == "the":
            votes["organization"] += 2
        if name.type:
            votes[name.type] += 3
        if self._page.texts[name.last] in self._lexicon.surnames:
            votes["person"] += 2

    def _vote_by_noun_before(self, name: Name, before: str, votes: Votes) -> None:
        """The village of Ottern, the band Velmar, spokesman Tamarin."""
        lexicon = self._lexicon
        if before == "of":
            kind = lexicon.kinds.get(self._beside.before(name.first, 2), "")
            if kind in ("gpe", "location"):
                votes[kind] += 4
        elif kind := lexicon.kinds.get(before, ""):
            votes[kind] += 4
        elif before in lexicon.roles:
            votes["person"] += 3

    def _vote_by_noun_behind(self, index: int, votes: Votes) -> None:
        """Ottern is a village; Tamarin, 57, ...; Velmar, an agency of the port, ...; Brecht, who ..."""
        texts = self._page.texts
        words = texts[index + 1 : index + 1 + _REACH]
        if not words:
            return
        if texts[index] == "," and (words[0] == "who" or _AGE.fullmatch(words[0])):
            votes["person"] += 3
        elif words[0] in _DETERMINERS:
            if kind := self._kind_of_phrase(words[1:]):
                votes[kind] += 4
        elif texts[index] == "," and any(word in self._lexicon.roles for word in _before_mark(words[:5])):
            votes["person"] += 3

    def _kind_of_phrase(self, words: list[str]) -> str:
        """The type that the head of a noun phrase says, which is its last noun before grammar goes on."""
        lexicon, kind = self._lexicon, ""
        for word in words:
            if (
                word in _ENDS_OF_PHRASES
                or not (word[0].isalpha() or word == "-")
                or (kind and word in lexicon.function)
            ):
                break
            if word in lexicon.kinds:
                kind = lexicon.kinds[word]
            elif word in lexicon.roles:
                kind = "person"
        return kind


def _before_mark(words: list[str]) -> list[str]:
    """The words before the first that is a mark or a number."""
    stop = next((index for index, word in enumerate(words) if not word[0].isalpha()), len(words))
    return words[:stop]
