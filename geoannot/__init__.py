"""Reads news and diplomatic prose: who is in it, who says what, when, and who stands how towards whom or what."""

from __future__ import annotations

__version__ = "0.1.0"
