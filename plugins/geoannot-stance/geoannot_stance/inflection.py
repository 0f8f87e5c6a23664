"""Forms of English verbs and nouns, regular by rule and irregular by table."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from geoannot_stance import tables

_VOWELS = frozenset("aeiou")


class VerbForms(NamedTuple):
    """The forms of one verb.

    Attributes:
        plain: *condemn*.
        third: *condemns*.
        past: *condemned*; several where several are used.
        participle: *condemned*; several where several are used.
        gerund: *condemning*.
    """

    plain: str
    third: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: str


@cache
def _irregular() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = (line.split("\t") for line in tables.lines("irregular.tsv"))
    return {verb: (tuple(past.split(",")), tuple(participle.split(","))) for verb, past, participle in rows}


@cache
def _doubling() -> frozenset[str]:
    return tables.words("doubling.txt")


def verb_forms(verb: str) -> VerbForms:
    """The forms of a verb given in its plain form."""
    stem = _stem(verb)
    past, participle = _irregular().get(verb) or ((_past(verb, stem),), (_past(verb, stem),))
    return VerbForms(verb, plural(verb), past, participle, _gerund(verb, stem))


def plural(word: str) -> str:
    """The form in -s of a noun or a verb."""
    if word in ("have", "be"):
        return {"have": "has", "be": "is"}[word]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "go", "do", "to")) else f"{word}s"


def _stem(verb: str) -> str:
    """What -ed and -ing are added to: the last consonant is doubled in short verbs and in those of the table."""
    if verb in _doubling():
        return verb + verb[-1]
    one_vowel = sum(letter in _VOWELS for letter in verb) == 1
    ends_closed = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return verb + verb[-1] if ends_closed and one_vowel else verb


def _past(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{stem}ed"


def _gerund(verb: str, stem: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "be", "ye")):
        return f"{verb[:-1]}ing"
    return f"{stem}ing"
