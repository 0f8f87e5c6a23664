"""He and she: which person is meant, or none where that is unsure."""

from __future__ import annotations

from bisect import bisect_left

import attrs

from geoannot_entities.clusters import Cluster
from geoannot_entities.page import Page
from geoannot_entities.tables import word_class

_MALE = word_class("he")
_FEMALE = word_class("she")
_PERSONAL = _MALE | _FEMALE
_REACH = 4
"""How many sentences back the person may be named."""


@attrs.frozen
class Pronoun:
    """A pronoun in the text.

    Attributes:
        index: its token.
        entity: number of the cluster of the person, -1 where that is unsure.
        confidence: how sure that is, from 0 to 1; None where it is left open.
    """

    index: int
    entity: int
    confidence: float | None


class PronounResolver:
    """Goes through the pronouns of a page from left to right."""

    def __init__(self, page: Page, clusters: list[Cluster]) -> None:
        self._page, self._clusters = page, clusters
        self._places = sorted(
            (name.first, number)
            for number, cluster in enumerate(clusters)
            if cluster.type == "person"
            for name in cluster.names
        )
        self._firsts = [first for first, _ in self._places]
        # What the pronouns before have said: it goes on being spoken of, and its gender is known then.
        self._last: dict[str, tuple[int, int]] = {}
        self._genders = [cluster.gender for cluster in clusters]

    def resolve(self) -> list[Pronoun]:
        """Every he and she with its person."""
        texts = self._page.texts
        return [self._resolve(index, "m" if texts[index] in _MALE else "f") for index in self._page.where(_PERSONAL)]

    def _resolve(self, index: int, gender: str) -> Pronoun:
        scores = self._scores(index, gender)
        if not scores:
            return Pronoun(index, -1, None)
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        best, score = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        confidence = round(min(0.95, score / (score + second + 0.4)), 2)
        if score < 0.6 or confidence < 0.45:
            return Pronoun(index, -1, None)
        self._genders[best] = self._genders[best] or gender
        self._last[gender] = index, best
        return Pronoun(index, best, confidence)

    def _scores(self, index: int, gender: str) -> dict[int, float]:
        """How much speaks for each person: near, subject of a sentence, of this gender, meant by the last pronoun."""
        page = self._page
        sentence, scores = page.sentence[index], dict[int, float]()
        for position in range(bisect_left(self._firsts, index) - 1, -1, -1):
            first, number = self._places[position]
            distance = sentence - page.sentence[first]
            if distance > _REACH or index - first > 150:
                break
            known = self._genders[number]
            if known and known != gender:
                continue
            score = (2.0 if known else 1.2) / (1 + distance)
            if first - page.first[page.sentence[first]] < 4:
                score *= 1.4
            scores[number] = max(scores.get(number, 0.0), score)
        before = self._last.get(gender)
        if before and sentence - page.sentence[before[0]] <= _REACH and self._genders[before[1]] in ("", gender):
            scores[before[1]] = scores.get(before[1], 0.0) + 1.5 / (1 + sentence - page.sentence[before[0]])
        return scores
