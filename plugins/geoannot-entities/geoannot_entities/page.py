"""The document as the finders see it: its tokens, and where sentences begin and end."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property

from geoannot.model import DocumentView
from geoannot_entities.tables import word_class

_SMALL_IN_TITLES = word_class("small in titles")


class Page:
    """Tokens in columns and the sentences that they stand in.

    Attributes:
        text: the text of the document.
        texts, starts, ends: the tokens; offsets are code points.
        sentence: the number of its sentence for each token; what no sentence holds goes with the one before.
        first: the first token of each sentence.
        capitals: indices of tokens that begin with a capital letter.
    """

    def __init__(self, document: DocumentView) -> None:
        tokens = document.tokens
        self.text = document.text
        self.texts, self.starts, self.ends = tokens.texts, tokens.starts, tokens.ends
        self.first = [0]
        for sentence in document.sentences:
            index = tokens.index_at(sentence.start)
            if index > self.first[-1]:
                self.first.append(index)
        self.sentence: list[int] = []
        for number, (begin, end) in enumerate(zip(self.first, [*self.first[1:], len(tokens)], strict=True)):
            self.sentence.extend([number] * (end - begin))
        self.capitals = [index for index, text in enumerate(self.texts) if text[0].isupper()]

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every token as it is written: a word that also occurs small is no name where it begins a sentence."""
        return frozenset(self.texts)

    def where(self, words: Set[str]) -> list[int]:
        """The tokens that are one of some words."""
        if words.isdisjoint(self.vocabulary):
            return []
        return [index for index, text in enumerate(self.texts) if text in words]

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The sentences that are written with capitals throughout, so that a capital says nothing there."""
        capitals: dict[int, int] = {}
        for index in self.capitals:
            number = self.sentence[index]
            capitals[number] = capitals.get(number, 0) + 1
        return frozenset(number for number, count in capitals.items() if self._is_headline(number, count))

    def _is_headline(self, number: int, capitals: int) -> bool:
        if capitals < 4:
            return False
        texts = self.texts[self.first[number] : self.end_of(number)]
        words = [text for text in texts if text[0].isalpha()]
        if texts[-1] == "." and not all(word.isupper() for word in words):
            # A sentence of names: the Ottern Lock Guild, Ida Brecht and Max Ott objected.
            return False
        small = sum(word[0].islower() and word not in _SMALL_IN_TITLES for word in words)
        return capitals >= 0.5 * len(words) and small <= capitals // 8

    def in_headline(self, index: int) -> bool:
        """Whether a token stands in a sentence that is written with capitals throughout."""
        return self.sentence[index] in self.headlines

    def end_of(self, sentence: int) -> int:
        """The index behind the last token of a sentence."""
        return self.first[sentence + 1] if sentence + 1 < len(self.first) else len(self.texts)

    def begins_sentence(self, index: int) -> bool:
        """Whether a token opens a sentence, a quotation or what follows a colon: its capital may say nothing."""
        if index == self.first[self.sentence[index]]:
            return True
        before = self.texts[index - 1]
        return not before[0].isalnum() and before[0] not in ",-–—/&$#'’)+@" or before[0] in "'’" and len(before) == 1

    def gap(self, index: int) -> str:
        """What stands between a token and the next."""
        return self.text[self.ends[index] : self.starts[index + 1]]

    def adjoins(self, index: int) -> bool:
        """Whether nothing stands between a token and the next."""
        return self.ends[index] == self.starts[index + 1]

    def same_line(self, index: int) -> bool:
        """Whether the next token is in the same sentence and no empty line parts them."""
        following = index + 1
        return (
            following < len(self.texts)
            and self.sentence[index] == self.sentence[following]
            and (self.starts[following] - self.ends[index] <= 1 or self.gap(index).count("\n") < 2)
        )

    def words(self, first: int, last: int) -> str:
        """The text from one token to another, both inside."""
        return self.text[self.starts[first] : self.ends[last]]
