"""The schema that TEI is judged by; loading it takes seconds, so it is loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

MATERIAL = Path(__file__).resolve().parents[4].parent / "shared" / "tei"


@pytest.fixture(scope="session")
def material() -> Path:
    """The folder of TEI that is no part of the project: schemas and hostile files."""
    if not MATERIAL.is_dir():
        pytest.skip("the TEI schemas and hostile files are not beside the repository (../shared/tei)")
    return MATERIAL


@pytest.fixture(scope="session")
def tei_all(material: Path) -> etree.RelaxNG:
    """TEI All 4.9.0."""
    return etree.RelaxNG(etree.parse(material / "schema" / "tei_all_4.9.0.rng"))
