"""Who stands how towards whom, by phenomenon: each case as it is, with the two actors swapped, and negated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from geoannot_stance import TABLE, StanceConfig
from geoannot_stance.extractor import StanceExtractor

from geoannot.model import Document, Entity, Mention, Sentence

PEOPLE = ("Brecht", "Halvik")
STATES = ("Denmark", "Norway")
Signs = dict[tuple[str, str], str]


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of cases."""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def expected(sign: str, holder: str, target: str) -> Signs:
    """What the sign of a case means for two actors."""
    if sign == "0":
        return {}
    found = {(holder, target): sign[-1]}
    return found | {(target, holder): sign[-1]} if sign.startswith("=") else found


def signs(sentence: str, names: tuple[str, str]) -> Signs:
    """The strongest stance of each actor towards the other, by sign; A and B stand for the actors."""
    text = re.sub(r"\b[AB]\b", lambda match: names["AB".index(match.group())], sentence)
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name in names:
        document.add(Entity(id=name, name=name, type="other"))
        for match in re.finditer(name, text):
            document.add(Mention(spans=[match.span()], entity=name))
    strongest: dict[tuple[str, str], float] = {}
    for stance in StanceExtractor(StanceConfig(author=False), {TABLE: ()}).extract(document):
        if stance.holder in names and stance.target in names:
            pair = (stance.holder, stance.target)
            strongest[pair] = max(strongest.get(pair, 0.0), stance.polarity, key=abs)
    return {pair: "+" if polarity > 0 else "-" for pair, polarity in strongest.items()}


def cases() -> Iterator[Any]:
    """Every case in its three forms."""
    for name, sentence, sign, negated, negated_sign in rows("cases.tsv"):
        yield pytest.param(sentence, PEOPLE, sign, id=name)
        yield pytest.param(sentence, PEOPLE[::-1], sign, id=f"{name}-reversed")
        yield pytest.param(negated, PEOPLE, negated_sign, id=f"{name}-negated")
    for name, sentence, sign, *negation in rows("acts.tsv"):
        yield pytest.param(sentence, STATES, sign, id=name)
        yield pytest.param(sentence, STATES[::-1], sign, id=f"{name}-reversed")
        if negation:
            yield pytest.param(negation[0], STATES, negation[1], id=f"{name}-negated")


@pytest.mark.parametrize(("sentence", "names", "sign"), list(cases()))
def test_direction(sentence: str, names: tuple[str, str], sign: str) -> None:
    """The stance goes from who holds it to whom it concerns, with its sign, and no other is written."""
    assert signs(sentence, names) == expected(sign, *names)
