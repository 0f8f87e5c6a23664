"""The settings of the format."""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Options:
    """How HTML is written.

    Attributes:
        home: where a page of one article leads back to, as a relative URL; empty for a page that stands alone.
    """

    home: str = ""
