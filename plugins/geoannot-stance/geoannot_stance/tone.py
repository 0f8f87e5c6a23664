"""The tone of a sentence around a name: a weak judgement of whoever writes, where no words judge the name outright.

A word counts the less the farther it stands from the name, and more behind it than before it: a sentence says of its
topic what follows. Who only speaks is less touched by the words around. The thresholds differ because news is darker
than what it thinks of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from math import exp

from geoannot_stance import tables
from geoannot_stance.lexicon import WRITER, Lexicon

BRIGHT, DARK = 0.25, -0.1
"""Sums beyond which the tone is told."""

_HALO = 14
"""Tokens over which the weight of a word falls to 1/e."""

_REACH = 60
_BEHIND = 1.5
_SPEAKER = 0.5
_NEGATIONS = frozenset(
    "not no never without cannot can't couldn't didn't doesn't don't isn't aren't wasn't weren't won't wouldn't hasn't "
    "haven't hadn't shouldn't mustn't ain't neither nor nobody nothing hardly".split()
)
_WEIGHTS = tuple(exp(-distance / _HALO) for distance in range(_REACH))


def tone_words(words_of: Lexicon) -> dict[str, float]:
    """The polarity of each word form that has a tone, by the table of the package or by the judgements of a lexicon."""
    found: dict[str, float] = {}
    for line in tables.lines("tone.tsv"):
        polarity, words = line.split("\t")
        found.update(dict.fromkeys(words.split(), float(polarity)))
    for senses_of in (words_of.adjectives, words_of.nouns, words_of.verbs):
        for form, senses in senses_of.items():
            judging = [sense.row.polarity for sense in senses.all if not sense.rest and sense.row.source == WRITER]
            if judging:
                found.setdefault(form, sum(judging) / len(judging))
    return found


class ToneReader:
    """The tone of one sentence.

    Args:
        words: all words of the document, lower case.
        start: the first token of the sentence.
        stop: the token behind its last.
        toned: the tokens between them that have a tone.
        tones: the polarity of each word form that has a tone.
        speaking: forms of verbs of speech and thought.
    """

    def __init__(
        self,
        words: list[str],
        start: int,
        stop: int,
        toned: Iterable[int],
        tones: Mapping[str, float],
        speaking: Set[str],
    ) -> None:
        self._words = words
        self._start, self._stop = start, stop
        self._tones, self._speaking = tones, speaking
        self._polar = [(index, self._polarity(index)) for index in toned]

    def _polarity(self, index: int) -> float:
        polarity = self._tones[self._words[index]]
        is_negated = not _NEGATIONS.isdisjoint(self._words[max(self._start, index - 3) : index])
        # what is bad and left out is not good
        return min(0.0, -0.5 * polarity) if is_negated else polarity

    def around(self, start: int, stop: int, without: Set[int] = frozenset()) -> float:
        """The tone around the name that the tokens from ``start`` to ``stop`` make, ``without`` some tokens: signed."""
        weights = self._weights(start, stop, without).values()
        return sum(weights) * (_SPEAKER if weights and self._only_speaks(start, stop) else 1)

    def telling(self, start: int, stop: int, without: Set[int] = frozenset()) -> tuple[int, ...]:
        """The indices of the two words that weigh most in the tone around a name, in text order."""
        weights = self._weights(start, stop, without)
        score = sum(weights.values())
        agreeing = sorted((index for index in weights if weights[index] * score > 0), key=lambda at: -abs(weights[at]))
        return tuple(sorted(agreeing[:2]))

    def _weights(self, start: int, stop: int, without: Set[int]) -> dict[int, float]:
        """What each word adds to the tone around a name."""
        found = {}
        for index, polarity in self._polar:
            if index < start:
                if start - index < _REACH and index not in without:
                    found[index] = polarity * _WEIGHTS[start - index]
            elif index >= stop and index - stop + 1 < _REACH and index not in without:
                found[index] = polarity * _WEIGHTS[index - stop + 1] * _BEHIND
        return found

    def _only_speaks(self, start: int, stop: int) -> bool:
        behind = self._words[stop : min(stop + 3, self._stop)]
        return not (
            self._speaking.isdisjoint(behind)
            and self._speaking.isdisjoint(self._words[max(self._start, start - 2) : start])
        )
