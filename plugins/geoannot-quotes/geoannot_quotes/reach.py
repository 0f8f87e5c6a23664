"""Reach: what of a sentence a cue can have to do with."""

from __future__ import annotations

from typing import NamedTuple

from geoannot_quotes.page import NOWHERE, Range


class Reach(NamedTuple):
    """The bounds within which a cue finds its content and its source; token indices.

    Attributes:
        low: where the sentence begins.
        high: where it ends.
        free: where that begins which no cue before has taken.
        main: the source of the quotation before in the sentence, NOWHERE without one.
    """

    low: int
    high: int
    free: int
    main: Range = NOWHERE
