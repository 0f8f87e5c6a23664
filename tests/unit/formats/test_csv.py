"""CSV: a row an annotation, as RFC 4180 has it, with nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats.csv.options import Options
from geoannot.formats.csv.rows import rows_of
from geoannot.formats.csv.writing import write
from geoannot.model import Document, Entity, Heading, Mention, Quote, Stance, Timex
from geoannot.testing import documents

SPEECH = Document(
    '"Oslo," she said, "waits."',
    id="note",
    metadata={"date": "2021-03-18"},
    annotations=[
        Entity(id="e1", name="Ida Brecht", type="person"),
        Entity(id="e2", name="Norway", type="gpe", identifiers={"iso3166": "NO"}),
        Mention(id="m1", spans=[(1, 5)], entity="e2", form="metonym"),
        Quote(id="q1", spans=[(0, 7), (18, 26)], type="direct", cue=[(12, 16)], source=[(8, 11)], speaker="e1"),
        Stance(
            id="st1", spans=[(12, 16)], holder="author", target="e2", polarity=-0.6, intensity=0.6, basis="evaluation"
        ),
        Timex(id="t1", spans=[(19, 24)], type="DATE"),
    ],
)


def written(*found: Document, **options: Any) -> list[dict[str, str]]:
    """What CSV says of documents, by column."""
    stream = io.BytesIO()
    write(found, stream, Options(**options))
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"), newline="")))


def test_rows_stand_in_the_order_of_the_layers() -> None:
    """Entities first, as in JSON; each row says where it is from."""
    rows = written(SPEECH)
    assert [row["id"] for row in rows] == ["e1", "e2", "m1", "t1", "q1", "st1"]
    assert {(row["document"], row["date"]) for row in rows} == {("note", "2021-03-18")}


def test_a_row_has_words_and_names() -> None:
    """A quotation in pieces: its words, the words of cue and source, and who the speaker is."""
    (row,) = written(SPEECH, layers="quote")
    assert row["text"] == '"Oslo," "waits."'
    assert json.loads(row["spans"]) == [[0, 7], [18, 26]]
    assert (row["start"], row["end"]) == ("0", "26")
    assert (row["cue_text"], row["source_text"]) == ("said", "she")
    assert (row["speaker"], row["speaker_name"], row["speaker_key"]) == ("e1", "Ida Brecht", "person:ida brecht")


def test_entities_have_no_place() -> None:
    """The text of an entity is its name; identifiers are JSON."""
    row = written(SPEECH, layers="entity")[1]
    assert (row["text"], row["start"], row["spans"], row["key"]) == ("Norway", "", "", "iso3166:NO")
    assert json.loads(row["identifiers"]) == {"iso3166": "NO"}


def test_values_are_bare() -> None:
    """Numbers, truth values and reserved words stand as they are; what is open is empty."""
    (row,) = written(SPEECH, layers="stance")
    assert (row["polarity"], row["negated"], row["confidence"]) == ("-0.6", "false", "")
    assert (row["holder"], row["holder_name"], row["holder_key"]) == ("author", "author", "author")


def test_chosen_layers_have_their_columns_alone() -> None:
    """With one layer there is no column of the others; a layer that no document has is warned of."""
    (row,) = written(SPEECH, layers="timex")
    assert list(row)[:8] == ["document", "date", "layer", "id", "start", "end", "text", "spans"]
    assert "polarity" not in row
    assert list(row)[-4:] == ["by", "confidence", "features", "other"]
    with pytest.warns(GeoannotWarning, match="csv.layers: no document has a layer 'timexes'; there are heading, "):
        assert written(SPEECH, layers="timexes") == []
    assert [row["layer"] for row in written(SPEECH, layers="timex, quote")] == ["timex", "quote"]


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_formulas_are_disarmed(opening: str) -> None:
    """A text that a spreadsheet would run begins with an apostrophe, unless it is to be kept as it is."""
    text = f"{opening}1"
    document = Document(text, id=text, annotations=[Heading(spans=[(0, 2)])])
    (escaped,), (kept,) = written(document), written(document, formulas="keep")
    assert (escaped["text"], escaped["document"]) == (f"'{text}", f"'{text}")
    assert (kept["text"], kept["document"]) == (text, text)


@pytest.mark.parametrize(("delimiter", "mark"), [("comma", b","), ("semicolon", b";"), ("tab", b"\t")])
def test_delimiters(delimiter: Any, mark: bytes) -> None:
    """Cells are parted by what is asked for; rows end with CR LF."""
    stream = io.BytesIO()
    write([], stream, Options(delimiter=delimiter))
    assert stream.getvalue().startswith(b"document" + mark + b"date")
    assert stream.getvalue().endswith(b"other\r\n")


def test_byte_order_mark() -> None:
    """It opens the file where it is asked for."""
    stream = io.BytesIO()
    write([], stream, Options(bom=True))
    assert stream.getvalue().startswith(b"\xef\xbb\xbfdocument")


def test_kinds_of_plugins_and_unknown_layers(words: ModuleType) -> None:
    """What has no column of its own is JSON in the last one."""
    document = Document("One TWO", annotations=[words.Word(spans=[(4, 7)], loud=True)])
    unknown = Document.of_layers("x", {}, unknown={"claim": [{"id": "c1", "strength": 1}, "odd"], "note": {"a": None}})
    rows = written(document, unknown)
    assert [(row["layer"], row["id"], row["text"]) for row in rows] == [
        ("word", "w1", "TWO"),
        ("claim", "c1", ""),
        ("claim", "", ""),
        ("note", "", ""),
    ]
    found = [json.loads(row["other"]) for row in rows]
    assert found == [{"loud": True, "previous": None}, {"id": "c1", "strength": 1}, "odd", {"a": None}]


def test_a_lone_surrogate_cannot_be_written() -> None:
    """UTF-8 cannot hold it; the documents before it are there whole."""
    stream = io.BytesIO()
    right, wrong = (
        Document(text, id=id, annotations=[Heading(spans=[(0, 1)])]) for id, text in [("one", "a"), ("two", "\ud800")]
    )
    with pytest.raises(FormatError, match=r"document two has a lone surrogate \(U\+D800\)"):
        write([right, wrong], stream)
    assert stream.getvalue().count(b"\r\n") == 2


@settings(max_examples=20)
@given(st.lists(documents(), max_size=2))
def test_rows_come_back(found: list[Document]) -> None:
    """A reader of CSV finds every cell as it was, whatever is in the texts."""
    rows = [row for document in found for row in rows_of(document)]
    read = written(*found, formulas="keep")
    assert [(row["document"], row["layer"], row["id"], row["text"]) for row in read] == [
        (row["document"], row["layer"], row["id"], row["text"]) for row in rows
    ]
    assert all(None not in row and None not in row.values() for row in read)
