"""Temporal expressions: ``span`` with the fields of TIMEX3 in its ``fs``; ``@corresp`` is what it is counted from."""

from __future__ import annotations

from geoannot.formats.tei.encoding import SpanEncoding
from geoannot.model import Timex

ENCODING = SpanEncoding(
    Timex,
    "words that say when, how long or how often (TIMEX3 of TimeML 1.2.1)",
    {
        "type": {
            "DATE": "a point or stretch of the calendar",
            "TIME": "a clock time or part of a day",
            "DURATION": "an amount of time",
            "SET": "something that recurs",
        }
    },
    linked="anchor",
)
