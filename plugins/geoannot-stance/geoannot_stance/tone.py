"""The tone of a sentence around a name: a weak judgement of whoever writes, where no words judge the name outright.

A word counts the less the farther it stands from the name, and more behind it than before it: a sentence says of its
topic what follows. Who only speaks is less touched by the words around. The thresholds differ because news is darker
than what it thinks of people.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp
from typing import NamedTuple

from geoannot_stance import tables
from geoannot_stance.lexicon import WRITER, lexicon
from geoannot_stance.vocabulary import Vocabulary

BRIGHT, DARK = 0.25, -0.1
"""Sums beyond which the tone is told."""

_HALO = 14
"""Tokens over which the weight of a word falls to 1/e."""

_REACH = 60
_BEHIND = 1.5
_SPEAKER = 0.5
_NEGATIONS = frozenset({"not", "no", "never", "without"})
_WEIGHTS = tuple(exp(-distance / _HALO) for distance in range(_REACH))


class Tone(NamedTuple):
    """What the words around a name come to.

    Attributes:
        score: their weighted sum, signed.
        words: the indices of the two that weigh most, in text order.
    """

    score: float
    words: tuple[int, ...]


@cache
def tone_words() -> dict[str, float]:
    """The polarity of each word form that has a tone."""
    found: dict[str, float] = {}
    for line in tables.lines("tone.tsv"):
        polarity, words = line.split("\t")
        found.update(dict.fromkeys(words.split(), float(polarity)))
    words_of = lexicon()
    for senses_of in (words_of.adjectives, words_of.nouns, words_of.verbs):
        for form, senses in senses_of.items():
            judging = [sense.row.polarity for sense in senses.all if not sense.rest and sense.row.source == WRITER]
            if judging:
                found.setdefault(form, sum(judging) / len(judging))
    return found


class ToneReader:
    """The tone of one sentence."""

    def __init__(self, words: list[str], start: int, stop: int, vocabulary: Vocabulary) -> None:
        self._words = words
        self._start, self._stop = start, stop
        self._vocabulary = vocabulary
        self._polar = list(self._polar_words())

    @property
    def has_tone(self) -> bool:
        """Whether any word has a tone."""
        return bool(self._polar)

    def _polar_words(self) -> Iterator[tuple[int, float]]:
        polarities, words = tone_words(), self._words
        for index in [index for index in range(self._start, self._stop) if words[index] in polarities]:
            polarity = polarities[words[index]]
            before = words[max(self._start, index - 3) : index]
            is_negated = any(word in _NEGATIONS or word.endswith("n't") for word in before)
            yield index, -0.5 * polarity if is_negated else polarity

    def around(self, start: int, stop: int) -> Tone:
        """The tone around the name that the tokens from ``start`` to ``stop`` make."""
        weighed = []
        for index, polarity in self._polar:
            if start <= index < stop:
                continue
            distance = start - index if index < start else index - stop + 1
            if distance < _REACH:
                weighed.append((polarity * _WEIGHTS[distance] * (_BEHIND if index >= stop else 1), index))
        score = sum(weight for weight, _ in weighed)
        if self._only_speaks(start, stop):
            score *= _SPEAKER
        agreeing = sorted((item for item in weighed if item[0] * score > 0), key=lambda item: -abs(item[0]))
        return Tone(score, tuple(sorted(index for _, index in agreeing[:2])))

    def _only_speaks(self, start: int, stop: int) -> bool:
        around = self._words[stop : min(stop + 3, self._stop)] + self._words[max(self._start, start - 2) : start]
        speech = self._vocabulary.governors["speech"]
        return any(self._vocabulary.verbs.get(word, ("", ""))[0] in speech for word in around)
