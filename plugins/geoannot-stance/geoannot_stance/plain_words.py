"""Tokens as the vocabularies spell them: lower case, straight apostrophes; the same string for the same word."""

from __future__ import annotations

from collections.abc import Iterable

_NO_PRONOUNS = {"US": "u.s.", "WHO": "w.h.o.", "IT": "i.t."}
"""Names that would be pronouns in lower case."""

_MOST = 100_000
"""Spellings that are kept."""


class _Spellings(dict[str, str]):
    """The word of each token met so far."""

    def __missing__(self, token: str) -> str:
        word = self[token] = _NO_PRONOUNS.get(token) or token.lower().replace("’", "'")
        return word


_spellings = _Spellings()


def plain_words(tokens: Iterable[str]) -> list[str]:
    """The words of tokens.

    They are kept from document to document: looking up a string that has been looked up before needs no new hash.
    """
    if len(_spellings) > _MOST:
        _spellings.clear()
    return list(map(_spellings.__getitem__, tokens))
