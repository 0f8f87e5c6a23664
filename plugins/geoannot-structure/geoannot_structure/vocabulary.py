"""The tables of words, each read on first use.

A word list (``.txt``) holds words set apart by white space, or one phrase a line; a table (``.tsv``) holds a name, a
tab and such words. Lines that begin with ``#`` say what follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list ``tables/NAME.txt``."""
    return frozenset(word for line in _lines(f"{name}.txt") for word in line.split())


@cache
def phrases(name: str) -> frozenset[str]:
    """The lines of the list ``tables/NAME.txt``."""
    return frozenset(_lines(f"{name}.txt"))


@cache
def grouped_words(name: str) -> Mapping[str, frozenset[str]]:
    """The words of the table ``tables/NAME.tsv``, by the name of their group."""
    groups: dict[str, set[str]] = {}
    for line in _lines(f"{name}.tsv"):
        group, listed = line.split("\t")
        groups.setdefault(group, set()).update(listed.split())
    return MappingProxyType({group: frozenset(listed) for group, listed in groups.items()})


def _lines(name: str) -> list[str]:
    table = files("geoannot_structure").joinpath("tables", name).read_text(encoding="utf-8")
    return [line for line in table.splitlines() if line and not line.startswith("#")]
