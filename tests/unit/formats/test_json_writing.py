"""Writing JSON: every field in its order, and the same bytes for the same document."""

from __future__ import annotations

import io
import json as plain
from collections.abc import Iterable
from typing import Any

import pytest

from geoannot.errors import FormatError
from geoannot.formats import json
from geoannot.formats.json.writing import write, write_lines
from geoannot.model import Document, Entity, Mention, Metadata, Sentence


def test_every_field_in_its_order() -> None:
    """Fields at their default are written too, in the order of the contract."""
    document = Document(
        "Oslo",
        annotations=[Mention(id="m1", spans=[(0, 4)], entity="e1"), Entity(id="e1", name="Oslo", type="gpe")],
    )
    value = plain.loads(json.dumps(document))
    assert list(value) == ["format", "version", "id", "text", "metadata", "layers"]
    assert list(value["metadata"]) == ["title", "date", "authors", "source", "url", "language"]
    assert list(value["layers"]) == ["entity", "mention"]
    assert list(value["layers"]["mention"][0]) == ["id", "spans", "entity", "form", "by", "confidence", "features"]
    assert list(value["layers"]["entity"][0])[:5] == ["id", "name", "type", "identifiers", "role"]


def test_nothing_is_escaped_that_need_not_be() -> None:
    """Characters beyond ASCII stand as they are."""
    assert "“Łódź” 😀" in json.dumps(Document("“Łódź” 😀"))


def test_an_annotation_a_line() -> None:
    """People can compare two versions: every annotation has its line."""
    document = Document("a b", annotations=[Sentence(spans=[(0, 1)]), Sentence(spans=[(2, 3)])])
    lines = json.dumps(document).splitlines()
    assert [line.strip()[:10] for line in lines[-2:]] == ['{"id":"s1"', '{"id":"s2"']


def test_a_large_layer_is_whole() -> None:
    """Rows are written in chunks; none is lost between them."""
    document = Document("x" * 500, annotations=[Sentence(spans=[(n, n + 1)]) for n in range(500)])
    assert json.loads(json.dumps(document)) == document


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        (Document("ab\ud800"), r"document document: text\[2\] has a lone surrogate \(U\+D800\)"),
        (Document("a", metadata={"title": "\udfff"}), r"'\\udfff' has a lone surrogate \(U\+DFFF\)"),
        (Document.of_layers("a", {}, unknown={"x": object()}), "document document can't be written as JSON: "),
    ],
    ids=["text", "metadata", "object"],
)
def test_what_json_cannot_say(document: Document, problem: str) -> None:
    """What UTF-8 or JSON cannot hold is refused with its place."""
    with pytest.raises(FormatError, match=problem):
        json.dumps(document)


@pytest.mark.parametrize(("several", "words"), [([], "none"), ([Document("a"), Document("b")], "several")])
def test_a_json_file_holds_one_document(several: Iterable[Document], words: str) -> None:
    """More or less than one is refused, with the way out."""
    with pytest.raises(FormatError, match=f"holds one document, not {words}; write jsonl"):
        write(several, io.BytesIO())


def test_a_line_a_document() -> None:
    """JSON Lines hold a document a line, in the order in which they came."""
    stream = io.BytesIO()
    write_lines((Document("a\nb", id=str(n)) for n in range(3)), stream)
    values: list[Any] = [plain.loads(line) for line in stream.getvalue().decode().splitlines()]
    assert [value["id"] for value in values] == ["0", "1", "2"]


def test_extra_metadata_is_written_beside_the_fields() -> None:
    """Keys without a field stand in metadata as they came."""
    document = Document("a", metadata=Metadata(authors=["Ada"], extra={"desk": "North"}))
    assert plain.loads(json.dumps(document))["metadata"] == {
        **dict.fromkeys(["title", "date", "source", "url", "language"]),
        "authors": ["Ada"],
        "desk": "North",
    }
