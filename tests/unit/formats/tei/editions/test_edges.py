"""What seldom happens: odd encodings, pointers that somebody wrote by hand, documents that came from nowhere."""

from __future__ import annotations

import pytest
from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats import tei
from geoannot.formats.tei.editions.about import signature, words
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.parts import parts_of
from geoannot.formats.tei.editions.rules import Rule
from geoannot.model import Document, Mention, Span
from tests.unit.formats.tei.editions.files import HEADER, read_all, read_one, tei_file, written


def edition_of(file: str) -> Edition:
    """The edition in a file."""
    (part,) = parts_of(file, lambda _: None)
    return Edition(part.tei, part.source, Rule())


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1", "US-ASCII", "UTF-8"])
def test_characters_in_the_encoding_that_they_declare(encoding: str) -> None:
    """A file that is given as characters is taken for the bytes that it says it is."""
    file = tei_file("<p>Öl 𝔘</p>", prolog=f'<?xml version="1.0" encoding="{encoding}"?>')
    document = tei.loads(file)
    assert document.text == "Öl 𝔘"
    assert b"standOff" in written(document).replace(b"\x00", b"")


def test_lone_surrogates_are_refused() -> None:
    """What no encoding holds is no XML."""
    with pytest.raises(FormatError, match="is not UTF-8"):
        tei.loads(tei_file("<p>\ud800</p>"))


def test_self_closing_elements() -> None:
    """A text without anything in it, and a TEI element without a text."""
    assert read_one(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text/></TEI>').text == ""
    with pytest.raises(FormatError, match=r"line 1: the document has no text element"):
        read_one('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')


def test_several_texts() -> None:
    """Several texts of one document stand apart."""
    assert read_one(tei_file("<p>a</p>").replace("</TEI>", "<text><p>b</p></text></TEI>")).text == "a\nb"


def test_content_that_is_no_text() -> None:
    """Places in what is left out hold nothing, and what begins or ends in it holds the rest."""
    edition = edition_of(tei_file("<note>ab</note><p>cd</p><note>ef</note><p>gh</p>", header=""))
    assert edition.text == "cd\ngh"
    assert edition.text_span((0, 1)) == (0, 0)
    assert edition.text_span((1, 3)) == (0, 1)
    assert edition.text_span((5, 7)) == (3, 4)
    assert edition.text_span((3, 5)) == (1, 2)


def test_who_signs() -> None:
    """An application signs with its version, a person with a name, and an element without one with its words."""
    both = '<application ident="finder" version="2"/><editor>Eva\n Lund</editor>'
    program, person = etree.fromstring(f'<a xmlns="http://www.tei-c.org/ns/1.0">{both}</a>')
    assert signature(program) == "finder/2"
    assert signature(person) == "person/Eva Lund"
    assert signature(None) == words(None) == ""


def test_document_from_no_edition() -> None:
    """A document that came from no file has no way back into one."""
    with pytest.raises(FormatError, match="document d came from no TEI file"):
        tei.edition_of(Document("x", id="d"))


def test_document_with_faults() -> None:
    """A document is not written into its file while references in it dangle."""
    document = read_one(tei_file("<p>x</p>"))
    document.add(Mention(spans=[Span(0, 1)], entity="e9"))
    with pytest.raises(FormatError, match="can't be written before it is right"):
        written(document)


def test_inclusion_in_a_corpus() -> None:
    """A corpus that is made of inclusions has no document here, and says what was not followed."""
    said: list[str] = []
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="a.xml"/>'
    corpus = f'<!DOCTYPE teiCorpus []><teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n{include}</teiCorpus>'
    assert read_all(corpus, said) == []
    assert said == ["f.xml: line 2: xi:include of 'a.xml' was not followed"]


def test_long_corpus_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents that lie over the bounds of what is read at once are whole."""
    monkeypatch.setattr("geoannot.formats.tei.editions.parts._CHUNK", 300)
    one = f"<TEI>{HEADER}<text><p>" + "Ida left. " * 20 + "</p></text></TEI>\n"
    corpus = '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">' + " " * 200 + one * 5 + "</teiCorpus>"
    documents = read_all(corpus)
    assert [document.text for document in documents] == ["Ida left. " * 20] * 5
    assert written(*documents).count(b"</standOff>") == 5


def test_an_id_of_ours_inside_a_note() -> None:
    """An id that was given is taken out again wherever in the start tag it stands, and another prefix is not."""
    document = read_one(tei_file("<p n='1'>Ida left.</p>"))
    document.add(Mention(spans=[Span(0, 3)]))
    output = written(document).replace(b"<p xml:id=\"ga.at.p1\" n='1'>", b"<p n='1' xml:id=\"ga.at.p1\">")
    assert tei.without_annotations(output) == tei_file("<p n='1'>Ida left.</p>").encode()


def test_element_in_its_parent() -> None:
    """A line of the rule for an element in a parent is for that parent alone."""
    assert read_one(tei_file("<div><p>a</p></div><quote><p>b</p></quote>"), exclude="quote/p").text == "a"
