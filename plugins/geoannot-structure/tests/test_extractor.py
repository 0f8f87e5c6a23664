"""The extractor as the pipeline sees it."""

from __future__ import annotations

import time

import geoannot_structure
import pytest
from geoannot_structure.config import StructureConfig
from geoannot_structure.extractor import StructureExtractor

from geoannot.model import Document, Heading, Paragraph, Sentence, TextAnnotation
from geoannot.testing import check_extractor

TEXT = "Talks resume\n\nEnvoys met. They spoke.\n\nPhoto: Ana Redić"


def extract(document: Document) -> list[tuple[str, str]]:
    """What is found: kind and words."""
    found = StructureExtractor(StructureConfig()).extract(document.view())
    return [(item.kind, document.text_of(item)) for item in found if isinstance(item, TextAnnotation)]


def test_specification() -> None:
    """The extractor says what it provides, requires nothing, and is made from its specification."""
    (specification,) = geoannot_structure.register_extractors()
    assert specification.name == "structure"
    assert specification.provides == ("heading", "paragraph", "sentence")
    assert specification.requires == ()
    assert isinstance(specification.build(), StructureExtractor)


def test_contract() -> None:
    """The extractor keeps the laws of every extractor."""
    check_extractor(geoannot_structure.register_extractors()[0])


def test_layers_in_text_order() -> None:
    """Each block is followed by its sentences."""
    assert extract(Document(TEXT)) == [
        ("heading", "Talks resume"),
        ("sentence", "Talks resume"),
        ("paragraph", "Envoys met. They spoke."),
        ("sentence", "Envoys met."),
        ("sentence", "They spoke."),
        ("paragraph", "Photo: Ana Redić"),
        ("sentence", "Photo: Ana Redić"),
    ]


def test_role_is_a_feature() -> None:
    """What a paragraph is if it is no prose stands in its features."""
    found = list(StructureExtractor(StructureConfig()).extract(Document(TEXT).view()))
    assert [dict(item.features) for item in found if isinstance(item, Paragraph)] == [{}, {"role": "credit"}]


def test_metadata_title_makes_a_heading() -> None:
    """A block that repeats the title of the document is a heading."""
    text = "The lock is shut again.\n\nEnvoys met. They spoke."
    assert extract(Document(text, metadata={"title": "The lock is shut again"}))[0][0] == "heading"


def test_astral_characters_count_as_one() -> None:
    """Offsets are code points."""
    found = StructureExtractor(StructureConfig()).extract(Document("🎉 Open! 🎉 Good.").view())
    assert [(item.start, item.end) for item in found if isinstance(item, Sentence)] == [(0, 9), (10, 15)]


GIVEN = "The lock\nis shut. Envoys met.\n\nThey spoke. Nothing came\n\nof it."


def test_sentences_keep_to_given_paragraphs() -> None:
    """A given paragraph is read as one stretch, whatever its lines; a sentence ends where it ends."""
    document = Document(GIVEN)
    document.add(Paragraph(spans=[(0, 22)]))
    sentences = [words for kind, words in extract(document) if kind == "sentence"]
    assert sentences[:3] == ["The lock\nis shut.", "Envo", "ys met."]


def test_given_heading_is_no_paragraph() -> None:
    """What the document calls a heading is not found again as a paragraph."""
    document = Document("Envoys met. They spoke.\n\nNothing came of it.")
    document.add(Heading(spans=[(0, 23)]))
    assert [kind for kind, _ in extract(document) if kind != "sentence"] == ["heading", "paragraph"]


def test_given_paragraphs_that_overlap() -> None:
    """Where given paragraphs overlap, the later one begins behind the earlier one; white space is left out."""
    document = Document("Envoys met. They spoke.")
    document.add(Paragraph(spans=[(0, 12)]))
    document.add(Paragraph(spans=[(5, 23)]))
    document.add(Paragraph(spans=[(2, 4)]))
    assert [words for kind, words in extract(document) if kind == "sentence"] == ["Envoys met.", "They spoke."]


REPEATED = (
    *".A1a '\"\n…?“”()[]-•。",
    *(
        "a.",
        "A. ",
        "A.A",
        "1. ",
        ". '",
        '. "',
        '."',
        "a\n",
        "A\n\n",
        "- a\n",
        "Q: ",
        "\r\n",
        "\u2028",
        "[1]",
        " ...",
        ". .",
    ),
    *("Mr. ", "U.S. ", "AB ", "AB (", "NY (A) -- ", "By A and ", "a > ", "a | ", "Tuesday, May 4, 1999 ", "Photo: "),
    *("「。」", "a.Bc ", ". ((( ", "😀", ". 😀", "''", "[...] ", "Ab is ", "\x00", "\u0301"),
)


@pytest.mark.parametrize("unit", REPEATED, ids=[ascii(unit) for unit in REPEATED])
def test_a_repeated_unit_takes_linear_time(unit: str) -> None:
    """A hang guard: 200 kB of one unit take far less than what they would in quadratic time."""
    text = (unit * (200_000 // len(unit) + 1))[:200_000]
    begin = time.process_time()
    count = sum(1 for _ in StructureExtractor(StructureConfig()).extract(Document(text).view()))
    assert time.process_time() - begin < 10
    assert count >= bool(text.strip())
