"""Sentences."""

from __future__ import annotations

from geoannot.model.annotation import TextAnnotation, kind


@kind("sentence", prefix="s")
class Sentence(TextAnnotation):
    """A sentence, or what stands for one (a heading, a speaker's line); TEI ``s``."""
