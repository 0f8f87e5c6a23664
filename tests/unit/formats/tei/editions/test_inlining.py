"""Inline style in files of others: annotations around and inside the elements that are there, or beside the text."""

from __future__ import annotations

import pytest

from geoannot.errors import GeoannotWarning
from geoannot.formats.tei.editions.record import without_annotations
from geoannot.model import Document, Entity, Mention, Quote, Sentence, Spans, TextAnnotation, Timex
from tests.unit.formats.tei.editions.files import read_one, tei_file, written


def span_of(document: Document, words: str) -> Spans:
    """Where words stand in the text."""
    start = document.text.index(words)
    return ((start, start + len(words)),)  # type: ignore[return-value]  # pairs will do


def body_of(output: bytes) -> str:
    """The body of a file, without the attributes that every annotation has."""
    body = output.decode().split("<text>")[1].split("</text>")[0]
    for noise in (' ana="#ga.mention.form.name"', ' ana="#ga.quote.type.direct"', ' ana="#ga.timex.type.DATE"'):
        body = body.replace(noise, "")
    return body.removeprefix("<body>").removesuffix("</body>")


def inlined(body: str, *annotations: tuple[type[TextAnnotation], str]) -> tuple[Document, bytes]:
    """A document with annotations of words, and its file."""
    document = read_one(tei_file(body), markup="structure")
    for number, (kind, words) in enumerate(annotations, 1):
        more = {"type": "direct"} if kind is Quote else {"type": "DATE"} if kind is Timex else {}
        document.add(kind(id=f"x{number}", spans=span_of(document, words), **more))  # type: ignore[arg-type]  # those of its kind
    return document, written(document, style="inline")


CASES = {
    "plain": ("<p>Ida left.</p>", "Ida", '<p><name xml:id="ga.x1">Ida</name> left.</p>'),
    "inside": ("<p><hi>Ida</hi> left.</p>", "Ida", '<p><hi><name xml:id="ga.x1">Ida</name></hi> left.</p>'),
    "around": (
        "<p>So <hi>Ida</hi> Brecht<lb/> left.</p>",
        "Ida Brecht",
        '<p>So <name xml:id="ga.x1"><hi>Ida</hi> Brecht</name><lb/> left.</p>',
    ),
    "over a note": (
        "<p>Ida <note>?</note>Brecht.</p>",
        "Ida Brecht",
        '<p><name xml:id="ga.x1">Ida <note>?</note>Brecht</name>.</p>',
    ),
    "a choice": (
        "<p><choice><sic>Idda</sic><corr>Ida</corr></choice> B.</p>",
        "Ida B",
        '<p><name xml:id="ga.x1"><choice><sic>Idda</sic><corr>Ida</corr></choice> B</name>.</p>',
    ),
    "reference": ("<p>A &amp; B.</p>", "A & B", '<p><name xml:id="ga.x1">A &amp; B</name>.</p>'),
}


@pytest.mark.parametrize(("body", "words", "expected"), CASES.values(), ids=CASES)
def test_nests(body: str, words: str, expected: str) -> None:
    """What nests is an element of the text, inside or around those that are there."""
    document, output = inlined(body, (Mention, words))
    assert body_of(output) == expected
    assert b"<annotation " not in output
    assert read_one(output) == document
    assert without_annotations(output) == tei_file(body).encode()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>So <hi>Ida Brecht</hi> left.</p>", "So Ida"),
        ("<p>So Ida</p><p>left.</p>", "Ida\nleft"),
        ("<p>So <![CDATA[Ida]]> left.</p>", "Ida"),
        ("<p>So <m:a xmlns:m='urn:m'>Ida</m:a> left.</p>", "Ida"),
        ("<p>So <code>Ida left</code>.</p>", "Ida"),
        ("<p>So <list><item>Ida</item></list> left.</p>", "So Ida left"),
    ],
    ids=["crossing", "two paragraphs", "character data", "another vocabulary", "text only", "a list"],
)
def test_stays_beside(body: str, words: str) -> None:
    """What does not nest, or stands where no element can, is in standOff, which is said."""
    with pytest.warns(GeoannotWarning, match="one annotation does not nest in the mark-up of the file"):
        document, output = inlined(body, (Mention, words))
    assert output.count(b"<annotation ") == 1
    assert read_one(output) == document
    assert without_annotations(output) == tei_file(body).encode()


def test_speech_is_cut() -> None:
    """A quotation over several paragraphs is one in pieces; a name in it is whole, a date holds no quotation."""
    document, output = inlined("<p>“No. </p>\n<p>Never, <date>Ida.”</date></p>", (Quote, "“No. \nNever, Ida.”"))
    assert body_of(output) == (
        '<p><said xml:id="ga.x1" direct="true" next="#ga.part.x1.1.2">“No. </said></p>\n'
        '<p><said xml:id="ga.part.x1.1.2" direct="true" prev="#ga.x1">Never, <date>Ida.”</date></said></p>'
    )
    assert read_one(output) == document


def test_one_in_the_other() -> None:
    """Annotations of the same words stand in each other, and those beside each other end before the next begins."""
    annotations = (
        (Sentence, "Ida left."),
        (Sentence, "Bo stayed."),
        (Mention, "Ida"),
        (Mention, "Bo"),
        (Timex, "left"),
    )
    document, output = inlined("<p>Ida left.Bo stayed.</p>", *annotations)
    assert body_of(output) == (
        '<p><s xml:id="ga.x1"><name xml:id="ga.x3">Ida</name> <date xml:id="ga.x5">left</date>.</s>'
        '<s xml:id="ga.x2"><name xml:id="ga.x4">Bo</name> stayed.</s></p>'
    )
    assert read_one(output) == document


def test_what_the_mark_up_says_is_not_said_twice() -> None:
    """A name that is an element already is no second element; what is found beside it is."""
    source = tei_file("<p><persName>Ida</persName> met Bo.</p>")
    document = read_one(source)
    entity = document.add(Entity(name="Bo", type="person"))
    document.add(Mention(spans=span_of(document, "Bo"), entity=entity.id))
    output = written(document, style="inline")
    assert output.count(b"<persName ") == 1
    assert read_one(output) == document


def test_prefix_of_the_file() -> None:
    """Elements that are put in have the prefix that the file uses."""
    source = '<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:teiHeader/><t:text><t:p>Ida left.</t:p></t:text></t:TEI>'
    document = read_one(source)
    document.add(Mention(spans=span_of(document, "Ida")))
    output = written(document, style="inline")
    assert b'<t:p><t:name xml:id="ga.m1"' in output
    assert read_one(output) == document
    assert without_annotations(output) == source.encode()
