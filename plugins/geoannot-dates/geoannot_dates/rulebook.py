"""A rule: a pattern, a function that reads its matches, and an example; and the book in which a module enters them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from geoannot_dates.expression import Expression
from geoannot_dates.match import Match

Found = tuple[int, int, Expression]
"""First token, the one behind the last, and what the words mean."""
Meaning = Expression | Iterable[Found]
"""What the words of a match mean: one expression, or several in stretches of them."""
Reading = Meaning | None
"""What a rule makes of a match; None where it is none."""
Reader = Callable[[Match], Reading]


@attrs.frozen
class Rule:
    """A rule of the grammar.

    Attributes:
        name: what an annotation's field ``rule`` says.
        pattern: in the language of :mod:`geoannot_dates.pattern`.
        read: gives the meaning of a match.
        example: a sentence with the expression in square brackets.
        value: the TIMEX3 value in the example, written on 2003-05-14; parted by blanks where there are several.
        mode: the anchoring of the example.
        only: the mode in which alone the rule holds; empty for both.
    """

    name: str
    pattern: str
    read: Reader
    example: str
    value: str
    mode: str = "news"
    only: str = ""


class Rulebook(list[Rule]):
    """The rules of a module, in the order in which they are written there."""

    def rule(
        self, name: str, pattern: str, *, example: str, value: str, mode: str = "news", only: str = ""
    ) -> Callable[[Reader], Reader]:
        """Enter a function as the reading of a new rule; a function may read several."""

        def enter(read: Reader) -> Reader:
            self.append(Rule(name, pattern, read, example, value, only or mode, only))
            return read

        return enter
