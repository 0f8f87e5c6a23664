"""What several tests of TEI need: the schema that it is judged by, and texts at which XML stumbles."""

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
    """TEI All 4.9.0; loading it takes seconds."""
    return etree.RelaxNG(etree.parse(material / "schema" / "tei_all_4.9.0.rng"))


@pytest.fixture(scope="session")
def odd_texts() -> dict[str, str]:
    """Texts at which XML, or whoever reads it, may stumble, by name."""
    return {
        "empty": "",
        "blank": " \n\n ",
        "one letter": "x",
        "astral": "𝔘𝔫𝔦 said 👩‍👩‍👧 yes.",
        "combining": "e\u0301\u0301 said \u0301.",
        "right to left": "قال الوزير: \u202eلا\u202c.",
        "markup": "<p>A & B</p> ]]> <!-- --> &lt;",
        "line ends": "One.\r\nTwo.\rThree.\n\n\nFour.\x85Five.\u2028",
    }
