"""Reporting words: which forms there are, and what each takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from geoannot.errors import UsageError
from geoannot_quotes.tables import rows, table, word_classes

Part = Literal["verb", "noun", "adjective"]
Form = Literal["base", "s", "past", "participle", "ing", "noun", "adjective"]

FRAMES = frozenset("that bare wh to ing np hearer quote weak".split())
"""What a reporting word may take beside ``+preposition``; the tables say what each means."""


class ReportingWord(NamedTuple):
    """A word that reports, and what may follow it.

    Attributes:
        lemma: the dictionary form, without particle.
        part: its part of speech.
        particle: the word that has to follow it (*point out*), or "".
        frames: members of :data:`FRAMES`.
        prepositions: those that govern a content.
    """

    lemma: str
    part: Part
    particle: str
    frames: frozenset[str]
    prepositions: frozenset[str]


class Reading(NamedTuple):
    """One reading of a word form."""

    word: ReportingWord
    form: Form


Lexicon = Mapping[str, tuple[Reading, ...]]
"""The readings of each lower-case form, the more special first."""


@cache
def lexicon(own: Path | None = None) -> Lexicon:
    """The reporting words of this package, with verbs of the user's own before them.

    Args:
        own: a file in the format of ``tables/verbs.tsv``.

    Raises:
        UsageError: the file cannot be read, or a row says what no verb can take.
    """
    verbs = {row[0]: row for row in rows(table("verbs.tsv"))}
    if own is not None:
        try:
            verbs.update((row[0], row) for row in rows(own.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"quotes.lexicon: {own} cannot be read: {error}") from error
    forms: dict[str, list[Reading]] = {}
    for row in verbs.values():
        word = _word(row, "verb")
        for form, spelling in _verb_forms(word.lemma, row[2].split() if len(row) > 2 else []):
            forms.setdefault(spelling, []).append(Reading(word, form))
    for row in rows(table("nouns.tsv")):
        word = _word(row, "noun")
        for spelling in (word.lemma, _with_s(word.lemma)):
            forms.setdefault(spelling, []).append(Reading(word, "noun"))
    for row in rows(table("adjectives.tsv")):
        forms.setdefault(row[0], []).append(Reading(_word(row, "adjective"), "adjective"))
    return {form: tuple(sorted(found, key=_rank)) for form, found in forms.items()}


def _rank(reading: Reading) -> tuple[bool, bool]:
    """*Point out* before *point*, and *is worried* before a passive of *worry*."""
    return not reading.word.particle, reading.form != "adjective"


def _word(row: tuple[str, ...], part: Part) -> ReportingWord:
    lemma, _, particle = row[0].partition(" ")
    taken = row[1].split() if len(row) > 1 else []
    frames = frozenset(frame for frame in taken if not frame.startswith("+"))
    if not lemma:
        raise UsageError(f"quotes.lexicon: a row that takes {' '.join(taken) or 'nothing'} has no word before the tab")
    if frames - FRAMES:
        wrong, known = " ".join(sorted(frames - FRAMES)), ", ".join(sorted(FRAMES))
        raise UsageError(f"quotes.lexicon: {row[0]!r} takes {wrong}; known are +preposition, {known}")
    return ReportingWord(lemma, part, particle, frames, frozenset(frame[1:] for frame in taken if frame[0] == "+"))


def _verb_forms(lemma: str, irregular: list[str]) -> list[tuple[Form, str]]:
    """The forms of a verb; a past tense without a participle of its own is one too."""
    past = irregular[0] if irregular else _with_ed(lemma)
    forms: list[tuple[Form, str]] = [("base", lemma), ("s", _with_s(lemma)), ("past", past), ("ing", _with_ing(lemma))]
    if len(irregular) > 1 and irregular[1] != past:
        forms.append(("participle", irregular[1]))
    return [*{spelling: (form, spelling) for form, spelling in forms}.values()]


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "go")) else "s")


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _with_ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def _doubled(lemma: str) -> str:
    """English doubles the last consonant of a stressed syllable, which spelling does not tell: hence a list."""
    return lemma + lemma[-1] if lemma in word_classes()["doubling"] else lemma
