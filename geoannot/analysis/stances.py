"""Who stands how towards whom, over many documents: the stance matrix.

A stance has a holder and a target. In one document they are entities of that document; here the entities of different
documents are joined by their keys (:attr:`geoannot.Entity.key`), and each pair of a holder and a target has a cell, one
for each period where periods are asked for. A cell keeps what stands behind its figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from math import sqrt
from typing import Any

import attrs

from geoannot.errors import UsageError
from geoannot.model import Spans


@attrs.frozen(kw_only=True)
class Party:
    """Who holds a stance, or whom or what it is about, across documents.

    Attributes:
        key: what it is known by: the key of an entity, ``words:…`` for a thing that is no entity, ``author``.
        name: its most frequent name.
        type: its most frequent type, in the terms of entities; ``words``, ``author``, ``unknown`` for what is none.
    """

    key: str
    name: str
    type: str


@attrs.frozen(kw_only=True)
class Evidence:
    """One stance, as it stands in its document.

    Attributes:
        document: the id of the document.
        date: the day of the document, None where it has none.
        stance: the id of the stance.
        spans: the words that show it, in code points.
        text: these words.
        sentence: the sentence that they stand in; empty where the document has no sentences.
        polarity: [-1, 1].
        modality: whether it is asserted.
        basis: how the text comes to say it.
        reporter: the name of who passes it on, None where nobody does.
    """

    document: str
    date: str | None
    stance: str
    spans: Spans
    text: str
    sentence: str
    polarity: float
    modality: str
    basis: str
    reporter: str | None


@attrs.frozen(kw_only=True)
class StanceCell:
    """How one holder stands towards one target, in one period.

    Attributes:
        holder: who.
        target: towards whom or what.
        period: ``2021``, ``2021-Q1``, ``2021-03``, ``2021-W11`` or ``2021-03-18``; None where periods are not asked
            for, and for documents without a date.
        evidence: the stances, in the order in which they came.
    """

    holder: Party
    target: Party
    period: str | None
    evidence: tuple[Evidence, ...] = attrs.field(repr=False)

    @property
    def count(self) -> int:
        """How many stances there are."""
        return len(self.evidence)

    @property
    def documents(self) -> int:
        """In how many documents."""
        return len({one.document for one in self.evidence})

    @property
    def mean(self) -> float:
        """Mean polarity, [-1, 1]."""
        return sum(one.polarity for one in self.evidence) / self.count

    @property
    def spread(self) -> float:
        """Standard deviation of the polarity in the cell, [0, 1]."""
        mean = self.mean
        return sqrt(sum((one.polarity - mean) ** 2 for one in self.evidence) / self.count)


class StanceMatrix:
    """Holders by targets.

    Attributes:
        cells: those that are not empty: pairs by their number of stances, then by name; periods in their order.
    """

    def __init__(self, cells: Iterable[StanceCell]) -> None:
        self.cells = tuple(cells)

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[StanceCell]:
        return iter(self.cells)

    def __repr__(self) -> str:
        stances = sum(cell.count for cell in self.cells)
        return f"<StanceMatrix: {len(self.cells)} cells, {stances} stances>"

    def between(self, holder: str, target: str) -> list[StanceCell]:
        """The cells of a pair, by key or by name."""
        return [
            cell
            for cell in self.cells
            if holder in (cell.holder.key, cell.holder.name) and target in (cell.target.key, cell.target.name)
        ]

    def rows(self) -> Iterator[dict[str, Any]]:
        """The cells as flat mappings, for a data frame; without the evidence."""
        for cell in self.cells:
            row: dict[str, Any] = {}
            for role, party in (("holder", cell.holder), ("target", cell.target)):
                row |= {role: party.name, f"{role}_key": party.key, f"{role}_type": party.type}
            figures = {name: getattr(cell, name) for name in ("mean", "count", "spread", "documents")}
            yield {**row, **figures, "period": cell.period}

    def evidence_rows(self) -> Iterator[dict[str, Any]]:
        """The stances behind the cells as flat mappings, each with its cell."""
        for cell in self.cells:
            place = {"holder_key": cell.holder.key, "target_key": cell.target.key, "period": cell.period}
            for one in cell.evidence:
                yield {**place, **attrs.asdict(one, recurse=False)}

    def to_networkx(self) -> Any:
        """A ``networkx.MultiDiGraph``: a node a party, an edge a cell, whose key is its period.

        Nodes have ``name`` and ``type``; edges have ``weight`` (mean polarity), ``count``, ``spread`` and ``evidence``.

        Raises:
            UsageError: networkx is not installed.
        """
        try:
            networkx: Any = import_module("networkx")
        except ModuleNotFoundError:
            raise UsageError("a graph needs networkx; install it with: pip install geoannot[graph]") from None
        graph = networkx.MultiDiGraph()
        for cell in self.cells:
            for party in (cell.holder, cell.target):
                graph.add_node(party.key, name=party.name, type=party.type)
            figures = {"weight": cell.mean, "count": cell.count, "spread": cell.spread, "evidence": cell.evidence}
            graph.add_edge(cell.holder.key, cell.target.key, key=cell.period, **figures)
        return graph
