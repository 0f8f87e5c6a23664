"""Datelines of news agencies: ``OTTERN, N.Y., May 4 (Wire) —``, ``GENEVA (Wire) --``.

The full stops of a dateline end no sentence; the sentence behind the dash begins with it.
"""

from __future__ import annotations

import re

# A place in capitals, words that begin with a capital or a digit, the agency in brackets, a dash.
DATELINE = re.compile(
    r"""
    (?: [^\W_a-z] [^\s()]{0,30} [ ] ){1,12}
    \( [^()\n]{2,40} \) [ ]?
    (?: — | – | --? | _ | : ) (?!\S)
    """,
    re.VERBOSE,
)

# The same alone on its line, where the agency may be missing: MARENDA CITY _
ALONE = re.compile(r"[^\W\d_a-z]{2}[^()\n]{0,60} (?:—|–|--|_)")


def is_dateline(block: str) -> bool:
    """Whether a block is nothing but a dateline."""
    return dateline_end(block, 0, len(block)) == len(block) or ALONE.fullmatch(block) is not None


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the dateline at the beginning of a stretch ends; ``start`` where there is none."""
    opening = text[start : start + 2]
    if not (opening.isupper() and opening.isalpha()):
        return start
    found = DATELINE.match(text, start, end)
    return found.end() if found else start
