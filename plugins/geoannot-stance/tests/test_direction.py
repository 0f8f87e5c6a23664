"""Who stands how towards whom, by phenomenon."""

from __future__ import annotations

import pytest
from geoannot_stance import StanceConfig
from geoannot_stance.extractor import StanceExtractor

from geoannot.model import Document, Entity, Mention, Sentence

CASES = {
    "active": ("Brecht criticized Halvik.", {("Brecht", "Halvik"): -1}),
    "passive": ("Halvik was praised by Brecht.", {("Brecht", "Halvik"): 1}),
    "apposition": ("Brecht, the minister of canals, condemned Halvik.", {("Brecht", "Halvik"): -1}),
    "nominalisation": ("Brecht's support for Halvik surprised the port.", {("Brecht", "Halvik"): 1}),
    "none": ("Brecht met Halvik in the harbour.", {}),
}


def directions(text: str) -> dict[tuple[str | None, str | None], int]:
    """The signs of the stances between the two actors that the sentence names."""
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name in ("Brecht", "Halvik"):
        document.add(Entity(id=name, name=name, type="person"))
        start = text.index(name)
        document.add(Mention(spans=[(start, start + len(name))], entity=name))
    stances = StanceExtractor(StanceConfig()).extract(document)
    return {
        (stance.holder, stance.target): 1 if stance.polarity > 0 else -1
        for stance in stances
        if stance.holder != "author" and stance.target
    }


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_direction(text: str, expected: dict[tuple[str, str], int]) -> None:
    """The stance goes from who holds it to whom it concerns."""
    assert directions(text) == expected
