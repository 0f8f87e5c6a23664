"""The vocabularies of the extractor, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> Iterator[str]:
    """The lines of a table, without comments and blank ones."""
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def words(name: str) -> frozenset[str]:
    """The words of a table that is a plain list."""
    return frozenset(word for line in lines(name) for word in line.split())


def classes(name: str) -> dict[str, frozenset[str]]:
    """The words of each class, for a table with a class and its words on a line."""
    rows = (line.split("\t") for line in lines(name))
    return {label: frozenset(members.split()) for label, members in rows}
