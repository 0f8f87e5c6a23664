"""Sentences: ``s`` in a ``p``, ``head`` or ``ab``."""

from __future__ import annotations

from geoannot.formats.tei.encoding import BlockEncoding
from geoannot.model import Sentence

ENCODING = BlockEncoding(Sentence, "sentences", element="s")
