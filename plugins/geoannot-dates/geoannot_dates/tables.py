"""Reads the vocabulary: tab-separated tables in the folder ``vocabulary``, with comment lines that begin with ``#``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

Row = tuple[str, str, str]

WORD_TABLES = ("calendar", "units", "numerals", "deixis", "zones")
"""Tables of single words: words parted by ``|``, category, value."""
PHRASE_TABLES = ("phrases", "holidays")
"""Tables of sequences of tokens: phrase, macro, value."""


@cache
def words_of(name: str, category: str) -> frozenset[str]:
    """The words that a table of words has in a category."""
    found = frozenset(word for words, kind, _ in rows(name) if kind == category for word in words.split("|"))
    if not found:
        raise ValueError(f"{name}.tsv: nothing in the category {category}")
    return found


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a table."""
    return tuple(parse(name, files("geoannot_dates").joinpath(f"vocabulary/{name}.tsv").read_text("utf-8")))


def parse(name: str, table: str) -> Iterator[Row]:
    """Read the rows of a table: three cells parted by tabs.

    Raises:
        ValueError: a line has another number of cells.
    """
    for number, line in enumerate(table.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3:
            raise ValueError(f"{name}.tsv, line {number}: {len(cells)} cells instead of 3")
        yield cells[0], cells[1], cells[2]


@cache
def phrase_values() -> dict[tuple[str, str], str]:
    """Macro and phrase in lower case, and the value of the phrase."""
    return {(macro, phrase.lower()): value for table in PHRASE_TABLES for phrase, macro, value in rows(table)}


def phrase_macros() -> dict[str, str]:
    """The phrase tables as macros: each stands for any of its phrases, the longest first."""
    phrases: dict[str, list[str]] = {}
    for table in PHRASE_TABLES:
        for phrase, macro, _ in rows(table):
            phrases.setdefault(macro, []).append(phrase.lower())
    return {
        macro: " | ".join(sorted(set(known), key=lambda phrase: (-phrase.count(" "), phrase)))
        for macro, known in phrases.items()
    }
