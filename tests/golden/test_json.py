"""Golden files: one document with a bit of everything, in every form in which JSON is written.

A golden file is reviewed when it changes: read the old document, write it anew with ``geoannot convert``, and look at
the difference.
"""

from __future__ import annotations

import io
import json as plain
from pathlib import Path

import pytest

from geoannot.formats.json.reading import read, read_lines
from geoannot.formats.json.writing import write, write_lines
from geoannot.hooks import ReadContext
from geoannot.model import (
    BUILT_IN_KINDS,
    Document,
    Entity,
    Heading,
    Mention,
    Metadata,
    Paragraph,
    Quote,
    Sentence,
    Stance,
    Timex,
)

HERE = Path(__file__).parent
TEXT = "Lock shut\n\n“The lock,” Ida Brecht said on Monday, “is shut.” She blames Norway. 𝔘 e\u0301 \x7f"
CLAIM = {"claim": [{"id": "c1", "spans": [[11, 22]], "weight": 0.5, "tags": ["a", None]}]}


def everything() -> Document:
    """A document in which every kind and nearly every field occurs."""
    people = [
        Entity(id="e1", name="Ida Brecht", type="person", role="minister", by="entities/0.1.0", confidence=0.75),
        Entity(id="e2", name="Norway", type="gpe", identifiers={"iso3166": "NO"}, by="person/Ada"),
        Entity(id="e10", name="the lock", type="facility", features={"n": 1, "x": None, "y": True, "z": "“"}),
    ]
    found = [
        Heading(id="h1", spans=[(0, 9)], by="structure/0.1.0"),
        Paragraph(id="p1", spans=[(11, 79)], by="structure/0.1.0"),
        Sentence(id="s1", spans=[(11, 60)], by="structure/0.1.0"),
        Sentence(id="s2", spans=[(61, 79)], by="structure/0.1.0"),
        Mention(id="m1", spans=[(23, 33)], entity="e1"),
        Mention(id="m2", spans=[(61, 64)], entity="e1", form="pronoun", confidence=1.0),
        Mention(id="m3", spans=[(72, 78)], entity="e2"),
        Timex(
            id="t1",
            spans=[(42, 48)],
            type="DATE",
            value="2021-03-15",
            earliest="2021-03-15",
            latest="2021-03-15",
            anchor="document-date",
            rule="weekday",
        ),
        Quote(id="q1", type="direct", spans=[(11, 22), (50, 60)], cue=[(34, 38)], source=[(23, 33)], speaker="e1"),
        Stance(
            id="st1",
            spans=[(65, 71)],
            holder="e1",
            holder_spans=[(61, 64)],
            target="e2",
            target_spans=[(72, 78)],
            polarity=-0.6,
            intensity=0.6,
            basis="reported",
            reporter_spans=[],
            cue=[(65, 71)],
        ),
    ]
    metadata = Metadata(title="Lock shut", date="2021-03-18", authors=["Ada", "Bo"], language="en", extra={"desk": 7})
    layers = {name: [one for one in (*people, *found) if one.kind == name] for name in BUILT_IN_KINDS}
    return Document.of_layers(TEXT, layers, id="golden", metadata=metadata, unknown=CLAIM)


@pytest.mark.parametrize(
    ("name", "writer"), [("everything.json", write), ("everything.jsonl", write_lines)], ids=["json", "jsonl"]
)
def test_written_bytes(name: str, writer: type) -> None:
    """The same document gives the same bytes as ever."""
    assert everything().check() == []
    stream = io.BytesIO()
    writer([everything()], stream)
    assert stream.getvalue() == (HERE / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "reader"), [("everything.json", read), ("everything.jsonl", read_lines)], ids=["json", "jsonl"]
)
def test_read_documents(name: str, reader: type) -> None:
    """What was once written is read as the same document."""
    context = ReadContext(kinds=BUILT_IN_KINDS, report=lambda _: None)
    with (HERE / name).open("rb") as stream:
        assert list(reader(stream, context)) == [everything()]


def test_both_forms_say_the_same() -> None:
    """JSON and JSON Lines differ in white space alone."""
    one, other = (plain.loads((HERE / name).read_bytes()) for name in ("everything.json", "everything.jsonl"))
    assert one == other
