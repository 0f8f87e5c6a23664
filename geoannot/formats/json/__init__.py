"""The JSON document, version 1, and JSON Lines: everything outside Python meets geoannot through them.

from geoannot.formats import json

json.loads(json.dumps(document)) == document
"""

from __future__ import annotations

from geoannot.formats.json.reading import loads
from geoannot.formats.json.writing import dump_bytes, dumps

__all__ = ["dump_bytes", "dumps", "loads"]
