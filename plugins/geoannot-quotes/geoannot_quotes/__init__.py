"""Quotations and who says them, for geoannot."""

from __future__ import annotations

__version__ = "0.1.0"
