"""The direction that the words around give to a date without year: said in January, elections in May."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoannot_dates.nearness import CERTAIN_FUTURE, CERTAIN_PAST, FUTURE, OPEN, PAST
from geoannot_dates.tables import words_of

_REACH = 16
"""How many tokens before the expression may hold the verb that governs it, and behind it."""
_PERFECT_REACH = 5
_AWAY_REACH = 8
_DEADLINE_REACH = 4
_ENDS = frozenset({".", "!", "?", ";"})
_OPENINGS = frozenset({".", "!", "?", ";", "``", '"', "“"})
_SHORTEST_PAST = 5
_AS_SOON_AS = (["as", "soon", "as"], ["as", "early", "as"])
_GOVERNED = (["in"], ["on"], ["from"], ["until"], ["or"], ["and"])
"""Behind these the verb governs the date itself: are to be held in March."""
_LEADING = _OPENINGS | frozenset({":", "—", "–", "--", "but", "and", "while", "yet"})
_LEADING_BEFORE_COMMA = frozenset({",", "that"})
"""Behind these a new clause can begin with a date: but in June they left; he noted that, in June, they left."""
_PASTS = frozenset({"did", "was", "were", "had", "could"})
_NAMES = frozenset({"may", "will"})
"""Auxiliaries that are names where they have a capital inside a sentence."""
_LEADS = frozenset({"until", "till", "ahead"})
"""Words that lead to a date themselves, whatever the tense."""


class Tense:
    """Reads directions off the tokens of one text."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._tokens = tokens
        self._ahead, self._behind = words_of("tense", "AHEAD"), words_of("tense", "BEHIND")
        self._ahead_of, self._auxiliaries = words_of("tense", "AHEAD_OF"), words_of("tense", "AUXILIARY")
        self._ahead_to, self._agreed_to = words_of("tense", "AHEAD_TO"), words_of("tense", "AGREED_TO")
        self._conditions, self._determiners = words_of("tense", "CONDITION"), words_of("tense", "DETERMINER")
        self._modals, self._reports = words_of("tense", "MODAL"), words_of("tense", "REPORT")
        self._present, self._occasion = words_of("tense", "PRESENT"), words_of("tense", "OCCASION")
        self._ahead_plain, self._plain_after = words_of("tense", "AHEAD_PLAIN"), words_of("tense", "PLAIN_AFTER")
        self._pluperfect, self._projected = words_of("tense", "PLUPERFECT"), words_of("tense", "PROJECTED")
        self._arranged = words_of("tense", "ARRANGED")
        self._pronouns = words_of("tense", "PRONOUN")
        self._subjects, self._relatives = words_of("tense", "SUBJECT"), words_of("tense", "RELATIVE")
        self._planned, self._not_past = words_of("tense", "PLANNED"), words_of("tense", "NOT_PAST")

    def around(self, first: int, last: int) -> int:
        """The direction at the expression between two tokens: of what governs it before, else of what follows."""
        before = self._before(first, _REACH)
        by = before[-1:] in (["by"], ["through"]) and "had" not in before and not self._opens(first - 1)
        if by or before[-3:] in _AS_SOON_AS:
            return FUTURE
        if self._tokens[last : last + 1] in (["'s"], ["’s"]) and self._occasion.isdisjoint(before[-1:]):
            # "Would appeal Wednesday's ruling": the verb tells when it is appealed, not when it was made.
            return OPEN
        if told := self._told_behind(first, last):
            return told
        if self._opens(first) and self._tokens[last : last + 1] == ["was"]:
            # "June was worse".
            return CERTAIN_PAST
        if before[-1:] == ["on"] and self._acts(last) and "be" not in before[-_PERFECT_REACH:]:
            # "Seeking to calm them, the ministry on Sunday issued a warning": the verb stands right behind.
            return PAST
        sign = self._beside(first) or self._nearest(range(first - 1, max(first - 1 - _REACH, -1), -1))
        if sign == FUTURE and before[-1:] in _GOVERNED:
            return CERTAIN_FUTURE
        if sign == OPEN and not self._ahead_of.isdisjoint(before[-_DEADLINE_REACH:]):
            return FUTURE
        return sign or self._nearest(range(last, min(last + _REACH, len(self._tokens))))

    def _opens(self, index: int) -> bool:
        """Whether the token begins a sentence: what follows tells of its time."""
        return index <= 0 or self._tokens[index - 1] in _OPENINGS

    def _acts(self, index: int) -> bool:
        """Whether a verb of the past stands there, no auxiliary: a vote on Sunday was planned may look ahead."""
        verb = "".join(self._tokens[index : index + 1]).lower()
        return verb not in _PASTS and self._is_past(verb, index)

    def _told_behind(self, first: int, last: int) -> int:
        """The direction of the verb behind a date that leads its clause: may be dead, but in June, Velmar called it so.

        What stands before belongs to another clause; a report at the end (in June, she said) governs no date.
        """
        if self._before(first, 1) not in (["in"], ["on"]) or not self._leads_clause(first - 1, last):
            return OPEN
        behind = range(last, min(last + _REACH, len(self._tokens)))
        sign = self._nearest([index for index in behind if self._tokens[index].lower() not in self._reports])
        return CERTAIN_PAST if sign == PAST else sign

    def _leads_clause(self, preposition: int, last: int) -> bool:
        """Whether a clause begins at the preposition: its subject follows the date, behind a comma or without one."""
        lead = "".join(self._before(preposition, 1)) or "."
        after, subject = [*self._tokens[last : last + 2], "", ""][:2]
        if after == ",":
            return lead in _LEADING | _LEADING_BEFORE_COMMA and subject.lower() not in self._relatives
        leads = lead in _LEADING or (lead == "," and after.lower() in self._pronouns)
        return leads and (after.lower() in self._subjects or after[:1].isupper())

    def looks_away(self, first: int) -> int:
        """Where a story looks beside its course: PAST behind *had*, FUTURE behind a plan, else OPEN."""
        for index in range(first - 1, max(first - 1 - _AWAY_REACH, -1), -1):
            word = self._tokens[index].lower()
            if word in _ENDS and not self._abbreviates(index):
                return OPEN
            if word in self._pluperfect:
                return PAST
            if word in self._projected:
                return FUTURE
        return OPEN

    def _beside(self, first: int) -> int:
        """The direction of a verb that stands right before "on" or "in": shut on 20 May, will open in April."""
        before = self._before(first, _PERFECT_REACH)
        if before[-1:] in (["ended"], ["since"]):
            return CERTAIN_PAST
        if len(before) < 2 or before[-1] not in ("on", "in"):
            return OPEN
        *lead, verb, _ = before
        if not self._modals.isdisjoint(lead[-2:]):
            return CERTAIN_FUTURE
        if verb.endswith("ing") and not self._arranged.isdisjoint(lead[-1:]):
            return FUTURE
        if verb == "due" and not _PASTS.isdisjoint(lead[-1:]):
            return CERTAIN_PAST
        past = verb not in self._reports and self._is_past(verb, first - 2) and self._conditions.isdisjoint(lead)
        return CERTAIN_PAST if past and self._present.isdisjoint(lead[-2:]) else OPEN

    def _nearest(self, indices: Sequence[int]) -> int:
        for index in indices:
            word = self._tokens[index].lower()
            if word in _ENDS and not self._abbreviates(index):
                return OPEN
            sign = self._direction(word, index)
            if sign != OPEN:
                return sign
        return OPEN

    def _abbreviates(self, index: int) -> bool:
        """Whether a full stop ends no sentence: Oslo Corp. said, of Peoria, Ill., in May."""
        after = self._tokens[index + 1 : index + 2]
        return self._tokens[index] == "." and bool(after) and (after[0] == "," or after[0][:1].islower())

    def _direction(self, word: str, index: int) -> int:
        """The direction of one word."""
        if word in _NAMES and self._tokens[index][0].isupper() and not self._opens(index):
            # Mrs May, Will Harmon.
            return OPEN
        if word in self._ahead_plain:
            return FUTURE if self._is_timetable(index) else OPEN
        if word in self._planned and self._tokens[index + 1 : index + 2] in (["a"], ["an"], ["another"]):
            return FUTURE
        if word in ("until", "till"):
            if self._opens(index):
                # "Until Thursday nobody knew": what follows tells.
                return OPEN
            if self._negated_past(index):
                return PAST
        if word in self._ahead or self._is_intent(word, index):
            # "Had been due": what lay ahead then lies behind now.
            return PAST if word not in _LEADS and "had" in self._before(index, _PERFECT_REACH) else FUTURE
        if not self._is_past(word, index):
            return OPEN
        before = self._before(index, _PERFECT_REACH)
        # "Will be held", "to be paid": the participle looks ahead with its auxiliary.
        if before[-1:] == ["be"] and not self._auxiliaries.isdisjoint(before[-4:]):
            return FUTURE
        # "If the work began": a past that has not come to pass.
        return PAST if self._conditions.isdisjoint(before) or "had" in before else FUTURE

    def _is_intent(self, word: str, index: int) -> bool:
        """Whether the word leads to what is meant to be: plans to sail, plans for May, an agreement to sail."""
        before = self._before(index, 1)
        if word not in ("to", "for") or not before:
            return False
        return before[0] in self._ahead_to or (word == "to" and before[0] in self._agreed_to)

    def _is_timetable(self, index: int) -> bool:
        """Whether a plain verb stands behind a subject: the envoys meet, Brecht and Velmar meet; not: to meet."""
        subject = self._tokens[index - 1] if index else ""
        return (subject[:1].isupper() or subject.endswith("s")) and self._plain_after.isdisjoint(self._before(index, 2))

    def _negated_past(self, index: int) -> bool:
        """Whether a verb of the past is negated before: did not know until Thursday."""
        before = self._before(index, _REACH)
        if not self._not_past.isdisjoint(before):
            return True
        return any(verb in _PASTS and word in ("not", "never") for verb, word in pairwise(before))

    def _is_past(self, word: str, index: int) -> bool:
        """Whether the word is a verb of the past: not the United States, not an unspecified date."""
        if word in self._behind:
            # "Expected to hit": the infinitive of hit, cut and set looks like their past.
            return self._before(index, 1) != ["to"]
        if not word.endswith("ed") or len(word) < _SHORTEST_PAST or word in self._ahead_to:
            return False
        before = self._before(index, 1)
        return self._tokens[index].islower() and self._determiners.isdisjoint(before)

    def _before(self, index: int, count: int) -> list[str]:
        return [token.lower() for token in self._tokens[max(index - count, 0) : index]]
