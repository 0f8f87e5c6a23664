"""Quotations: ``annotation[@motivation="describing"]`` with pointers to speaker, cue, source and outer quotation."""

from __future__ import annotations

from geoannot.formats.tei.encoding import AnnotationEncoding
from geoannot.model import Quote

ENCODING = AnnotationEncoding(
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
)
