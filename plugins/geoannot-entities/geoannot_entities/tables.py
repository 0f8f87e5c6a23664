"""The files of knowledge: tables with a header line and plain lists of words, ``#`` before a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

KNOWLEDGE = files("geoannot_entities") / "knowledge"
_LINE_END = re.compile("\r\n?|\n")


def content_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers from 1: comments and empty lines are left out."""
    # Only what editors count as a line is one: splitlines() also parts at form feeds and the like.
    for number, line in enumerate(_LINE_END.split(text), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this package by column; cells that are missing at the end of a line are empty."""
    lines = (line for _, line in content_lines((KNOWLEDGE / name).read_text(encoding="utf-8")))
    columns = next(lines).split("\t")
    for line in lines:
        cells = line.split("\t")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def read_words(name: str) -> frozenset[str]:
    """The words of a list of this package, parted by white space."""
    text = (KNOWLEDGE / name).read_text(encoding="utf-8")
    return frozenset(word for _, line in content_lines(text) for word in line.split())


@cache
def _word_classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in read_table("words.tsv")}


def word_class(name: str) -> frozenset[str]:
    """The words of a small class, by its name in ``words.tsv``."""
    return _word_classes()[name]


def cell_items(cell: str) -> list[str]:
    """What a cell lists, parted by ``;``."""
    return [item for part in cell.split(";") if (item := part.strip())] if cell else []
