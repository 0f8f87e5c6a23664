"""Relations: the stances of a document, gathered by who holds them and towards whom."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

import attrs

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.highlights import STANDS
from geoannot.formats.html.passages import Passage, passage_of
from geoannot.formats.html.wording import AUTHOR, leaning, party, signed, verdict
from geoannot.model import DocumentView, Stance


@attrs.frozen
class Evidence:
    """One stance in the index.

    Attributes:
        anchor: its own anchor.
        place: the anchor of its words in the text.
        passage: the words that show it, in their sentence.
        polarity: the polarity with its sign.
        leaning: ``for``, ``against`` or ``neutral``.
        facts: modality where it is not asserted, basis, reporter, event.
    """

    anchor: str
    place: str
    passage: Passage
    polarity: str
    leaning: str
    facts: str


@attrs.frozen
class Relation:
    """How one party stands towards another, over all stances that say it.

    Attributes:
        holder: the name of who holds the stances.
        target: the name of whom or what they are towards.
        polarity: the mean polarity.
        evidence: the stances, in text order.
    """

    holder: str
    target: str
    polarity: float
    evidence: Sequence[Evidence]

    @property
    def leaning(self) -> str:
        """``for``, ``against`` or ``neutral``."""
        return leaning(self.polarity)

    @property
    def verdict(self) -> str:
        """The mean polarity in a word and a number."""
        return f"{verdict(self.polarity)}, {signed(self.polarity)}"


def relations_of(document: DocumentView, anchors: Anchors) -> list[Relation]:
    """The relations in a document: those with the most evidence first, then in text order; the author's come last."""
    found: dict[tuple[str, str], list[Stance]] = {}
    for stance in document.stances:
        holder = party(document, stance.holder, stance.holder_spans)
        target = party(document, stance.target, stance.target_spans, "something")
        found.setdefault((holder, target), []).append(stance)
    relations = [
        Relation(
            holder,
            target,
            mean(stance.polarity for stance in stances),
            [_evidence(document, stance, anchors) for stance in stances],
        )
        for (holder, target), stances in found.items()
    ]
    return sorted(relations, key=lambda relation: (relation.holder == AUTHOR, -len(relation.evidence)))


def _evidence(document: DocumentView, stance: Stance, anchors: Anchors) -> Evidence:
    reporter = party(document, stance.reporter, stance.reporter_spans, "")
    facts = (
        "" if stance.modality == "asserted" else stance.modality,
        stance.basis.replace("-", " "),
        f"told by {reporter}" if reporter else "",
        (stance.event or "").lower(),
    )
    return Evidence(
        anchor=anchors.of(stance.id, STANDS),
        place=anchors.of(stance.id),
        passage=passage_of(document, stance),
        polarity=signed(stance.polarity),
        leaning=leaning(stance.polarity),
        facts=" · ".join(fact for fact in facts if fact),
    )
