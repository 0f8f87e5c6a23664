"""Ids: how they compare, and which one comes next."""

from __future__ import annotations

import pytest

from geoannot.model import id_key
from geoannot.model.ids import IdNumbers


@pytest.mark.parametrize(
    "ids",
    [
        ["q2", "q10"],
        ["m", "m0", "m1", "m2"],
        ["a1", "b1"],
        ["q1", "q01"][::-1],
        ["x", "x٣"],
        ["n" + "1" * 5000, "n1"],
        ["", "1", "2"],
    ],
    ids=["number", "without-number", "prefix", "leading-zero", "other-digits", "endless-number", "bare-numbers"],
)
def test_ids_compare_by_prefix_then_number(ids: list[str]) -> None:
    """Ids are in order as a person counts."""
    turned = ids[::-1]
    assert sorted(turned, key=id_key) == ids


def test_numbers_skip_what_is_taken_and_are_not_used_twice() -> None:
    """The next number is free, and greater than all that were given."""
    numbers = IdNumbers()
    assert numbers.take("m", {"m1", "m2"}) == "m3"
    assert numbers.take("m", set()) == "m4"
    assert numbers.take("e", set()) == "e1"
