"""Findings: stances in terms of tokens, before they are linked to the text and its quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from geoannot_stance.circumstances import Circumstances, after_negation
from geoannot_stance.lexicon import WRITER, Row
from geoannot_stance.parties import Party

WRITING = Party("author", -1, -1)
"""Whoever speaks: the author of the text, or the speaker of the quotation that the words stand in."""

HINT = 0.3
"""The confidence of what no words say outright: the tone of a sentence, the use of a word, the nearest name."""

_OBJECTIONS = {
    "V": frozenset({"oppose", "object", "reject", "resist", "dispute", "mind", "disagree", "disapprove"}),
    "N": frozenset({"opposition", "objection", "resistance", "complaint", "rejection"}),
    "A": frozenset({"opposed", "averse"}),
}


class Finding(NamedTuple):
    """A stance in terms of tokens.

    Attributes:
        holder, target: the two sides.
        polarity: [-1, 1], after negation.
        intensity: [0, 1].
        cue: token indices, half-open.
        circumstances: negations and modality.
        event: PLOVER event type.
        is_hint: whether it is only guessed from the use of the words.
        word: the first word of the row that says it.
    """

    holder: Party
    target: Party
    polarity: float
    intensity: float
    cue: tuple[int, int]
    circumstances: Circumstances
    event: str | None
    is_hint: bool = False
    word: str = ""


def pairs(
    row: Row, holders: list[Party], targets: list[Party], cue: tuple[int, int], circumstances: Circumstances
) -> Iterator[Finding]:
    """What a row says of each holder towards each target, after negation; nothing where nothing is left."""
    polarity = after_negation(row.polarity, circumstances.negations, row.words[0] in _OBJECTIONS[row.part])
    if row.source == WRITER and circumstances.negations % 2:
        polarity = 0.0 if row.part == "V" else -0.5 * row.polarity
    if not polarity:
        return
    # support that is kept back is a refusal; what else is left after a negation is no act
    flipped = "REJECT" if row.polarity > 0 else None
    event = row.event and (row.event if circumstances.negations % 2 == 0 else flipped)
    # what befalls somebody makes him look good or bad, which is less than saying so
    is_hint = row.source == WRITER and row.part == "V"
    for holder in holders:
        for target in targets:
            if holder.start != target.start and (holder.entity is None or holder.entity != target.entity):
                yield Finding(holder, target, polarity, abs(polarity), cue, circumstances, event, is_hint, row.words[0])


def mutual(
    row: Row, holders: list[Party], others: list[Party], cue: tuple[int, int], circumstances: Circumstances
) -> Iterator[Finding]:
    """The same both ways; without others, among the holders.

    Of an agreement *with* others only the subject is said to hold it; of a clash both sides are.
    """
    if others:
        yield from pairs(row, holders, others, cue, circumstances)
        if row.polarity < 0:
            yield from pairs(row, others, holders, cue, circumstances)
    else:
        yield from pairs(row, holders, holders, cue, circumstances)


def without_echoes(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without judgements of whoever writes that only repeat what somebody else is told to do.

    *Brecht praised Halvik* says that Brecht holds something for Halvik, and of the author nothing.
    """
    found = list(findings)
    held = {(one.target.entity, one.cue[0]) for one in found if one.holder is not WRITING and one.holder.entity}
    return [one for one in found if one.holder is not WRITING or (one.target.entity, one.cue[0]) not in held]
