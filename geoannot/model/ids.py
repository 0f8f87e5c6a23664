"""Ids: how they compare, and which one comes next."""

from __future__ import annotations

from collections.abc import Container

_LONGEST_NUMBER = 4000  # digits; Python refuses to read longer ones


def id_key(id: str) -> tuple[str, int, str]:
    """The key by which ids compare: prefix, then number, then the id itself (``q2`` before ``q10``)."""
    prefix = id.rstrip("0123456789")
    digits = id[len(prefix) :]
    return prefix, int(digits) if 0 < len(digits) <= _LONGEST_NUMBER else -1, id


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
