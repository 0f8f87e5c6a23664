"""Ids: how they compare, and which one comes next."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

_PARTS = re.compile(r"(.*?)([0-9]*)\Z", re.DOTALL)
_LONGEST_NUMBER = 4000  # Python refuses to read longer ones


@lru_cache(maxsize=65536)
def id_key(id: str) -> tuple[str, int, str]:
    """The key by which ids compare: prefix, then number, then the id itself (``q2`` before ``q10``)."""
    match = _PARTS.match(id[-_LONGEST_NUMBER:])
    assert match is not None  # the pattern takes every string
    digits = match[2]
    return id[: len(id) - len(digits)], int(digits or -1), id


class IdNumbers:
    """Gives the next free id of each prefix: ``m1``, then ``m2``."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def take(self, prefix: str, taken: Container[str]) -> str:
        """The next id of that prefix that is not among the taken ones; numbers are not used twice."""
        number = self._last.get(prefix, 0) + 1
        while f"{prefix}{number}" in taken:
            number += 1
        self._last[prefix] = number
        return f"{prefix}{number}"
