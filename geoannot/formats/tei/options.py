"""The settings of the format."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Options:
    """How TEI is written.

    Attributes:
        forbidden: what becomes of characters that XML can't hold: an error that says where, or U+FFFD in their place.
    """

    forbidden: Literal["error", "replace"] = "error"
