"""The tone of sentences as stances: whose it is, and towards whom. Hints, all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

import attrs

from geoannot.model import Mention, Quote, Stance, Tokens
from geoannot_stance.cues import between
from geoannot_stance.finding import HINT
from geoannot_stance.knowledge import Knowledge
from geoannot_stance.tone import BRIGHT, DARK, ToneReader

_SIZE = 0.3
"""Of the polarity."""

_DARK_SAID, _BRIGHT_SAID = -0.3, 0.25
"""Sums beyond which the tone of what somebody says of a topic is his; and in how many words the topic has to come."""
_DARK_TOPIC, _BRIGHT_TOPIC = 14, 7

_WISHING = frozenset({"must", "should", "ought", "unless"})
"""Words that say what is to be, and praise nobody."""

PLACES = frozenset({"location", "facility", "event", "work"})
"""Types of entities that nothing but plain words judges: they are where something happens, or what it is."""

_TONELESS = PLACES | {"gpe"}
"""Types of entities that the tone of a sentence does not judge; dark news names many states and is not about them."""

_ASIDE = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "towards", "since"})
"""Prepositions before a name that only says where or when."""

_OBLIQUE = frozenset({"of", "from", "including", "among", "like"})
"""Prepositions before a phrase that is not what the sentence is about, where it names others."""

_PHRASE = 5
"""Tokens before a name that may belong to its phrase."""

_OFFICES = frozenset({"leader", "nominee", "expert", "star"})
"""What somebody is, and no praise, where it stands right before the name."""

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


class Mood(NamedTuple):
    """The tone towards one name: whether it is bright, and the tokens that show it."""

    is_bright: bool
    words: tuple[int, ...]


@attrs.frozen(eq=False)
class Moods:
    """Reads the tone of the sentences of one document.

    Attributes:
        words: its words, lower case.
        tokens: its tokens.
        mentions: by token.
        toned: the tokens that have a tone, sorted.
        knowledge: what is known of English.
        quoted: the narrowest quotation with a speaker around each token.
        types: the type of each entity.
    """

    words: list[str]
    tokens: Tokens
    mentions: Mapping[int, Mention]
    toned: list[int]
    knowledge: Knowledge
    quoted: Mapping[int, Quote]
    types: Mapping[str, str]

    def stances(
        self, named: Sequence[int], start: int, stop: int, told: Set[str | None], explained: Mapping[int, str | None]
    ) -> Iterator[Stance]:
        """The tone towards the entities of a sentence that no stance is about.

        Args:
            named: the tokens of its mentions.
            start: its first token.
            stop: the token behind its last.
            told: the entities that stances are about already.
            explained: the tokens that show what somebody holds, which say nothing of others: *condemned* is no word
                of the author's. Where it is held of no other name, the token has the holder, whom it may colour.
        """
        toned = between(self.toned, start, stop)
        if not toned:
            return
        tones = self._reader(start, stop, toned)
        found: dict[str, tuple[float, Mention, range, Set[int]]] = {}
        for mention, place, around in self._neighbours(named, start, stop):
            is_alone = len(around) == stop - start
            if mention.entity is None or mention.entity in told or not self._has_tone(mention, place, is_alone):
                continue
            others = {token for token, holder in explained.items() if holder != mention.entity}
            others.update(token for token in toned if token not in around)
            if self._owns(place):
                # Brecht's allies are people of their own
                others.add(place.stop + 1)
            if place.start and self.words[place.start - 1] in _OFFICES:
                others.add(place.start - 1)
            score = tones.around(place.start, place.stop, others)
            if mention.entity not in found or abs(score) > abs(found[mention.entity][0]):
                found[mention.entity] = score, mention, place, others
        for score, mention, place, without in found.values():
            if not DARK <= score <= BRIGHT:
                mood = Mood(score > 0, tones.telling(place.start, place.stop, without))
                yield from self._stance(mood, mention)

    def _neighbours(self, named: Sequence[int], start: int, stop: int) -> Iterator[tuple[Mention, range, range]]:
        """Each mention with its tokens, and those between the names of others; who stands farther is a bystander."""
        places = []
        for mention, group in groupby(named, self.mentions.__getitem__):
            tokens = list(group)
            places.append((mention, range(tokens[0], tokens[-1] + 1)))
        for number, (mention, place) in enumerate(places):
            before = [at.stop for other, at in places[:number] if other.entity != mention.entity]
            behind = [at.start for other, at in places[number + 1 :] if other.entity != mention.entity]
            yield mention, place, range(max(before, default=start), min(behind, default=stop))

    def _owns(self, place: range) -> bool:
        """Whether a possessive ending follows a name."""
        return place.stop < len(self.words) and self.words[place.stop] in _POSSESSIVES

    def _has_tone(self, mention: Mention, place: range, is_alone: bool) -> bool:
        """Whether a tone may be meant for a name: not for places and states, nor for whom a preposition sets aside."""
        if mention.entity is None or self.types.get(mention.entity, "other") in _TONELESS or mention.form == "demonym":
            return False
        before = self.words[max(0, place.start - _PHRASE) : place.start]
        if not _ASIDE.isdisjoint(before[-1:]):
            return False
        return is_alone or place.start in self.quoted or _OBLIQUE.isdisjoint(before)

    def _reader(self, start: int, stop: int, toned: list[int]) -> ToneReader:
        known = self.knowledge
        return ToneReader(self.words, start, stop, toned, known.tones, known.vocabulary.speaking)

    def _stance(self, mood: Mood, mention: Mention) -> Iterator[Stance]:
        quote = self.quoted.get(mood.words[0])
        if quote is not None and quote.speaker == mention.entity:
            return
        said = self._said(quote, mention) if quote is not None else None
        holder: str | None = "author"
        if quote is not None:
            # a tone that is not what the quotation says of its topic may be anybody's
            holder = quote.speaker if said is not None else None
        mood = said or mood
        if holder is None:
            return
        words = tuple(self.tokens.span(index) for index in mood.words)
        yield Stance(
            spans=words,
            holder=holder,
            holder_spans=quote.source if quote is not None and said is not None else (),
            target=mention.entity,
            target_spans=mention.spans,
            polarity=_SIZE if mood.is_bright else -_SIZE,
            intensity=_SIZE,
            basis="evaluation",
            cue=words,
            confidence=HINT,
        )

    def _said(self, quote: Quote, mention: Mention) -> Mood | None:
        """What a quotation says of a name that stands among its first words: the speaker's tone."""
        piece = next((span for span in quote.spans if span.start <= mention.start and mention.end <= span.end), None)
        if piece is None:
            return None
        around, named = self.tokens.range(piece), self.tokens.range(mention.extent)
        offset = named.start - around.start
        toned = between(self.toned, around.start, around.stop)
        tones = self._reader(around.start, around.stop, toned)
        score = tones.around(named.start, named.stop)
        is_dark = score < _DARK_SAID and offset < _DARK_TOPIC
        is_bright = score > _BRIGHT_SAID and offset < _BRIGHT_TOPIC and not self._wishes(quote, around)
        return Mood(is_bright, tones.telling(named.start, named.stop)) if is_dark or is_bright else None

    def _wishes(self, quote: Quote, around: range) -> bool:
        """Whether a quotation says what is to be, and not what is."""
        cue = [self.words[at] for span in quote.cue for at in self.tokens.range(span)]
        urging = self.knowledge.vocabulary.governors["urging"]
        urges = any(self.knowledge.vocabulary.verbs.get(word, ("", ""))[0] in urging for word in cue)
        return urges or not _WISHING.isdisjoint(self.words[around.start : around.stop])
