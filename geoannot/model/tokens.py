"""Tokens: the words and marks of a text, found once, in columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from geoannot.model.span import Span

# Each alternative is linear: it consumes characters of a class that the next one cannot begin with, or a fixed number.
_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                          # dotted initials: U.S., e.g.
  | \d+ (?: [.,:]\d+ )*                         # numbers with what stands inside them: 3.5 1,000 10:30
    (?: [^\W_]+ )?                              # and what hangs on them: 1990s, 20th, 5m
  | [^\W\d_] \w*                               # words
    (?: ['’] (?![sS]\b) \w+ | [\u0300-\u036f] \w* )*  # don't, O'Brien (the possessive is apart); combining accents
  | ['’][sS]\b                                  # the possessive
  | \w+                                         # what begins with an underscore
  | ([^\w\s]) \1*                               # a mark, or a run of it: ... -- ``
    """,
    re.VERBOSE,
)


class Tokens:
    """The tokens of a text in columns; offsets are code points.

    A token is a word (letters and digits with an apostrophe inside: *don't*, *O'Brien*), a number with what stands
    inside it (*3.5*, *1,000*, *10:30*), dotted initials (*U.S.*), a possessive *'s*, or a run of one mark (*...*).
    Hyphens part words; white space is in no token.

    Attributes:
        starts: where each begins.
        ends: where each ends.
    """

    __slots__ = ("_text", "_texts", "ends", "starts")

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _TOKEN.finditer(text)]
        self._text = text
        self._texts: list[str] | None = None
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def __len__(self) -> int:
        return len(self.starts)

    def __repr__(self) -> str:
        first = [*map(repr, self.texts[:5]), *(["…"] if len(self) > 5 else [])]
        return f"<Tokens: {len(self)}{' ' if first else ''}{' '.join(first)}>"

    @property
    def texts(self) -> list[str]:
        """The words and marks themselves."""
        if self._texts is None:
            text = self._text
            self._texts = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        return self._texts

    def span(self, index: int) -> Span:
        """Where the token of that index stands."""
        return Span(self.starts[index], self.ends[index])

    def index_at(self, offset: int) -> int:
        """The index of the first token that ends behind the offset; ``len(tokens)`` where there is none."""
        return bisect_right(self.ends, offset)

    def range(self, where: tuple[int, int]) -> range:
        """The indices of the tokens that share a character with the span."""
        return range(bisect_right(self.ends, where[0]), bisect_left(self.starts, where[1]))
