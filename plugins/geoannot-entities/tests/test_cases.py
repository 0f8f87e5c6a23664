"""What is found in short texts: the tables in ``cases/``, one line a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from geoannot_entities import TABLE, EntitiesConfig
from geoannot_entities.extractor import EntitiesExtractor

from geoannot.model import Document, Entity, Mention, Sentence

_CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A text, and what is expected of it."""

    text: str
    expected: str


def _cases() -> Iterator[Any]:
    for path in sorted(_CASES.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                id, text, expected = line.split("\t")
                yield pytest.param(
                    Case(*(cell.replace("\\n", "\n") for cell in (text, expected))), id=f"{path.stem}-{id}"
                )


@pytest.fixture(scope="module")
def extractor() -> EntitiesExtractor:
    """The extractor as it is without settings."""
    return EntitiesExtractor(EntitiesConfig(), {TABLE: ()})


def document_of(text: str) -> Document:
    """A document whose sentences are what bars part."""
    document = Document(text.replace(" | ", "\n"))
    start = 0
    for part in text.split(" | "):
        document.add(Sentence(spans=((start, start + len(part)),)))
        start += len(part) + 1
    return document


def found(extractor: EntitiesExtractor, document: Document) -> dict[tuple[int, int], tuple[str, ...]]:
    """Extents to form, entity, code and type of the mentions."""
    annotations = list(extractor.extract(document))
    entities = {entity.id: entity for entity in annotations if isinstance(entity, Entity)}
    mentions = {}
    for mention in annotations:
        if isinstance(mention, Mention):
            entity = entities[mention.entity] if mention.entity else None
            facts = (entity.name, entity.identifiers.get("iso3166", ""), entity.type) if entity else ("none",)
            mentions[mention.start, mention.end] = (mention.form, *facts)
    return mentions


def place_of(text: str, words: str) -> tuple[int, int]:
    """Where words stand; ``words#2`` is their second place."""
    words, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(words, start + 1)
    return start, start + len(words)


@pytest.mark.parametrize("case", list(_cases()))
def test_case(case: Case, extractor: EntitiesExtractor) -> None:
    """The mentions that the table names are found, with form, entity and code or type; those it excludes are not."""
    document = document_of(case.text)
    mentions = found(extractor, document)
    for part in case.expected.split("; "):
        if part.startswith("no "):
            assert not [1 for start, end in mentions if document.text[start:end] == part.removeprefix("no ")], mentions
            continue
        words, _, facts = part.partition(" -> ")
        form, rest = facts.split(", ", 1)
        mention = mentions.get(place_of(document.text, words))
        assert mention is not None, (words, mentions)
        assert mention[0] == form, mention
        entity, _, kind = rest.rpartition(", ") if rest != "none" else ("none", "", "none")
        assert mention[1] == entity, mention
        assert kind in mention[1:], mention
