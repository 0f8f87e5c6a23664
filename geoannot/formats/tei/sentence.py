"""Sentences: ``s`` in a ``p``, ``head`` or ``ab``."""

from __future__ import annotations

from geoannot.formats.tei.span_encoding import BlockEncoding
from geoannot.model import Sentence

ENCODING = BlockEncoding(Sentence, "sentences", name="s")
