"""Speakers: the entity that the words of a source name, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple

from geoannot.model import DocumentView, Entity, Mention
from geoannot_quotes.found import Found
from geoannot_quotes.page import NOWHERE, Page, Range
from geoannot_quotes.tables import word_classes

NAMED = 0.95
"""Confidence where the source holds a name of the speaker."""

RELATIVE = 0.85
"""Where the source is a relative pronoun behind a name."""

PRONOUN = 0.75
"""Where the source is a pronoun that was resolved, or a nominal."""

FLOATING = 0.6
"""Where the speech has no cue and the source is that of speech before."""

GUESSED = 0.4
"""Where the source is an unresolved pronoun and the last speaker fits it."""

_TITLES = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "lady": "she", "lord": "he"}

_NEAR = 30
"""Code points before a relative pronoun in which its name stands."""


class Speaker(NamedTuple):
    """Who is made to say a quotation.

    Attributes:
        entity: id of the entity; None where nobody can be known.
        confidence: in [0, 1]; None without an entity.
    """

    entity: str | None = None
    confidence: float | None = None


class Speakers:
    """Links the sources of one document to its entities."""

    def __init__(self, page: Page, document: DocumentView) -> None:
        classes = word_classes()
        self.page = page
        self.document = document
        self.mentions = document.layer(Mention)
        self.pronouns = {word: kind for kind in ("he", "she", "they") for word in classes[kind]}
        self.possessives = classes["possessive"]
        self.kinds = self._kinds()
        self.surnames: dict[str, str] | None = None
        self.last: str | None = None

    def speaker(self, found: Found) -> Speaker:
        """The entity of the mention inside the source, and how sure it is."""
        if found.source == NOWHERE:
            return Speaker()
        speaker = self._of_source(found.source)
        if speaker.entity is None or speaker.confidence is None:
            return Speaker()
        self.last = speaker.entity
        if found.cue == NOWHERE and not self._is_turn(found):
            return speaker._replace(confidence=min(speaker.confidence, FLOATING))
        return speaker

    def _is_turn(self, found: Found) -> bool:
        """Whether name and colon stand right before what is said, or a dash and the name right behind it."""
        before, behind = found.contents[0][0], found.contents[-1][1]
        return self.page.words[before - 1] == ":" and found.source[1] < before or found.source[0] == behind + 1

    def _of_source(self, source: Range) -> Speaker:
        span = self.page.span(source)
        inside = [m for m in self.mentions.overlapping(span) if m.entity and not self._owns(m, span[1])]
        if inside:
            best = max(inside, key=self._weight)
            return Speaker(best.entity, PRONOUN if best.form in ("pronoun", "nominal") else NAMED)
        word = self.page.words[source[0]]
        if word in ("who", "which"):
            before = [m for m in self.mentions.overlapping((max(0, span[0] - _NEAR), span[0])) if m.entity]
            return Speaker(before[-1].entity, RELATIVE) if before else Speaker()
        if source[1] - source[0] == 1 and word in self.pronouns and self._fits(self.pronouns[word]):
            return Speaker(self.last, GUESSED)
        shouted = self.page.text[span[0] : span[1]]
        return Speaker(self._by_name(shouted), RELATIVE) if shouted.isupper() else Speaker()

    def _weight(self, mention: Mention) -> tuple[bool, bool, int]:
        """Names first, and before those the ones that possess nothing: *Norway’s envoy, Ida Brecht,* is Ida Brecht."""
        named = mention.form == "name"
        possesses = self.page.text[mention.end : mention.end + 2] in ("’s", "'s")
        return named and not possesses, named, -mention.start

    def _owns(self, mention: Mention, end: int) -> bool:
        """Whether a person is only whose somebody is: *Brecht’s aides*, *his critics*; a claim of hers is her own."""
        if mention.end >= end or not self._is_person(mention):
            return False
        if mention.form == "pronoun":
            return self.page.text[mention.start : mention.end].lower() in self.possessives
        return self.page.text[mention.end : min(end, mention.end + 2)] in ("’s", "'s", "’ ", "' ")

    def _is_person(self, mention: Mention) -> bool:
        entity = self.document.get(mention.entity or "")
        return isinstance(entity, Entity) and entity.type == "person"

    def _fits(self, kind: str) -> bool:
        """Whether a pronoun can stand for the last speaker: *they* and *it* for a body, *he* and *she* by gender."""
        entity = self.document.get(self.last) if self.last else None
        if not isinstance(entity, Entity):
            return False
        if entity.type != "person":
            return kind == "they"
        return kind != "they" and self.kinds.get(entity.id, kind) == kind

    def _kinds(self) -> dict[str, str]:
        """The pronoun of each person whose gender a pronoun or a title tells."""
        kinds: dict[str, str] = {}
        text = self.page.text
        for mention in self.mentions:
            if mention.entity is None or mention.entity in kinds:
                continue
            if mention.form == "pronoun":
                kind = self.pronouns.get(text[mention.start : mention.end].lower())
            else:
                title = text[max(0, mention.start - 6) : mention.start].rstrip(" .").rpartition(" ")[2]
                kind = _TITLES.get(title.lower())
            if kind in ("he", "she"):
                kinds[mention.entity] = kind
        return kinds

    def _by_name(self, shouted: str) -> str | None:
        """The entity of which a name ends with the same word in other letters: *VELMAR:* is Ana Velmar."""
        if self.surnames is None:
            self.surnames = {}
            for mention in self.mentions:
                if mention.entity and mention.form == "name":
                    name = self.page.text[mention.start : mention.end].lower().split()[-1]
                    self.surnames.setdefault(name, mention.entity)
        return self.surnames.get(shouted.lower().split()[-1])
