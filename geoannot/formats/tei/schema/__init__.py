"""The schema of what geoannot writes, stricter than TEI's own, for whoever relies on it.

``geoannot.odd`` says in TEI's own terms which elements there are and how they are used; ``geoannot.rnc`` is the schema
as people read it, and ``geoannot.rng`` the same for programs. What is valid by it is valid TEI All. It holds for both
styles, and not for files of others that annotations were added to.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from lxml import etree


def path() -> Path:
    """The file of the schema, RELAX NG in XML."""
    return Path(str(files(__package__) / "geoannot.rng"))


def load() -> etree.RelaxNG:
    """The schema, ready to validate; it keeps the errors of its files, so each caller gets its own, in milliseconds."""
    return etree.RelaxNG(etree.parse(path()))
