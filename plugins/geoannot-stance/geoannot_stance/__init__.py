"""Who stands how towards whom, for geoannot."""

from __future__ import annotations

__version__ = "0.1.0"
