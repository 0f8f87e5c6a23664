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

    def is_partner(self, first: int, last: int) -> bool:
        """Whether it does, owns or is treated as only a state is: by Ottawa, ties with Ottawa, Ottawa's refusal."""
        before = self.before(first)
        if before in _ADDRESSED or (before == "to" and self.before(first, 2) == "according"):
            return True
        if self._is_half_of_modifier(first, last, before):
            return True
        if before in ("with", "on", "against", "from", "to") and self.before(first, 2) in _RELATIONS:
            return True
        if before == "and" and self.before(first, 3) == "between":
            return True
        if before in PLACE_PREPOSITIONS or self.after(last) not in POSSESSIVES:
            return False
        return self.after(last + 1) in _STATE_NOUNS

    def _is_half_of_modifier(self, first: int, last: int, before: str) -> bool:
        """Whether a hyphen ties it to what only a government does or has friends in: Ottawa-backed, pro-Ottawa."""
        if before == "-":
            return self.before(first, 2) in _FOR_OR_AGAINST
        return self.after(last) == "-" and self.after(last + 1) in _DONE_BY_STATES
