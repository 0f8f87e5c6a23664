"""Quotations and who says them, for geoannot."""

from __future__ import annotations

from pathlib import Path

import attrs

from geoannot.hooks import Extractor, hookimpl

__version__ = "0.1.0"

TABLE = "quotes.lexicon"
"""The table to which other plugins add rows: word, what it takes, irregular forms."""


@attrs.frozen
class QuotesConfig:
    """Settings of the extractor.

    Attributes:
        nested: write quotations inside others too, with their ``parent``.
        lexicon: a file of reporting words of the user's own, in the format of ``tables/verbs.tsv``; a word in it
            replaces the one of this package.
    """

    nested: bool = False
    lexicon: Path | None = None


@hookimpl
def register_extractors() -> list[Extractor]:
    """The extractor ``quotes``."""
    return [
        Extractor(
            name="quotes",
            version=__version__,
            provides=("quote",),
            requires=("sentence", "entity", "mention"),
            after=("paragraph",),
            tables=(TABLE,),
            Config=QuotesConfig,
            load="geoannot_quotes.extractor:QuotesExtractor",
        )
    ]
