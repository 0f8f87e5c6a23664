"""Headings: titles and sub-headings."""

from __future__ import annotations

from geoannot.model.annotation import TextAnnotation, kind


@kind("heading", prefix="h")
class Heading(TextAnnotation):
    """A title or a sub-heading; TEI ``head``."""
