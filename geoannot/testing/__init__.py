"""For authors of plugins, and for our own tests: Hypothesis strategies for texts and documents, and a contract check.

    from geoannot.testing import check_extractor
    from my_plugin import register_extractors

    def test_contract() -> None:
        for extractor in register_extractors():
            check_extractor(extractor)

It needs Hypothesis, which comes with ``pip install geoannot[testing]``.
"""

from __future__ import annotations

try:
    import hypothesis as _hypothesis  # noqa: F401  # only to say at once what is lacking
except ModuleNotFoundError as error:
    raise ImportError("geoannot.testing needs Hypothesis; install it with: pip install geoannot[testing]") from error

from geoannot.testing.annotations import annotations_of, spans
from geoannot.testing.contract import check_extractor
from geoannot.testing.documents import documents, metadata
from geoannot.testing.texts import NASTY_TEXTS, texts

__all__ = ["NASTY_TEXTS", "annotations_of", "check_extractor", "documents", "metadata", "spans", "texts"]
