"""The vocabulary: rows of words with what they take, and how the files are read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a table, each with its line: cells parted by tabs, without empty lines and those that ``#`` opens."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, tuple(cell.strip() for cell in line.split("\t"))


def table(name: str) -> str:
    """The text of a table of this package."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The closed classes of ``function_words.tsv``: name to words."""
    return _sets("function_words.tsv")


@cache
def deeds() -> dict[str, frozenset[str]]:
    """The nouns of ``deeds.tsv``, by the verb that tells a deed with them."""
    return _sets("deeds.tsv")


def _sets(name: str) -> dict[str, frozenset[str]]:
    return {key: frozenset(words.split()) for _, (key, words) in rows(table(name))}
