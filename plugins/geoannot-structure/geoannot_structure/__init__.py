"""Headings, paragraphs and sentences for geoannot."""

from __future__ import annotations

from geoannot.hooks import Extractor, hookimpl
from geoannot_structure.config import StructureConfig

__version__ = "0.1.0"


@hookimpl
def register_extractors() -> list[Extractor]:
    """The extractor ``structure``."""
    return [
        Extractor(
            name="structure",
            version=__version__,
            provides=("heading", "paragraph", "sentence"),
            Config=StructureConfig,
            load="geoannot_structure.extractor:StructureExtractor",
        )
    ]
