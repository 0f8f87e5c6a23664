"""The table of mark-up that is read as annotations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import attrs

from geoannot.formats.tei.names import TEI


@attrs.frozen(kw_only=True)
class Vocabulary:
    """What elements and the words of their ``@type`` say.

    Attributes:
        elements: kind and type by the element's name in lxml.
        types: type of an entity by word of ``@type``, lower-case.
        entries: type of an entity by the element of its entry in a register.
        no_speech: words of ``q/@type`` for what nobody says.
    """

    elements: Mapping[str, tuple[str, str]]
    types: Mapping[str, str]
    entries: Mapping[str, str]
    no_speech: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The table, read once."""
    elements: dict[str, tuple[str, str]] = {}
    types: dict[str, str] = {}
    entries: dict[str, str] = {}
    no_speech: set[str] = set()
    for row in (files(__package__) / "markup.tsv").read_text("utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        name, kind, type_, *words = row.split("\t")
        if name == "type":
            types |= dict.fromkeys(words[0].split(), type_)
        elif name == "word":
            no_speech.update(words[0].split())
        elif kind == "entry":
            entries[TEI + name] = type_
        else:
            elements[TEI + name] = kind, type_
    return Vocabulary(elements=elements, types=types, entries=entries, no_speech=frozenset(no_speech))
