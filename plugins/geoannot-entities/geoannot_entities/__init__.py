"""Names, what they stand for and who is meant by he, she and they, for geoannot."""

from __future__ import annotations

from pathlib import Path

import attrs

from geoannot.hooks import Extractor, hookimpl

__version__ = "0.1.0"

TABLE = "entities.gazetteer"
"""The table to which other plugins add names; its columns are ``geoannot_entities.added_names.COLUMNS``."""


@attrs.frozen
class EntitiesConfig:
    """Settings of the extractor.

    Attributes:
        gazetteer: a file of names of the user's own, in the format of this package's tables; it wins over them.
        nominals: whether role nouns that speak or act (the ministry, three diplomats) are annotated.
        pronouns: whether he and she are given to persons, it and they to bodies, states and peoples.
    """

    gazetteer: Path | None = None
    nominals: bool = True
    pronouns: bool = True


@hookimpl
def register_extractors() -> list[Extractor]:
    """The one extractor of this plugin."""
    return [
        Extractor(
            name="entities",
            version=__version__,
            provides=("entity", "mention"),
            requires=("sentence",),
            after=("dates", "timex"),
            tables=(TABLE,),
            Config=EntitiesConfig,
            load="geoannot_entities.extractor:EntitiesExtractor",
        )
    ]
