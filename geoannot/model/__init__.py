"""The document model: what there is in a text, and where.

Frozen attrs classes for every kind of annotation, the document that holds them, and the layers that find them. The
model knows no format and no extractor.
"""

from __future__ import annotations

from geoannot.model.annotation import (
    Annotation,
    Reference,
    Scalar,
    TextAnnotation,
    amended,
    check_optional_text,
    check_some_text,
    check_text,
    check_truth,
    kind,
    number_between,
    one_of,
    reference,
)
from geoannot.model.checking import Finding
from geoannot.model.document import Document
from geoannot.model.entity import ENTITY_TYPES, Entity, EntityType, folded
from geoannot.model.heading import Heading
from geoannot.model.ids import id_key
from geoannot.model.kinds import BUILT_IN_KINDS, Kinds, with_kinds, written_order
from geoannot.model.layer import Layer
from geoannot.model.mention import MENTION_FORMS, Mention, MentionForm
from geoannot.model.metadata import METADATA_FIELDS, Metadata
from geoannot.model.offsets import Encoding, Offsets
from geoannot.model.paragraph import Paragraph
from geoannot.model.quote import QUOTE_TYPES, Quote, QuoteType
from geoannot.model.sentence import Sentence
from geoannot.model.span import Span, Spans, as_spans, check_some_spans, check_spans
from geoannot.model.stance import BASES, MODALITIES, Basis, Modality, Stance
from geoannot.model.timex import TIMEX_TYPES, Timex, TimexType
from geoannot.model.tokens import Tokens
from geoannot.model.view import DocumentView

__all__ = [
    "BASES",
    "BUILT_IN_KINDS",
    "ENTITY_TYPES",
    "MENTION_FORMS",
    "METADATA_FIELDS",
    "MODALITIES",
    "QUOTE_TYPES",
    "TIMEX_TYPES",
    "Annotation",
    "Basis",
    "Document",
    "DocumentView",
    "Encoding",
    "Entity",
    "EntityType",
    "Finding",
    "Heading",
    "Kinds",
    "Layer",
    "Mention",
    "MentionForm",
    "Metadata",
    "Modality",
    "Offsets",
    "Paragraph",
    "Quote",
    "QuoteType",
    "Reference",
    "Scalar",
    "Sentence",
    "Span",
    "Spans",
    "Stance",
    "TextAnnotation",
    "Timex",
    "TimexType",
    "Tokens",
    "amended",
    "as_spans",
    "check_optional_text",
    "check_some_spans",
    "check_some_text",
    "check_spans",
    "check_text",
    "check_truth",
    "folded",
    "id_key",
    "kind",
    "number_between",
    "one_of",
    "reference",
    "with_kinds",
    "written_order",
]
