"""Reporting words: which forms there are, and what each takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from geoannot.errors import ConfigError, FieldError
from geoannot.hooks import Table
from geoannot_quotes.inflection import Form, verb_forms, with_s
from geoannot_quotes.tables import rows, table

Part = Literal["verb", "noun", "adjective"]

FRAMES = ("that", "bare", "wh", "to", "ing", "np", "hearer", "quote", "weak")
"""What a reporting word may take beside ``+preposition``; the tables say what each means."""

_TABLES: tuple[tuple[str, Part], ...] = (("verbs.tsv", "verb"), ("nouns.tsv", "noun"), ("adjectives.tsv", "adjective"))

_OWN_PARTS = frozenset(("noun", "adjective"))
"""What a row of the user's own calls a word that is no verb."""


class ReportingWord(NamedTuple):
    """A word that reports, and what may follow it.

    Attributes:
        lemma: the dictionary form, without particle.
        part: its part of speech.
        particle: the word that has to follow it (*point out*), or "".
        frames: members of :data:`FRAMES`.
        prepositions: those that govern a content.
        irregular: past tense and participle of a verb, as far as they are not regular.
    """

    lemma: str
    part: Part
    particle: str
    frames: frozenset[str]
    prepositions: frozenset[str]
    irregular: tuple[str, ...] = ()

    @property
    def takes(self) -> bool:
        """Whether it takes anything; a word that does not is none that reports."""
        return bool(self.frames or self.prepositions)


class Reading(NamedTuple):
    """One reading of a word form."""

    word: ReportingWord
    form: Form


Lexicon = Mapping[str, tuple[Reading, ...]]
"""The readings of each lower-case form, the more special first."""


def lexicon(own: Path | None = None, added: Table = ()) -> Lexicon:
    """The reporting words of this package, with words of the user's own in their place or beside them.

    Args:
        own: a file in the format of ``tables/verbs.tsv``; ``noun`` or ``adjective`` among what a word takes makes it
            one, ``-`` alone takes the word out.
        added: rows of other plugins, in the same format; the user's own count before them.

    Raises:
        ConfigError: the file cannot be read, or a row says what no word can take; the message names file and line.
        FieldError: the same of a row of another plugin.
    """
    if own is None and not added:
        return _packaged()
    return _readings([*_packaged_words(), *_added_words(added), *(_own_words(own) if own is not None else ())])


@cache
def _packaged() -> Lexicon:
    return _readings(_packaged_words())


@cache
def _packaged_words() -> tuple[ReportingWord, ...]:
    return tuple(_word(row, part) for name, part in _TABLES for _, row in rows(table(name)))


def _added_words(added: Table) -> Iterator[ReportingWord]:
    for number, row in enumerate(added, 1):
        try:
            yield _word(row, "verb")
        except ValueError as problem:
            raise FieldError(
                f"row {number} of quotes.lexicon", "word", tuple(row), f"a row that can be ({problem})"
            ) from None


def _own_words(path: Path) -> Iterator[ReportingWord]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise ConfigError(f"quotes.lexicon: {path} cannot be read: {error}") from error
    for line, row in rows(text):
        try:
            yield _word(row, "verb")
        except ValueError as problem:
            raise ConfigError(f"quotes.lexicon: {path}, line {line}: {problem}") from None


def _word(row: Sequence[str], part: Part) -> ReportingWord:
    """A row as a word.

    Raises:
        ValueError: the row says what no word can take.
    """
    lemma, *particle = (row[0].lower().split() if row else ()) or ("",)
    taken = row[1].split() if len(row) > 1 else []
    if not lemma:
        raise ValueError("there is no word before the tab")
    if not taken or len(row) > 3 or len(particle) > 1:
        raise ValueError(f"{row[0]!r} is no row; write word, tab, what it takes, tab, irregular forms")
    named = _OWN_PARTS.intersection(taken)
    prepositions = frozenset(one[1:] for one in taken if one[0] == "+" and one[1:])
    frames = frozenset(taken) - named - {f"+{one}" for one in prepositions} - {"-"}
    wrong = sorted(frames.difference(FRAMES))
    if wrong:
        known = ", ".join(FRAMES)
        raise ValueError(f"{row[0]!r} takes {' '.join(wrong)}; known are {known}, +preposition, noun, adjective, -")
    part = cast(Part, min(named)) if named else part
    irregular = tuple(row[2].lower().split()) if len(row) > 2 else ()
    return ReportingWord(lemma, part, "".join(particle), frames, prepositions, irregular)


def _readings(words: Sequence[ReportingWord]) -> Lexicon:
    """The readings of all forms; of two rows for one word the later counts."""
    forms: dict[str, list[Reading]] = {}
    for word in {(word.lemma, word.particle, word.part): word for word in words}.values():
        for form, spelling in _forms(word) if word.takes else ():
            forms.setdefault(spelling, []).append(Reading(word, form))
    return {form: tuple(sorted(found, key=_rank)) for form, found in forms.items()}


def _forms(word: ReportingWord) -> list[tuple[Form, str]]:
    if word.part == "verb":
        return verb_forms(word.lemma, word.irregular)
    if word.part == "noun":
        return [("noun", word.lemma), ("noun", with_s(word.lemma))]
    return [("adjective", word.lemma)]


def _rank(reading: Reading) -> tuple[bool, bool]:
    """*Point out* before *point*, and *is worried* before a passive of *worry*."""
    return not reading.word.particle, reading.form != "adjective"
