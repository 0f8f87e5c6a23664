"""What the extractor finds in short texts."""

from __future__ import annotations

import re

import pytest
from geoannot_entities import TABLE, EntitiesConfig
from geoannot_entities.extractor import EntitiesExtractor

from geoannot.model import Document, Entity, Mention, Sentence


@pytest.fixture(scope="module")
def extractor() -> EntitiesExtractor:
    """The extractor as it is without settings."""
    return EntitiesExtractor(EntitiesConfig(), {TABLE: ()})


def document_of(text: str) -> Document:
    """A document with a sentence up to each full stop before a capital letter."""
    document = Document(text)
    for match in re.finditer(r"\S(?:[^.!?\n]|[.!?](?! [A-Z]|$))*[.!?]?", text):
        document.add(Sentence(spans=(match.span(),)))
    return document


def found(extractor: EntitiesExtractor, text: str) -> dict[str, tuple[str, str, str | None]]:
    """Words of each mention to form, name of the entity and its code."""
    document = document_of(text)
    annotations = list(extractor.extract(document))
    entities = {entity.id: entity for entity in annotations if isinstance(entity, Entity)}
    result = {}
    for mention in annotations:
        if isinstance(mention, Mention):
            entity = entities[mention.entity] if mention.entity else None
            name, code = (entity.name, entity.identifiers.get("iso3166")) if entity else ("", None)
            result[document.text_of(mention)] = (mention.form, name, code)
    return result


def test_an_office_is_outside_the_name_and_gives_the_role(extractor: EntitiesExtractor) -> None:
    """Nationality, office and name part, and the surname is the same person later."""
    mentions = found(extractor, "German Chancellor Ida Brecht left Oslo. Brecht said she was tired.")
    assert mentions["German"] == ("demonym", "Germany", "DE")
    assert mentions["Ida Brecht"][1] == mentions["Brecht"][1] == mentions["she"][1] == "Ida Brecht"
