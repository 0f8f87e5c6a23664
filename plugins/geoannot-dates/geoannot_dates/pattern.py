"""The language in which rules say what they match, compiled to regular expressions over word classes.

A text is read as one character a token: the class of the token, that is, the set of categories it is in. A pattern is
written in categories (``MONTH``), words (``of``), alternatives of these (``in|of``), names (``y:YEAR``), groups in
parentheses with ``|`` between blanks, and ``?``, ``*``, ``+`` behind any of them::

    the? d:DAY of? m:MONTH ,? y:YEAR

A category written in :data:`Macros` stands for a pattern of its own. Because tokens of different classes are different
characters, the regular expressions are over a small alphabet and need no look at the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import attrs

Macros = Mapping[str, str]
"""Names of patterns that are used in patterns, such as ``COUNT``."""

Characters = Callable[[str], frozenset[str]]
"""The characters of the classes that hold a category or a word."""

_CLOSINGS = frozenset({")", ")?", ")*", ")+"})
_CATEGORY = re.compile(r"[A-Z][A-Z_]*")
_ATOM = re.compile(r"(?:(?P<name>[a-z][a-z0-9_]*):)?(?P<words>\S+?)(?P<repeat>(?<=.)[?*+])?\Z")


@attrs.frozen
class Pattern:
    """A compiled pattern.

    Attributes:
        source: as it was written, macros expanded.
        expression: the regular expression over the characters of the classes.
        groups: the numbers of the regular expression's groups by name; a name may be given in several alternatives.
        first: the characters with which a match can begin.
        alphabet: all characters that a match can hold.
    """

    source: str
    expression: str
    groups: Mapping[str, tuple[int, ...]]
    first: frozenset[str]
    alphabet: frozenset[str]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression compiled, when it is first asked for: many a text asks for few."""
        return re.compile(self.expression)


@attrs.frozen
class _Part:
    """A piece of a pattern: its expression, what it can begin with, what it can hold, whether it can be empty."""

    regex: str
    first: frozenset[str]
    alphabet: frozenset[str]
    empty: bool


_NOTHING = _Part("", frozenset(), frozenset(), True)


def expand(source: str, macros: Macros) -> str:
    """The pattern with every macro replaced by its own pattern, in parentheses; a name before it is kept."""

    def replace(match: re.Match[str]) -> str:
        name, macro, repeat = match.group("name"), match.group("macro"), match.group("repeat")
        body = expand(macros[macro], macros)
        return f"(<{name}> {body} ){repeat}" if name else f"( {body} ){repeat}"

    if not macros:
        return source
    names = "|".join(sorted(macros, key=len, reverse=True))
    return re.sub(rf"(?:(?P<name>[a-z][a-z0-9_]*):)?\b(?P<macro>{names})\b(?P<repeat>[?*+]?)", replace, source)


def vocabulary_of(source: str) -> Iterable[str]:
    """The categories and words that an expanded pattern speaks of; words begin with ``=``."""
    for piece in source.split():
        if piece[0] in "(<)|":
            continue
        for match in _ATOM.finditer(piece):
            yield from map(_symbol, match["words"].split("|"))


def compile_pattern(source: str, characters: Characters) -> Pattern:
    """Compile an expanded pattern.

    Args:
        source: the pattern.
        characters: gives the characters of the classes that hold a category or a word (``=of``).

    Raises:
        ValueError: the parentheses do not match, or a piece is none of the language.
    """
    reader = _Reader(source.split(), characters)
    part = reader.alternatives()
    if reader.pieces:
        raise ValueError(f"unbalanced parentheses in the pattern {source!r}")
    groups: dict[str, tuple[int, ...]] = {}
    for number, name in enumerate(reader.names, start=1):
        groups[name] = (*groups.get(name, ()), number)
    return Pattern(source, part.regex, groups, part.first, part.alphabet)


class _Reader:
    """Reads a pattern from left to right; named groups are numbered as they open."""

    def __init__(self, pieces: list[str], characters: Characters) -> None:
        self.pieces = pieces[::-1]
        self.names: list[str] = []
        self._characters = characters

    def alternatives(self) -> _Part:
        """Read up to a closing parenthesis or the end."""
        branches, sequence = [], _NOTHING
        while self.pieces and self.pieces[-1][0] != ")":
            piece = self.pieces.pop()
            if piece == "|":
                branches.append(sequence)
                sequence = _NOTHING
            else:
                sequence = _follow(sequence, self._group(piece[2:-1]) if piece[0] == "(" else self._atom(piece))
        branches.append(sequence)
        if len(branches) == 1:
            return sequence
        return _Part(
            "|".join(branch.regex for branch in branches),
            frozenset().union(*(branch.first for branch in branches)),
            frozenset().union(*(branch.alphabet for branch in branches)),
            any(branch.empty for branch in branches),
        )

    def _group(self, name: str) -> _Part:
        if name:
            self.names.append(name)
        inner = self.alternatives()
        if not self.pieces:
            raise ValueError("a parenthesis is not closed")
        regex = f"({inner.regex})" if name else f"(?:{inner.regex})"
        closing = self.pieces.pop()
        if closing not in _CLOSINGS:
            raise ValueError(f"what follows a closing parenthesis is no repetition: {closing!r}")
        return _repeated(attrs.evolve(inner, regex=regex), closing[1:])

    def _atom(self, piece: str) -> _Part:
        (match,) = _ATOM.finditer(piece)
        held = frozenset().union(*(self._characters(_symbol(word)) for word in match["words"].split("|")))
        regex = "[" + "".join(sorted(held)) + "]"
        if match["name"]:
            self.names.append(match["name"])
            regex = f"({regex})"
        return _repeated(_Part(regex, held, held, False), match["repeat"] or "")


def _repeated(part: _Part, repeat: str) -> _Part:
    return attrs.evolve(part, regex=part.regex + repeat, empty=part.empty or repeat in ("?", "*") and bool(repeat))


def _follow(before: _Part, after: _Part) -> _Part:
    return _Part(
        before.regex + after.regex,
        before.first | after.first if before.empty else before.first,
        before.alphabet | after.alphabet,
        before.empty and after.empty,
    )


def _symbol(word: str) -> str:
    """Categories are written in capitals; everything else is a word."""
    return word if _CATEGORY.fullmatch(word) else f"={word}"
