"""Quotations and who says them."""

from __future__ import annotations

from typing import Literal, get_args

import attrs

from geoannot.model.annotation import TextAnnotation, kind, one_of, reference
from geoannot.model.span import Spans, as_spans, check_spans

QuoteType = Literal["direct", "indirect", "mixed"]
QUOTE_TYPES: tuple[str, ...] = get_args(QuoteType)


@kind("quote", prefix="q")
@attrs.frozen(kw_only=True, repr=False)
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
    cue: Spans = attrs.field(default=(), converter=as_spans, validator=check_spans)
    source: Spans = attrs.field(default=(), converter=as_spans, validator=check_spans)
    speaker: str | None = reference("entity")
    parent: str | None = reference("quote")
