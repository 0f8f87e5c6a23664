"""Sentences."""

from __future__ import annotations

import attrs

from geoannot.model.annotation import TextAnnotation, kind


@kind("sentence", prefix="s")
@attrs.frozen(kw_only=True, repr=False)
class Sentence(TextAnnotation):
    """A sentence, or what stands for one (a heading, a speaker's line); TEI ``s``."""
