"""Speakers: which entity is made to say a quotation."""

from __future__ import annotations

import pytest
from geoannot_quotes import QuotesConfig
from geoannot_quotes.extractor import QuotesExtractor

from geoannot.model import Document, Entity, Mention, Paragraph, Sentence

NAMES = {"Velmar": "person", "Brecht": "person", "Marenda Council": "organization", "Norway": "gpe"}


def speakers(*paragraphs: str) -> list[str | None]:
    """The names of the speakers, quotation by quotation; ``¦`` parts sentences."""
    document = Document("\n".join(paragraphs).replace(" ¦ ", " "))
    start = 0
    for paragraph in paragraphs:
        sentences = paragraph.split(" ¦ ")
        document.add(Paragraph(spans=[(start, start + len(" ".join(sentences)))]))
        for one in sentences:
            document.add(Sentence(spans=[(start, start + len(one))]))
            start += len(one) + 1
    for number, (name, type_) in enumerate(NAMES.items(), 1):
        entity = document.add(Entity(id=f"e{number}", name=name, type=type_))  # type: ignore[arg-type]  # from a table
        at = document.text.find(name)
        while at >= 0:
            document.add(Mention(spans=[(at, at + len(name))], entity=entity.id))
            at = document.text.find(name, at + 1)
    names = {entity.id: entity.name for entity in document.layer(Entity)}
    found = QuotesExtractor(QuotesConfig()).extract(document)
    return [names[quote.speaker] if quote.speaker else None for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“The lock is shut,” Velmar said.", ["Velmar"], id="name"),
        pytest.param("“The lock is shut,” said Foreign Minister Brecht.", ["Brecht"], id="title"),
        pytest.param("The Marenda Council said the lock was shut.", ["Marenda Council"], id="organisation"),
        pytest.param("Brecht of the Marenda Council said it was shut.", ["Brecht"], id="head-of-the-phrase"),
        pytest.param("Brecht, who left Norway, said it was shut.", ["Brecht"], id="not-the-relative-clause"),
        pytest.param("Brecht, who said it was shut, left.", ["Brecht"], id="relative-pronoun"),
        pytest.param("Norway’s claim that it was shut", ["Norway"], id="possessor"),
        pytest.param("It was shut, according to Norway.", ["Norway"], id="according-to"),
        pytest.param("“It is shut,” Velmar said. ¦ “It stays so,” he said.", ["Velmar"] * 2, id="pronoun"),
        pytest.param("“It is shut,” Velmar said. ¦ He left. ¦ “It stays so for ever.”", ["Velmar"] * 2, id="floating"),
        pytest.param("“It is shut,” a diver said.", [None], id="unnamed"),
        pytest.param("It was announced that the lock was shut.", [None], id="agentless"),
        pytest.param("I said the lock was shut.", [None], id="first-person"),
        pytest.param("“It is shut,” the clerk said. ¦ “It stays so,” she said.", [None, None], id="unnamed-she"),
    ],
)
def test_speaker(text: str, expected: list[str | None]) -> None:
    """A speaker is an entity that the source names or stands for; None where nobody can be known."""
    assert speakers(text) == expected


def test_alternation() -> None:
    """In a dialogue two people take turns."""
    assert speakers(
        "“Is the lock shut today?” Velmar asked.",
        "“It is shut,” Brecht said.",
        "“Was it you who shut it?”",
        "“It was somebody else.”",
    ) == ["Velmar", "Brecht", "Velmar", "Brecht"]
