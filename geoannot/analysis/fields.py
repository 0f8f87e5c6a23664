"""The fields of a kind on which two annotators can differ."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, get_origin, get_type_hints


def compared_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a kind's own; its place is matched, and who signed it is no matter."""
    return tuple(name for name in kind.field_names if name not in ("id", "spans", "by", "confidence", "features"))


@cache
def closed_fields(kind: Any) -> frozenset[str]:
    """Those with a closed vocabulary: words of a list, or true and false."""
    hints = get_type_hints(kind)
    truths = {name for name in compared_fields(kind) if hints[name] is bool}
    return frozenset(truths.union(worded_fields(kind)))


@cache
def worded_fields(kind: Any) -> tuple[str, ...]:
    """Those that take one word of a list."""
    hints = get_type_hints(kind)
    return tuple(name for name in compared_fields(kind) if get_origin(hints[name]) is Literal)
