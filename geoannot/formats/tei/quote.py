"""Quotations: ``annotation[@motivation="describing"]`` with pointers to speaker, cue, source and outer quotation.

In the text a quotation is ``said`` with ``@who`` and ``@direct``, quotation marks inside.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from geoannot.formats.tei.annotation_encoding import AnnotationEncoding
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import Quote

DIRECT: Mapping[str, str] = {"direct": "true", "indirect": "false", "mixed": "inapplicable"}
"""``@direct`` by the type of the quotation; TEI takes its absence for ``true``."""


@attrs.frozen(slots=False)
class QuoteEncoding(AnnotationEncoding):
    """An ``annotation``, or ``said`` in the text."""

    def element(self, annotation: Any, out: Outgoing) -> tuple[str, str]:
        """``said``, with who says it and whether it is direct speech."""
        return "said", f'{self.links(annotation, out)} direct="{DIRECT[annotation.type]}"'


ENCODING = QuoteEncoding(
    Quote,
    "what somebody is made to say",
    {
        "type": {
            "direct": "quotation marks around all of it",
            "indirect": "no quotation marks",
            "mixed": "quotation marks around a part",
        }
    },
    motivation="describing",
    linked={"speaker": "who"},
)
