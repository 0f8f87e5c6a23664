"""What a person is said to be."""

from __future__ import annotations

import pytest
from geoannot_entities import TABLE, EntitiesConfig
from geoannot_entities.extractor import EntitiesExtractor

from geoannot.model import Document, Entity, Sentence


@pytest.fixture(scope="module")
def extractor() -> EntitiesExtractor:
    """The extractor as it is without settings."""
    return EntitiesExtractor(EntitiesConfig(), {TABLE: ()})


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("German Chancellor Ida Brecht left.", "German Chancellor"),
        ("Mr. Brecht met Foreign Minister Ida Brecht.", "Foreign Minister"),
        ("Ida Brecht, the EU's special envoy for the lakes, left.", "EU's special envoy for the lakes"),
        ("The minister of canals, Ida Brecht, left.", "minister of canals"),
        ("Its ambassador to the U.S., Ida Brecht, left.", "ambassador to the U.S."),
        ("They met EU foreign policy chief Ida Brecht there.", "EU foreign policy chief"),
        ("The Swedish envoy Ida Brecht left.", "Swedish envoy"),
        ("Ida Brecht, 57, a former senator, left.", None),
        ("Ida Brecht, who left, was tired.", None),
        ("Ida Brecht, met by a minister, left.", None),
        ("Then Ms. Ida Brecht left.", None),
        ("Biologist Ida Brecht left.", "Biologist"),
        ("Gen. Ida Brecht left.", "Gen."),
        ("The EU's special envoy for the lakes, Ida Brecht, left.", "EU's special envoy for the lakes"),
        ("Norway's minister of canals, Ida Brecht, left.", "Norway's minister of canals"),
        ("The British prime minister, Ida Brecht, left.", "British prime minister"),
        ("EU Commissioner Ida Brecht left.", "EU Commissioner"),
        ("U.S. Deputy Secretary of State Ida Brecht left.", "U.S. Deputy Secretary of State"),
        ("The price of salt, Ida Brecht said, rose.", None),
        ("After the minister left, Ida Brecht spoke.", None),
        ("Yesterday EU envoy for salt, Ida Brecht, left.", "EU envoy for salt"),
        ("The envoy smiled and said, Ida Brecht knew.", None),
        ("A most remarkably old and very tired envoy, Ida Brecht, left.", None),
        ("Then came big old grey tall slim wise proud envoy, Ida Brecht, there.", None),
        ("Ida Brecht, a spokeswoman for Mrs. Velmar, left.", "spokeswoman for Mrs. Velmar"),
        ("In London Minister Ida Brecht left.", "Minister"),
        ("London Mayor Ida Brecht left.", "London Mayor"),
        ("Minister for years, Ida Brecht spoke.", None),
    ],
)
def test_role(extractor: EntitiesExtractor, text: str, role: str | None) -> None:
    """Titles and appositions give a role, without their article; forms of address do not."""
    document = Document(text)
    document.add(Sentence(spans=((0, len(text)),)))
    roles = {e.name: e.role for e in extractor.extract(document) if isinstance(e, Entity) and e.type == "person"}
    assert roles["Ida Brecht"] == role
