"""What stands around the prose: bylines, credits, time stamps, breadcrumbs."""

from __future__ import annotations

import pytest
from geoannot_structure.furniture import is_author_note, role_of

ROLES = [
    ("By Ana Redić", "byline"),
    ("By Ana Redić and Paul Tamarin", "byline"),
    ("BY ANA REDIĆ", "byline"),
    ("Text by Ana Redić, Ottern Correspondent", "byline"),
    ("By Ana Redić | Marenda Wire", "byline"),
    ("By Design", None),
    ("By Ana Redić | Updated 2 hours ago", "byline"),
    ("By Tuesday the lock was shut.", None),
    ("Photo: Ana Redić", "credit"),
    ("Image credit: Ana Redić", "credit"),
    ("A ferry at the lock. Photo by: Ana Redić", "credit"),
    ("(Reporting by Ana Redić; Editing by Paul Tamarin)", "credit"),
    ("© 1999 Marenda Wire", "credit"),
    ("Copyright Marenda Wire", "credit"),
    ("4 May 1999", "timestamp"),
    ("Tuesday, May 4, 1999", "timestamp"),
    ("Published: 4 May 1999, 10:12 GMT", "timestamp"),
    ("Last updated on May 4th 1999 at 6 p.m.", "timestamp"),
    ("1999-05-04", "timestamp"),
    ("10:12", "timestamp"),
    ("5 min read", "timestamp"),
    ("1914-1918", None),
    ("12", None),
    ("May", None),
    ("Home > World > Marenda", "breadcrumb"),
    ("Home / Marenda", "breadcrumb"),
    ("News » Ottern » Lock", "breadcrumb"),
    ("News | Sport | Weather | World", "breadcrumb"),
    ("Marenda / Velmar", None),
    ("Ottern > Velmar", None),
    ("Share this article", "interface"),
    ("ADVERTISEMENT", "interface"),
    ("Read more:", "interface"),
    ("Read more: What the lock means for bakers", "interface"),
    ("THE CHAIR:", "speaker"),
    ("Ida Brecht:", "speaker"),
    ("Ida Brecht (Marenda):", "speaker"),
    ("He said:", None),
    ("The envoy said:", None),
    ("• an open lock", "item"),
    ("- an open lock", "item"),
    ("2. Open the lock.", "item"),
    ("(b) Open the lock.", "item"),
    ("— Velmar said no.", "item"),
    ("--", None),
    ("OTTERN, Marenda (Wire) —", "dateline"),
    ("OTTERN CITY _", "dateline"),
    ("The lock was shut.", None),
]


@pytest.mark.parametrize(("block", "role"), ROLES, ids=[block for block, _ in ROLES])
def test_role(block: str, role: str | None) -> None:
    """Furniture is told by its form; headings and prose have no role."""
    assert role_of(block) == role


@pytest.mark.parametrize(
    ("block", "is_note"),
    [
        pytest.param("Ana Redić is a reporter in Ottern.", True, id="office"),
        pytest.param("Ana Redić and Paul Tamarin are correspondents of the Herald.", False, id="unlisted-plural"),
        pytest.param("The author is a lock keeper.", True, id="the-author"),
        pytest.param("About the author", True, id="about"),
        pytest.param("Ana Redić writes about trade in Marenda.", True, id="writes-about"),
        pytest.param("The lock is a ruin.", False, id="a-thing"),
        pytest.param("Velmar is the envoy of Marenda.", False, id="another-office"),
        pytest.param("Ana Redić is a reporter. " * 20, False, id="too-long"),
    ],
)
def test_author_note(block: str, is_note: bool) -> None:
    """A note says who wrote the text."""
    assert is_author_note(block) is is_note
