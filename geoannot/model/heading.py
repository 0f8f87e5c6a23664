"""Headings: titles and sub-headings."""

from __future__ import annotations

import attrs

from geoannot.model.annotation import TextAnnotation, kind


@kind("heading", prefix="h")
@attrs.frozen(kw_only=True, repr=False)
class Heading(TextAnnotation):
    """A title or a sub-heading; TEI ``head``."""
