"""What every extractor promises."""

from __future__ import annotations

import pytest
from geoannot_quotes import QuotesConfig, register_extractors

from geoannot.testing import check_extractor


@pytest.mark.parametrize("nested", [False, True], ids=["flat", "nested"])
def test_contract(nested: bool) -> None:
    """It keeps the laws of extractors on any text and beside any layers."""
    for extractor in register_extractors():
        check_extractor(extractor, config=QuotesConfig(nested=nested), examples=30)
