"""Inline style: what nests is an element of the text, what crosses is cut, what can't be cut is kept out and told."""

from __future__ import annotations

import warnings
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats import json, tei
from geoannot.formats.tei import schema
from geoannot.formats.tei.inline.dating import dating
from geoannot.formats.tei.inline.nesting import DEEPEST, Grade, Stretch, nested
from geoannot.formats.tei.inline.planning import GRADES
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.names import TEI
from geoannot.formats.tei.options import Options, Style
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import (
    Annotation,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionForm,
    Paragraph,
    Quote,
    Sentence,
    Span,
    Stance,
    Timex,
    TimexType,
)

SCHEMA = schema.load()
GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "tei"
TEXT = "“No way,” she said. “Not now, Ida.”"
NO_WAY, NOT_NOW, BOTH, IDA = (0, 9), (20, 35), (0, 35), (30, 33)


def body(document: Document) -> str:
    """The ``body`` of what is written, of attributes only those that tie parts together."""
    root = etree.fromstring(tei.dumps(document, style="inline").encode())
    found = root.find(f"{TEI}text/{TEI}body")
    assert found is not None
    for element in found.iter():
        for name in set(map(str, element.attrib)) - {"prev", "next"}:
            del element.attrib[name]
    return etree.tostring(found[0], encoding="unicode").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")


def quote(*spans: tuple[int, int], id: str = "q1") -> Quote:
    """A quotation."""
    return Quote(id=id, spans=spans, type="direct")


@pytest.mark.parametrize(
    ("annotations", "expected"),
    [
        (
            [quote(NO_WAY), Mention(id="m1", spans=[IDA])],
            "<said>“No way,”</said> she said. “Not now, <name>Ida</name>.”",
        ),
        (
            [quote(IDA), Mention(id="m1", spans=[IDA])],
            "“No way,” she said. “Not now, <said><name>Ida</name></said>.”",
        ),
        (
            [quote(NO_WAY, NOT_NOW)],
            '<said next="#part.q1.2.1">“No way,”</said> she said. <said prev="#q1">“Not now, Ida.”</said>',
        ),
        (
            [Sentence(id="s1", spans=[(0, 19)]), Sentence(id="s2", spans=[(20, 35)]), quote(BOTH)],
            "<said><s>“No way,” she said.</s> <s>“Not now, Ida.”</s></said>",
        ),
        (
            [Sentence(id="s1", spans=[(0, 19)]), Sentence(id="s2", spans=[(20, 35)]), quote((10, 35))],
            '<s>“No way,” <said next="#part.q1.1.2">she said.</said></s>'
            ' <s><said prev="#q1">“Not now, Ida.”</said></s>',
        ),
        (
            [quote((0, 25)), Mention(id="m1", spans=[(21, 28)])],
            '<said next="#part.q1.1.2">“No way,” she said. “</said><name><said prev="#q1">Not </said>now</name>, Ida.”',
        ),
        (
            [quote(NO_WAY), Stance(id="st1", spans=[(4, 13)], polarity=0.5, intensity=0.5, basis="reported")],
            '<said>“No <seg next="#part.st1.1.2">way,”</seg></said> <seg prev="#st1">she</seg> said. “Not now, Ida.”',
        ),
    ],
    ids=[
        "side by side",
        "the quotation outside",
        "two spans",
        "around sentences",
        "from within a sentence",
        "a name is not cut",
        "evidence gives way",
    ],
)
def test_nesting(annotations: list[Annotation], expected: str) -> None:
    """Elements nest; what crosses another is cut into parts that point to each other, names never."""
    document = Document(TEXT, annotations=annotations)
    assert body(document) == f"<ab>{expected}</ab>"
    assert tei.loads(tei.dumps(document, style="inline")) == document


@pytest.mark.parametrize(
    "annotations",
    [
        [Mention(id="m1", spans=[(1, 8)]), Mention(id="m2", spans=[(4, 13)])],
        [Sentence(id="s1", spans=[(0, 9)]), Mention(id="m2", spans=[(4, 13)])],
        [Paragraph(id="p1", spans=[(0, 9)]), Mention(id="m2", spans=[(4, 13)])],
        [Timex(id="t1", spans=[(0, 13)], type="DATE"), quote((4, 9), id="m2")],
    ],
    ids=["two names", "a name over a sentence", "a name over a paragraph", "a quotation in a date"],
)
def test_what_does_not_nest_is_told(annotations: list[Annotation]) -> None:
    """What can't be in the text stands in ``standOff``; a warning and the header say so, and nothing is lost."""
    document = Document(TEXT, annotations=annotations)
    with pytest.warns(GeoannotWarning, match="document document: one annotation overlaps others: in standOff"):
        written = tei.dumps(document, style="inline")
    root = etree.fromstring(written.encode())
    (told,) = root.iterfind(f".//{TEI}interpretation/{TEI}p/{TEI}ref")
    assert told.get("target") == "#m2"
    assert tei.loads(written) == document


def test_deep_nesting_has_an_end() -> None:
    """More elements around a place than people and parsers take are kept out."""
    document = Document("abc", annotations=[quote((0, 3), id=f"q{number}") for number in range(400)])
    with pytest.warns(GeoannotWarning, match="361 annotations overlap others"):
        written = tei.dumps(document, style="inline")
    assert written.count("<said ") == DEEPEST - 1
    assert tei.loads(written) == document


@pytest.mark.parametrize(
    ("type_", "form", "element"),
    [
        ("person", "name", "persName"),
        ("organization", "acronym", "orgName"),
        ("gpe", "name", "placeName"),
        ("facility", "name", "placeName"),
        ("norp", "name", "name"),
        ("gpe", "demonym", "rs"),
        ("gpe", "metonym", "rs"),
        ("person", "pronoun", "rs"),
        ("person", "nominal", "rs"),
    ],
)
def test_elements_of_mentions(type_: EntityType, form: MentionForm, element: str) -> None:
    """A name is one by the type of its entity; other words for it are ``rs``; all point to the entity."""
    document = Document("Ida", annotations=[Entity(id="e1", name="x", type=type_)])
    document.add(Mention(id="m1", spans=[(0, 3)], entity="e1", form=form))
    found = etree.fromstring(tei.dumps(document, style="inline").encode()).find(f".//{TEI}text//{TEI}{element}")
    assert found is not None
    assert (found.get("ref"), found.get("type"), found.text) == ("#e1", type_, "Ida")


@pytest.mark.parametrize(
    ("type_", "fields", "expected"),
    [
        ("DATE", {"value": "2021-03-18"}, {"when": "2021-03-18"}),
        ("DATE", {"value": "2021-03"}, {"when": "2021-03"}),
        ("DATE", {"value": "2021"}, {"when": "2021"}),
        ("DATE", {"value": "2021-02-30"}, {}),
        ("DATE", {"value": "0000"}, {}),
        ("DATE", {"value": "197"}, {}),
        ("DATE", {"value": "BC0212"}, {}),
        ("DATE", {"value": "XXXX-05-02"}, {}),
        (
            "DATE",
            {"value": "2021-W11", "earliest": "2021-03-15", "latest": "2021-03-21"},
            {"notBefore": "2021-03-15", "notAfter": "2021-03-21"},
        ),
        (
            "DATE",
            {"value": "2021-03", "mod": "START", "earliest": "2021-03-01", "latest": "2021-03-10"},
            {"notBefore": "2021-03-01", "notAfter": "2021-03-10"},
        ),
        ("DATE", {"value": "2021", "earliest": "2021-01-01"}, {"when": "2021"}),
        ("DATE", {"value": "2021", "edtf": "2021~"}, {"when": "2021", "when-custom": "2021~"}),
        ("DATE", {"edtf": "two words"}, {}),
        ("TIME", {"value": "2021-03-18T09:15"}, {"when": "2021-03-18T09:15:00"}),
        ("TIME", {"value": "T23:59:30"}, {"when": "23:59:30"}),
        ("TIME", {"value": "2021-03-18TAF"}, {}),
        ("TIME", {"value": "T24:00"}, {}),
        ("DURATION", {"value": "P6Y"}, {"dur": "P6Y"}),
        ("DURATION", {"value": "PT48H"}, {"dur": "PT48H"}),
        ("DURATION", {"value": "P2W"}, {"dur-iso": "P2W"}),
        ("DURATION", {"value": "PXW"}, {}),
        ("DURATION", {"value": "P4DE"}, {}),
        ("DURATION", {"value": "P"}, {}),
        ("SET", {"value": "P1D"}, {}),
        ("SET", {"value": "2021"}, {}),
    ],
    ids=str,
)
def test_dating(type_: TimexType, fields: dict[str, str], expected: dict[str, str]) -> None:
    """TEI's own attributes say what they can of a date, and no value that they don't take."""
    assert dating(Timex(spans=[(0, 1)], type=type_, **fields)) == expected  # type: ignore[arg-type]  # all are strings


VALUES = st.text() | st.from_regex(r"\A(P|T|[0-9]{4}|-)[-0-9PTWXDEMYHS:.]{0,12}\Z")


@given(st.sampled_from(["DATE", "TIME", "DURATION", "SET"]), VALUES, VALUES)
def test_dating_of_any_value(type_: TimexType, value: str, edtf: str) -> None:
    """Whatever a value is, it is said in TEI's attributes where they take it, and the file is valid."""
    timex = Timex(id="t1", spans=[(0, 1)], type=type_, value=value, edtf=edtf)
    written = tei.dumps(Document("x", annotations=[timex]), style="inline", forbidden="replace")
    assert SCHEMA.validate(etree.fromstring(written.encode())), str(SCHEMA.error_log)


SORTS = [*GRADES.values(), Grade(hardness=0, cuttable=True, rank=3)]
STRETCHES = st.lists(
    st.builds(
        lambda start, length, grade: (start, start + length, grade),
        st.integers(0, 20),
        st.integers(1, 12),
        st.sampled_from(SORTS),
    ),
    max_size=12,
)


@given(STRETCHES)
def test_parts_nest(stretches: list[tuple[int, int, Grade]]) -> None:
    """Parts come in the order of their start tags and nest; those of an owner are what it was, and names are whole."""
    wanted = [Stretch(start, end, grade, str(number)) for number, (start, end, grade) in enumerate(stretches)]
    parts, refused = nested(wanted, "x" * 40, lambda outer, inner: False)
    open_: list[int] = []
    for part in parts:
        while open_ and open_[-1] <= part.start:
            open_.pop()
        assert not open_ or part.end <= open_[-1]
        open_.append(part.end)
    for stretch in wanted:
        own = [Span(part.start, part.end) for part in parts if part.owner == stretch.owner]
        assert bool(own) != (stretch.owner in refused)
        if own:
            assert (own[0].start, own[-1].end) == (stretch.start, stretch.end)
            assert all(one.end == other.start for one, other in pairwise(own))
            assert len(own) == 1 or stretch.grade.cuttable


@pytest.mark.parametrize("style", ["stand-off", "inline"])
def test_comments_change_nothing(style: Style) -> None:
    """Comments that somebody puts into a file of ours, wherever, change nothing about the document."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)  # it has layers of unknown kinds
        document = json.loads((GOLDEN / "every-kind.json").read_bytes())
        root = etree.fromstring(tei.dumps(document, style=style).encode())
        for element in list(root.iter(etree.Element)):
            element.insert(0, etree.Comment("looked at"))
        assert tei.loads(etree.tostring(root)) == document


@pytest.mark.parametrize("id", ["part.q1.x", "part.q2.2.1"], ids=["of no known form", "of nothing"])
def test_stray_parts(id: str) -> None:
    """A further part of an annotation that is not there is told, so that no words are lost."""
    written = tei.dumps(Document(TEXT, annotations=[quote(NO_WAY, NOT_NOW)]), style="inline")
    with pytest.raises(FormatError, match="document document: one thing is wrong") as raised:
        tei.loads(written.replace("part.q1.2.1", id))
    (finding,) = raised.value.findings
    assert str(finding).startswith("it is a further part of an annotation that is not in the text @ line ")
    assert finding.path.endswith(f"said {id}")


def test_entities_are_no_elements_of_the_text() -> None:
    """Whoever asks for the element of an entity is told that there is none."""
    out = Outgoing(Document("x"), Options())
    with pytest.raises(NotImplementedError, match="an entity is no element of the text"):
        ENCODINGS["entity"].element(Entity(name="x", type="gpe"), out)


def test_many_that_cross() -> None:
    """Time stays in proportion where very many annotations cross, and so does what is written."""
    document = Document("x " * 4000, annotations=[quote((i, i + 2000), id=f"q{i}") for i in range(4000)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)
        written = tei.dumps(document, style="inline")
    assert len(written) < 2_000_000
    assert tei.loads(written) == document
