"""The extractor keeps the contract that every extractor keeps."""

from __future__ import annotations

import pytest
from geoannot_dates import DatesConfig, Mode, register_extractors

from geoannot.testing import check_extractor


@pytest.mark.parametrize("mode", ["auto", "news", "narrative"])
def test_contract(mode: Mode) -> None:
    """On any text, in every mode."""
    (extractor,) = register_extractors()
    check_extractor(extractor, config=DatesConfig(mode=mode), examples=20)


def test_wrong_mode_is_refused() -> None:
    """A mode that there is not is an error where the configuration is made."""
    with pytest.raises(ValueError, match="mode"):
        DatesConfig(mode="diary")  # type: ignore[arg-type]  # the mistake that is tested
