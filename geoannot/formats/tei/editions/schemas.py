"""Schemas that files name in ``xml-model``: they are never read, but of some it is known that they have no standOff."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from geoannot.formats.tei.editions.source import root_offset

_MODEL = re.compile(r"""<\?xml-model\s(?:[^?]|\?(?!>))*?href\s*=\s*["']([^"']*)["']""")


def forbids_stand_off(text: str) -> str | None:
    """A schema that a file names and that has no ``standOff``: its name and address; None where none is known."""
    for address in _MODEL.findall(text[: root_offset(text)]):
        for name, words in _known():
            if words in address:
                return f"{name} ({address})"
    return None


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[str, str], ...]:
    rows = (files(__package__) / "schemas.tsv").read_text("utf-8").splitlines()
    return tuple((name, words) for name, _, words in (row.partition("\t") for row in rows if not row.startswith("#")))
