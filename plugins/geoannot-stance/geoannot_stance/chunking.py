"""Chunking: a sentence as a row of chunks, without a parser; one look at each word decides what it may be."""

from __future__ import annotations

from geoannot_stance.chunks import Chunk
from geoannot_stance.verb_groups import VerbGroups
from geoannot_stance.vocabulary import WordClass

_MARKS = dict.fromkeys((",", "-", "--", "---", "—", "–", "(", ")", "[", "]"), ",") | dict.fromkeys(
    (":", ";", "...", "…", "?", "!"), ":"
)
_JOINTS = {"preposition": "P", "coordinator": "C", "relative": "R", "subordinator": "S"}
_APOSTROPHES = frozenset({"'", "’"})
_POSSESSIVE_ENDINGS = frozenset({"'s", "'"})
_OPENING_MARKS = frozenset({'"', "“", "``", "''", "‘"})
_APPROXIMATE = frozenset({"about", "around", "over", "under", "than"})
_PRONOUNS = frozenset({"subject", "pronoun", "possessive"})
_AUXILIARIES = frozenset({"be", "have", "do", "modal"})
_OPENERS = frozenset({"determiner", "possessive"})
_PARTICIPLES = frozenset({"past", "participle"})


class Chunker(VerbGroups):
    """Chunks one sentence; made for each."""

    def chunk(self, start: int, stop: int) -> list[Chunk]:
        """The chunks of the tokens from ``start`` to ``stop``."""
        self._stop = stop
        words, mentions, classes = self._words, self._mentions, self._vocabulary.classes
        index = start
        while index < stop:
            word = words[index]
            known = classes.get(word)
            if index in mentions and (known is None or known.kind not in _PRONOUNS):
                index = self._mention(index)
            elif known is None:
                index = self._unknown(index, word)
            else:
                index = self._known(index, word, known)
        self._close()
        return self._chunks

    def _known(self, index: int, word: str, known: WordClass) -> int:
        """Read a word of the vocabulary, and return the index behind it."""
        verb = known.verb
        if known.kind and not (verb is not None and self._auxiliary == "to"):
            return self._function_word(index, word, known.kind)
        if verb is not None and self._is_verb(index, word, verb[1]):
            return self._verb(index, verb)
        self._noun(index, modifier=known.is_adjective or (verb is not None and verb[1] in _PARTICIPLES))
        return index + 1

    def _unknown(self, index: int, word: str) -> int:
        """A mark, or a word that only its ending tells of."""
        if not word[0].isalnum():
            return self._mark(index, word)
        if word[0].isdigit():
            self._part_from_name(index)
        last = word[-1]
        if last == "y" and word.endswith("ly") and len(word) > 4:
            return index + 1
        verb = _guess_verb(word) if last in "dg" else None
        if verb is not None and self._is_verb(index, word, verb[1]):
            return self._verb(index, verb)
        self._noun(index, modifier=verb is not None and verb[1] in _PARTICIPLES)
        return index + 1

    def _part_from_name(self, index: int) -> None:
        """End the name before an amount: *granted Marenda two million*."""
        if self._phrase is not None and self._phrase.head == index - 1 and self._phrase.head in self._mentions:
            self._close_phrase()

    def _mention(self, index: int) -> int:
        mention, end = self._mentions[index], index
        while end < self._stop and self._mentions.get(end) is mention:
            end += 1
        if end > index + 1 and self._words[end - 1] in _POSSESSIVE_ENDINGS:
            end -= 1
        if self._group is not None:
            self._finish_group()
        if self._phrase is not None and self._is_time(self._phrase):
            self._close_phrase()
        if self._words[index] in _POSSESSIVE_ENDINGS:
            return self._mark(index, self._words[index])
        self._noun(index)
        self._extend(end)
        return end

    def _function_word(self, index: int, word: str, kind: str) -> int:
        if kind in _JOINTS:
            return self._joint(index, word, kind)
        if kind == "adverb":
            return index + 1
        if kind in _OPENERS:
            if word == "no" and index + 1 < self._stop and self._words[index + 1] == "longer":
                return self._negation(index) + 1
            if not self._alone(index, kind):
                self._open_phrase(index)
                return index + 1
        if word == "may" and self._texts[index] == "May" and self._last:
            # a surname or the month, not the modal
            kind = "time"
        if kind in _AUXILIARIES:
            return self._auxiliary_or_ending(index, kind)
        if kind == "to":
            return self._infinitive(index) or self._joint(index, word, "preposition")
        if kind == "negation":
            return self._joint(index, word, "coordinator") if word == "nor" else self._negation(index)
        if kind in ("number", "time"):
            self._part_from_name(index)
            self._noun(index, modifier=kind == "number")
        else:
            self._pronoun(index)
        return index + 1

    def _joint(self, index: int, word: str, kind: str) -> int:
        if word in _APPROXIMATE and index + 1 < self._stop and self._words[index + 1][0].isdigit():
            return index + 1
        label = _JOINTS[kind]
        if word == "that" and not (self._last in ("N", "T") and self._before_verb(index + 1)):
            label = "K"
        self._close()
        self._chunks.append(Chunk(label, index, index + 1, index, lemma=word))
        self._last = label
        return index + 1

    def _before_verb(self, index: int) -> bool:
        known = self._vocabulary.classes.get(self._at(index))
        return known is not None and (known.verb is not None or known.kind in _AUXILIARIES)

    def _mark(self, index: int, word: str) -> int:
        if word[0] in _APOSTROPHES and self._phrase is not None and self._touches(index):
            return self._own(index) if word != "'" or self._words[index - 1].endswith("s") else index + 1
        label = _MARKS.get(word)
        if label is None:
            if word in _OPENING_MARKS and not self._only_modifiers and not self._touches(index):
                self._close_phrase()
            return index + 1
        if word == "-" and self._touches(index):
            return index + 1
        behind = self._over_parenthesis(index) if word == "(" else 0
        if behind:
            return behind
        self._close()
        self._chunks.append(Chunk(label, index, index + 1, index, lemma=word))
        self._last = label
        return index + 1

    def _over_parenthesis(self, index: int) -> int:
        """The index behind a short parenthesis that names nobody, or 0."""
        for behind in range(index + 1, min(index + 7, self._stop)):
            if behind in self._mentions:
                return 0
            if self._words[behind] == ")":
                return behind + 1
        return 0


def _guess_verb(word: str) -> tuple[str, str] | None:
    """An unknown verb form by its ending."""
    if len(word) > 5 and word.endswith("ed"):
        return word, "participle"
    if len(word) > 6 and word.endswith("ing"):
        return word, "gerund"
    return None
