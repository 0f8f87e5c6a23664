"""Stances: who stands how towards whom or what."""

from __future__ import annotations

from typing import Literal, get_args

import attrs

from geoannot.model.annotation import (
    TextAnnotation,
    check_optional_text,
    check_truth,
    kind,
    number_between,
    one_of,
    reference,
)
from geoannot.model.span import Spans, as_spans, check_spans

Modality = Literal["asserted", "possible", "conditional", "future", "denied"]
MODALITIES: tuple[str, ...] = get_args(Modality)
Basis = Literal["own-statement", "reported", "narrated-action", "evaluation"]
BASES: tuple[str, ...] = get_args(Basis)


@kind("stance", prefix="st")
@attrs.frozen(kw_only=True, repr=False)
class Stance(TextAnnotation):
    """A directed attitude or deed; ``spans`` are the words that show it.

    Attributes:
        holder: an entity's id, ``author``, or None with ``holder_spans`` where there is no entity.
        holder_spans: the words that name the holder.
        target: an entity's id, or None where the target is an issue or a thing.
        target_spans: the words that name the target.
        polarity: [-1, 1], after negation.
        intensity: [0, 1], the absolute polarity unless negation lowers it.
        negated: a negation outside the cue word acts on it.
        modality: whether it is asserted.
        basis: how the text comes to say it.
        reporter: an entity's id, where a third person passes it on.
        reporter_spans: the words that name the reporter.
        cue: the verb, noun or adjective alone.
        event: the PLOVER event type, where there is one.
    """

    holder: str | None = reference("entity", words=("author",))
    holder_spans: Spans = attrs.field(default=(), converter=as_spans, validator=check_spans)
    target: str | None = reference("entity")
    target_spans: Spans = attrs.field(default=(), converter=as_spans, validator=check_spans)
    polarity: float = attrs.field(validator=number_between(-1, 1))
    intensity: float = attrs.field(validator=number_between(0, 1))
    negated: bool = attrs.field(default=False, validator=check_truth)
    modality: Modality = attrs.field(default="asserted", validator=one_of(MODALITIES))
    basis: Basis = attrs.field(validator=one_of(BASES))
    reporter: str | None = reference("entity")
    reporter_spans: Spans = attrs.field(default=(), converter=as_spans, validator=check_spans)
    cue: Spans = attrs.field(default=(), converter=as_spans, validator=check_spans)
    event: str | None = attrs.field(default=None, validator=check_optional_text)
