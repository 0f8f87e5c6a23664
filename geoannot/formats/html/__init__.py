"""HTML for people: one offline page an article, and a page over many.

from geoannot.formats import html

page = html.dumps(document)

It is only written. What is to be read again goes into JSON or TEI.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geoannot.formats.html.digest import Digest, digest_of
    from geoannot.formats.html.writing import dumps, fragment, write_overview

__all__ = ["Digest", "digest_of", "dumps", "fragment", "write_overview"]

_WRITING, _DIGEST = "geoannot.formats.html.writing", "geoannot.formats.html.digest"
_MODULES = {
    "Digest": _DIGEST,
    "digest_of": _DIGEST,
    "dumps": _WRITING,
    "fragment": _WRITING,
    "write_overview": _WRITING,
}


def __getattr__(name: str) -> Any:
    """Load Jinja2 when HTML is first written, not where the format is registered."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULES[name]), name)
