"""A document with every kind, as TEI.

The files, one a style, are reviewed when they change; this makes them anew::

    cd tests/golden/tei
    geoannot convert every-kind.json --to tei -o every-kind.xml
    geoannot convert every-kind.json --to tei --set tei.style=inline -o every-kind.inline.xml
"""

from __future__ import annotations

from pathlib import Path

import pytest

from geoannot.errors import GeoannotWarning
from geoannot.formats import json, tei
from geoannot.formats.tei import header
from geoannot.formats.tei.options import Style
from geoannot.model import BUILT_IN_KINDS

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def _as_on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The header as it was when the file was reviewed."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(header, "VERSION", "0.1.0")


FILES: dict[Style, Path] = {"stand-off": HERE / "every-kind.xml", "inline": HERE / "every-kind.inline.xml"}


@pytest.mark.parametrize("style", FILES)
@pytest.mark.filterwarnings(f"ignore::{GeoannotWarning.__module__}.{GeoannotWarning.__name__}")
def test_every_kind_is_written_as_reviewed(style: Style) -> None:
    """Nothing about what is written changes without being seen."""
    document = json.loads((HERE / "every-kind.json").read_bytes())
    assert set(document.layers) == set(BUILT_IN_KINDS)
    assert tei.dumps(document, style=style).encode() == FILES[style].read_bytes()


@pytest.mark.parametrize("style", FILES)
@pytest.mark.filterwarnings(f"ignore::{GeoannotWarning.__module__}.{GeoannotWarning.__name__}")
def test_every_kind_is_read_back(style: Style) -> None:
    """The reviewed file holds all that the document says, in its order."""
    document = tei.loads(FILES[style].read_bytes())
    assert json.dumps(document).encode() == (HERE / "every-kind.json").read_bytes()
