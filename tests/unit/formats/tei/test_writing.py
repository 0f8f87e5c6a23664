"""How TEI is written: what goes into the text, what beside it, what can't be said."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats import tei
from geoannot.formats.tei.header import installed_version
from geoannot.formats.tei.markup import Markup, attribute
from geoannot.formats.tei.names import TEI
from geoannot.formats.tei.options import Options
from geoannot.formats.tei.outgoing import LONGEST
from geoannot.formats.tei.writing import write
from geoannot.model import Document, Heading, Mention, Paragraph, Sentence


def text_of(document: Document) -> str:
    """The ``body`` of what is written, without attributes."""
    body = etree.fromstring(tei.dumps(document).encode()).find(f"{TEI}text/{TEI}body")
    assert body is not None
    for element in body.iter():
        element.attrib.clear()
    return etree.tostring(body, encoding="unicode").replace(' xmlns="http://www.tei-c.org/ns/1.0"', "")


@pytest.mark.parametrize(
    ("annotations", "body"),
    [
        ([], "<ab>A. Bb\n\nCc. D</ab>"),
        ([Paragraph(spans=[(0, 5)])], "<p>A. Bb</p><ab>\n\nCc. D</ab>"),
        ([Paragraph(spans=[(0, 5)]), Paragraph(spans=[(7, 12)])], "<p>A. Bb</p><ab>\n\n</ab><p>Cc. D</p>"),
        ([Heading(spans=[(0, 5)])], "<div><head>A. Bb</head><ab>\n\nCc. D</ab></div>"),
        (
            [Heading(spans=[(0, 2)]), Heading(spans=[(3, 5)])],
            "<div><head>A.</head><ab> </ab></div><div><head>Bb</head><ab>\n\nCc. D</ab></div>",
        ),
        ([Sentence(spans=[(0, 2)]), Sentence(spans=[(7, 10)])], "<ab><s>A.</s> Bb\n\n<s>Cc.</s> D</ab>"),
        ([Paragraph(spans=[(0, 5)]), Sentence(spans=[(3, 10)])], "<p>A. Bb</p><ab>\n\nCc. D</ab>"),
        ([Sentence(spans=[(0, 2), (3, 5)])], "<ab>A. Bb\n\nCc. D</ab>"),
        ([Paragraph(spans=[(0, 5)]), Paragraph(spans=[(3, 12)])], "<p>A. Bb</p><ab>\n\nCc. D</ab>"),
    ],
    ids=[
        "nothing",
        "a paragraph",
        "blank lines between paragraphs",
        "a heading opens a div",
        "two headings",
        "sentences without paragraphs",
        "a sentence over two blocks",
        "a sentence in two pieces",
        "paragraphs that overlap",
    ],
)
def test_text(annotations: list[Paragraph | Heading | Sentence], body: str) -> None:
    """What nests is an element of the text; what does not stays outside; the text stays as it is."""
    assert text_of(Document("A. Bb\n\nCc. D", annotations=annotations)) == f"<body>{body}</body>"


@pytest.mark.parametrize(
    ("document", "place"),
    [
        (Document("ab\x00"), r"document d1: text\[2\] is U\+0000"),
        (Document("\ufffe"), r"text\[0\] is U\+FFFE"),
        (Document("\ud800"), r"text\[0\] is U\+D800"),
        (Document("a", metadata={"title": "b\x1b"}), r"title\[1\] is U\+001B"),
        (Document("a", metadata={"desk": {"k": ["\x0b"]}}), r"metadata.desk.k\[0\]\[0\] is U\+000B"),
        (Document("a", annotations=[Mention(spans=[(0, 1)], features={"n": "\x00"})]), r"mention m1.features.n\[0\]"),
    ],
    ids=["text", "no character", "lone surrogate", "title", "other metadata", "feature"],
)
def test_forbidden_characters(document: Document, place: str) -> None:
    """A character that XML can't hold is an error that names the place, or is replaced by one other character."""
    renamed = Document.of_layers(document.text, document.layers, id="d1", metadata=document.metadata)
    with pytest.raises(FormatError, match=f"{place}.*--set tei.forbidden=replace" if "U" in place else place):
        tei.dumps(renamed)
    replaced = tei.dumps(renamed, forbidden="replace")
    assert "\ufffd" in replaced
    assert len(tei.loads(replaced).text) == len(document.text)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (object(), r"layer claim\[0\].k is <object .* which is no string, number, boolean, list or mapping"),
        ({1: 2}, r"layer claim\[0\].k has the key 1, which is no string"),
        (10**5000, r"layer claim\[0\].k is a number of too many digits"),
        ("x" * (LONGEST + 1), r"layer claim\[0\].k is longer than 2,000,000 characters"),
    ],
    ids=["object", "key", "number", "length"],
)
def test_what_tei_cannot_say(value: object, message: str) -> None:
    """What has no place in TEI is an error that names it; nothing is dropped."""
    with pytest.raises(FormatError, match=message):
        tei.dumps(Document.of_layers("a", {}, unknown={"claim": [{"k": value}]}))


def test_deep_values() -> None:
    """Values are written as deep as parsers take them, and deeper ones are refused."""
    value: object = "x"
    for _ in range(59):
        value = {"k": value}
    document = Document("a", metadata={"k": value})
    assert tei.loads(tei.dumps(document)) == document
    with pytest.raises(FormatError, match="nested more than 60 levels deep"):
        tei.dumps(Document("a", metadata={"k": [[value]]}))


def test_references_to_nothing_are_not_written() -> None:
    """A document that is not right itself is not written."""
    with pytest.raises(FormatError, match="'e1' is no id of this document"):
        tei.dumps(Document("a", annotations=[Mention(spans=[(0, 1)], entity="e1")]))


def test_no_document() -> None:
    """A TEI file without a document would not be valid."""
    with pytest.raises(FormatError, match="at least one document"):
        write([], io.BytesIO(), Options())


def test_corpus_is_written_as_it_comes() -> None:
    """A document is in the file before the one after the next is asked for, so that memory does not grow with them."""
    stream = io.BytesIO()
    lengths = []

    def coming() -> Iterator[Document]:
        for number in range(5):
            lengths.append(len(stream.getvalue()))
            yield Document(f"Text {number}.", id=f"n{number}")

    write(coming(), stream, Options(style="inline"))
    assert lengths[:2] == [0, 0]
    assert lengths[2:] == sorted(set(lengths[2:]))
    assert b"Text 4." in stream.getvalue()


def test_long_texts_are_split() -> None:
    """No text node is so long that parsers refuse it, and the text stays whole."""
    length = 2 * LONGEST + 5
    document = Document(
        "𝔘" * length, annotations=[Paragraph(spans=[(0, length)]), Mention(spans=[(length - 1, length)])]
    )
    written = tei.dumps(document)
    root = etree.fromstring(written.encode())
    assert max(len(node) for node in root.itertext()) == LONGEST
    assert tei.loads(written) == document


@given(st.text(st.characters(min_codepoint=32, exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n\r\"'&<>")))
def test_markup_is_read_as_it_was_meant(text: str) -> None:
    """Parsers see the very texts and values that were written, white space too."""
    markup = Markup()
    markup.line("p", attribute("n", text), text)
    found = etree.fromstring("".join(markup.pieces).lstrip("\n"))
    assert (found.get("n"), found.text or "") == (text, text)


def test_lxml_is_loaded_only_when_used() -> None:
    """The format is known without lxml having been loaded."""
    code = "import sys, geoannot.formats as f; f.register_formats(); sys.exit('lxml' in ' '.join(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_unknown_name() -> None:
    """A misspelt function is named."""
    with pytest.raises(AttributeError, match="has no attribute 'dump'"):
        tei.dump  # noqa: B018  # it raises


def test_version_of_the_software() -> None:
    """The header names the version that is installed; where none is, it stays valid."""
    assert f"<label>geoannot {installed_version('geoannot')}</label>" in tei.dumps(Document("x"))
    assert installed_version("no-such-distribution") == "0"


@pytest.mark.parametrize(
    ("by", "ident", "version"),
    [
        ("dates/0.1.0", "dates", "0.1.0"),
        ("dates/0.1.0rc1", "dates", "0.1.0rc1"),
        ("dates/0.1.0.dev1", "dates", "0.1.0"),
        ("dates/0.1.0+g1a2b", "dates", "0.1.0"),
        ("person/rae", None, None),
        ("x/" + "1" * 100_000 + "a" + "1" * 100_000 + "a", None, None),
        ("x/" + "1." * 100_000, "x", "1.1.1.1"),
    ],
    ids=["release", "candidate", "development", "local", "person", "digits without end", "parts without end"],
)
def test_applications(by: str, ident: str | None, version: str | None) -> None:
    """An extractor is an application in the version that TEI takes; the signature itself stays whole."""
    document = Document("x", annotations=[Mention(spans=[(0, 1)], by=by)])
    written = tei.dumps(document)
    found = etree.fromstring(written.encode()).findall(f".//{TEI}application")[1:]
    assert [(one.get("ident"), one.get("version")) for one in found] == ([(ident, version)] if ident else [])
    assert tei.loads(written) == document
