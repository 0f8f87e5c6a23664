"""How a report is made: negated, asked, or on a condition."""

from __future__ import annotations

from geoannot_quotes.found import Found
from geoannot_quotes.page import NOWHERE, Page
from geoannot_quotes.tables import word_classes

_BEFORE = 2
"""Tokens before subject or cue in which *if* makes a condition."""


class Bearings:
    """Reads the bearings of the quotations of one page."""

    def __init__(self, page: Page) -> None:
        classes = word_classes()
        self.page = page
        self.negations = classes["negation"]
        self.nobody = classes["nobody"]
        self.conditions = classes["condition"]
        self.possible = classes["possible"]
        self.auxiliaries = classes["auxiliary"]

    def features(self, found: Found) -> dict[str, bool]:
        """What holds of the report: ``negated``, ``questioned``, ``conditional``; nothing of a plain one."""
        if found.cue == NOWHERE:
            return {}
        return {
            name: True
            for name, holds in (
                ("negated", self._negated(found)),
                ("questioned", self._questioned(found)),
                ("conditional", self._conditional(found)),
            )
            if holds
        }

    def _negated(self, found: Found) -> bool:
        """*Did not say*, *nobody said*."""
        words = self.page.words
        if any(word in self.negations for word in words[slice(*found.cue)]):
            return True
        return found.source != NOWHERE and words[found.source[0]] in self.nobody

    def _questioned(self, found: Found) -> bool:
        """*Did Velmar say that the lock was shut?* — the mark is not in what is said."""
        words, quoted = self.page.words, self.page.quoted
        last = max(found.contents[-1][1], found.cue[1], found.source[1])
        if words[last : last + 1] != ["?"] or quoted[last] >= 0:
            return False
        first = min(found.cue[0], found.source[0]) if found.source != NOWHERE else found.cue[0]
        before = words[max(0, first - 1) : first + 1]
        return any(word in self.auxiliaries or word in ("who", "what", "why", "how", "when") for word in before)

    def _conditional(self, found: Found) -> bool:
        """*If Velmar says that it is shut*, *Velmar may say that …*."""
        words, (start, end) = self.page.words, found.cue
        if any(word in self.possible for word in words[start:end]):
            return True
        if "would" in words[start:end] and "have" in words[start:end]:
            return True
        subject = found.source[0] if found.source != NOWHERE and found.source[1] == start else start
        return any(word in self.conditions for word in words[max(0, subject - _BEFORE) : subject])
