"""Paragraphs: ``p``."""

from __future__ import annotations

from geoannot.formats.tei.span_encoding import BlockEncoding
from geoannot.model import Paragraph

ENCODING = BlockEncoding(Paragraph, "paragraphs", name="p")
