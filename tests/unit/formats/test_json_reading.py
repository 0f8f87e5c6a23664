"""Reading JSON: strict, and with everything that is wrong said at once, each with its path."""

from __future__ import annotations

import gc
import io
import json as plain
from typing import Any

import attrs
import pytest

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats import json
from geoannot.formats.json.reading import read, read_lines
from geoannot.hooks import ReadContext
from geoannot.model import BUILT_IN_KINDS, Document, Mention, Metadata, Quote, TextAnnotation, kind, with_kinds

ENVELOPE: dict[str, Any] = {"format": "geoannot", "version": 1, "id": "d", "text": "Ida Brecht"}


def written(layers: Any = None, **changes: Any) -> str:
    """A document as JSON; a change to None leaves the key out."""
    value = ENVELOPE | ({} if layers is None else {"layers": layers}) | changes
    return plain.dumps({key: item for key, item in value.items() if item is not None})


def findings(data: str) -> list[str]:
    """What is wrong with a document."""
    with pytest.raises(FormatError, match=r"^document .*: (one thing is|\d+ things are) wrong") as caught:
        json.loads(data)
    return [str(finding) for finding in caught.value.findings]


# What may be left out


def test_fields_at_their_default_may_be_absent() -> None:
    """A document needs a format, a version, an id and a text; an annotation what its kind requires."""
    document = json.loads(written({"quote": [{"id": "q1", "spans": [[0, 3]], "type": "direct"}], "timex": []}))
    assert document.quotes[0] == Quote(id="q1", spans=[(0, 3)], type="direct")
    assert list(document.layers) == ["timex", "quote"]
    assert json.loads(written()).metadata == Metadata()


def test_bytes_and_text_are_read_alike() -> None:
    """JSON is given as text or as UTF-8."""
    data = written(text="Łódź 😀")
    assert json.loads(data) == json.loads(data.encode()) == Document("Łódź 😀", id="d")


def test_whole_numbers_are_numbers() -> None:
    """A number without a point is one too."""
    document = json.loads(written({"sentence": [{"id": "s1", "spans": [[0, 3]], "confidence": 1}]}))
    assert document.sentences[0].confidence == 1.0


# The envelope


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "there is nothing in it; expected a JSON document"),
        (" \n", "there is nothing in it"),
        ("[]", "not a geoannot document: expected an object, not a list"),
        ("null", "not a geoannot document: expected an object, not null"),
        ("true", "expected an object, not true or false"),
        ("7", "expected an object, not 7"),
        ("{}", "not a geoannot document: \"format\" is None, expected 'geoannot'"),
        ('{"format": "geo"}', "\"format\" is 'geo', expected 'geoannot'"),
        ('{"format": "geoannot"}', '"version" is None, expected a whole number'),
        ('{"format": "geoannot", "version": "1"}', "\"version\" is '1', expected a whole number"),
        ('{"format": "geoannot", "version": 2}', r"version 2 is newer than this geoannot knows \(1\); update geoannot"),
        ('{"format": "geoannot", "version": 0}', "version 0 is unknown; versions 1 to 1 can be read"),
        ('{"format": "geoannot",\n "version" 1}', "line 2, byte 12: not JSON: "),
        ("{", "not JSON: "),
        ("[" * 100_000, "not a geoannot document: it is nested too deeply"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_what_is_no_document(data: str, problem: str) -> None:
    """What is no document of ours is refused in a sentence that says what it is instead."""
    with pytest.raises(FormatError, match=problem):
        json.loads(data)


def test_not_utf8() -> None:
    """Bytes that are not UTF-8 are refused with their place."""
    with pytest.raises(FormatError, match="line 2, byte 12: not UTF-8"):
        json.loads(b'{"format": "geoannot",\n "text": "a\xff"}')


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"id": None}, ["id is missing @ id"]),
        ({"text": None}, ["text is missing @ text"]),
        ({"id": ""}, ["id is an empty string, expected a string @ id"]),
        ({"id": 7}, ["id is 7, expected a string @ id"]),
        ({"text": ["a"]}, ["text is a list, expected a string @ text"]),
        ({"metadata": []}, ["metadata is a list, expected an object @ metadata"]),
        ({"layers": "x"}, ["layers is a string, expected an object @ layers"]),
        ({"layer": {}}, ["unknown field 'layer' @ layer"]),
        ({"metadata": {"date": "May"}}, ["metadata: date is 'May', expected a calendar day, YYYY-MM-DD, with or "]),
        ({"metadata": {"authors": "Ada"}}, []),
        ({"layers": {"mention": {}}}, ["expected a list, not an object @ layers.mention"]),
    ],
    ids=lambda value: ",".join(value) if isinstance(value, dict) else None,
)
def test_wrong_envelopes(changes: dict[str, Any], expected: list[str]) -> None:
    """Each part of the envelope is of its type."""
    data = written(**changes)
    if expected:
        assert [found.startswith(one) for found, one in zip(findings(data), expected, strict=True)] == [True]
    else:
        json.loads(data)


# Annotations


@pytest.mark.parametrize(
    ("layer", "row", "expected"),
    [
        ("sentence", {"spans": [[0, 3]]}, "sentence: an id is required @ layers.sentence[0].id"),
        ("sentence", {"id": "", "spans": [[0, 3]]}, "sentence: an id is required @ layers.sentence[0].id"),
        ("sentence", {"id": "s1"}, "sentence s1: spans is required @ layers.sentence[0].spans"),
        ("sentence", {"id": "s1", "spans": []}, "sentence s1: spans: at least one span is required @ "),
        ("sentence", {"id": "s1", "spans": [[3, 3]]}, "sentence s1: spans: [3, 3) is empty"),
        ("sentence", {"id": "s1", "spans": [[0, 11]]}, "sentence s1: end 11 is past the text (length 10) @ layers"),
        ("sentence", {"id": "s1", "spans": [[0, 3, 4]]}, "sentence s1: spans: "),
        ("sentence", {"id": "s1", "spans": [[0, 3.5]]}, "sentence s1: spans: "),
        ("sentence", {"id": "s1", "spans": "0-3"}, "sentence s1: spans: "),
        ("sentence", {"id": 3, "spans": [[0, 3]]}, "sentence: id: "),
        ("sentence", {"id": "author", "spans": [[0, 3]]}, "sentence author: id is 'author', expected a string other"),
        ("sentence", {"id": "s1", "spans": [[0, 3]], "by": None}, "sentence s1: by: "),
        ("sentence", {"id": "s1", "spans": [[0, 3]], "confidence": 2}, "sentence s1: confidence is 2"),
        ("sentence", {"id": "s1", "spans": [[0, 3]], "features": {"a": {}}}, "sentence s1: features"),
        ("sentence", {"id": "s1", "spans": [[0, 3]], "form": "x"}, "sentence s1: unknown field 'form'; a sentence has"),
        ("sentence", "s1", "expected an object, not a string @ layers.sentence[0]"),
        ("sentence", None, "expected an object, not null @ layers.sentence[0]"),
        ("mention", {"id": "m1", "spans": [[0, 3]], "form": "x"}, "mention m1: unknown form 'x' @ layers.mention[0].f"),
        ("mention", {"id": "m1", "spans": [[0, 3]], "entity": "e1"}, "mention m1: entity 'e1' is no id of this docum"),
        ("mention", {"id": "m1", "spans": [[0, 3]], "entity": 3}, "mention m1: entity: "),
        ("entity", {"id": "e1", "name": "", "type": "gpe"}, "entity e1: name is '', expected a string that is not"),
        ("entity", {"id": "e1", "type": "gpe"}, "entity e1: name is required @ layers.entity[0].name"),
        ("entity", {"id": "e1", "name": "x", "type": "gpe", "identifiers": {"a": 1}}, "entity e1: identifiers"),
        ("timex", {"id": "t1", "spans": [[0, 3]], "type": "DATE", "earliest": "May"}, "timex t1: earliest is 'May'"),
        ("quote", {"id": "q1", "spans": [[0, 3]], "type": "direct", "cue": [[4, 3]]}, "quote q1: cue: [4, 3) is empty"),
        ("quote", {"id": "q1", "spans": [[0, 3]], "type": "direct", "parent": "q1"}, "quote q1: parent leads back to"),
    ],
    ids=str,
)
def test_wrong_annotations(layer: str, row: Any, expected: str) -> None:
    """A wrong row is refused with the annotation, the field and the path."""
    (found,) = findings(written({layer: [row]}))
    assert found.startswith(expected)
    assert f" @ layers.{layer}[0]" in found


def test_everything_that_is_wrong_is_said_at_once() -> None:
    """Findings of the envelope, of rows, of several fields of a row, and of references come together."""
    found = findings(
        written(
            {
                "sentence": [
                    {"id": "s1", "spans": [[0, 3]]},
                    {"id": "s2", "spans": [[3, 0]], "confidence": 7, "colour": "red"},
                ],
                "mention": [{"id": "s1", "spans": [[0, 3]]}, {"id": "m1", "spans": [[0, 3]], "entity": "s2"}],
                "stance": [{"id": "st1", "spans": [[0, 3]], "modality": "warm"}],
            },
            extra=1,
        )
    )
    assert sorted(one.rpartition(" @ ")[2] for one in found) == [
        "extra",
        "layers.mention[0].id",
        "layers.sentence[1].colour",
        "layers.sentence[1].confidence",
        "layers.sentence[1].spans",
        "layers.stance[0].basis",
        "layers.stance[0].intensity",
        "layers.stance[0].modality",
        "layers.stance[0].polarity",
    ]


def test_many_findings_are_counted() -> None:
    """The message shows twenty, and says how many more there are; the error has them all."""
    rows = [{"id": f"s{n}", "spans": [[0, 99]]} for n in range(25)]
    with pytest.raises(FormatError, match=r"document d: 25 things are wrong") as caught:
        json.loads(written({"sentence": rows}))
    assert len(caught.value.findings) == 25
    assert str(caught.value).endswith("… and 5 more")


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        (
            {"sentence": [{"id": "x", "spans": [[0, 3]]}, {"id": "x", "spans": [[4, 5]]}]},
            "id 'x' occurs twice, first at layers.sentence[0] @ layers.sentence[1].id",
        ),
        (
            {"sentence": [{"id": "x", "spans": [[0, 3]]}], "mention": [{"id": "x", "spans": [[4, 5]]}]},
            "id 'x' occurs twice, first at layers.sentence[0] @ layers.mention[0].id",
        ),
        (
            {"claim": [{"id": "y"}, 3, {"id": "x"}], "sentence": [{"id": "x", "spans": [[0, 3]]}]},
            "id 'x' occurs twice, first at layers.sentence[0] @ layers.claim[2].id",
        ),
    ],
    ids=["in-a-layer", "over-layers", "in-an-unknown-layer"],
)
def test_duplicate_ids(layers: Any, expected: str) -> None:
    """An id that occurs twice is named with both places."""
    assert findings(written(layers)) == [expected]


def test_a_reference_to_a_row_that_could_not_be_read_is_no_finding() -> None:
    """One mistake is reported once, not again for all that refers to it."""
    layers = {
        "entity": [{"id": "e1", "name": "Oslo", "type": "town"}],
        "mention": [{"id": "m1", "spans": [[0, 3]], "entity": "e1"}],
    }
    assert findings(written(layers)) == ["entity e1: unknown type 'town' @ layers.entity[0].type"]


def test_an_unknown_layer_is_kept_and_warned_about() -> None:
    """What nobody knows is no error."""
    with pytest.warns(GeoannotWarning, match="JSON: document d: layer 'claim' is unknown here and kept as it is"):
        document = json.loads(written({"claim": {"any": ["thing"]}}))
    assert document.unknown == {"claim": {"any": ["thing"]}}


# Streams


def context(reports: list[str]) -> ReadContext:
    """What a reader is told."""
    return ReadContext(source="a.jsonl", id="a", kinds=BUILT_IN_KINDS, report=reports.append)


def test_a_byte_order_mark_is_reported() -> None:
    """A mark at the beginning is left out and said."""
    reports: list[str] = []
    (document,) = read(io.BytesIO(b"\xef\xbb\xbf" + written().encode()), context(reports))
    assert document.text == "Ida Brecht"
    assert reports == ["a.jsonl: the byte order mark at the beginning is left out"]


def test_errors_name_the_source() -> None:
    """The file stands before what is wrong with it."""
    with pytest.raises(FormatError, match=r"^a\.jsonl: there is nothing in it") as caught:
        list(read(io.BytesIO(b""), context([])))
    assert caught.value.source == "a.jsonl"


def test_lines_are_documents_or_plain_records() -> None:
    """A line is a whole document, or a text with what is known of it; a wrong one is skipped with its number."""
    lines = [
        b"\xef\xbb\xbf" + written({"mention": [{"id": "m1", "spans": [[0, 3]]}]}).encode(),
        b"",
        b'{"text": "Oslo", "date": "2021-03-18", "desk": 7}',
        b'{"text": "Oslo", "id": 12}',
        b'{"text": 3}',
        b'{"id": "x"}',
        b"[1]",
        b'{"text": "a", "date": "May"}',
        b'{"text": "a", "id": ""}',
        b"{oops",
        b'{"text": "last", "layers": {}}',
        b'{"text": "last"}',
    ]
    found = list(read_lines(io.BytesIO(b"\n".join(lines)), context([])))
    assert [one.id if isinstance(one, Document) else str(one).partition(":")[0] for one in found] == [
        *("d", "a-3", "12"),
        *(f"a.jsonl, line {number}" for number in range(5, 12)),
        "a-12",
    ]
    whole, plain_record = found[0], found[1]
    assert isinstance(whole, Document)
    assert isinstance(plain_record, Document)
    assert whole.mentions[0] == Mention(id="m1", spans=[(0, 3)])
    assert plain_record.metadata == Metadata(date="2021-03-18", extra={"desk": 7})
    problems = [one.problem for one in found if isinstance(one, FormatError)]
    assert problems[:3] == [
        '"text" is 3, expected a string',
        '"text" is missing',
        "expected an object, not a list",
    ]
    assert problems[3].startswith("metadata: date is 'May'")


def test_the_collector_runs_again_behind_a_large_document() -> None:
    """The collector of garbage pauses while much is read, and only then."""
    data = written({"sentence": [{"id": f"s{n}", "spans": [[0, 3]]} for n in range(20_000)]})
    assert len(json.loads(data).sentences) == 20_000
    assert gc.isenabled()
    gc.disable()
    try:
        json.loads(data)
        assert not gc.isenabled()
    finally:
        gc.enable()


@kind("note", prefix="n")
@attrs.frozen(kw_only=True, slots=False)
class Note(TextAnnotation):
    """A kind that is not slotted."""

    words: str = ""


def test_kinds_that_are_not_slotted() -> None:
    """A plugin may make its kinds as it likes."""
    document = Document("abc", annotations=[Note(spans=[(0, 1)], words="x")])
    assert json.loads(json.dumps(document), kinds=with_kinds([Note])) == document


def test_what_cannot_be_read_is_looked_at_all_the_same() -> None:
    """A row with a wrong field also tells of its spans, its references and its id."""
    rows = [
        {"id": "m1", "spans": [[0, 9]], "entity": "e9", "form": "nickname"},
        {"id": "m1", "spans": [[0, 1]]},
        {"id": "m2", "spans": [[1, 2]], "entity": "m1"},
    ]
    text = plain.dumps({"format": "geoannot", "version": 1, "id": "d", "text": "abc", "layers": {"mention": rows}})
    with pytest.raises(FormatError) as caught:
        json.loads(text)
    assert [finding.path for finding in caught.value.findings] == [
        "layers.mention[1].id",
        "layers.mention[0].form",
        "layers.mention[0].spans",
        "layers.mention[0].entity",
    ]
