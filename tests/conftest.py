"""What all tests of the core share: Hypothesis that draws the same in every run, and a plugin in one file."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

from geoannot.registry import load_file

settings.register_profile(
    "reproducible",
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=40,
    # A busy machine is slow, and that is no fault of the strategies.
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("reproducible")

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(scope="session")
def words_file() -> Path:
    """A plugin in one file, whose extractor misbehaves where the text tells it to."""
    return SAMPLES / "words.py"


@pytest.fixture(scope="session")
def words(words_file: Path) -> ModuleType:
    """The module of that plugin."""
    return load_file(words_file)
