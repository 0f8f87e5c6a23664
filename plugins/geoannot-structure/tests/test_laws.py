"""The laws of the three layers, on any text."""

from __future__ import annotations

from typing import Literal

import pytest
from geoannot_structure.config import StructureConfig
from geoannot_structure.extractor import StructureExtractor
from geoannot_structure.lines import lines_of
from geoannot_structure.sentences import sentence_spans
from hypothesis import example, given
from hypothesis import strategies as st

from geoannot.model import Document, Heading, Paragraph, Sentence, TextAnnotation

Wrapped = Literal["auto", "yes", "no"]

# What structure is read from, so that chance puts it side by side; any other characters come with it.
PIECES = st.sampled_from(
    (
        *".!?…,;:-—“”\"'‘’()[]*•。」 ",
        *("\n", "\n\n", "\r\n", "\u2028", "\f", "\x85", "\t", "\u00a0", "    "),
        *("The lock", "was shut", "Ottern", "Mr", "U.S", "Jan", "p.m", "etc", "J", "No", "1", "1931", "i"),
        *("By Ana Redić", "Photo:", "Home > ", "OTTERN (Wire) —", "Tuesday, May 4, 1999", "MR. LEE:", "- ", "2. "),
        *(". . .", "[12]", ".''", "``", " ...", ":)", "🎉", "http://a.b", "said", "the envoy of Marenda"),
        *("\x00", "\ud800", "e\u0301", "\u200d", "水", "א", "ا"),
    )
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.just(" "), st.text(max_size=3)), max_size=40).map("".join))


def found_in(text: str, wrapped: Wrapped = "auto") -> list[TextAnnotation]:
    """What the extractor finds in a text."""
    found = StructureExtractor(StructureConfig(wrapped=wrapped)).extract(Document(text).view())
    return [item for item in found if isinstance(item, TextAnnotation)]


def spans_of(found: list[TextAnnotation], *kinds: type[TextAnnotation]) -> list[tuple[int, int]]:
    """The extents of the annotations of some kinds."""
    return [(item.start, item.end) for item in found if isinstance(item, kinds)]


def covered(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """The offsets inside the spans that hold something else than white space, each as often as it is covered."""
    return [offset for start, end in spans for offset in range(start, end) if not text[offset].isspace()]


def non_blank(text: str) -> list[int]:
    """The offsets of all characters that are not white space."""
    return [offset for offset, character in enumerate(text) if not character.isspace()]


@pytest.mark.parametrize("wrapped", ["auto", "yes", "no"])
@given(text=TEXTS)
def test_sentences_cover_all_text_once(wrapped: Wrapped, text: str) -> None:
    """Every character that is not white space lies in exactly one sentence, in ascending order."""
    assert covered(text, spans_of(found_in(text, wrapped), Sentence)) == non_blank(text)


@pytest.mark.parametrize("wrapped", ["auto", "yes", "no"])
@given(text=TEXTS)
def test_blocks_cover_all_text_once(wrapped: Wrapped, text: str) -> None:
    """Every character that is not white space lies in exactly one heading or paragraph."""
    assert covered(text, spans_of(found_in(text, wrapped), Heading, Paragraph)) == non_blank(text)


@given(text=TEXTS)
def test_no_white_space_at_edges(text: str) -> None:
    """Nothing that is found begins or ends with white space."""
    for start, end in spans_of(found_in(text), Heading, Paragraph, Sentence):
        assert not text[start].isspace()
        assert not text[end - 1].isspace()


@given(text=TEXTS)
def test_sentences_stay_in_their_block(text: str) -> None:
    """No sentence crosses a heading or a paragraph."""
    found = found_in(text)
    blocks = spans_of(found, Heading, Paragraph)
    for start, end in spans_of(found, Sentence):
        assert sum(first <= start and end <= last for first, last in blocks) == 1


@given(text=TEXTS)
def test_every_line_is_a_block_where_nothing_is_wrapped(text: str) -> None:
    """With wrapped=no the blocks are the lines that hold text."""
    blocks = spans_of(found_in(text, "no"), Heading, Paragraph)
    assert blocks == [(line.start, line.end) for line in lines_of(text)]


@given(text=TEXTS)
def test_lines_are_those_of_python(text: str) -> None:
    """Lines are told apart as by str.splitlines, and stripped like it."""
    assert [text[line.start : line.end] for line in lines_of(text)] == [
        line.strip() for line in text.splitlines() if line.strip()
    ]


@given(text=TEXTS, before=TEXTS, after=TEXTS)
@example(text='Shut. "', before="", after="$5")
@example(text="“Shut?” Brecht", before="", after=" asked.")
@example(text="U.S. A", before="", after=". Velmar")
def test_sentences_see_nothing_outside_their_stretch(text: str, before: str, after: str) -> None:
    """What stands around a stretch changes nothing in it."""
    text = text.strip()
    if not text:
        return
    alone = sentence_spans(text, 0, len(text))
    shift = len(before)
    inside = sentence_spans(before + text + after, shift, shift + len(text))
    assert inside == [(start + shift, end + shift) for start, end in alone]


@given(text=TEXTS)
def test_same_text_same_structure(text: str) -> None:
    """The structure of a text depends on nothing else."""
    assert found_in(text) == found_in(text)


@st.composite
def documents_with_blocks(draw: st.DrawFn) -> Document:
    """A text with headings and paragraphs that somebody put anywhere."""
    text = draw(TEXTS.filter(bool))
    document = Document(text)
    for kind in draw(st.lists(st.sampled_from((Heading, Paragraph)), max_size=4)):
        start = draw(st.integers(0, len(text) - 1))
        document.add(kind(spans=[(start, draw(st.integers(start + 1, len(text))))]))
    return document


@given(document=documents_with_blocks())
def test_sentences_cover_all_text_of_given_blocks(document: Document) -> None:
    """Also where the document brings headings and paragraphs, every character lies in one sentence."""
    found = StructureExtractor(StructureConfig()).extract(document.view())
    spans = [(item.start, item.end) for item in found if isinstance(item, Sentence)]
    assert covered(document.text, spans) == non_blank(document.text)
