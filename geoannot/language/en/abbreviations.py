"""Abbreviations that end in a full stop, by what they do in a sentence.

The groups: ``title`` (before a name: Mr, Gen), ``street`` (saints and streets: St, Ave), ``number`` (before a
number: No, p), ``month``, ``weekday``, ``clock`` (a.m), ``era`` (B.C), ``company`` (Inc, Dept), ``state`` (Calif,
N.Y), ``acronym`` (U.S), ``degree`` (Ph.D), ``generation`` (Jr), ``measure`` (ft), ``leading`` (something must
follow: e.g, vs) and ``closing`` (etc).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def abbreviations() -> Mapping[str, str]:
    """The group of each abbreviation, by its form without the last full stop: ``{"Gen": "title", "U.S": "acronym"}``.

    Spelling counts, capitals too: ``Sat`` is a weekday, and ``sat`` is not in the table.
    """
    table = files("geoannot.language.en").joinpath("abbreviations.tsv").read_text(encoding="utf-8")
    rows = [line.partition("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return MappingProxyType({form: group for form, _, group in rows})
