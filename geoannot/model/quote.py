"""Quotations and who says them."""

from __future__ import annotations

from typing import Literal, get_args

import attrs

from geoannot.model.annotation import TextAnnotation, kind, one_of, reference, span_list
from geoannot.model.span import Spans

QuoteType = Literal["direct", "indirect", "mixed"]
QUOTE_TYPES: tuple[str, ...] = get_args(QuoteType)


@kind("quote", prefix="q")
class Quote(TextAnnotation):
    """What somebody is made to say; ``spans`` are its content, in several pieces where the cue cuts it.

    Attributes:
        type: by the quotation marks: around all of it, around none, around a part.
        cue: the reporting words.
        source: the words that name the speaker.
        speaker: the id of the speaker's entity, None where nobody can be known.
        parent: the id of the quotation that this one stands in.
    """

    type: QuoteType = attrs.field(validator=one_of(QUOTE_TYPES))
    cue: Spans = span_list()
    source: Spans = span_list()
    speaker: str | None = reference("entity")
    parent: str | None = reference("quote")
