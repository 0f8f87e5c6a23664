"""It and they where they clearly stand for one body, state or people that the text names."""

from __future__ import annotations

from bisect import bisect_left

from geoannot_entities.clusters import Cluster
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.names import Name
from geoannot_entities.page import Page
from geoannot_entities.pronouns import Pronoun
from geoannot_entities.surroundings import Surroundings
from geoannot_entities.tables import word_class

_SUBJECTS = frozenset(("it", "they", "It", "They"))
_OWNERS = frozenset(("its", "their", "Its", "Their"))
_SINGULAR = frozenset(("it", "its", "It", "Its"))
_PRONOUNS = _SUBJECTS | _OWNERS
_OPENING_CLAUSE = word_class("opening a clause")
_OTHER_ANTECEDENTS = word_class("before other antecedents")
_MODALS = word_class("modals")
_EMPTY = word_class("what an empty it does")
_CERTAIN = 0.85
_LIKELY = 0.7
_REACH = 8
"""How many tokens may stand between a name and its pronoun."""


class GroupResolver:
    """Goes through *it* and *they* from left to right.

    Most of them mean no named group, so that only two patterns are read: the subject of the same clause, with nothing
    between that could be meant instead (Norway recalled its envoy), and the subject of the sentence before where the
    pronoun opens a sentence (It said ...). All else gets no mention.
    """

    def __init__(
        self, page: Page, lexicon: Lexicon, surroundings: Surroundings, names: list[Name], clusters: list[Cluster]
    ) -> None:
        self._page, self._verbs, self._beside = page, lexicon.verbs, surroundings
        self._names, self._clusters = names, clusters
        self._firsts = [name.first for name in names]
        # Pronouns that open a sentence hand its subject on to the next one.
        self._handed_on: dict[int, tuple[int, bool]] = {}

    def resolve(self) -> list[Pronoun]:
        """The pronouns whose group is clear."""
        found = (self._resolve(index, self._page.texts[index]) for index in self._page.where(_PRONOUNS))
        return [pronoun for pronoun in found if pronoun]

    def _resolve(self, index: int, text: str) -> Pronoun | None:
        page = self._page
        sentence = page.sentence[index]
        if index == page.first[sentence]:
            return self._opening(index, text, sentence)
        position = bisect_left(self._firsts, index) - 1
        if position < 0 or self._names[position].first < page.first[sentence]:
            return None
        name = self._names[position]
        behind = name.last + 1
        if position and self._explains(self._names[position - 1], name):
            name, behind = self._names[position - 1], behind + 1
        if not self._is_group(name, text) or not self._is_clear(name, behind, index, text):
            return None
        return Pronoun(index, name.entity, _CERTAIN)

    def _is_group(self, name: Name, text: str) -> bool:
        """Whether a name can be meant: a state or a body by "it", a people by "they"."""
        kind = self._clusters[name.entity].type
        if text in _SINGULAR:
            return kind in ("organization", "gpe") and name.form != "demonym"
        return kind == "norp" or name.form == "demonym" and name.text.endswith(("s", "men"))

    # In the same clause

    def _explains(self, whole: Name, short: Name) -> bool:
        """Whether the second name is the first in brackets: the Coastal Reform Union (CRU)."""
        texts, opening = self._page.texts, whole.last + 1
        adjoining = short.first == opening + 1 and texts[opening] == "(" and texts[short.last + 1] == ")"
        return adjoining and whole.entity == short.entity

    def _is_clear(self, name: Name, begin: int, index: int, text: str) -> bool:
        """Whether a name is the subject, and only verbs and bare words stand between it and the pronoun.

        Args:
            name: the name.
            begin: the token behind it, and behind its initials in brackets.
            index: the pronoun.
            text: the pronoun as it is written.
        """
        texts = self._page.texts
        if texts[begin : begin + 2] == [",", "which"]:
            begin += 2
        elif not self._opens_clause(name.first):
            return False
        between = texts[begin:index]
        if not between or len(between) > _REACH or not all(map(self._is_bare, between)):
            return False
        if text in _SUBJECTS:
            return self._is_told(between) and (text not in _SINGULAR or self._acts(index))
        if text not in _SINGULAR and any(word.endswith("s") and word not in self._verbs for word in between):
            return False
        # In "opposes reform and its price" the word before may be meant.
        return between == ["and"] or between[-1] != "and"

    def _is_bare(self, word: str) -> bool:
        return word.isalpha() and word.islower() and word not in _OTHER_ANTECEDENTS and word not in _PRONOUNS

    def _is_told(self, between: list[str]) -> bool:
        """Whether a pronoun follows a verb of saying or acting: Norway has said that it ..."""
        *before, last = between if between[-1] != "that" else between[:-1] or between
        return last in self._verbs and all(self._is_helping(word) for word in before)

    def _is_helping(self, word: str) -> bool:
        return word in _MODALS or word == "also" or word.endswith("ly")

    def _acts(self, index: int) -> bool:
        """Whether "it" does what only somebody does: it would sign, it is sending; not: it would be wrong."""
        following, then = [*self._page.texts[index + 1 : index + 3], "", ""][:2]
        if following in ("is", "was"):
            return then.endswith("ing") and then not in _EMPTY
        if following in _MODALS:
            return then.isalpha() and then not in _EMPTY
        return following in self._verbs

    def _opens_clause(self, first: int) -> bool:
        """Whether a name, without its article, begins a sentence or a clause, so that it is a subject."""
        page, texts = self._page, self._page.texts
        begin = page.first[page.sentence[first]]
        if first > begin and texts[first - 1].lower() == "the":
            first -= 1
        if first == begin:
            return True
        if texts[first - 1] == ",":
            # Oslo, Norway: the second name is no subject of its own.
            return first - begin > 1 and texts[first - 2].islower()
        return texts[first - 1] in _OPENING_CLAUSE

    # At the beginning of a sentence

    def _opening(self, index: int, text: str, sentence: int) -> Pronoun | None:
        subject = self._subject(sentence - 1, text) if sentence else None
        if subject is None or text in _SUBJECTS and not self._speaks(index):
            return None
        self._handed_on[sentence] = subject, text in _SINGULAR
        return Pronoun(index, subject, _LIKELY)

    def _speaks(self, index: int) -> bool:
        """Whether a verb of saying or acting follows; "it was announced" has nobody who does."""
        return self._page.texts[index + 1 : index + 2] not in (["is"], ["was"]) and self._beside.verb_follows(index)

    def _subject(self, sentence: int, text: str) -> int | None:
        """The group that a sentence begins with and that speaks or acts in it."""
        if sentence in self._handed_on:
            subject, singular = self._handed_on[sentence]
            return subject if singular == (text in _SINGULAR) else None
        page = self._page
        position = bisect_left(self._firsts, page.first[sentence])
        if position == len(self._names) or self._names[position].first >= page.end_of(sentence):
            return None
        name = self._names[position]
        is_subject = self._opens_clause(name.first) and self._beside.verb_follows(name.last)
        return name.entity if is_subject and self._is_group(name, text) else None
