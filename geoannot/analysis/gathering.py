"""Gathering the stances of documents into a matrix."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from geoannot.analysis.given import Documents, each
from geoannot.analysis.parties import AUTHOR, Parties, words_of
from geoannot.analysis.periods import PERIODS, Period, period_of
from geoannot.analysis.stances import Evidence, Party, StanceCell, StanceMatrix
from geoannot.errors import UsageError
from geoannot.hooks import as_names
from geoannot.model import MODALITIES, DocumentView, Entity, Stance

COUNTED = ("asserted", "possible", "conditional", "future")
"""The modalities that count where nothing else is asked for. What is denied has the polarity of what is denied."""


def stance_matrix(
    documents: Documents,
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
        UsageError: there is no such period or modality, or something else than documents is given.
    """
    counted = _known("modality", as_names(modalities), MODALITIES)
    if period is not None:
        _known("period", (period,), PERIODS)
    parties = Parties()
    found: list[tuple[str, str, str | None, Evidence]] = []
    for document in each(documents):
        day = document.metadata.calendar_date
        when = None if period is None or day is None else period_of(day, period)
        for stance in document.stances:
            if stance.modality in counted and (impersonal or _is_personal(stance)):
                holder = parties.meet(document, stance.holder, stance.holder_spans)
                target = parties.meet(document, stance.target, stance.target_spans)
                found.append((holder, target, when, _evidence(document, stance)))
    return StanceMatrix(_cells(found, parties.joined()))


def _is_personal(stance: Stance) -> bool:
    return stance.holder != AUTHOR and bool(stance.holder or stance.holder_spans)


def _known(what: str, words: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if word not in known:
            raise UsageError(f"there is no {what} {word!r}; there are {', '.join(known)}")
    return words


def _cells(
    found: Iterable[tuple[str, str, str | None, Evidence]], parties: Mapping[str, Party]
) -> Iterator[StanceCell]:
    """A cell for each pair and period: pairs by their number of stances, then by name; what has no date comes last."""
    evidence: defaultdict[tuple[str, str, str | None], list[Evidence]] = defaultdict(list)
    counts: Counter[tuple[str, str]] = Counter()
    by_key = {party.key: party for party in parties.values()}
    for holder, target, when, one in found:
        pair = parties[holder].key, parties[target].key
        evidence[*pair, when].append(one)
        counts[pair] += 1

    def order(place: tuple[str, str, str | None]) -> tuple[int, str, str, str, str, bool, str]:
        holder, target, when = place
        names = by_key[holder].name, by_key[target].name
        return (-counts[holder, target], *names, holder, target, when is None, when or "")

    for place in sorted(evidence, key=order):
        holder, target, when = place
        yield StanceCell(holder=by_key[holder], target=by_key[target], period=when, evidence=tuple(evidence[place]))


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
        reporter=reporter.name if isinstance(reporter, Entity) else words_of(document, stance.reporter_spans) or None,
    )
