"""A quotation as the finder hands it on."""

from __future__ import annotations

from typing import NamedTuple

from geoannot_quotes.page import Range


class Found(NamedTuple):
    """A quotation in token indices.

    Attributes:
        contents: the pieces of the content.
        cue: the reporting words, NOWHERE without any.
        source: the words that name the speaker, NOWHERE without any.
        parent: index of the quotation around it, -1 without one.
    """

    contents: tuple[Range, ...]
    cue: Range
    source: Range
    parent: int = -1
