"""Paragraphs."""

from __future__ import annotations

from geoannot.model.annotation import TextAnnotation, kind


@kind("paragraph", prefix="p")
class Paragraph(TextAnnotation):
    """A paragraph of running text; TEI ``p``. A heading is none."""
