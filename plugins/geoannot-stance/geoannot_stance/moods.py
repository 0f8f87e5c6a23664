"""The tone of sentences as stances: whose it is, and towards whom. Hints, all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from geoannot.model import Mention, Quote, Stance, Tokens
from geoannot_stance.finding import HINT
from geoannot_stance.tone import BRIGHT, DARK, Tone, ToneReader
from geoannot_stance.vocabulary import Vocabulary

_SIZE = 0.3
"""Of the polarity."""

_DARK_SAID, _BRIGHT_SAID = -0.3, 0.25
"""Sums beyond which the tone of what somebody says of a topic is his; and in how many words the topic has to come."""
_DARK_TOPIC, _BRIGHT_TOPIC = 14, 7

_WISHING = frozenset({"must", "should", "ought", "unless"})
"""Words that say what is to be, and praise nobody."""


@attrs.frozen(eq=False)
class Moods:
    """Reads the tone of the sentences of one document.

    Attributes:
        words: its words, lower case.
        tokens: its tokens.
        mentions: by token.
        vocabulary: what is known of English.
        quote_at: the narrowest quotation with a speaker around a token.
    """

    words: list[str]
    tokens: Tokens
    mentions: Mapping[int, Mention]
    vocabulary: Vocabulary
    quote_at: Callable[[int], Quote | None]

    def stances(self, named: Sequence[int], start: int, stop: int, told: set[str | None]) -> Iterator[Stance]:
        """The tone towards the entities of a sentence that no stance is about.

        Args:
            named: the tokens of its mentions.
            start: its first token.
            stop: the token behind its last.
            told: the entities that stances are about already.
        """
        tones = ToneReader(self.words, start, stop, self.vocabulary)
        if not tones.has_tone:
            return
        found: dict[str, tuple[Tone, Mention]] = {}
        for mention, tokens in groupby(named, self.mentions.__getitem__):
            if mention.entity is None or mention.entity in told:
                continue
            place = list(tokens)
            tone = tones.around(place[0], place[-1] + 1)
            if mention.entity not in found or abs(tone.score) > abs(found[mention.entity][0].score):
                found[mention.entity] = tone, mention
        for tone, mention in found.values():
            if not DARK <= tone.score <= BRIGHT:
                yield from self._stance(tone, mention)

    def _stance(self, tone: Tone, mention: Mention) -> Iterator[Stance]:
        quote = self.quote_at(tone.words[0])
        if quote is not None and quote.speaker == mention.entity:
            return
        said = self._said(quote, mention) if quote is not None else None
        holder: str | None = "author"
        if quote is not None:
            # a tone that is not what the quotation says of its topic may be the speaker's or the author's
            holder = quote.speaker if said is not None else None
        tone = said or tone
        words = tuple(self.tokens.span(index) for index in tone.words)
        yield Stance(
            spans=words,
            holder=holder,
            holder_spans=quote.source if quote is not None and said is not None else (),
            target=mention.entity,
            target_spans=mention.spans,
            polarity=_SIZE if tone.score > 0 else -_SIZE,
            intensity=_SIZE,
            basis="evaluation",
            cue=words,
            confidence=HINT,
        )

    def _said(self, quote: Quote, mention: Mention) -> Tone | None:
        """What a quotation says of a name that stands among its first words: the speaker's tone."""
        piece = next((span for span in quote.spans if span.start <= mention.start and mention.end <= span.end), None)
        if piece is None:
            return None
        around, named = self.tokens.range(piece), self.tokens.range(mention.extent)
        offset = named.start - around.start
        tone = ToneReader(self.words, around.start, around.stop, self.vocabulary).around(named.start, named.stop)
        if tone.score < _DARK_SAID and offset < _DARK_TOPIC:
            return tone
        is_bright = tone.score > _BRIGHT_SAID and offset < _BRIGHT_TOPIC
        return tone if is_bright and not self._wishes(quote, around) else None

    def _wishes(self, quote: Quote, around: range) -> bool:
        """Whether a quotation says what is to be, and not what is."""
        cue = [self.words[at] for span in quote.cue for at in self.tokens.range(span)]
        urging = self.vocabulary.governors["urging"]
        urges = any(self.vocabulary.verbs.get(word, ("", ""))[0] in urging for word in cue)
        return urges or not _WISHING.isdisjoint(self.words[around.start : around.stop])
