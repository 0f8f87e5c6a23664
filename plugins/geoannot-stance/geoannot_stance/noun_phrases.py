"""Noun phrases: names, nouns and their modifiers, possessors and pronouns, gathered word by word."""

from __future__ import annotations

from collections.abc import Mapping

from geoannot.model import Mention
from geoannot_stance.chunks import Chunk
from geoannot_stance.vocabulary import Vocabulary

_OPENS_A_PHRASE = frozenset({"determiner", "possessive", "pronoun", "number", "subject"})
_NEVER_ALONE = frozenset({"number", "noun", "time"})


class NounPhrases:
    """The part of the chunker that gathers noun phrases; it holds the state of the sentence.

    The state: the chunks that are closed, the noun phrase and the verb group that are open, the auxiliary that waits
    for its verb, and the sort of the last token (``N`` noun, ``M`` modifier, ``D`` determiner, ``U`` pronoun, else the
    kind of its chunk).
    """

    def __init__(
        self,
        words: list[str],
        texts: list[str],
        tokens: tuple[list[int], list[int]],
        mentions: Mapping[int, Mention],
        vocabulary: Vocabulary,
    ) -> None:
        self._words = words
        self._texts = texts
        self._starts, self._ends = tokens
        self._mentions = mentions
        self._vocabulary = vocabulary
        self._chunks: list[Chunk] = []
        self._phrase: Chunk | None = None
        self._only_modifiers = False
        self._group: Chunk | None = None
        self._auxiliary = ""
        self._last = ""
        self._stop = 0

    def _noun(self, index: int, *, modifier: bool = False) -> None:
        """Add a word to the noun phrase; a modifier is its head until a noun comes.

        An adjective behind the noun says something of it and begins a phrase of its own: *called him unfit*.
        """
        if modifier and self._last == "N" and not self._only_modifiers and self._says_something(index):
            self._close_phrase()
        phrase = self._phrase
        if phrase is None:
            if self._group is not None:
                self._finish_group()
            phrase = self._phrase = Chunk("N", index, index + 1, index)
            self._only_modifiers = True
        phrase.end = index + 1
        if not modifier or self._only_modifiers:
            phrase.head, phrase.lemma = index, self._words[index]
        self._only_modifiers = self._only_modifiers and modifier
        self._last = "M" if modifier else "N"

    def _says_something(self, index: int) -> bool:
        """Whether an adjective of the lexicon stands there with no noun behind it."""
        return self._words[index] in self._vocabulary.adjectives and not self._is_noun(index + 1)

    def _extend(self, end: int) -> None:
        if self._phrase is not None:
            self._phrase.end, self._phrase.head = end, end - 1

    def _is_noun(self, index: int) -> bool:
        """Whether a word that can only be a noun or a name stands there."""
        word = self._words[index] if index < self._stop else ""
        if index in self._mentions:
            return True
        vocabulary = self._vocabulary
        return word[:1].isalpha() and not (word in vocabulary.kinds or word in vocabulary.verbs or word.endswith("ly"))

    def _open_phrase(self, index: int) -> None:
        """A determiner or possessive opens a noun phrase; *own* goes on with the one that *his* has opened."""
        if self._words[index] == "own" and self._last == "D" and self._phrase is not None:
            self._phrase.end = index + 1
            return
        self._close()
        self._phrase = Chunk("N", index, index + 1, index, lemma=self._words[index])
        if self._words[index] == "whose":
            self._phrase.form = "relative"
        self._only_modifiers = True
        self._last = "D"

    def _pronoun(self, index: int) -> None:
        if self._phrase is not None and self._words[index].endswith(("self", "selves")):
            return
        self._close()
        self._chunks.append(Chunk("N", index, index + 1, index, lemma=self._words[index]))
        self._last = "U"

    def _alone(self, index: int, kind: str) -> bool:
        """Whether a word like *her* stands for somebody instead of opening a phrase."""
        if self._words[index] == "whose" or kind == "determiner":
            return False
        after = index + 1
        if after >= self._stop or not self._words[after][0].isalnum():
            return self._words[index] == "her"
        is_her = self._words[index] == "her"
        return is_her and self._vocabulary.kinds.get(self._words[after], "noun") not in _NEVER_ALONE

    def _own(self, index: int) -> int:
        """A possessive ending: the phrase before it becomes the owner of the next."""
        owner = self._phrase
        self._phrase = Chunk("N", index + 1, index + 1, index)
        self._phrase.owner = owner
        self._only_modifiers = True
        self._last = "D"
        return index + 1

    def _close_phrase(self) -> None:
        phrase, self._phrase = self._phrase, None
        if phrase is None:
            return
        if phrase.start == phrase.end:
            # an ending without a noun behind it: the owner stands alone
            if phrase.owner is not None:
                self._chunks.append(phrase.owner)
            return
        if self._is_time(phrase):
            if self._chunks and self._chunks[-1].kind == "P":
                self._chunks.pop()
            return
        after_verb = bool(self._chunks) and (self._chunks[-1].kind in "VCASN," or self._chunks[-1].lemma == "as")
        if self._only_modifiers and phrase.owner is None and after_verb and phrase.head not in self._mentions:
            phrase.kind = "A" if phrase.lemma in self._vocabulary.adjectives else "N"
        self._chunks.append(phrase)

    def _is_time(self, phrase: Chunk) -> bool:
        if self._vocabulary.kinds.get(self._words[phrase.head]) != "time" or phrase.owner is not None:
            return False
        return not any(index in self._mentions for index in range(phrase.start, phrase.end))

    def _finish_group(self) -> None:
        group, self._group, self._auxiliary = self._group, None, ""
        if group is not None:
            group.form = group.form or "finite"
            self._chunks.append(group)

    def _close(self) -> None:
        if self._group is not None:
            self._finish_group()
        if self._phrase is not None:
            self._close_phrase()

    def _opens_phrase(self, index: int) -> bool:
        """Whether a noun phrase that can be an object begins here."""
        while index < self._stop and not self._words[index][0].isalnum() and self._words[index] in "\"“‘'":
            index += 1
        if index >= self._stop:
            return False
        if index in self._mentions or self._vocabulary.kinds.get(self._words[index]) in _OPENS_A_PHRASE:
            return True
        return self._texts[index][0].isupper() or self._words[index] == "that"

    def _touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return index > 0 and self._starts[index] == self._ends[index - 1]
