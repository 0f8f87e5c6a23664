"""Lanes: lines under the text, one below the other, so that what overlaps is still told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from geoannot.model import TextAnnotation

MOST = 3
"""How many lines stand below each other; what would need a fourth shares the last one."""

A = TypeVar("A", bound=TextAnnotation)


def in_lanes(annotations: Iterable[A]) -> list[tuple[A, int]]:
    """Annotations with the lane of each: the first that is free where it begins; longer ones are nearer to the text."""
    ordered: Sequence[A] = sorted(annotations, key=lambda one: (one.start, -one.end))
    free_from = [0] * MOST
    placed: list[tuple[A, int]] = []
    for annotation in ordered:
        lane = next((lane for lane in range(MOST) if free_from[lane] <= annotation.start), MOST - 1)
        free_from[lane] = max(free_from[lane], annotation.end)
        placed.append((annotation, lane))
    return placed
