"""Speakers: which entity is made to say a quotation."""

from __future__ import annotations

import pytest
from geoannot_quotes import QuotesConfig
from geoannot_quotes.extractor import QuotesExtractor

from geoannot.model import Document, Entity, Mention, Paragraph, Quote, Sentence

NAMES = {"Velmar": "person", "Brecht": "person", "Marenda Council": "organization", "Norway": "gpe"}


def document_of(*paragraphs: str) -> Document:
    """A document in which the names are mentions; ``¦`` parts sentences."""
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
    return document


def quotes(*paragraphs: str) -> list[Quote]:
    """The quotations of the paragraphs."""
    return list(QuotesExtractor(QuotesConfig()).extract(document_of(*paragraphs)))


def speakers(*paragraphs: str) -> list[str | None]:
    """The names of the speakers, quotation by quotation."""
    names = {entity.id: entity.name for entity in document_of(*paragraphs).layer(Entity)}
    return [names[quote.speaker] if quote.speaker else None for quote in quotes(*paragraphs)]


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
        pytest.param("“It is shut,” Mr. Velmar said. ¦ “It stays so,” she said.", ["Velmar", None], id="wrong-gender"),
        pytest.param("“It is shut,” Ms. Velmar said. ¦ “It stays so,” she said.", ["Velmar"] * 2, id="right-gender"),
        pytest.param("“It is shut,” Velmar said. ¦ “It stays so,” they said.", ["Velmar", None], id="wrong-number"),
        pytest.param(
            "“It is shut,” the Marenda Council said. ¦ “It stays so,” it said.", ["Marenda Council"] * 2, id="body"
        ),
        pytest.param("“It is shut,” the Marenda Council said. ¦ He said it was.", ["Marenda Council", None], id="he"),
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


def test_transcript() -> None:
    """In a transcript a name in capitals is the entity that bears it."""
    assert speakers("Velmar met Brecht.", "VELMAR: It is shut.", "BRECHT: Is it?") == ["Velmar", "Brecht"]


def test_confidence() -> None:
    """A named speaker is surer than a relative pronoun, that than floating speech, and that than a guess."""
    named, guessed, floating = quotes(
        "“It is shut,” Velmar said. ¦ “It stays so,” he said. ¦ He left. ¦ “It is for ever.”"
    )
    (relative,) = quotes("Brecht, who said it was shut, left.")
    order = [guessed.confidence, floating.confidence, relative.confidence, named.confidence]
    assert all(confidence is not None for confidence in order)
    assert order == sorted(order, key=lambda confidence: confidence or 0)
    assert named.confidence != relative.confidence


def test_confidence_of_nobody() -> None:
    """Where the speaker isn't known, there is nothing to be sure of."""
    assert [quote.confidence for quote in quotes("“It is shut,” a diver said.")] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Velmar’s aides said that the lock was shut.", None),
        ("Velmar's critics said that the lock was shut.", None),
        ("Velmar’s claim that the lock was shut is false.", "Velmar"),
        ("Norway’s government said that the lock was shut.", "Norway"),
    ],
    ids=["aides", "critics", "claim", "state"],
)
def test_whose_somebody_is_does_not_speak(text: str, speaker: str | None) -> None:
    """A person whose aides speak is not who speaks; a state speaks through its bodies, and a claim is its owner's."""
    assert speakers(text) == [speaker]
