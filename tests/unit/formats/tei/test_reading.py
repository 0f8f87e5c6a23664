"""What is refused, what is read all the same, and what is said about it."""

from __future__ import annotations

import io
import re
import time
from pathlib import Path

import attrs
import pytest

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats import tei
from geoannot.formats.tei.reading import read
from geoannot.formats.tei.writing import write
from geoannot.hooks import ReadContext
from geoannot.model import (
    BUILT_IN_KINDS,
    Document,
    Entity,
    Mention,
    Quote,
    Span,
    TextAnnotation,
    Timex,
    kind,
    with_kinds,
)

HEADER = """<teiHeader><fileDesc><titleStmt><title>Lock</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>"""
OPENING = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


@kind("claim", prefix="c")
@attrs.frozen(kw_only=True, repr=False)
class Claim(TextAnnotation):
    """A kind of a plugin."""

    weighty: int = 0


def file(body: str, *, prolog: str = "", stand_off: str = "") -> bytes:
    """A TEI file that geoannot did not write."""
    return f"{prolog}{OPENING}{HEADER}<text><body>{body}</body></text>{stand_off}</TEI>".encode()


def read_one(data: bytes) -> tuple[Document, list[str]]:
    """The document of a file, and what was reported."""
    said: list[str] = []
    context = ReadContext(source="f.xml", id="f", kinds=BUILT_IN_KINDS, report=said.append)
    (found,) = read(io.BytesIO(data), context)
    if isinstance(found, Exception):
        raise found
    return found, said


NESTED = "<div>" * 400 + "<p>x</p>" + "</div>" * 400
ENTITIES = '<!DOCTYPE TEI [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b" ", "there is nothing in it"),
        (b"<a/>", "it is no TEI: the root element is a"),
        (b"no XML", "line 1: not readable as XML"),
        (
            file("<p>&x;</p>", prolog='<!DOCTYPE TEI [<!ENTITY x SYSTEM "/etc/hostname">]>'),
            "entity &x; is not expanded",
        ),
        (file("<p>&x;</p>", prolog='<!DOCTYPE TEI [<!ENTITY x "y">]>'), "entity &x; is not expanded"),
        (file("<p>&nbsp;</p>"), "Entity 'nbsp' not defined"),
        (file('<p n="&i;">x</p>', prolog=ENTITIES + "]>"), "amplification"),
        (file("<p>&i;</p>", prolog=ENTITIES + "]>"), "amplification|not expanded"),
        (file(NESTED), "Excessive depth"),
        (file("<p>x</p>", prolog='<?xml version="1.0" encoding="UTF-7"?>'), "encoding UTF-7, which is not supported"),
        (file("<p>é</p>").decode().encode("latin-1"), "line 2: 0xe9 is not UTF-8"),
        (f"{OPENING}{HEADER}</TEI>".encode(), "the document has no text element"),
    ],
    ids=[
        "empty",
        "other root",
        "no XML",
        "external entity",
        "internal entity",
        "unknown entity",
        "entities in an attribute",
        "entities in the text",
        "depth",
        "encoding",
        "not UTF-8",
        "no text",
    ],
)
def test_refused(data: bytes, message: str) -> None:
    """A file whose text would not be whole is refused in a sentence that names it."""
    with pytest.raises(FormatError, match=message) as raised:
        read_one(data)
    assert str(raised.value).startswith("f.xml: ")


@pytest.mark.parametrize(
    ("data", "reported"),
    [
        (file("<p>x</p>", prolog='<!DOCTYPE TEI SYSTEM "lock.dtd">'), ["document type lock.dtd was not read"]),
        (
            file('<p><i:include xmlns:i="http://www.w3.org/2001/XInclude" href="a.txt"/>x</p>'),
            ["xi:include of 'a.txt' was not followed"],
        ),
        (
            file('<p xml:id="a">x</p><p xml:id="a" ana="#a"/>'),
            ["xml:id 'a' occurs 2 times", "xml:id 'a' occurs 2 times", "p/@ana '#a' is ambiguous: 2 elements"],
        ),
        (file('<p xml:id="1a">x</p><p xml:id="a:b"/>'), ["'1a' is no name", "'a:b' is no name"]),
        (
            file(
                '<p xml:id="a">x<name ref="#b http://b #a"/></p>',
                stand_off='<standOff><span target="#string-range(a,0,2)"/><span from="#string-index(c,1)"/></standOff>',
            ),
            ["name/@ref '#b' points to no element", "past the end of the element (length 1)", "points to no element"],
        ),
    ],
    ids=["document type", "inclusion", "ids twice", "malformed ids", "dangling pointers"],
)
def test_read_and_reported(data: bytes, reported: list[str]) -> None:
    """What is odd and leaves the text whole is reported with its line, and the file is read."""
    document, said = read_one(data)
    assert document.text == "x"
    assert len(said) == len(reported)
    for sentence, expected in zip(said, reported, strict=True):
        assert sentence.startswith("f.xml: ")
        assert expected in sentence


def test_other_tei_is_read_as_its_text() -> None:
    """Of a file that somebody else wrote, the text comes whole, without comments, and the title."""
    document, said = read_one(file("<head>A</head>\n<p>B <!-- no -->&lt;C<hi>D</hi><?no no?>\n</p>"))
    assert document.text == "A\nB <CD\n"
    assert document.id == "f"
    assert document.metadata.title == "Lock"
    assert [document.text_of(one) for one in (*document.headings, *document.paragraphs)] == ["A", "B <CD"]
    assert not said


def test_file_that_names_geoannot_and_is_none_of_its_own() -> None:
    """A file in which somebody else tells of geoannot is read like anyone's."""
    about = '<encodingDesc><appInfo><application ident="geoannot" version="1"><label/></application></appInfo>'
    data = file("<p>x</p>").replace(b"</teiHeader>", f"{about}</encodingDesc></teiHeader>".encode())
    assert read_one(data)[0].text == "x"


def test_hostile_files(material: Path) -> None:
    """Each hostile file gets what its list says, quickly, and nothing beside it is read."""
    rows = (material / "attacks" / "expected.tsv").read_text().splitlines()[1:]
    assert rows
    for name, reader, report in (row.split("\t") for row in rows):
        started = time.process_time()
        try:
            document, said = read_one((material / "attacks" / name).read_bytes())
            outcome, shown = "accept", document.text + "".join(said)
        except FormatError as error:
            outcome, shown, said = "refuse", str(error), [str(error)]
        assert (name, outcome, "yes" if said else "no") == (name, reader, report)
        assert "CANARY" not in shown
        assert time.process_time() - started < 2


def written() -> str:
    """A file that geoannot wrote."""
    document = Document("Ida said yes today.", id="d")
    document.add(Entity(name="Ida", type="person"))
    document.add(Mention(spans=[(0, 3)], entity="e1", confidence=0.5, by="a/1"))
    document.add(Timex(spans=[(13, 18)], type="DATE", value="2001-01-01"))
    document.add(Quote(spans=[(9, 12)], type="indirect", cue=[(4, 8)], speaker="e1"))
    return tei.dumps(document)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('target="#e1"', 'target="#e7"', "'e7' is no id of this document"),
        ("string-range(ab.1,0,3)", "string-range(ab.1,0,99)", "past the end of the element"),
        ("string-range(ab.1,0,3)", "string-range(x,0,3)", "points into no element"),
        ("string-range(ab.1,0,3)", "string-range(ab.1,0)", "is no string-range"),
        ("string-index(ab.1,13)", "string-index(ab.1,99)", "past the end of the element"),
        ("string-index(ab.1,13)", "string-index(ab.1)", "is no string-index"),
        ("string-index(ab.1,13)", "string-index(ab.1,18)", "timex t1: spans"),
        ('cert="0.5"', 'cert="much"', "'much' is no number"),
        ('cert="0.5"', 'cert="1.5"', "confidence is 1.5"),
        ("#quote.type.indirect", "#quote.type.loud", "is no category of a quote"),
        ('resp="#resp.1"', 'resp="#resp.9"', "points to no respStmt"),
        ("#fs.t1", "#fs.t9", "points to no fs"),
        ('name="value"', 'name="worth"', "a timex has no field 'worth'"),
        ('<annotation xml:id="m1"', '<annotation xml:id="q1"', "id 'q1' is taken"),
        ("<persName>Ida</persName>", "", "there is no persName"),
        ("<string>2001-01-01</string>", "<vNot/>", "vNot is no value"),
        ("<string>2001-01-01</string>", "", "has 0 values"),
        ('<annotation xml:id="m1"', "<annotation", "xml:id is None"),
        ('target="#e1"', 'target="http://e1"', "pointer 'http://e1' does not begin with '#'"),
        ('type="cue"', 'type="clue"', "ptr has the type 'clue', expected one of cue, source, speaker, parent"),
        (' ana="#quote.type.indirect"', "", "quote q1: type required, and not there"),
        ('<annotation xml:id="m1"', '<annotation xml:id="_"', "xml:id is '_'"),
        (' n="1"', ' n="2"', "version '2' of the encoding"),
    ],
)
def test_what_was_changed_by_hand_is_said(old: str, new: str, message: str) -> None:
    """Where a file of ours was changed so that it can't be read, each error says what and where."""
    text = written()
    assert text.count(old) >= 1
    with pytest.raises(FormatError, match=re.escape(message)):
        tei.loads(text.replace(old, new))


def test_several_findings_come_at_once() -> None:
    """All that is wrong is said at once, with lines."""
    text = written().replace('cert="0.5"', 'cert="much"').replace("type.indirect", "type.loud")
    with pytest.raises(FormatError, match="2 things are wrong") as raised:
        tei.loads(text)
    assert [finding.path.split(",")[1] for finding in raised.value.findings] == [" annotation m1", " annotation q1"]


def test_a_wrong_document_of_a_corpus_leaves_the_others() -> None:
    """A document of a corpus that can't be read is an error in its place; the others are read."""
    stream = io.BytesIO()
    write([Document("One."), Document("Two."), Document("Three.")], stream)
    data = stream.getvalue().replace(b' n="1"', b' n="7"', 1)
    first, *others = read(io.BytesIO(data), ReadContext(source="c.xml", kinds=BUILT_IN_KINDS))
    assert isinstance(first, FormatError)
    assert [one.text for one in others if isinstance(one, Document)] == ["Two.", "Three."]
    with pytest.raises(FormatError, match="3 documents in it, expected one"):
        tei.loads(stream.getvalue())


def test_layer_of_a_plugin_that_is_not_there() -> None:
    """A layer of an unknown kind is kept as it is, and warned about."""
    rows = [{"id": "c1", "spans": [[0, 3]], "by": "x/1", "confidence": 1, "weight": 2}]
    document = Document.of_layers("One.", {}, unknown={"claim": rows})
    with pytest.warns(GeoannotWarning, match="layer 'claim' is unknown here and kept as it is"):
        assert tei.loads(tei.dumps(document)) == document


@pytest.mark.filterwarnings("ignore::geoannot.errors.GeoannotWarning")
@pytest.mark.parametrize(
    "rows",
    [
        [],
        5,
        {"a": None},
        ["a", 1.5, -0.1, 1e300, float("inf"), float("-inf"), 10**30, None, True],
        [{"id": "c1", "spans": [[0, 9]]}],
        [{"id": "c1", "spans": [[2, 1]]}],
        [{"id": "c1", "spans": [[0, 1.0]]}],
        [{"id": "c1", "spans": [[0, 1], [1]]}],
        [{"id": "c1", "spans": []}],
        [{"id": 1, "spans": [[0, 1]]}],
        [{"id": "c1", "spans": [[0, 1]]}, {"id": "c1", "spans": [[0, 1]]}],
        [{"id": "c1", "spans": [[0, 1], [2, 3]], "by": "", "confidence": True}],
        [{"id": "c1", "spans": [[0, 1]], "by": 4, "confidence": 1.5, "": {"": ""}}],
    ],
    ids=repr,
)
def test_any_rows_come_back(rows: object) -> None:
    """What stands in a layer of an unknown kind comes back as it was, whatever it is."""
    document = Document.of_layers("One.", {}, unknown={"a claim": rows})
    assert tei.loads(tei.dumps(document)).unknown == {"a claim": rows}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "c1", "spans": [[0, 3]], "weight": 2}, "a claim has no field 'weight'; it has id, spans, weighty, by"),
        ({"id": "c1", "spans": [[0, 3]], "weighty": "x"}, "Expected `int`, got `str`"),
        ({"id": "c1", "spans": [[0, 3]], "confidence": 7}, "claim c1: confidence is 7.0, expected"),
    ],
    ids=["unknown field", "wrong type", "wrong value"],
)
def test_rows_that_are_no_annotations_of_their_kind(row: dict[str, object], message: str) -> None:
    """A layer whose plugin has changed since is an error that says why."""
    text = tei.dumps(Document.of_layers("One.", {}, unknown={"claim": [row]}))
    with pytest.raises(FormatError, match=re.escape(message)):
        tei.loads(text, kinds=with_kinds([Claim]))


def test_pieces_that_touch_stay_apart() -> None:
    """Spans that touch come back as two."""
    document = Document("Ida said.", annotations=[Mention(spans=[(0, 1), (1, 3)])])
    assert tei.loads(tei.dumps(document)).mentions[0].spans == (Span(0, 1), Span(1, 3))
