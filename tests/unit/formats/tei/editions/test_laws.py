"""What holds for every TEI file: its text is its own, every character has a place, and nothing of it is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats import json
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.parts import parts_of
from geoannot.formats.tei.editions.pointing import Anchors, EditionPlaces, EditionPointers
from geoannot.formats.tei.editions.record import without_annotations
from geoannot.formats.tei.editions.rules import Rule
from geoannot.formats.tei.names import TEI
from geoannot.model import Document, Entity, Mention, Quote, Sentence, Span, Stance, Timex
from geoannot.testing.annotations import spans
from tests.unit.formats.tei.editions.files import read_one, tei_files, written

EVERYTHING = Rule(include="note, del")
SPECIAL = re.compile(r"&[^;]+;|\r\n?")


def edition_of(data: bytes, rule: Rule = EVERYTHING) -> Edition:
    """The edition in a file."""
    (part,) = parts_of(data, lambda _: None)
    return Edition(part.tei, part.source, rule)


def characters(element: etree._Element) -> Iterator[str]:
    """The character data in an element, as the parser delivers them, of choices the child that is taken."""
    yield element.text or ""
    taken = next(element.iterchildren(etree.Element), None) if element.tag == f"{TEI}choice" else None
    for child in element:
        if type(child) is etree._Element and taken in (None, child):
            yield from characters(child)
        yield child.tail or ""


@given(tei_files())
@settings(max_examples=150)
def test_text_is_what_the_parser_delivers(data: bytes) -> None:
    """The text is the character data of ``text``; only line feeds that part blocks come in between."""
    edition = edition_of(data)
    own = "".join(edition.text[run.text : run.text + run.length] for run in edition.runs if not run.inserted)
    text = edition.tei.find(f"{TEI}text")
    assert text is not None
    assert own == "".join(characters(text))


@given(tei_files())
@settings(max_examples=150)
def test_every_character_has_its_place(data: bytes) -> None:
    """Each character of the text stands in the file where the map says, in characters and in bytes."""
    edition = edition_of(data, Rule())
    source = edition.source
    assert source.data == data
    for offset, character in enumerate(edition.text):
        start, end = edition.source_span((offset, offset + 1))
        first, last = edition.byte_span((offset, offset + 1))
        piece = source.text[start:end]
        assert data[first:last] == piece.encode(source.encoding)
        assert piece == character or SPECIAL.fullmatch(piece) or (character == "\n" and not piece)


@given(tei_files(), st.data())
@settings(max_examples=150)
def test_pointers_come_back(data: bytes, draw: st.DataObject) -> None:
    """Whatever the spans, the pointer to them is read as the same spans."""
    anchors = Anchors(edition_of(data, Rule()), "ga.")
    pointers, places = EditionPointers(anchors), EditionPlaces(anchors)
    text = anchors.edition.text
    if text:
        drawn = draw.draw(spans(text))
        assert places.spans(pointers.range(drawn)) == drawn
        assert places.between(*pointers.indexes(drawn[0])) == drawn[0]


@pytest.mark.parametrize("style", ["stand-off", "inline"])
@pytest.mark.filterwarnings("ignore::geoannot.errors.GeoannotWarning")  # what does not nest is said
@given(data=tei_files(), draw=st.data())
@settings(max_examples=150)
def test_in_and_out_and_away(style: str, data: bytes, draw: st.DataObject) -> None:
    """Annotations put into a file are read back with all else; taken out, they leave the file as it was."""
    document = read_one(data, markup="structure")
    if document.text:
        for number in range(draw.draw(st.integers(0, 3))):
            someone = document.add(Entity(name=f"N {number} <&>é𝔘", type="person", by="person/Ida"))
            document.add(Mention(spans=draw.draw(spans(document.text)), entity=someone.id, confidence=0.5, by="x/1"))
            document.add(Quote(spans=draw.draw(spans(document.text)), type="direct", features={"a b": "c\r\n\td"}))
            document.add(Timex(spans=draw.draw(spans(document.text)), type="DATE", value="1921", edtf="1921"))
            document.add(Sentence(spans=draw.draw(spans(document.text))))
        document.add_layer(Stance)
        document.metadata = {"title": "T", "date": "2021-03-18", "more": [1, None], **document.metadata.extra}
    output = written(document, style=style)
    assert without_annotations(output) == data
    again = read_one(output)
    assert again == document
    assert written(again, style=style) == output
    assert written(json.loads(json.dumps(document)), style=style) == output


@given(tei_files())
@settings(max_examples=50)
def test_mark_up_makes_documents_without_faults(data: bytes) -> None:
    """Whatever the mark-up, the annotations that are read from it fit the text, and are read again."""
    document = read_one(data)
    assert not document.check()
    assert read_one(written(document)) == document


def test_text_that_is_not_of_the_file_is_refused() -> None:
    """A document whose text was changed is not written into a file that has another one."""
    document = read_one(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>x</p></body></text></TEI>')
    other = Document("y", metadata=document.metadata, annotations=[Mention(spans=[Span(0, 1)])])
    with pytest.raises(FormatError, match="its text is not that of the TEI file that it came from"):
        written(other)
