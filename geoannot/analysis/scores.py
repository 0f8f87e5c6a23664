"""Scores: precision, recall and F1, and how often two annotators agree on a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from math import isclose
from typing import Any

import attrs


@attrs.frozen
class Score:
    """Precision, recall and their harmonic mean, [0, 1]; None where there is nothing to count.

    Attributes:
        precision: what is right of what was predicted.
        recall: what was found of what is in the gold annotation.
    """

    precision: float | None
    recall: float | None

    @classmethod
    def of(cls, right: float, predicted: float, found: float, gold: float) -> Score:
        """The score of so much that is right among the predicted, and so much of the gold that was found."""
        return cls(right / predicted if predicted else None, found / gold if gold else None)

    @property
    def f1(self) -> float | None:
        """The harmonic mean; 0 where only one of the two can be counted."""
        if self.precision is None and self.recall is None:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@attrs.define
class FieldAgreement:
    """How often the annotations that stand for each other have the same value in a field.

    Attributes:
        matched: how many pairs were looked at.
        equal: in how many of them the values are the same.
        gold: how many annotations the gold layers hold, matched or not.
        predicted: how many the predicted layers hold.
        values: pairs of values, for a field with a closed vocabulary; else empty.
        distance: the sum of the distances of numbers; None where the field holds none.
    """

    matched: int = 0
    equal: int = 0
    gold: int = 0
    predicted: int = 0
    values: Counter[tuple[Hashable, Hashable]] = attrs.field(factory=Counter, repr=False)
    distance: float | None = None

    def take(self, gold: Any, found: Any, equal: bool, *, closed: bool) -> None:
        """Count a pair of values."""
        self.matched += 1
        self.equal += equal
        if closed:
            self.values[gold, found] += 1
        if _is_number(gold) and _is_number(found):
            self.distance = (self.distance or 0.0) + abs(gold - found)

    @property
    def agreement(self) -> float | None:
        """The share of the matched pairs with the same value."""
        return self.equal / self.matched if self.matched else None

    @property
    def score(self) -> Score:
        """The score of matching and having the same value, as TempEval-3 counts attributes."""
        return Score.of(self.equal, self.predicted, self.equal, self.gold)

    @property
    def mean_distance(self) -> float | None:
        """The mean distance of two numbers, None where the field holds none."""
        return self.distance / self.matched if self.distance is not None else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, for a closed vocabulary: agreement beyond chance; None where chance alone explains all."""
        total = self.values.total()
        if not total:
            return None
        left: Counter[Hashable] = Counter()
        right: Counter[Hashable] = Counter()
        for (gold, found), number in self.values.items():
            left[gold] += number
            right[found] += number
        by_chance = sum(left[value] * right[value] for value in left) / total**2
        return None if isclose(by_chance, 1.0) else (self.equal / total - by_chance) / (1 - by_chance)


@attrs.define(kw_only=True)
class LayerAgreement:
    """How two annotators agree on a layer.

    Attributes:
        documents: how many documents have the layer on both sides.
        gold: how many annotations are in the gold layers.
        predicted: how many are in the predicted ones.
        equal_extents: how many stand for each other and have the same extent.
        matched: how many stand for each other, with one character in common or more.
        fields: how they agree on each field of the kind's own.
    """

    documents: int = 0
    gold: int = 0
    predicted: int = 0
    equal_extents: int = 0
    matched: int = 0
    fields: dict[str, FieldAgreement] = attrs.field(factory=dict)

    @property
    def strict(self) -> Score:
        """The score where only the same extent is right."""
        return Score.of(self.equal_extents, self.predicted, self.equal_extents, self.gold)

    @property
    def overlap(self) -> Score:
        """The score where one character in common is enough."""
        return Score.of(self.matched, self.predicted, self.matched, self.gold)


def same_value(gold: Any, found: Any) -> bool:
    """Whether two values are the same; numbers as far as floating point allows."""
    if _is_number(gold) and _is_number(found):
        return isclose(gold, found, abs_tol=1e-9)
    return bool(gold == found)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float)
