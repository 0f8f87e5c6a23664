"""Cheap tests: whether a sentence may say anything of a stance, asked before it is looked at closely."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import attrs

from geoannot_stance.lexicon import OBLIGING, WRITER, Lexicon, Row, Senses, match_rest
from geoannot_stance.vocabulary import Vocabulary

_BEHIND = 10
"""Tokens behind a word in which the preposition that names its target has to come."""

_NEAR = 8
"""Tokens around a word that is said of somebody in which his name has to stand."""

_AGENCY = frozenset({"by", "from", "of", "between"})
_DEALING = ("refusal", "seeking", "building", "worsening", "denial", "easing")
_DENYING = frozenset({"not", "no", "never", "neither", "nor", "cannot", "without", "little", "hardly"})


class Need(NamedTuple):
    """What a form says something with.

    Attributes:
        nothing: it says something alone, as a verb.
        reading: where its verb is read: ``infinitive`` only there, ``noun`` not where a noun has to stand, or anywhere.
        behind: words of which one has to follow.
        name: a name has to stand near.
        dealing: the sentence has to deny, refuse or offer something.
        idioms: the senses of which some go on.
    """

    nothing: bool
    reading: str
    behind: frozenset[str]
    name: bool
    dealing: bool
    idioms: tuple[Senses, ...]


@attrs.frozen(eq=False)
class Cues:
    """The forms of the lexicon with what they need.

    Attributes:
        needs: by form.
        dealing: the words that deny, refuse or offer.
        nominal: the words behind which a noun has to stand.
        noted: the forms, and the words that have a tone.
        toned: the words that have a tone.
    """

    needs: dict[str, Need]
    dealing: frozenset[str]
    nominal: frozenset[str]
    noted: frozenset[str]
    toned: frozenset[str]

    def find(self, words: list[str]) -> tuple[list[int], list[int]]:
        """The indices of the words that may say something, and of those that have a tone; one pass over all."""
        noted, needs, toned = self.noted, self.needs, self.toned
        found = [index for index, word in enumerate(words) if word in noted]
        return [index for index in found if words[index] in needs], [index for index in found if words[index] in toned]

    def may_tell(self, words: list[str], marks: Sequence[int], named: Sequence[int], start: int, stop: int) -> bool:
        """Whether any of the ``marks`` between two tokens has what it needs; ``named``: the tokens of names, sorted."""
        deals: bool | None = None
        for index in marks:
            need = self.needs[words[index]]
            if need.nothing and self._may_be_verb(words, index, need.reading):
                return True
            if need.name and _is_near(index, named):
                return True
            if need.behind and not need.behind.isdisjoint(words[index + 1 : min(index + _BEHIND, stop)]):
                return True
            if need.dealing:
                if deals is None:
                    deals = self._deals(words[start:stop])
                if deals:
                    return True
        return any(
            match_rest(sense.rest, words, index + 1, stop) >= 0
            for index in marks
            for senses in self.needs[words[index]].idioms
            for sense in senses.idioms(words, index, stop)
        )

    def _may_be_verb(self, words: list[str], index: int, reading: str) -> bool:
        """Whether a form that only its verb makes telling may be one, by the word before."""
        if not index or not reading:
            return True
        if reading == "infinitive":
            return "to" in words[max(0, index - 2) : index]
        return words[index - 1] not in self.nominal

    def _deals(self, words: list[str]) -> bool:
        return not self.dealing.isdisjoint(words) or any(word.endswith("n't") for word in words)


def _is_near(index: int, named: Sequence[int]) -> bool:
    at = bisect_left(named, index - _NEAR)
    return at < len(named) and named[at] <= index + _NEAR


def _need(form: str, senses_of: list[Senses], vocabulary: Vocabulary) -> Need:
    alone = [sense.row for senses in senses_of for sense in senses.all if not sense.rest]
    behind: set[str] = set()
    for row in alone:
        behind |= _words_behind(row, vocabulary)
    reading = "infinitive" if form in vocabulary.kinds else "noun" if form in vocabulary.ambiguous else ""
    return Need(
        reading="" if form.endswith("ing") else reading,
        nothing=any(_says_alone(row) for row in alone),
        behind=frozenset(behind),
        name=any(
            row.part != "V" and (WRITER in row.source or "bearer" in row.source or row.event == "AID") for row in alone
        ),
        dealing=any(row.source == "relation" for row in alone),
        idioms=tuple(found for found in senses_of if found.all[0].rest),
    )


def _says_alone(row: Row) -> bool:
    is_act = row.source in ("subject", "object", WRITER)
    return row.part == "V" and is_act and (row.targets[0] in ("object", "subject") or row.mutual)


def _words_behind(row: Row, vocabulary: Vocabulary) -> frozenset[str]:
    if row.source == "giver":
        return vocabulary.goods
    if row.source == "relation" or row.targets[0] in ("object", "subject", "bearer", "possessor"):
        return frozenset()
    return frozenset(row.targets) if row.part != "N" else _AGENCY.union(row.targets)


def gather(lexicon: Lexicon, vocabulary: Vocabulary, tones: Mapping[str, float]) -> Cues:
    """The cues of a lexicon."""
    senses: dict[str, list[Senses]] = defaultdict(list)
    for part in (lexicon.verbs, lexicon.nouns, lexicon.adjectives):
        for form, found in part.items():
            senses[form].append(found)
    needs = {form: _need(form, senses_of, vocabulary) for form, senses_of in senses.items()}
    # what somebody must do is said right behind his name
    obliging = Need(nothing=False, reading="", behind=frozenset(), name=True, dealing=False, idioms=())
    needs |= {word: needs.get(word, obliging)._replace(name=True) for word in OBLIGING}
    governing = frozenset[str]().union(*(vocabulary.governors[name] for name in _DEALING))
    forms = {form for form, (lemma, _) in vocabulary.verbs.items() if lemma in governing}
    nominal = {word for word, kind in vocabulary.kinds.items() if kind in ("determiner", "possessive", "preposition")}
    return Cues(
        needs=needs,
        dealing=frozenset(forms | governing | _DENYING),
        nominal=frozenset(nominal - {"all", "both", "that", "her"}),
        noted=frozenset(needs.keys() | tones.keys()),
        toned=frozenset(tones),
    )


def between(indices: list[int], start: int, stop: int) -> list[int]:
    """Those of the sorted indices from ``start`` to ``stop``."""
    return indices[bisect_left(indices, start) : bisect_left(indices, stop)]
