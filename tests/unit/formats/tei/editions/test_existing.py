"""Annotations that the mark-up holds already, and what the header says."""

from __future__ import annotations

from typing import Any

import pytest

from geoannot.formats.tei.editions.dates import days, timex_value
from geoannot.model import Document, Metadata
from tests.unit.formats.tei.editions.files import read_all, read_one, tei_file

HEADER = """<teiHeader><fileDesc><titleStmt><title type="sub">A diary</title><title type="main">The
 Lock</title><author><persName><forename>Ida</forename> <surname>Brecht</surname></persName></author>
<respStmt xml:id="ed"><resp>names</resp><persName>Paul Tamarin</persName></respStmt>
<respStmt xml:id="sw"><resp>names</resp><name type="software">finder/2</name></respStmt></titleStmt>
<publicationStmt><publisher>Velmar Press</publisher><idno type="URI">https://lock.example/1</idno></publicationStmt>
<sourceDesc><listPerson><person xml:id="ib"><persName type="main">Ida Brecht</persName>
<idno type="GND">https://d-nb.info/gnd/118-X</idno><idno type="local">7</idno></person></listPerson>
<listOrg><org xml:id="cru"><orgName>Coastal Reform Union</orgName></org></listOrg>
<bibl><publisher>Lock Archive</publisher><date when="1898">1898</date></bibl></sourceDesc></fileDesc>
<profileDesc><creation><date when="1898">in 1898</date></creation>
<correspDesc><correspAction type="sent"><date when="1898-05-14"/></correspAction></correspDesc>
<langUsage><language ident="en-GB">English</language></langUsage></profileDesc></teiHeader>"""


def found(body: str, **options: Any) -> Document:
    """The document with that body."""
    return read_one(tei_file(body, header=HEADER), **options)


def test_headings_and_paragraphs() -> None:
    """Blocks are headings and paragraphs without the white space around; of nested ones the outermost."""
    document = found("<div><head> A\n</head><p>b <q><p>c</p></q></p><list><item><p>d</p></item></list></div>")
    assert [document.text_of(one) for one in document.headings] == ["A"]
    assert [document.text_of(one) for one in document.paragraphs] == ["b c", "d"]
    assert {one.by for one in document} == {"tei/f"}


def test_names_and_their_register() -> None:
    """A name is a mention; what it refers to is an entity with name, type and identifiers from its register."""
    document = found(
        "<p><persName ref='#ib' resp='#ed'>Ida</persName> of the <orgName ref='#cru'>C<note>!</note>RU</orgName> met"
        " <rs type='person' ref='#ib' cert='0.5'>her</rs>, <name type='city' ref='http://www.wikidata.org/entity/Q1'>"
        "Velmar <placeName>Port</placeName></name>, <name resp='#sw' cert='high' key='x'>Bo</name>,"
        " <placeName>Bo</placeName> and <placeName>bo</placeName></p>"
    )
    entities = [(one.id, one.name, one.type, dict(one.identifiers)) for one in document.entities]
    assert entities == [
        ("e1", "Ida Brecht", "person", {"gnd": "118-X", "local": "7"}),
        ("e2", "Coastal Reform Union", "organization", {}),
        ("e3", "Velmar Port", "gpe", {"wikidata": "Q1"}),
        ("e4", "Bo", "other", {"ref": "x"}),
        ("e5", "Bo", "location", {}),
    ]
    mentions = [
        (document.text_of(one), one.entity, one.form, one.by, one.confidence) for one in document.layer("mention")
    ]
    assert mentions == [
        ("Ida", "e1", "name", "person/Paul Tamarin", None),
        ("CRU", "e2", "name", "tei/f", None),
        ("her", "e1", "nominal", "tei/f", 0.5),
        ("Velmar Port", "e3", "name", "tei/f", None),
        ("Bo", "e4", "name", "finder/2", None),
        ("Bo", "e5", "name", "tei/f", None),
        ("bo", "e5", "name", "tei/f", None),
    ]
    assert dict(document["m5"].features) == {"element": "name", "key": "x", "cert": "high"}


@pytest.mark.parametrize(
    ("attributes", "type_", "value", "earliest", "latest"),
    [
        ('when="1898-05-14"', "DATE", "1898-05-14", "1898-05-14", "1898-05-14"),
        ('when="1898-02"', "DATE", "1898-02", "1898-02-01", "1898-02-28"),
        ('when="1898"', "DATE", "1898", "1898-01-01", "1898-12-31"),
        ('when="1898-05-14T09:15:00"', "TIME", "1898-05-14T09:15:00", "1898-05-14", "1898-05-14"),
        ('when="--05-14"', "DATE", "XXXX-05-14", None, None),
        ('when="-0212"', "DATE", "BC0212", None, None),
        ('notBefore="1898" notAfter="1899-03"', "DATE", None, "1898-01-01", "1899-03-31"),
        ('from="1899" to="1898"', "DATE", None, None, None),
        ('dur="P2D"', "DURATION", "P2D", None, None),
        ('when-iso="1898-05-14"', "DATE", "1898-05-14", "1898-05-14", "1898-05-14"),
        ('when="soon"', "DATE", None, None, None),
        ('when="1898-02-31"', "DATE", "1898-02-31", None, None),
        ("", "DATE", None, None, None),
    ],
)
def test_dates(attributes: str, type_: str, value: str | None, earliest: str | None, latest: str | None) -> None:
    """``date`` is a timex with the value and the bounds that its attributes say, if they can be said."""
    (timex,) = found(f"<p>on <date {attributes}>a day</date></p>").layer("timex")
    assert (timex.type, timex.value, timex.earliest, timex.latest) == (type_, value, earliest, latest)


def test_clock_times() -> None:
    """A clock time alone is one, and nonsense is no day."""
    assert timex_value("09:15:00") == "T09:15:00"
    assert days("1898-13") is None
    assert days("0000") is None


def test_speech() -> None:
    """``said`` and ``q`` are quotations with their speaker, in several pieces, one in the other; titles are none."""
    document = found(
        "<p><said who='#ib' xml:id='a' next='#b'>The lock,</said> she said, <said xml:id='b' prev='#a'>is"
        " <q>shut</q></said>. <q type='soCalled'>guardians</q> <said direct='false'>that it was</said></p>"
    )
    quotes = [
        (document.text_of(one), one.type, one.speaker, one.parent, len(one.spans)) for one in document.layer("quote")
    ]
    assert quotes == [
        ("The lock, is shut", "direct", "e1", None, 2),
        ("shut", "direct", None, None, 1),
        ("that it was", "indirect", None, None, 1),
    ]


def test_speech_on_the_stage_and_in_parliament() -> None:
    """What follows the speaker's label is spoken; without ``@who`` the label is the speaker."""
    document = found(
        "<sp who='#ib'><speaker>Ida.</speaker><p>No.</p><stage>Night.</stage><l>Never.</l></sp>"
        "<sp><speaker>A Boy:</speaker><p>Yes.</p></sp><u who='#cru'>We agree.</u><sp><stage>Exit.</stage></sp>"
    )
    quotes = [(document.text_of(one), one.speaker, one.source != ()) for one in document.layer("quote")]
    assert quotes == [
        ("No. Never.", "e1", True),
        ("Yes.", "e2", True),
        ("We agree.", "e3", False),
    ]
    assert [one.name for one in document.entities] == ["Ida Brecht", "A Boy", "Coastal Reform Union"]


def test_sentences_that_hold_all_words() -> None:
    """Sentences are taken where no word of a paragraph is outside of them, and else reported."""
    document = found("<head>A</head><p><s>B c.</s> — <s>D.</s></p>")
    assert [document.text_of(one) for one in document.sentences] == ["B c.", "D."]
    said: list[str] = []
    document = read_one(tei_file("<p><s>B c.</s> D.</p>"), said)
    assert "sentence" not in document.layers
    assert said == ["f.xml: its s elements do not hold all words of its paragraphs; sentences are not taken from them"]


def test_structure_alone() -> None:
    """The mark-up can be left alone, so that names and dates are found anew."""
    document = found("<p><persName>Ida</persName></p>", markup="structure")
    assert set(document.layers) == {"heading", "paragraph"}


def test_sparse_mark_up_is_reported() -> None:
    """One name in a long text is taken for all of them, which is said; as many as may be are no news."""
    said: list[str] = []
    read_one(tei_file("<p><persName>Ida</persName></p>"), said)
    assert said == []
    read_one(tei_file(f"<p><persName>Ida</persName> {'said no. ' * 200}</p>"), said)
    assert said == [
        "f.xml: mention: what little the mark-up says is taken, and so nothing more is found; "
        "--set tei.markup=structure leaves the mark-up alone"
    ]


def test_metadata_of_the_header() -> None:
    """Title, authors, a whole day, publisher of the source, address and language come from the header."""
    assert found("<p/>", source="drop").metadata == Metadata(
        title="The Lock",
        authors=["Ida Brecht"],
        date="1898-05-14",
        source="Lock Archive",
        url="https://lock.example/1",
        language="en-GB",
    )


def test_no_header() -> None:
    """Without a header nothing is known, and the text is read all the same."""
    document = read_one(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><text><p>x</p></text></TEI>', source="drop"
    )
    assert (document.text, document.metadata) == ("x", Metadata(language="de"))


def test_people_sign_entities_with_their_names() -> None:
    """An entity with a name that a person signed is that person's, so that the two stay together."""
    document = found(
        "<p><persName ref='#ib'>Ida</persName>, <persName ref='#ib' resp='#ed'>Ida</persName>,"
        " <persName ref='#ib' resp='#sw'>Ida</persName></p>"
    )
    assert [one.by for one in document.entities] == ["person/Paul Tamarin"]
    assert [one.by for one in document.layer("mention")] == ["tei/f", "person/Paul Tamarin", "finder/2"]


def test_a_caller_signs_what_names_nobody() -> None:
    """Whose the mark-up is, where it does not say so itself, can be said."""
    document = found("<p><name>Bo</name> <name resp='#ed'>Ida</name></p>", by="person/Eva Lund")
    assert [one.by for one in document.layer("mention")] == ["person/Eva Lund", "person/Paul Tamarin"]


@pytest.mark.parametrize(
    ("pointer", "name"),
    [("#none", "none"), ("people.xml#IdaB", "IdaB"), ("psn:IdaB", "IdaB"), ("http://a.example/i/", "i")],
)
def test_speakers_whose_entry_is_elsewhere(pointer: str, name: str) -> None:
    """A speaker without a name in the file is called what the pointer calls it."""
    assert [one.name for one in found(f"<u who='{pointer}'>No.</u>").entities] == [name]


def test_registers_of_a_corpus() -> None:
    """What the header of a corpus says of people holds in all its documents."""
    register = "<standOff><listPerson><person xml:id='ida'><persName>Ida</persName></person></listPerson></standOff>"
    document = "<TEI><text><u who='#ida'>No.</u></text></TEI>"
    namespace = 'xmlns="http://www.tei-c.org/ns/1.0"'
    said: list[str] = []
    for inner in ("{}", "<teiCorpus>{}</teiCorpus>"):
        corpus = f"<teiCorpus {namespace}>{register}{inner.format(document * 2)}{document}</teiCorpus>"
        assert [[one.name for one in each.entities] for each in read_all(corpus, said)] == [["Ida"]] * 3
    assert said == []
