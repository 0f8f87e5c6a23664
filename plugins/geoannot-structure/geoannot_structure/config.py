"""The settings of the extractor."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen
class StructureConfig:
    """How the structure of a text is read.

    Attributes:
        wrapped: whether paragraphs span several lines: ``yes``, ``no`` (every line is a paragraph of its own), or
            ``auto`` to judge each text, and parts of it, by the evidence.
    """

    wrapped: Literal["auto", "yes", "no"] = "auto"
