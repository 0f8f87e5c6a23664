"""Which names are one person: full names, surnames, first names, initials, nicknames, other spellings."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache

from geoannot_entities.runs import PARTICLES
from geoannot_entities.tables import cell_items, read_table, word_class

_SUFFIXES = word_class("personal suffixes")
_MOST = 64
"""How many bearers of one name are looked at: more would be a list of names, not a text."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CAPITAL_PARTICLES = word_class("capital particles")
_HARD = re.compile("^(?:q|kh|gh|g)")
_SPELLINGS = (
    ("yy", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("y", "i"),
    ("dh", "d"),
    ("kh", "h"),
    ("ou", "u"),
    ("oo", "u"),
    ("ei", "ai"),
    ("w", "v"),
    ("ff", "v"),
    ("q", "k"),
    ("'", ""),
)
_TWICE = re.compile(r"(.)\1")


class Persons:
    """The persons of a document by what they are called; a person is a number that the caller gives."""

    def __init__(self) -> None:
        self._full: dict[str, int] = {}
        self._words: dict[int, list[str]] = {}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_sound: dict[str, list[int]] = defaultdict(list)

    def find(self, text: str) -> int | None:
        """The person with this full name, or with one that it does not contradict."""
        key, words = fold(text), person_words(text)
        found = self._full.get(key)
        if found is None:
            candidates = self._by_word.get(words[-1], [])[:_MOST] + self._by_word.get(words[0], [])[:_MOST]
            found = next((number for number in candidates if _agree(words, self._words[number])), None)
            if found is None:
                likewise = self._by_sound.get(sound(words[-1]), [])[:_MOST]
                found = next((n for n in likewise if _agree([*words[:-1], self._words[n][-1]], self._words[n])), None)
            if found is not None:
                self._full[key] = found
        return found

    def add(self, text: str, number: int) -> None:
        """Remember a person by a full name."""
        words = person_words(text)
        self._full[fold(text)] = number
        self._words[number] = words
        for word in dict.fromkeys((words[-1], words[0], *words[1:-1])):
            self._by_word[word].append(number)
        if len(words[-1]) > 3:
            self._by_sound[sound(words[-1])].append(number)

    def bearers(self, text: str) -> list[int]:
        """Who may be meant by a part of a name: who has it as surname, else as first name, else between."""
        words = person_words(text)
        bearers = self._by_word.get(words[-1], [])[:_MOST]
        for place in (-1, 0):
            if fitting := [number for number in bearers if self._words[number][place] == words[-1]]:
                return fitting
        return bearers or self._by_sound.get(sound(words[-1]), [])[:_MOST]


def _agree(mine: list[str], others: list[str]) -> bool:
    """Whether two full names can be one person's: one has all words of the other, or their first names agree."""
    shorter, longer = sorted((mine, others), key=len)
    rest = iter(longer)
    if all(word in rest for word in shorter):
        return True
    if mine[-1] != others[-1]:
        return False
    first, other = mine[0], others[0]
    if 1 in (len(first), len(other)):
        return first[0] == other[0]
    return bool(_variants().get(first, frozenset((first,))) & _variants().get(other, frozenset((other,))))


@cache
def _variants() -> dict[str, frozenset[str]]:
    """Given names to the names that they are short for or spelt for."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_table("nicknames.tsv"):
        for name in (row["name"], *cell_items(row["short"])):
            found[fold(name)].add(fold(row["name"]))
    return {name: frozenset(whole) for name, whole in found.items()}


def person_words(text: str) -> list[str]:
    """The words of a person's name that tell people apart, folded: no particles, no Jr."""
    first, *others = _WORD.findall(text.replace("Al-", "al-").replace("El-", "el-")) or [text]
    if others and first in _CAPITAL_PARTICLES:
        # Von der Meer, where it begins a sentence or a surname.
        first = first.lower()
    words = [fold(word) for word in (first, *others) if word not in PARTICLES and word not in _SUFFIXES]
    return words or [fold(text)]


def sound(word: str) -> str:
    """A folded surname as it may have been written from another script: Qadhafi is Gaddafi, Zelenskyy is Zelensky."""
    word = _HARD.sub("k", word)
    for spelling, plain in _SPELLINGS:
        word = word.replace(spelling, plain)
    return _TWICE.sub(r"\1", word)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A name without accents, case, hyphens and variants of its marks."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.replace("-", " ").casefold().split())


_LETTERS = str.maketrans(
    {"’": "'", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae"}
)
