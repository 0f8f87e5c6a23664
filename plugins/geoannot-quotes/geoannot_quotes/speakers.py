"""Speakers: the entity that the words of a source name."""

from __future__ import annotations

from geoannot.model import DocumentView, Mention
from geoannot_quotes.found import Found
from geoannot_quotes.page import NOWHERE, Page


class Speakers:
    """Links the sources of one document to its entities."""

    def __init__(self, page: Page, document: DocumentView) -> None:
        self.page = page
        self.mentions = document.layer(Mention)
        self.last: str | None = None

    def speaker(self, found: Found) -> str | None:
        """The entity of the mention inside the source; None where it has none."""
        if found.source == NOWHERE:
            return None
        speaker = self._named(found)
        if speaker:
            self.last = speaker
        return speaker

    def _named(self, found: Found) -> str | None:
        span = self.page.span(found.source)
        inside = [mention for mention in self.mentions.overlapping(span) if mention.entity]
        if inside:
            return max(inside, key=lambda m: (m.form == "name", -m.start)).entity
        word = self.page.words[found.source[0]]
        if word in ("who", "which"):
            before = [m for m in self.mentions.overlapping((max(0, span[0] - 30), span[0])) if m.entity]
            return before[-1].entity if before else None
        return self.last if word in ("he", "she", "his", "her") else None
