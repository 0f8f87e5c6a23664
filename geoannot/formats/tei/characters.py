"""Characters that XML 1.0 forbids, such as NUL and lone surrogates."""

from __future__ import annotations

import re

from geoannot.errors import FormatError

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def permitted(value: str, place: str, *, replace: bool = False) -> str:
    """The string, if XML can hold it.

    Args:
        value: what is to be written.
        place: what to call it in the error.
        replace: put a replacement character in the place of each forbidden one; the length stays.

    Raises:
        FormatError: it holds a forbidden character and ``replace`` is false; the message says where.
    """
    found = _FORBIDDEN.search(value)
    if found is None:
        return value
    if replace:
        return _FORBIDDEN.sub(REPLACEMENT, value)
    raise FormatError(
        f"{place}[{found.start()}] is U+{ord(found[0]):04X}, which XML can't hold; remove it from the source, "
        "or have each such character replaced by U+FFFD: --set tei.forbidden=replace"
    )


def is_permitted(value: str) -> bool:
    """Whether XML can hold a string."""
    return _FORBIDDEN.search(value) is None


def is_blank(value: str) -> bool:
    """Whether it is white space, and such as XML can hold (a vertical tab is replaced, and is none then)."""
    return value.isspace() and _FORBIDDEN.search(value) is None
