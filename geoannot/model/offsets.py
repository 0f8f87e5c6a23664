"""Offsets in other units: UTF-16 code units (JavaScript, Java, .NET) and UTF-8 bytes.

A table of the characters that take more than one unit is made once; each conversion is then one bisection.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import Literal

from geoannot.errors import OffsetError

Encoding = Literal["utf-16", "utf-8"]

_WIDER = {"utf-16": re.compile("[\U00010000-\U0010ffff]"), "utf-8": re.compile("[^\x00-\x7f]")}


class Offsets:
    """Converts offsets of one text between code points and the units of an encoding."""

    __slots__ = ("_extra", "_places", "_units", "encoding", "length")

    def __init__(self, text: str, encoding: Encoding) -> None:
        """Make the table for a text.

        Raises:
            OffsetError: the encoding is not ``utf-16`` or ``utf-8``.
        """
        if encoding not in _WIDER:
            raise OffsetError(f"no offsets in {encoding!r}; there are utf-16 (code units) and utf-8 (bytes)")
        self.encoding = encoding
        self.length = len(text)
        self._places = [match.start() for match in _WIDER[encoding].finditer(text)]
        surplus = [_surplus(text[place], encoding) for place in self._places]
        self._extra = [0, *accumulate(surplus)]
        # Where each wider character begins, in units: what conversion back bisects.
        self._units = [place + extra for place, extra in zip(self._places, self._extra, strict=False)]

    def __repr__(self) -> str:
        return f"<Offsets {self.encoding}: {self.length} code points, {self.length + self._extra[-1]} units>"

    def from_code_points(self, offset: int) -> int:
        """The offset in units of the encoding, of an offset in code points.

        Raises:
            OffsetError: it is not in the text (0 to its length).
        """
        if not 0 <= offset <= self.length:
            raise OffsetError(f"offset {offset} is not in the text (0 to {self.length} code points)")
        return offset + self._extra[bisect_left(self._places, offset)]

    def to_code_points(self, offset: int) -> int:
        """The offset in code points, of an offset in units of the encoding.

        Raises:
            OffsetError: it is not in the text, or points into the middle of a character.
        """
        units = self.length + self._extra[-1]
        if not 0 <= offset <= units:
            raise OffsetError(f"offset {offset} is not in the text (0 to {units} units of {self.encoding})")
        wider = bisect_right(self._units, offset)
        last = wider - 1
        if last >= 0 and self._units[last] < offset <= self._units[last] + self._extra[wider] - self._extra[last]:
            raise OffsetError(f"offset {offset} points into a character of {self.encoding}")
        return offset - self._extra[wider if last >= 0 and self._units[last] < offset else max(last, 0)]


def _surplus(character: str, encoding: Encoding) -> int:
    """How many units more than one a character takes; a lone surrogate counts as the three bytes of its place."""
    if encoding == "utf-16":
        return 1
    return 1 if character < "\u0800" else 2 if character < "\U00010000" else 3
