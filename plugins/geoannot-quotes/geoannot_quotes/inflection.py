"""Inflection: the forms of a verb or a noun, regular unless a table says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from geoannot_quotes.tables import word_classes

Form = Literal["base", "s", "past", "participle", "ing", "noun", "adjective"]


def verb_forms(lemma: str, irregular: Sequence[str] = ()) -> list[tuple[Form, str]]:
    """The forms of a verb; a past tense without a participle of its own is one too.

    Args:
        lemma: the dictionary form.
        irregular: past tense and participle, as far as they are not regular.
    """
    past = irregular[0] if irregular else _with_ed(lemma)
    forms: list[tuple[Form, str]] = [("base", lemma), ("s", with_s(lemma)), ("past", past), ("ing", _with_ing(lemma))]
    if len(irregular) > 1 and irregular[1] != past:
        forms.append(("participle", irregular[1]))
    return [*{spelling: (form, spelling) for form, spelling in forms}.values()]


def with_s(lemma: str) -> str:
    """The third person of a verb, the plural of a noun."""
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
