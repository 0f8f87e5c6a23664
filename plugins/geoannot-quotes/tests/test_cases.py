"""Quotations of invented sentences: type, source, cue and content of each, as the files in ``cases`` say.

A case is its id behind ``#``, the text, and a line behind ``>`` for each quotation, with its parts set off by ``|``;
``-`` stands for no words, `` … `` parts the pieces of a content. In the text ``\\n`` is a line break, and ``¦`` stands
where a sentence ends inside a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from geoannot_quotes import QuotesConfig
from geoannot_quotes.extractor import QuotesExtractor

from geoannot.model import Document, Paragraph, Sentence


class Case(NamedTuple):
    """A text, its sentences divided by ``¦``, with the lines of its quotations."""

    name: str
    text: str
    quotations: list[str]


def read_cases() -> Iterator[Case]:
    """The cases of all files, in their order."""
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            name, *lines = block.strip().split("\n")
            if name.startswith("# "):
                yield Case(f"{path.stem}-{name[2:]}", lines[0].replace("\\n", "\n"), lines[1:])


def document_of(text: str) -> Document:
    """The document of a case: a line is a paragraph."""
    document = Document(text.replace(" ¦ ", " "))
    offset = 0
    for line in re.split(r"(\n)", text):
        whole = line.replace(" ¦ ", " ")
        if whole.strip():
            document.add(Paragraph(spans=[(offset, offset + len(whole))]))
            start = offset
            for part in line.split(" ¦ "):
                document.add(Sentence(spans=[(start, start + len(part))]))
                start += len(part) + 1
        offset += len(whole)
    return document


def lines_of(document: Document) -> list[str]:
    """What is found, as the lines of a case."""
    lines = []
    for quote in QuotesExtractor(QuotesConfig()).extract(document):
        words = [document.text_of(spans[0]) if spans else "-" for spans in (quote.source, quote.cue)]
        content = " … ".join(map(document.text_of, quote.spans))
        lines.append("> " + " | ".join((quote.type, *words, content)).replace("\n", "\\n"))
    return lines


@pytest.mark.parametrize("case", list(read_cases()), ids=lambda case: case.name)
def test_quotations(case: Case) -> None:
    """A text has the quotations of its case, and no others."""
    assert lines_of(document_of(case.text)) == case.quotations
