"""TEI in, TEI out: what is put into a file, what is reported, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats import json, tei
from geoannot.formats.tei.editions.record import without_annotations
from geoannot.model import Document, Mention, Sentence, Span
from tests.unit.formats.tei.editions.files import HEADER, read_all, read_one, tei_file, written

BODY = "<p>Ida <note>see below</note>Brecht said no.</p>\n<p xml:id='a b'>Ida left.</p><p xml:id='c'>Ida!</p>"


def annotated(data: str | bytes) -> Document:
    """A document with mentions of a name, one of them over a note."""
    document = read_one(data, markup="structure")
    document.add(Mention(id="m1", spans=[Span(0, 10)], by="x/1"))
    document.add(Mention(id="m2", spans=[Span(20, 23)], by="x/1"))
    document.add(Mention(id="m3", spans=[Span(document.text.index("Ida!"), len(document.text) - 1)], by="x/1"))
    return document


def test_what_is_put_in() -> None:
    """A standOff behind the header, and an id where a pointer needs one; malformed ids are not pointed to."""
    source = tei_file(BODY)
    document = annotated(source)
    output = written(document).decode()
    head, rest = output.split("</teiHeader>\n <standOff ", 1)
    stand_off, tail = rest.split("</standOff>", 1)
    assert source.startswith(f"{head}</teiHeader>")
    assert (
        tail.replace(' xml:id="ga.at.p1"', "").replace(' xml:id="ga.at.body1"', "")
        == source.split("</teiHeader>", 1)[1]
    )
    assert 'target="#string-range(ga.at.p1,0,4,13,6)"' in stand_off
    assert 'target="#string-range(ga.at.body1,29,3)"' in stand_off
    assert 'target="#string-range(c,0,3)"' in stand_off
    assert tei.dumps(document) == output
    assert read_one(output) == document


def test_faults_of_the_file_are_reported_again() -> None:
    """Malformed ids and dangling pointers of a file are reported when it is read with annotations, which have none."""
    said: list[str] = []
    document = annotated(tei_file(f"{BODY}<p ana='#none'/>"))
    read_one(written(document, style="inline"), said)
    assert [one.partition(": line ")[2].partition(": ")[2] for one in said] == [
        "xml:id 'a b' is no name; begin with a letter, go on with letters, digits, '.', '-' and '_'",
        "p/@ana '#none' points to no element; give one that xml:id, or correct the pointer",
    ]


def test_ids_of_ours_avoid_those_of_the_file() -> None:
    """Where the file uses our prefix already, we take another."""
    output = written(annotated(tei_file(f"{BODY}<p xml:id='ga.p1'/><p xml:id='ga2.x'/>")))
    assert b'<standOff xml:id="ga3.standOff"' in output


def test_line_ends_and_prefixes_are_those_of_the_file() -> None:
    """What is put in ends its lines as the file does, and names its namespace where the file uses a prefix."""
    source = (
        f'<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0">\r\n{HEADER.replace("<", "<t:").replace("<t:/", "</t:")}\r\n'
        "<t:text><t:body><t:p>Ida Brecht said no. Ida left. Ida!!</t:p></t:body></t:text></t:TEI>"
    ).encode()
    output = written(annotated(source))
    assert output.count(b"\n") == output.count(b"\r\n") > 10
    assert b'<standOff xmlns="http://www.tei-c.org/ns/1.0" ' in output
    assert etree.fromstring(output)[1].tag == "{http://www.tei-c.org/ns/1.0}standOff"
    assert without_annotations(output) == source


def test_stand_off_of_others_stays() -> None:
    """A standOff that is there already is neither ours nor touched."""
    source = tei_file("<p>x</p>", header=f"{HEADER}<standOff type='other'><listPerson/></standOff>")
    document = read_one(source)
    assert without_annotations(written(document)) == source.encode()
    assert without_annotations(source.encode()) == source.encode()
    assert read_one(written(document)) == document


def test_after_an_editor_was_at_it() -> None:
    """Annotations that were laid out anew, with other quotes, are read all the same, and come out with their ids."""
    document = annotated(tei_file(BODY))
    output = written(document).decode().replace(' xml:id="ga.at.p1"', "\n xml:id = 'ga.at.p1'").replace("\n <", "\n\t<")
    assert read_one(output) == document
    assert without_annotations(output.encode()).decode() == tei_file(BODY)


def test_sentences_that_are_elements_are_not_said_again() -> None:
    """Structure that the mark-up says is read from it; once it is changed, it is all said beside."""
    source = tei_file("<head>A</head><p><s>B c.</s> <s>D.</s></p>")
    document = read_one(source)
    assert b"spanGrp" not in written(document)
    document.add(Sentence(spans=[Span(2, 4)]))
    output = written(document)
    assert output.count(b"<span ") == 3
    assert read_one(output) == document


def test_metadata_that_the_header_does_not_say() -> None:
    """The header is not changed; what it does not say comes back nevertheless."""
    document = read_one(tei_file("<p>x</p>"))
    document.metadata = {"date": "2021-03-18", "authors": ["Ida"], "mine": {"a": [1]}, **document.metadata.extra}
    assert read_one(written(document)) == document


def test_source_that_is_dropped() -> None:
    """Without its file a document is written as one of ours."""
    document = read_one(tei_file("<p>x</p>"), source="drop")
    assert not document.metadata.extra
    assert b"<application " in written(document)


def test_through_json_and_a_process(tmp_path: Path) -> None:
    """The file travels through JSON."""
    document = annotated(tei_file(BODY).encode("utf-16"))
    assert written(json.loads(json.dumps(document))) == written(document)
    assert document.copy() == document
    assert written(document.copy()) == written(document)


def test_schema_without_stand_off_is_reported() -> None:
    """A file that names a schema of which it is known that it has no standOff: it is said, and written."""
    prolog = "<!-- eltec-2.rng --><?xml-model type='application/xml' href=\"../eltec-1.rng\"?>"
    document = read_one(tei_file("<p>x</p>", prolog=prolog))
    with pytest.warns(GeoannotWarning, match=r"its schema ELTeC \(\.\./eltec-1\.rng\) has no standOff"):
        written(document)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('<fs xml:id="ga.document"', "<fs", "has lost its fs"),
        ("<string>1</string>", "<string>9</string>", "version '9' of the encoding"),
        ("(ga.at.p1,0,4,13,6)", "(ga.at.p9,0,4)", "points into no element"),
        ("(ga.at.p1,0,4,13,6)", "(ga.at.p1,4,9)", "holds nothing that counts as text"),
        ('<numeric value="1"/>', '<numeric value="x"/>', "'x' is no number"),
        ("<string>2021-03-18</string>", "<string>soon</string>", "date is 'soon'"),
    ],
    ids=["no record", "another version", "another element", "a note", "no number", "no day"],
)
def test_damaged_annotations_are_refused(old: str, new: str, message: str) -> None:
    """What was damaged is not read as something else."""
    document = annotated(tei_file(BODY))
    document.metadata = {"date": "2021-03-18", "n": 1, **document.metadata.extra}
    output = written(document).decode()
    assert old in output
    with pytest.raises(FormatError, match=message):
        read_one(output.replace(old, new, 1))


def test_metadata_that_was_tampered_with_is_refused() -> None:
    """What travels with a document must be what was read."""
    document = read_one(tei_file("<p>x</p>"))
    document.metadata = {"tei": {"source": "<TEI/>", "encoding": "utf-8", "colour": "blue"}}
    with pytest.raises(FormatError, match=r"metadata\.tei is not what was read from a TEI file"):
        written(document)


CORPUS = (
    '<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE c:teiCorpus SYSTEM "c.dtd">\n'
    '<c:teiCorpus xmlns:c="http://www.tei-c.org/ns/1.0"\n xmlns="http://www.tei-c.org/ns/1.0">\n'
    "<teiHeader xml:id='h'/><!-- é -->\n<c:teiCorpus><teiHeader/>\n"
    "<TEI><teiHeader/><text><p>Öne <name corresp='#h'>two</name></p></text></TEI>\n</c:teiCorpus>  "
    "<c:TEI xml:id='x'><teiHeader/><text><p>Three</p></text></c:TEI>\n<TEI><text><p ana='#no'>Four</p></text></TEI>"
    " <!-- end --></c:teiCorpus>\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_corpus_in_corpus_out(encoding: str) -> None:
    """The documents of a corpus are put into it again, with all that stands around them."""
    source = CORPUS.format(encoding=encoding).encode(encoding)
    said: list[str] = []
    documents = read_all(source, said, markup="structure")
    assert [one.text for one in documents] == ["Öne two", "Three", "Four"]
    assert [one.id for one in documents] == ["f-1", "f-2", "f-3"]
    assert said == [
        "f.xml: the document type c.dtd was not read, nor any default that it may declare",
        "f.xml: line 9: p/@ana '#no' points to no element; give one that xml:id, or correct the pointer",
    ]
    for document in documents:
        document.add(Mention(spans=[Span(0, 2)]))
    output = written(*documents)
    again = read_all(output)
    assert again == documents
    for document in again:
        document.remove_layer(Mention)
    taken_out = written(*again)
    for document in read_all(taken_out):
        assert not document.layer("mention")
    assert written(*read_all(output)) == output


def test_one_document_of_a_corpus_stands_alone() -> None:
    """A document of a corpus in a file of its own keeps the namespaces that were declared around it."""
    first, second, _ = read_all(CORPUS.format(encoding="utf-8"), markup="structure")
    for document in (first, second):
        output = written(document)
        assert etree.fromstring(output).tag == "{http://www.tei-c.org/ns/1.0}TEI"
        assert read_one(output).text == document.text


def test_corpus_with_documents_missing_or_added() -> None:
    """Documents that failed are left out of their corpus, and others may come into it; the file stays whole."""
    flat = CORPUS.format(encoding="utf-8").replace("<c:teiCorpus><teiHeader/>", "").replace("</c:teiCorpus>  ", "  ")
    first, second, third = read_all(flat, markup="structure")
    other = read_one(tei_file("<p>6</p>"))
    for some in [(second, third), (first, third), (first, second), (second, Document("Five"), other)]:
        assert [one.text for one in read_all(written(*some))] == [one.text for one in some]


def test_corpora_in_a_corpus_need_all_their_documents() -> None:
    """Where a corpus opens or ends between documents, none of them can be missing."""
    _, second, third = read_all(CORPUS.format(encoding="utf-8"), markup="structure")
    with pytest.raises(FormatError, match="those before it are missing, and a corpus opens or ends there"):
        written(second, third)


def test_editions_in_a_new_corpus() -> None:
    """Several files in one are a corpus of ours, each as it was but for what is put in."""
    some = [annotated(tei_file(BODY, prolog="<!-- x -->")), Document("y", id="y")]
    assert [one.text for one in read_all(written(*some))] == [one.text for one in some]


def test_a_broken_corpus_gives_what_was_before() -> None:
    """Documents before the place where a corpus breaks are read; then the error says where."""
    data = CORPUS.format(encoding="utf-8").replace("Four", "Four</q>")
    with pytest.raises(FormatError, match=r"f\.xml: line 9: not readable as XML: mismatched tag"):
        read_all(data)
