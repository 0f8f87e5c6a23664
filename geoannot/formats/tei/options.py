"""The settings of the format."""

from __future__ import annotations

from typing import Literal

import attrs

Style = Literal["stand-off", "inline"]


@attrs.frozen(kw_only=True)
class Options:
    """How TEI is read and written.

    Attributes:
        profile: what counts as text in TEI that somebody else wrote.
        exclude: elements of it that do not count beside those of the profile, separated by commas: ``fw, stage``.
        include: elements of it that do count: ``note@place=foot, del``.
        markup: whether its names, dates and speeches become annotations, or only its headings and paragraphs.
        by: who signs annotations from its mark-up that name nobody, ``person/Eva Lund``; else ``tei/ID`` does.
        source: whether the file travels with the document, so that it can be written back into it.
        style: where annotations are written: beside the text, or as elements of it as far as they nest.
        forbidden: what becomes of characters that XML can't hold: an error that says where, or U+FFFD in their place.
    """

    profile: Literal["default", "prose", "drama", "parliamentary", "letters"] = "default"
    exclude: str = ""
    include: str = ""
    markup: Literal["annotations", "structure"] = "annotations"
    by: str = ""
    source: Literal["keep", "drop"] = "keep"
    style: Style = "stand-off"
    forbidden: Literal["error", "replace"] = "error"
