"""Breaks that no mark shows."""

from __future__ import annotations

import pytest
from geoannot_structure.unmarked import stretches_of

CASES = [
    ("Talks resume in Ottern Tuesday, May 4, 1999", ["Talks resume in Ottern", "Tuesday, May 4, 1999"]),
    ("Talks resume in Ottern 4 May 1999", ["Talks resume in Ottern", "4 May 1999"]),
    ("Report on the lock of 4 May 1999", ["Report on the lock of 4 May 1999"]),
    ("Ottern, 4 May 1999", ["Ottern, 4 May 1999"]),
    ("Talks resumed on May 4, 1999", ["Talks resumed on May 4, 1999"]),
    ("4 May 1999", ["4 May 1999"]),
    ("Lock 1999", ["Lock 1999"]),
    ("MAY 4, 1999 PRESS RELEASE", ["MAY 4, 1999", "PRESS RELEASE"]),
    ("May 4, 1999 was a Tuesday.", ["May 4, 1999 was a Tuesday."]),
    ("May 4, 1999 Accord falls apart.", ["May 4, 1999 Accord falls apart."]),
    ("Tuesday, May 4, 1999 Envoys met.", ["Tuesday, May 4, 1999", "Envoys met."]),
    ("Tuesday, May 4, 1999 “Envoys met.”", ["Tuesday, May 4, 1999", "“Envoys met.”"]),
    ("Tuesday, May 4, 1999, was fine.", ["Tuesday, May 4, 1999, was fine."]),
    ("A ferry at the lock Photo: Ana Redić", ["A ferry at the lock", "Photo: Ana Redić"]),
    ("A ferry  Image credit: Ana Redić", ["A ferry", "Image credit: Ana Redić"]),
    ("Photo: Ana Redić", ["Photo: Ana Redić"]),
    ("A ferry (Photo: Ana Redić)", ["A ferry (Photo: Ana Redić)"]),
    ("Talks: envoys meet", ["Talks: envoys meet"]),
    ("x" * 400 + " 4 May 1999", ["x" * 400 + " 4 May 1999"]),
]


@pytest.mark.parametrize(("block", "stretches"), CASES, ids=[block[:50] for block, _ in CASES])
def test_stretches(block: str, stretches: list[str]) -> None:
    """A title, its date and the credit of a picture are told apart where nothing ties them together."""
    text = f"Before.\n{block}\nbehind"
    start = len("Before.\n")
    found = stretches_of(text, start, start + len(block))
    assert [text[first:last] for first, last in found] == stretches
