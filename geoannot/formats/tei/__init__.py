"""TEI P5, the format of digital editions: the text untouched, annotations in a stand-off part that points into it.

from geoannot.formats import tei

tei.loads(tei.dumps(document)) == document

Writing begins in ``writing`` and reading in ``reading``; between them,

- a kind of annotation is a module of its name, made of the ways of ``span_encoding`` and ``annotation_encoding``, and
  ``other`` is what has no module; ``kinds`` lists them;
- ``outgoing`` and ``incoming`` are what all parts of one document share on its way out and in;
- ``header``, ``running_text`` and ``stand_off`` are the parts of a file, ``names``, ``places`` and ``values`` what
  they are made of;
- ``inline`` is the style in which annotations are elements of the text, ``schema`` what a file must meet, and
  ``editions`` the TEI of other people.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geoannot.formats.tei.editions.origin import edition_of
    from geoannot.formats.tei.editions.record import without_annotations
    from geoannot.formats.tei.reading import loads
    from geoannot.formats.tei.writing import dumps

__all__ = ["dumps", "edition_of", "loads", "without_annotations"]

_MODULES = {
    "dumps": "geoannot.formats.tei.writing",
    "edition_of": "geoannot.formats.tei.editions.origin",
    "loads": "geoannot.formats.tei.reading",
    "without_annotations": "geoannot.formats.tei.editions.record",
}


def __getattr__(name: str) -> Any:
    """Load lxml when TEI is first written or read, not where the format is registered."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
