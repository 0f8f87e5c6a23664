"""Temporal expressions with TIMEX3 values for geoannot."""

from __future__ import annotations

from typing import Literal, get_args

import attrs

from geoannot.hooks import Extractor, hookimpl

__version__ = "0.1.0"

Mode = Literal["auto", "news", "narrative"]


@attrs.frozen
class DatesConfig:
    """How dates are anchored.

    Attributes:
        mode: ``news`` counts from the document date, ``narrative`` from the date that the text told last, ``auto``
            chooses by the text.
    """

    mode: Mode = attrs.field(default="auto", validator=attrs.validators.in_(get_args(Mode)))


@hookimpl
def register_extractors() -> list[Extractor]:
    """The extractor of temporal expressions."""
    return [
        Extractor(
            name="dates",
            version=__version__,
            provides=("timex",),
            after=("structure",),
            Config=DatesConfig,
            load="geoannot_dates.extractor:DatesExtractor",
        )
    ]
