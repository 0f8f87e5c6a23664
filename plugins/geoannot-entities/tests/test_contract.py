"""The extractor keeps the laws of all extractors."""

from __future__ import annotations

from geoannot_entities import register_extractors

from geoannot.testing import check_extractor


def test_contract() -> None:
    """It raises on no text, finds the same twice, refers to what is there, and does not hang on a megabyte."""
    for extractor in register_extractors():
        check_extractor(extractor, examples=25)


def test_specification() -> None:
    """It provides entities and mentions behind dates, and takes names from other plugins."""
    (extractor,) = register_extractors()
    assert extractor.provides == ("entity", "mention")
    assert extractor.requires == ("sentence",)
    assert "dates" in extractor.after
    assert extractor.tables == ("entities.gazetteer",)
