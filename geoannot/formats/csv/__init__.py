"""CSV (RFC 4180): a row an annotation, for spreadsheets and data frames. It is written, not read."""

from __future__ import annotations
