"""What stands beside a name or a role noun: prepositions, verbs, possessives."""

from __future__ import annotations

from geoannot_entities.lexicon import Lexicon
from geoannot_entities.page import Page
from geoannot_entities.tables import word_class

PLACE_PREPOSITIONS = word_class("place prepositions")
POSSESSIVES = frozenset(("'s", "’s"))
_AUXILIARIES = word_class("auxiliaries")
_RELATIONS = word_class("relations between states")
_STATE_NOUNS = word_class("what states have")
_ADDRESSED = word_class("before a government")
_DONE_BY_STATES = word_class("done by states")
_FRIENDS_AND_ENEMIES = word_class("enemies and friends")
_BEFORE_DEEDS = _AUXILIARIES | word_class("before deeds of states")
_OF_PLACES = word_class("what places have")
_DEEDS = word_class("done by states alone")
_DEEDS_TOLD = word_class("done by states behind an auxiliary")
_MOODS = word_class("states of mind")
_BEFORE_MOODS = frozenset(("is", "was", "been", "be", "remains", "remained"))
_SPOKEN = frozenset(("spoke", "speak", "speaking", "talk", "talked", "talking"))
_CALLING = frozenset(("call", "calls", "called", "calling"))
_BEHIND_PARTNERS = frozenset(("over", "on", "about", "since", "to", "and", "but", "that", "if", "when", "while"))
_OPENING_INSERTIONS = frozenset(("which", "whose", "the", "a", "an", "its", "long", "once", "already"))
_LONGEST_INSERTION = 10
_BETWEEN_PLACES = word_class("after a place itself")
_FOR_OR_AGAINST = frozenset(("pro", "anti"))


class Surroundings:
    """Answers questions about the words beside a stretch of tokens, never past the end of the sentence."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page, self._texts, self._verbs = page, page.texts, lexicon.verbs

    def before(self, first: int, distance: int = 1) -> str:
        """A token before, in small letters; empty where there is none."""
        return self._texts[first - distance].lower() if first >= distance else ""

    def after(self, last: int) -> str:
        """The next token in the sentence; empty where there is none."""
        return self._texts[last + 1] if self._page.same_line(last) else ""

    def in_place(self, first: int) -> bool:
        """Whether a preposition of place stands before: where one is, or goes."""
        return self.before(first) in PLACE_PREPOSITIONS

    def acts(self, first: int, last: int) -> bool:
        """Whether a verb of saying or of state action follows, with at most two small words between."""
        return not self.in_place(first) and self.verb_follows(last)

    def verb_follows(self, last: int) -> bool:
        """Whether a verb of saying or of state action comes next but for auxiliaries and adverbs."""
        index = last
        for _ in range(3):
            if not self._page.same_line(index):
                return False
            index += 1
            if self._texts[index] in self._verbs:
                return True
            if self._texts[index] not in _AUXILIARIES:
                return False
        return False

    def has_inhabitants(self, last: int) -> bool:
        """Whether it owns what only a place has: Ottern's population."""
        return self.after(last) in POSSESSIVES and self.after(last + 1) in _OF_PLACES

    def rules(self, first: int, last: int) -> bool:
        """Whether it does or feels what a government does and a town does not: Ottawa is furious, Oslo had failed."""
        return not self.in_place(self._without_article(first)) and self._is_deed(self._behind_insertion(last))

    def _without_article(self, first: int) -> int:
        """Where a name begins with its article: the Kremlin."""
        return first - 1 if first and self._texts[first - 1] == "the" else first

    def _behind_insertion(self, last: int) -> int:
        """The token before what is told of a name: behind "Ottawa, which has built locks,", too."""
        if self.after(last) == "," and self.after(last + 1) in _OPENING_INSERTIONS:
            for index in range(last + 2, min(last + 2 + _LONGEST_INSERTION, len(self._texts) - 1)):
                if not self._page.same_line(index):
                    return last
                if self._texts[index] == ",":
                    return index
        return last

    def _is_deed(self, index: int) -> bool:
        """Whether a deed or a mood of governments comes next but for auxiliaries and adverbs."""
        told = False
        for _ in range(3):
            word, before = self.after(index), self._texts[index]
            if word in self._verbs or word in _DEEDS:
                return True
            if word in _DEEDS_TOLD and (told or self.after(index + 1)[:1].isupper()):
                return True
            if word in _MOODS and (before in _BEFORE_MOODS or not told):
                return True
            if word not in _BEFORE_DEEDS and word not in _BEFORE_MOODS:
                return False
            told, index = True, index + 1
        return False

    def is_partner(self, first: int, last: int) -> bool:
        """Whether it does, owns or is treated as only a state is: by Ottawa, ties with Ottawa, Ottawa's refusal."""
        has_article = self.before(first) == "the"
        first = self._without_article(first)
        before = self.before(first)
        if has_article and before == "by":
            # A road by the Kremlin.
            return False
        if before in _ADDRESSED or (before == "to" and self.before(first, 2) == "according"):
            return True
        if self._is_half_of_modifier(first, last, before):
            return True
        if before in ("with", "on", "against", "from", "to") and self.before(first, 2) in _RELATIONS:
            # Who speaks from the White House stands in it.
            return before != "from" or self.before(first, 2) not in _SPOKEN
        if before == "and" and self.before(first, 3) == "between":
            return True
        if before == "of" and self.before(first, 2) in _FRIENDS_AND_ENEMIES:
            return True
        if before == "on" and self.before(first, 2) in _CALLING:
            return True
        if before == "with" and self._is_whole_phrase(last) and not self._joins_places(first):
            return True
        if before in PLACE_PREPOSITIONS or self.after(last) not in POSSESSIVES:
            return False
        return self.after(last + 1) in _STATE_NOUNS

    def _is_whole_phrase(self, last: int) -> bool:
        """Whether no noun that it only describes and nothing that it is called follows: with Ottawa over salt."""
        after = self.after(last)
        if after == "," and self.after(last + 1)[:1].isupper():
            # A list of towns.
            return False
        return not after[:1].isalnum() and after not in POSSESSIVES and after != "-" or after in _BEHIND_PARTNERS

    def _joins_places(self, first: int) -> bool:
        """Whether roads or comparisons join places: a line that links Bergen with Oslo."""
        return not _BETWEEN_PLACES.isdisjoint(self._texts[max(first - 6, 0) : first])

    def _is_half_of_modifier(self, first: int, last: int, before: str) -> bool:
        """Whether a hyphen ties it to what only a government does or has friends in: Ottawa-backed, pro-Ottawa."""
        if before == "-":
            return self.before(first, 2) in _FOR_OR_AGAINST
        return self.after(last) == "-" and self.after(last + 1) in _DONE_BY_STATES
