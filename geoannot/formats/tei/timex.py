"""Temporal expressions: ``span`` with the fields of TIMEX3 in its ``fs``; ``@corresp`` is what it is counted from.

In the text such an expression is ``date`` or ``time``, and what TEI's own attributes can say of its value they say
too; they are made from the ``fs`` and not read back.
"""

from __future__ import annotations

from typing import Any

import attrs

from geoannot.formats.tei.inline.dating import dating
from geoannot.formats.tei.markup import attribute
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.span_encoding import SpanEncoding
from geoannot.model import Timex

EDTF = "document.edtf"
"""The ``xml:id`` of the statement in the header that says what ``@when-custom`` holds."""


@attrs.frozen(slots=False)
class TimexEncoding(SpanEncoding):
    """A ``span``, or ``date`` or ``time`` in the text."""

    def element(self, annotation: Any, out: Outgoing) -> tuple[str, str]:
        """``time`` for what is of the type TIME, else ``date``, with what TEI can say of its value."""
        said = dating(annotation)
        attributes = "".join([attribute(name, value) for name, value in said.items()])
        if "when-custom" in said:
            attributes += f' datingMethod="#{out.own(EDTF)}"'
        return ("time" if annotation.type == "TIME" else "date"), f"{attributes}{self.link(annotation, out)}"


ENCODING = TimexEncoding(
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
