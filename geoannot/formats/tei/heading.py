"""Headings: ``div/head``; each opens a ``div``."""

from __future__ import annotations

from geoannot.formats.tei.span_encoding import BlockEncoding
from geoannot.model import Heading

ENCODING = BlockEncoding(Heading, "titles and sub-headings", name="head")
