"""Names, what they stand for and who is meant by he, she and they, for geoannot."""

from __future__ import annotations

__version__ = "0.1.0"
