"""Who stands how towards whom, for geoannot."""

from __future__ import annotations

from pathlib import Path

import attrs

from geoannot.hooks import Extractor, hookimpl

__version__ = "0.1.0"

TABLE = "stance.lexicon"
"""The table to which other plugins add rows: word, part, roles, polarity, event."""


@attrs.frozen
class StanceConfig:
    """Settings of the extractor.

    Attributes:
        author: write the judgements of the text itself, with the holder ``author``.
        tone: write, with little confidence, what the tone of a sentence makes of a name that no words judge outright.
        issues: write stances towards things that are no entity: a treaty, a visit, a dam.
        lexicon: a file of rows of the user's own, in the format of ``tables/verbs.tsv``; a row in it replaces the one
            of this package, and one of polarity 0 takes the word out.
    """

    author: bool = True
    tone: bool = True
    issues: bool = True
    lexicon: Path | None = None


@hookimpl
def register_extractors() -> list[Extractor]:
    """The extractor ``stance``."""
    return [
        Extractor(
            name="stance",
            version=__version__,
            provides=("stance",),
            requires=("sentence", "entity", "mention", "quote"),
            tables=(TABLE,),
            Config=StanceConfig,
            load="geoannot_stance.extractor:StanceExtractor",
        )
    ]
