"""Sayings: the index of quotations, by who says them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import attrs

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.highlights import SAYS, WHO
from geoannot.formats.html.wording import one_line, party
from geoannot.model import DocumentView, Quote

_LONGEST = 280  # characters of a quotation in the index


@attrs.frozen
class Saying:
    """A quotation in the index.

    Attributes:
        anchor: its own anchor.
        place: the anchor of the quotation in the text.
        words: what is said, on one line.
        how: the cue, or nothing.
        type: direct, indirect or mixed.
    """

    anchor: str
    place: str
    words: str
    how: str
    type: str


@attrs.frozen
class Speaker:
    """Who is quoted, with all that is quoted.

    Attributes:
        name: the name, or the words that stand for it.
        anchor: the anchor of its entry in the index of names; empty where it has none.
        sayings: what is quoted, in text order.
    """

    name: str
    anchor: str
    sayings: Sequence[Saying]


def speakers_of(document: DocumentView, anchors: Anchors) -> list[Speaker]:
    """Who is quoted in a document, the most quoted first, then in text order; nobody comes last."""
    found: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    for quote in document.quotes:
        known = bool(quote.speaker) and quote.speaker in document
        name = party(document, quote.speaker, quote.source, "")
        found[name, anchors.of(str(quote.speaker), WHO) if known else ""].append(_saying(document, quote, anchors))
    speakers = [Speaker(name or "Nobody who is named", anchor, sayings) for (name, anchor), sayings in found.items()]
    return sorted(speakers, key=lambda one: (one.name == "Nobody who is named", -len(one.sayings)))


def _saying(document: DocumentView, quote: Quote, anchors: Anchors) -> Saying:
    return Saying(
        anchor=anchors.of(quote.id, SAYS),
        place=anchors.of(quote.id),
        words=one_line(document.text_of(quote), _LONGEST),
        how=one_line(" ".join(document.text_of(span) for span in quote.cue), 60),
        type=quote.type,
    )
