"""Comparing two annotators of the same texts: two people, a person and a program, two versions of a program.

``compare(gold, predicted)`` matches documents by id and annotations by place, and counts for each layer how much was
found (strict: the same extent; overlap: one character in common), on which fields what was found agrees, and how alike
mentions are gathered into entities. What differs is listed with its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import attrs

from geoannot.analysis.annotated_twice import AnnotatedTwice
from geoannot.analysis.clusters import Clusters
from geoannot.analysis.differences import Difference
from geoannot.analysis.given import Documents, each
from geoannot.analysis.scores import LayerAgreement
from geoannot.errors import UsageError
from geoannot.hooks import as_names
from geoannot.model import DocumentView, written_order


@attrs.define(kw_only=True, repr=False)
class Comparison:
    """What came out of comparing two annotators.

    Attributes:
        documents: how many documents were compared.
        missing: ids of gold documents that were not predicted.
        extra: ids of predicted documents that are not in the gold.
        other_texts: ids of documents whose texts differ, which cannot be compared.
        layers: how they agree, by layer.
        one_sided: layers that only one side has, by name: in how many gold, in how many predicted documents. A layer
            that is absent says nothing, so it is no error of the other side.
        clusters: B-cubed over the mentions that both have; None where no document has mentions on both sides.
        differences: everything on which they differ, document by document.
    """

    documents: int = 0
    missing: list[str] = attrs.field(factory=list)
    extra: list[str] = attrs.field(factory=list)
    other_texts: list[str] = attrs.field(factory=list)
    layers: dict[str, LayerAgreement] = attrs.field(factory=dict)
    one_sided: dict[str, tuple[int, int]] = attrs.field(factory=dict)
    clusters: Clusters | None = None
    differences: list[Difference] = attrs.field(factory=list)

    def __repr__(self) -> str:
        scores = {name: layer.strict.f1 for name, layer in self.layers.items()}
        shown = ", ".join(f"{name} {'–' if f1 is None else f'{f1:.2f}'}" for name, f1 in scores.items())
        figures = f"strict F1: {shown or 'nothing was compared'}"
        return f"<Comparison: documents: {self.documents}; {figures}; differences: {len(self.differences)}>"

    @property
    def complete(self) -> bool:
        """Whether every document has its counterpart, with the same text."""
        return not (self.missing or self.extra or self.other_texts)


def compare(gold: Documents, predicted: Documents, *, layers: Iterable[str] = ()) -> Comparison:
    """Compare two annotators of the same documents.

    Args:
        gold: the documents of the one, one or several; those of the judge, if one of them is.
        predicted: the documents of the other, taken one by one. Two single documents need not have the same id.
        layers: names of layers; these alone are compared.

    Raises:
        UsageError: something else than documents is given, one side has two documents of one id, or no document has a
            layer of that name on both sides.
    """
    wanted = as_names(layers)
    waiting = _by_id(gold)
    if isinstance(gold, DocumentView) and isinstance(predicted, DocumentView):
        waiting = {predicted.id: gold}
    comparison = Comparison()
    seen: set[str] = set()
    shared: set[str] = set()
    for document in each(predicted):
        _refuse_twice(document.id, seen)
        counterpart = waiting.pop(document.id, None)
        if counterpart is None:
            comparison.extra.append(document.id)
        elif counterpart.text != document.text:
            comparison.other_texts.append(document.id)
        else:
            comparison.documents += 1
            shared.update(counterpart.layers.keys() & document.layers.keys())
            _compare(comparison, counterpart, document, wanted)
    comparison.missing = list(waiting)
    comparison.layers = {name: comparison.layers[name] for name in written_order(comparison.layers)}
    for name in wanted:
        if comparison.documents and name not in comparison.layers:
            there = ", ".join(written_order(shared)) or "none"
            raise UsageError(f"no document has a layer {name!r} on both sides; compared could be: {there}")
    return comparison


def compare_all(
    annotators: Mapping[str, Documents], *, layers: Iterable[str] = ()
) -> dict[tuple[str, str], Comparison]:
    """Compare several annotators of the same documents with each other, pair by pair.

    Args:
        annotators: their documents by their names; at least two.
        layers: names of layers; these alone are compared.

    Raises:
        UsageError: as :func:`compare`, or there are not two annotators with a name.
    """
    if not isinstance(annotators, Mapping):
        raise UsageError(f"expected documents by the names of their annotators, not {type(annotators).__name__}")
    if len(annotators) < 2:
        raise UsageError(f"{len(annotators)} annotator can't be compared; give two or more")
    kept = {name: one if isinstance(one, DocumentView) else list(each(one)) for name, one in annotators.items()}
    chosen = as_names(layers)
    return {(one, other): compare(kept[one], kept[other], layers=chosen) for one, other in combinations(kept, 2)}


def _by_id(documents: Documents) -> dict[str, DocumentView]:
    found: dict[str, DocumentView] = {}
    seen: set[str] = set()
    for document in each(documents):
        _refuse_twice(document.id, seen)
        found[document.id] = document
    return found


def _refuse_twice(id: str, seen: set[str]) -> None:
    if id in seen:
        raise UsageError(f"two documents of one side have the id {id!r}; give them ids of their own")
    seen.add(id)


def _compare(comparison: Comparison, gold: DocumentView, found: DocumentView, wanted: tuple[str, ...]) -> None:
    """Add what two annotators say of one text."""
    names = {name for name in (*gold.layers, *found.layers) if not wanted or name in wanted}
    for name in names - (gold.layers.keys() & found.layers.keys()):
        one, other = comparison.one_sided.get(name, (0, 0))
        comparison.one_sided[name] = (one + (name in gold.layers), other + (name in found.layers))
    texts = AnnotatedTwice(gold, found)
    for name in written_order(names & gold.layers.keys() & found.layers.keys()):
        texts.count(name, comparison.layers.setdefault(name, LayerAgreement()))
    if texts.equal_mentions is not None and "mention" in names:
        comparison.clusters = comparison.clusters or Clusters()
        comparison.clusters.take(texts.equal_mentions)
    comparison.differences += texts.differences
