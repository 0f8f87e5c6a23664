"""Who stands how towards whom, over many documents: the stance matrix.

A stance has a holder and a target. In one document they are entities of that document; here the entities of different
documents are joined by their keys (:attr:`geoannot.Entity.key`), and each pair of a holder and a target has a cell, one
for each period where periods are asked for. A cell keeps what stands behind its figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from math import sqrt
from typing import Any

import attrs

from geoannot.analysis.periods import PERIODS, Period, period_of
from geoannot.errors import UsageError
from geoannot.hooks import as_names
from geoannot.model import MODALITIES, Document, DocumentView, Entity, Span, Spans, Stance, folded

AUTHOR = "author"
"""The key, the name and the type of the party that speaks for the text itself."""
UNKNOWN = "unknown"
"""The key, the name and the type of a party that a stance leaves open."""
COUNTED = ("asserted", "possible", "conditional", "future")
"""The modalities that count where nothing else is asked for. What is denied has the polarity of what is denied."""
_ARTICLES = ("the ", "a ", "an ")


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


def stance_matrix(
    documents: Document | Iterable[Document],
    *,
    period: Period | None = None,
    modalities: Iterable[str] = COUNTED,
    impersonal: bool = False,
) -> StanceMatrix:
    """Gather the stances of documents by holder and target, with mean polarity, count, spread and evidence.

    Args:
        documents: one document, or several, which are taken one by one.
        period: what the days of the documents are gathered to; None for one cell a pair.
        modalities: what counts; stances that are denied do not, unless they are asked for.
        impersonal: whether stances count that no party holds: those of the author, which are the tone of the text
            itself, and those whose holder the text leaves open.

    Raises:
        UsageError: there is no such period or modality.
    """
    counted = _known("modality", as_names(modalities), MODALITIES)
    if period is not None:
        _known("period", (period,), PERIODS)
    gathered = _Gathering(period)
    for document in [documents] if isinstance(documents, Document) else documents:
        for stance in document.stances:
            if stance.modality in counted and (impersonal or _is_personal(stance)):
                gathered.take(document, stance)
    return StanceMatrix(gathered.cells())


def _is_personal(stance: Stance) -> bool:
    return stance.holder != AUTHOR and bool(stance.holder or stance.holder_spans)


def _known(what: str, words: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if word not in known:
            raise UsageError(f"there is no {what} {word!r}; there are {', '.join(known)}")
    return words


class _Gathering:
    """Evidence by pair and period, and under which names and types each party was met."""

    def __init__(self, period: Period | None) -> None:
        self._period = period
        self._evidence: dict[tuple[str, str], dict[str | None, list[Evidence]]] = {}
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._types: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def take(self, document: DocumentView, stance: Stance) -> None:
        """Put a stance into its cell."""
        pair = (
            self._party(document, stance.holder, stance.holder_spans),
            self._party(document, stance.target, stance.target_spans),
        )
        day = document.metadata.calendar_date
        when = None if self._period is None or day is None else period_of(day, self._period)
        self._evidence.setdefault(pair, {}).setdefault(when, []).append(_evidence(document, stance))

    def cells(self) -> Iterator[StanceCell]:
        """The cells in their order."""
        parties = {key: self._met_as(key) for key in self._names}

        def order(pair: tuple[str, str]) -> tuple[int, str, str, tuple[str, str]]:
            count = sum(map(len, self._evidence[pair].values()))
            return -count, parties[pair[0]].name, parties[pair[1]].name, pair

        for pair in sorted(self._evidence, key=order):
            periods = self._evidence[pair]
            for when in sorted(periods, key=lambda period: (period is None, period or "")):
                holder, target = parties[pair[0]], parties[pair[1]]
                yield StanceCell(holder=holder, target=target, period=when, evidence=tuple(periods[when]))

    def _party(self, document: DocumentView, id: str | None, spans: Spans) -> str:
        """The key of a party, whose name and type are noted."""
        named = None if id is None else document.get(id)
        words = _words(document, spans)
        if isinstance(named, Entity):
            key, name, type = named.key, named.name, str(named.type)
        elif id == AUTHOR:
            key = name = type = AUTHOR
        elif words:
            key, name, type = f"words:{_without_article(folded(words))}", words, "words"
        else:
            key = name = type = UNKNOWN
        self._names[key][name] += 1
        self._types[key][type] += 1
        return key

    def _met_as(self, key: str) -> Party:
        return Party(key=key, name=_most_frequent(self._names[key]), type=_most_frequent(self._types[key]))


def _evidence(document: DocumentView, stance: Stance) -> Evidence:
    around = document.sentences.overlapping(stance)
    reporter = None if stance.reporter is None else document.get(stance.reporter)
    return Evidence(
        document=document.id,
        date=document.metadata.date,
        stance=stance.id,
        spans=stance.spans,
        text=document.text_of(stance),
        sentence=" ".join(document.text_of(one) for one in around),
        polarity=stance.polarity,
        modality=stance.modality,
        basis=stance.basis,
        reporter=reporter.name if isinstance(reporter, Entity) else _words(document, stance.reporter_spans) or None,
    )


def _words(document: DocumentView, spans: tuple[Span, ...]) -> str:
    return " ".join(" ".join(document.text_of(span) for span in spans).split())


def _without_article(words: str) -> str:
    return next((words[len(article) :] for article in _ARTICLES if words.startswith(article)), words)


def _most_frequent(counts: Mapping[str, int]) -> str:
    """What was counted most often; of several, the first by the alphabet."""
    return min(counts, key=lambda word: (-counts[word], word))


__all__ = ["Evidence", "Party", "StanceCell", "StanceMatrix", "stance_matrix"]
