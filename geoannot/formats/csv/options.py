"""The options of CSV: ``--set csv.layers=stance,quote``."""

from __future__ import annotations

from typing import Literal

import attrs


@attrs.frozen(kw_only=True)
class Options:
    """How CSV is written.

    Attributes:
        layers: the layers that are written, with commas between them; all where it is empty.
        delimiter: what stands between cells; some spreadsheets want a semicolon.
        formulas: ``escape`` puts an apostrophe before a text that a spreadsheet would run as a formula, because texts
            come from strangers; ``keep`` leaves every text as it is.
        bom: whether a byte order mark opens the file, without which some spreadsheets do not see that it is UTF-8.
    """

    layers: str = ""
    delimiter: Literal["comma", "semicolon", "tab"] = "comma"
    formulas: Literal["escape", "keep"] = "escape"
    bom: bool = False

    @property
    def layer_names(self) -> tuple[str, ...]:
        """The names of the layers that are written; none for all."""
        return tuple(name for name in self.layers.replace(",", " ").split())
