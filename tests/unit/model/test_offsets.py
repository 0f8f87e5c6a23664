"""Offsets in UTF-16 code units and UTF-8 bytes."""

from __future__ import annotations

from typing import Any

import pytest

from geoannot.errors import OffsetError
from geoannot.model import Document, Encoding, Offsets

TEXT = "aé€😀b"


@pytest.mark.parametrize(
    ("encoding", "units"),
    [("utf-16", [0, 1, 2, 3, 5, 6]), ("utf-8", [0, 1, 3, 6, 10, 11])],
)
def test_there_and_back(encoding: Encoding, units: list[int]) -> None:
    """Each character begins where the encoding says."""
    offsets = Document(TEXT).offsets(encoding)
    assert [offsets.from_code_points(place) for place in range(6)] == units
    assert [offsets.to_code_points(unit) for unit in units] == list(range(6))


@pytest.mark.parametrize(
    ("encoding", "inside"),
    [("utf-16", [4]), ("utf-8", [2, 4, 5, 7, 8, 9])],
)
def test_inside_a_character(encoding: Encoding, inside: list[int]) -> None:
    """An offset in the middle of a character is none."""
    for offset in inside:
        with pytest.raises(OffsetError, match=f"offset {offset} points into a character of {encoding}"):
            Offsets(TEXT, encoding).to_code_points(offset)


def test_a_lone_surrogate_takes_the_room_of_its_place() -> None:
    """A lone surrogate is one unit of UTF-16 and three bytes of UTF-8."""
    assert Offsets("\ud800a", "utf-16").from_code_points(1) == 1
    assert Offsets("\ud800a", "utf-8").from_code_points(1) == 3


@pytest.mark.parametrize("offset", [-1, 6])
def test_outside_the_text_in_code_points(offset: int) -> None:
    """An offset past the text is none."""
    with pytest.raises(OffsetError, match=rf"offset {offset} is not in the text \(0 to 5 code points\)"):
        Offsets(TEXT, "utf-8").from_code_points(offset)


@pytest.mark.parametrize("offset", [-1, 12])
def test_outside_the_text_in_units(offset: int) -> None:
    """An offset past the encoded text is none."""
    with pytest.raises(OffsetError, match=rf"offset {offset} is not in the text \(0 to 11 units of utf-8\)"):
        Offsets(TEXT, "utf-8").to_code_points(offset)


def test_an_unknown_encoding() -> None:
    """Only two encodings have offsets here."""
    encoding: Any = "latin-1"
    with pytest.raises(OffsetError, match="no offsets in 'latin-1'; there are utf-16"):
        Offsets(TEXT, encoding)


def test_repr() -> None:
    """A person sees how long the text is in both."""
    assert repr(Offsets(TEXT, "utf-16")) == "<Offsets utf-16: 5 code points, 6 units>"
