"""Results as plain values: what the command line prints as JSON."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs

from geoannot.analysis.comparison import Comparison
from geoannot.analysis.differences import Difference, spread_over
from geoannot.analysis.scores import FieldAgreement, LayerAgreement, Score
from geoannot.analysis.stances import StanceMatrix


def summary_of_comparison(comparison: Comparison, *, differences: int | None = None) -> dict[str, Any]:
    """A comparison as plain values; figures are shares, [0, 1], or None where there is nothing to count.

    Args:
        comparison: what came out.
        differences: how many of each layer are listed, evenly spread; None for all.
    """
    clusters = comparison.clusters
    return {
        "documents": comparison.documents,
        "missing": comparison.missing,
        "extra": comparison.extra,
        "other_texts": comparison.other_texts,
        "layers": {name: _layer(layer) for name, layer in comparison.layers.items()},
        "one_sided": {name: list(sides) for name, sides in sorted(comparison.one_sided.items())},
        "b_cubed": None if clusters is None else {**_score(clusters.score), "mentions": clusters.mentions},
        "differences": [attrs.asdict(one) for one in listed(comparison, differences)],
    }


def listed(comparison: Comparison, number: int | None) -> list[Difference]:
    """So many differences of each layer and sort, evenly spread over the documents; None for all."""
    if number is None:
        return comparison.differences
    sorts = Counter((one.layer, one.sort) for one in comparison.differences)
    kept: set[int] = set()
    for sort in sorts:
        kept.update(id(one) for one in spread_over(_of_sort(comparison.differences, sort), number))
    places = {name: place for place, name in enumerate(comparison.layers)}
    chosen = [one for one in comparison.differences if id(one) in kept]
    return sorted(chosen, key=lambda one: (places[one.layer], one.sort, one.field))


def _of_sort(differences: list[Difference], sort: tuple[str, str]) -> list[Difference]:
    return [one for one in differences if (one.layer, one.sort) == sort]


def summary_of_matrix(matrix: StanceMatrix) -> list[dict[str, Any]]:
    """The cells of a stance matrix as plain values, each with its evidence."""
    return [
        {**row, "evidence": [attrs.asdict(one, recurse=False) for one in cell.evidence]}
        for row, cell in zip(matrix.rows(), matrix, strict=True)
    ]


def _layer(layer: LayerAgreement) -> dict[str, Any]:
    return {
        "documents": layer.documents,
        "gold": layer.gold,
        "predicted": layer.predicted,
        "matched": layer.matched,
        "strict": _score(layer.strict),
        "overlap": _score(layer.overlap),
        "fields": {name: _field(field) for name, field in layer.fields.items()},
    }


def _field(field: FieldAgreement) -> dict[str, Any]:
    figures: dict[str, Any] = {"agreement": field.agreement, **_score(field.score)}
    if field.values:
        figures["kappa"] = field.kappa
    if field.distance is not None:
        figures["mean_distance"] = field.mean_distance
    return figures


def _score(score: Score) -> dict[str, float | None]:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}
