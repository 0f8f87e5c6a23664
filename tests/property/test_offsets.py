"""Offsets go to UTF-16 and UTF-8 and back."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given

from geoannot.errors import OffsetError
from geoannot.model import Encoding, Offsets
from geoannot.testing import texts


def width(text: str, encoding: Encoding) -> int:
    """The length of a text in units of an encoding."""
    data = text.encode("utf-16-le" if encoding == "utf-16" else encoding, "surrogatepass")
    return len(data) // (2 if encoding == "utf-16" else 1)


@pytest.mark.parametrize("encoding", get_args(Encoding))
@given(text=texts())
def test_offsets_there_and_back(encoding: Encoding, text: str) -> None:
    """Each offset becomes the width of what stands before it, and comes back; what lies between is refused."""
    offsets = Offsets(text, encoding)
    widths = [width(text[:place], encoding) for place in range(len(text) + 1)]
    assert [offsets.from_code_points(place) for place in range(len(text) + 1)] == widths
    assert [offsets.to_code_points(units) for units in widths] == list(range(len(text) + 1))
    for units in set(range(widths[-1] + 1)) - set(widths):
        with pytest.raises(OffsetError, match="points into a character"):
            offsets.to_code_points(units)
