"""Initials and other names that a document explains itself: the Coastal Reform Union (CRU); Halvik, known as Hal."""

from __future__ import annotations

from itertools import pairwise

from geoannot_entities.names import Name
from geoannot_entities.page import Page


def explained_initials(page: Page, names: list[Name]) -> dict[str, Name]:
    """Initials in brackets behind a name, or names in brackets behind initials, with the full name.

    Such an explanation holds for the whole document, whatever the gazetteer knows of the same letters: the names that
    are written so lose their other readings.
    """
    defined: dict[str, Name] = {}
    for name, following in pairwise(names):
        if _is_in_brackets(page, name, following):
            for whole, short in ((name, following), (following, name)):
                if _stands_for(short.text, whole):
                    defined.setdefault(short.text, whole)
                    break
    for name in names:
        meant = defined.get(name.text, name)
        if meant is not name and not _agree(name, meant):
            # Persons are not called by initials in brackets.
            meant.type = "organization" if meant.type == "person" else meant.type
            name.readings, name.form, name.type = (), "acronym", meant.type
    return defined


def other_names(page: Page, names: list[Name]) -> dict[str, Name]:
    """Names that a document gives as others of what is named before: Joko Widodo, known as Jokowi."""
    found: dict[str, Name] = {}
    for name, following in pairwise(names):
        between = page.texts[name.last + 1 : following.first]
        if 1 < len(between) < 6 and name.text != following.text and following.type in (name.type, "other"):
            words = [word.lower() for word in between if word.isalpha() and word != "the"]
            if words[-1:] in (["aka"], ["alias"], ["nicknamed"]) or words[-2:] in (["known", "as"], ["name", "of"]):
                found.setdefault(following.text, name)
    for name in names:
        if name.type == "other" and name.text in found:
            name.type = found[name.text].type
    return found


def is_explained(page: Page, whole: Name, short: Name) -> bool:
    """Whether the second name is initials of the first, in brackets behind it."""
    return _is_in_brackets(page, whole, short) and _stands_for(short.text, whole)


def _is_in_brackets(page: Page, name: Name, following: Name) -> bool:
    opening, closing = name.last + 1, following.last + 1
    return (
        following.first == opening + 1
        and closing < len(page)
        and page.texts[opening] == "("
        and page.texts[closing] == ")"
    )


def _stands_for(letters: str, whole: Name) -> bool:
    """Whether capitals are made of the beginnings of words, in their order; the first has to agree."""
    letters = letters.replace(".", "")
    if not (2 <= len(letters) <= 10 and letters.isupper()) or whole.length < 2:
        return False
    initials = iter("".join(word[0] for word in whole.text.replace("-", " ").split()).upper())
    return whole.text[0].upper() == letters[0] and all(letter in initials for letter in letters if letter.isalpha())


def _agree(name: Name, whole: Name) -> bool:
    """Whether the gazetteer takes both for the same thing already."""
    return bool(name.readings and whole.readings and name.readings[0].entry is whole.readings[0].entry)
