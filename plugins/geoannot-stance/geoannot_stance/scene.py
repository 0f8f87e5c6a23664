"""The scene: what is known of one sentence when its stances are read."""

from __future__ import annotations

import attrs

from geoannot_stance.circumstances import Governors
from geoannot_stance.clauses import Clauses
from geoannot_stance.lexicon import Lexicon
from geoannot_stance.parties import Parties
from geoannot_stance.vocabulary import Vocabulary


@attrs.frozen(eq=False)
class Scene:
    """One sentence.

    Attributes:
        words: all words of the document, lower case.
        stop: the index behind the last token of the sentence.
        clauses, parties, governors: what is known of the sentence.
        lexicon, vocabulary: what is known of English.
    """

    words: list[str]
    stop: int
    start: int
    clauses: Clauses
    parties: Parties
    governors: Governors
    lexicon: Lexicon
    vocabulary: Vocabulary

    def governs(self, index: int, label: str) -> bool:
        """Whether the chunk at that index is an active verb of a class of governors."""
        chunk = self.clauses.chunks[index]
        return chunk.kind == "V" and not chunk.passive and chunk.lemma in self.vocabulary.governors[label]
