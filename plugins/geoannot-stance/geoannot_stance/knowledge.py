"""What is known of English: the lexicon, with rows of the user's own, and all that is derived from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import attrs

from geoannot_stance.cues import Cues, gather
from geoannot_stance.lexicon import Lexicon, Row, lexicon
from geoannot_stance.tone import tone_words
from geoannot_stance.vocabulary import Vocabulary, vocabulary


@attrs.frozen(eq=False)
class Knowledge:
    """The tables of the package as the readers of sentences ask for them.

    Attributes:
        lexicon: which words say how one role stands towards another.
        vocabulary: which kinds of words there are.
        tones: the polarity of each word form that has a tone.
        cues: which words a sentence needs to say anything.
    """

    lexicon: Lexicon
    vocabulary: Vocabulary
    tones: Mapping[str, float]
    cues: Cues


def knowledge(own: tuple[Row, ...] = ()) -> Knowledge:
    """What the package knows, with ``own`` rows in the place of its own or beside them."""
    return _derived(lexicon(own)) if own else _packaged()


@cache
def _packaged() -> Knowledge:
    return _derived(lexicon())


def _derived(words: Lexicon) -> Knowledge:
    kinds = vocabulary(words)
    tones = tone_words(words)
    return Knowledge(words, kinds, tones, gather(words, kinds, tones))
