"""The laws of TEI: whatever the document, what is written is sound and comes back as it was."""

from __future__ import annotations

import io
import re
import warnings
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats import tei
from geoannot.formats.tei import reading, writing
from geoannot.formats.tei.names import ID, TEI, escape, unescape
from geoannot.formats.tei.options import Options, Style
from geoannot.hooks import ReadContext
from geoannot.model import (
    BUILT_IN_KINDS,
    Document,
    TextAnnotation,
    kind,
    number_between,
    reference,
    with_kinds,
)
from geoannot.testing import documents

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
RANGE = re.compile(r"#string-range\(([^,]+),([0-9,]+)\)")
INDEX = re.compile(r"#string-index\(([^,]+),([0-9]+)\)")
POINTING = "active ana corresp datingMethod from next passive prev ref resp source target to who".split()
STYLES: tuple[Style, ...] = get_args(Style)


@kind("pledge", prefix="pl")
@attrs.frozen(kw_only=True, repr=False)
class Pledge(TextAnnotation):
    """A kind of a plugin, with one field of each sort."""

    strength: float = attrs.field(default=0.5, validator=number_between(0, 1))
    speaker: str | None = reference("entity")


KINDS = with_kinds([Pledge])
FIELDS = {"pledge": {"strength": st.floats(0, 1)}}
ANY = documents(kinds=tuple(KINDS.values()), fields=FIELDS) | documents(unknown=True)


def without_forbidden(value: Any) -> Any:
    """A value with U+FFFD for each character that XML forbids; ids and names of fields are escaped and stay."""
    if isinstance(value, str):
        return FORBIDDEN.sub("\ufffd", value)
    if isinstance(value, (list, tuple)):
        return [without_forbidden(item) for item in value]
    if hasattr(value, "items"):
        return {key: without_forbidden(item) for key, item in value.items()}
    return value


def plain(document: Document) -> dict[str, Any]:
    """All that a document says, in plain values."""
    values = {name: getattr(document.metadata, name) for name in ("title", "authors", "source", "url", "extra")}
    return {
        "id": document.id,
        "text": document.text,
        "metadata": values,
        "date": document.metadata.date,
        "language": document.metadata.language,
        "unknown": dict(document.unknown),
        "layers": {
            name: [{field: getattr(one, field) for field in one.field_names} for one in layer]
            for name, layer in document.layers.items()
        },
    }


def string_value(element: etree._Element) -> str:
    """The text in an element, as XPath sees it: somebody else's idea of it."""
    return str(element.xpath("string(.)"))


def written(document: Document, style: Style) -> str:
    """The document as TEI, if need be without the characters that XML forbids; what does not nest is no surprise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)
        return tei.dumps(document, forbidden="replace", style=style)


@pytest.mark.parametrize("style", STYLES)
@given(document=ANY)
def test_round_trip(style: Style, document: Document) -> None:
    """What is read back is what was written: text, ids, fields, layers, also empty ones."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)  # unknown layers are warned about
        back = tei.loads(written(document, style), kinds=KINDS)
        assert without_forbidden(plain(back)) == without_forbidden(plain(document))
        assert tei.loads(tei.dumps(back, style=style), kinds=KINDS) == back


@pytest.mark.parametrize("style", STYLES)
@given(document=ANY)
def test_every_id_is_unique_and_every_pointer_holds(style: Style, document: Document) -> None:
    """No two elements have one xml:id, and each pointer names an element that is there."""
    root = etree.fromstring(written(document, style).encode())
    ids = [element.get(ID) for element in root.iter() if ID in element.attrib]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for pointer in (pointer for name in POINTING for pointer in element.get(name, "").split()):
            place = RANGE.fullmatch(pointer) or INDEX.fullmatch(pointer)
            assert (place[1] if place else pointer[1:]) in ids


@given(ANY)
def test_every_place_is_its_text(document: Document) -> None:
    """The text is the document's, and a string-range of an element is the words of the annotation."""
    root = etree.fromstring(tei.dumps(document, forbidden="replace").encode())
    (text,) = root.iterchildren(f"{TEI}text")
    assert string_value(text) == without_forbidden(document.text)
    holders = {element.get(ID): element for element in text.iter() if ID in element.attrib} | {"document.text": text}
    seen = 0
    for element in root.iter(f"{TEI}annotation", f"{TEI}span"):
        place = RANGE.fullmatch(element.get("target", ""))
        annotation = document.get(unescape(element.get(ID, "")))
        if place is not None and isinstance(annotation, TextAnnotation):
            numbers = list(map(int, place[2].split(",")))
            whole = string_value(holders[place[1]])
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            pieces = [whole[offset : offset + length] for offset, length in pairs]
            assert " ".join(pieces) == without_forbidden(document.text_of(annotation))
            seen += 1
    kinds = ("mention", "quote", "stance", "pledge")
    assert seen >= sum(len(document.layer(name)) for name in kinds)


@pytest.mark.filterwarnings("ignore:.*in standOff, not in the text")
@pytest.mark.parametrize("style", STYLES)
@given(several=st.lists(documents(most=2), min_size=1, max_size=3))
def test_corpus_round_trip(style: Style, several: list[Document]) -> None:
    """Several documents in one file come back in their order, also where their ids are the same."""
    stream = io.BytesIO()
    options = Options(forbidden="replace", style=style)
    writing.write(several, stream, options)
    context = ReadContext(kinds=BUILT_IN_KINDS)
    back = list(reading.read(io.BytesIO(stream.getvalue()), context))
    assert [one.text for one in back if isinstance(one, Document)] == [without_forbidden(d.text) for d in several]
    again = io.BytesIO()
    writing.write([one for one in back if isinstance(one, Document)], again, options)
    assert again.getvalue() == stream.getvalue()


ODD_VALUES = [
    *("", " ", "#", "#e1", "#nothing", "x", "1" * 5000, "NaN", "1e999", "²", "_", "_110000_"),
    *(
        "#string-range(document.text,0)",
        "#string-range(document.text,0,99)",
        "#string-index(document.text,1)",
        "#fs.e1",
    ),
]


@given(ANY, st.sampled_from(STYLES), st.data())
def test_damage_is_told(document: Document, style: Style, data: st.DataObject) -> None:
    """Whatever is changed in a file of ours, it is read, or refused as the wrong format; nothing else is raised."""
    root = etree.fromstring(written(document, style).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        elements = list(root.iter(etree.Element))
        element = elements[data.draw(st.integers(1, len(elements) - 1))]
        parent = element.getparent()
        assert parent is not None
        damage = data.draw(st.sampled_from(["value", "attribute", "text", "element", "name"]))
        if damage == "element":
            parent.remove(element)
        elif damage == "name":
            element.tag = TEI + data.draw(st.sampled_from(["fs", "f", "span", "p", "numeric", "zone"]))
        elif damage == "text":
            element.text = data.draw(st.sampled_from(ODD_VALUES))
        elif element.attrib:
            name = data.draw(st.sampled_from(list(map(str, element.attrib))))
            element.set(name, data.draw(st.sampled_from(ODD_VALUES)))
            if damage == "attribute":
                del element.attrib[name]
    context = ReadContext(kinds=KINDS, report=lambda _: None)
    for found in reading.read(io.BytesIO(etree.tostring(root)), context):
        assert isinstance(found, (Document, FormatError))


@given(ANY)
def test_inline_elements_are_their_text(document: Document) -> None:
    """In inline style the text is the document's too, and what is in it or listed as kept out is every annotation."""
    root = etree.fromstring(written(document, "inline").encode())
    (text,) = root.iterchildren(f"{TEI}text")
    assert string_value(text) == without_forbidden(document.text)
    kept_out = {ref.get("target", "")[1:] for ref in root.iterfind(f".//{TEI}interpretation/{TEI}p/{TEI}ref")}
    elements = {str(element.get(ID)): element for element in text.iter() if ID in element.attrib}
    for name, layer in document.layers.items():
        for annotation in layer if name in BUILT_IN_KINDS else ():
            if isinstance(annotation, TextAnnotation):
                id = escape(annotation.id)
                assert (id in elements) != (id in kept_out)
                if id in elements and len(annotation.spans) == 1 and "next" not in elements[id].attrib:
                    assert string_value(elements[id]) == without_forbidden(document.text_of(annotation))


@given(st.text())
def test_escape_round_trip(name: str) -> None:
    """Any string is escaped to a name that XML takes, and back."""
    escaped = escape(name)
    assert unescape(escaped) == name
    assert re.fullmatch(r"[\w-]+", escaped)
    assert not re.match(r"[\d-]", escaped)


@pytest.mark.parametrize("name", ["_110000_", "_99999999_", "a_", "_g_"])
def test_names_that_escape_never_makes(name: str) -> None:
    """A name that somebody else made stays as it is."""
    assert unescape(name) == name


@pytest.mark.parametrize(
    ("name", "escaped"),
    [
        ("m1", "m1"),
        ("t:1", "t_3a_1"),
        ("1st", "_31_st"),
        ("a_b", "a__b"),
        ("_41_", "__41__"),
        ("p1.s2", "p1_2e_s2"),
        ("", "_"),
        ("-a", "_2d_a"),
    ],
    ids=["plain", "colon", "digit first", "low line", "like an escape", "full stop", "empty", "hyphen first"],
)
def test_escaped_names(name: str, escaped: str) -> None:
    """Names keep what XML takes; a full stop is for ids of TEI's own."""
    assert escape(name) == escaped
    assert unescape(escaped) == name
