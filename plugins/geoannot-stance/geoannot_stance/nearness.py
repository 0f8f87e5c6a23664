"""The nearest name: who is meant where the words of a sentence leave one side of a stance without a name.

*The captain of the guard, it was said in Ottern, had insulted Halvik*: the verb is clear and so is one side of it, the
other is out of the reach of chunks. The name that stands nearest on the open side is then meant more often than not by
chance, and seldom enough to be told as a hint only.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_stance.circumstances import Circumstances
from geoannot_stance.finding import Finding
from geoannot_stance.lexicon import Row
from geoannot_stance.parties import Party
from geoannot_stance.scene import Scene

_REACH = 12
"""Tokens between the words and the name."""

_NOTHING = frozenset({"nothing", "nobody", "none", "no", "anything", "everything", "something"})
_STOPS = frozenset({":", ";", "?", "!"})
_OPENERS = frozenset({"and", "but", "while", "although", "though", "whereas"})
_HINTED = 0.3
"""The size of the polarity."""

_OPEN_HOLDER = frozenset({None, "DISAPPROVE", "SUPPORT", "PROTEST", "COERCE", "AID", "ASSAULT", "THREATEN", "DEMAND"})
_OPEN_TARGET = frozenset({"DISAPPROVE", "SUPPORT", "FIGHT", "THREATEN"})
"""Events for which that side is found rightly in a good part of the cases; measured."""


_ATTITUDES = frozenset({None, "DISAPPROVE", "SUPPORT", "PROTEST"})
"""Events of nouns that tell of an attitude, and not of a deed that somebody else may have done."""


@attrs.frozen(eq=False)
class Nearness:
    """Finds the nearest names of a scene."""

    scene: Scene

    def complete(
        self, row: Row, holders: list[Party], targets: list[Party], cue: tuple[int, int], circumstances: Circumstances
    ) -> Iterator[Finding]:
        """The hint of a row of which one side is named and the other is not."""
        named = [party for party in holders if party.entity is not None]
        concerned = [party for party in targets if party.entity is not None]
        is_about_nothing = cue[1] < self.scene.stop and self.scene.words[cue[1]] in _NOTHING
        if bool(named) == bool(concerned) or circumstances.negations or is_about_nothing:
            return
        if row.part == "N" and row.event not in _ATTITUDES:
            return
        if any(self._is_suffered(party) for party in (*holders, *targets)):
            return
        if not named and row.event in _OPEN_HOLDER:
            # a name inside the phrase that acts has been passed over for a reason: Halvik's critics are not Halvik
            named = [
                party for party in self._before(cue[0]) if not any(_is_inside(party, holder) for holder in holders)
            ]
        elif not concerned and (row.event in _OPEN_TARGET or (row.event is None and row.polarity < 0)):
            concerned = self._after(cue[1])
        polarity = _HINTED if row.polarity > 0 else -_HINTED
        for holder in named:
            for target in concerned:
                if holder.entity != target.entity:
                    yield Finding(holder, target, polarity, _HINTED, cue, circumstances, row.event, True, row.words[0])

    def _is_suffered(self, party: Party) -> bool:
        """Whether a phrase without a name is what is done to somebody: *condemned the arrest of Halvik*."""
        if party.entity is not None or party.end < 1:
            return False
        head, vocabulary = self.scene.words[party.end - 1], self.scene.vocabulary
        return head in vocabulary.opposed or head in vocabulary.suffered

    def _turns(self, comma: int) -> bool:
        """Whether another clause begins behind a comma: *condemned the closure, and Brecht backed it*."""
        words = self.scene.words
        return words[comma] == "," and comma + 1 < self.scene.stop and words[comma + 1] in _OPENERS

    def _before(self, token: int) -> list[Party]:
        for at in range(token - 1, max(self.scene.start, token - _REACH) - 1, -1):
            if self.scene.words[at] in _STOPS or self._turns(at):
                return []
            party = self.scene.parties.named_at(at)
            if party is not None:
                return [party] if party.entity is not None else []
        return []

    def _after(self, token: int) -> list[Party]:
        for at in range(token, min(self.scene.stop, token + _REACH)):
            if self.scene.words[at] in _STOPS or self._turns(at):
                return []
            party = self.scene.parties.named_at(at)
            if party is not None:
                return [party] if party.entity is not None else []
        return []


def _is_inside(party: Party, phrase: Party) -> bool:
    return phrase.start <= party.start < phrase.end
