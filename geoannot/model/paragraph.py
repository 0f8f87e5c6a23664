"""Paragraphs."""

from __future__ import annotations

import attrs

from geoannot.model.annotation import TextAnnotation, kind


@kind("paragraph", prefix="p")
@attrs.frozen(kw_only=True, repr=False)
class Paragraph(TextAnnotation):
    """A paragraph of running text; TEI ``p``. A heading is none."""
