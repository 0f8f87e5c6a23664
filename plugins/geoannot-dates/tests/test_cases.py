"""The table of cases: every sentence has the expressions and the values that it says, no more and no fewer."""

from __future__ import annotations

from pathlib import Path

import pytest
from geoannot_dates import DatesConfig
from geoannot_dates.extractor import DatesExtractor

from geoannot.model import Document, Metadata

WRITTEN = "2003-05-14"
EXTRACTORS = {mode: DatesExtractor(DatesConfig(mode=mode)) for mode in ("auto", "news", "narrative")}


def read_cases() -> list[tuple[str, str, str, str]]:
    """The rows of the table beside this file."""
    lines = Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2], row[3] if len(row) > 3 else "") for row in rows]


def unbracket(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its brackets, and where they stood."""
    text, spans, start = "", [], 0
    for character in sentence:
        if character == "[":
            start = len(text)
        elif character == "]":
            spans.append((start, len(text)))
        else:
            text += character
    return text, spans


@pytest.mark.parametrize(
    ("mode", "sentence", "values"), [case[1:] for case in read_cases()], ids=[case[0] for case in read_cases()]
)
def test_case(mode: str, sentence: str, values: str) -> None:
    """Extents and values are those of the table."""
    text, spans = unbracket(sentence)
    found = list(EXTRACTORS[mode].extract(Document(text, metadata=Metadata(date=WRITTEN))))
    expected = [(text[start:end], value) for (start, end), value in zip(spans, values.split(), strict=True)]
    assert [(text[timex.start : timex.end], timex.value or "-") for timex in found] == expected


def test_ids_of_cases_are_unique() -> None:
    """A failing case can be named."""
    names = [case[0] for case in read_cases()]
    assert len(names) == len(set(names)) >= 150
