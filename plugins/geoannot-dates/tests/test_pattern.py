"""The language of patterns: what is no pattern is refused, with the pattern in the message."""

from __future__ import annotations

import pytest
from geoannot_dates import tables
from geoannot_dates.grammar import Grammar
from geoannot_dates.pattern import compile_pattern, expand
from geoannot_dates.rulebook import Rule
from geoannot_dates.rules import TRIGGERS


@pytest.mark.parametrize("pattern", ["( a", "a )", "( a | b", "( a )|b c"])
def test_no_pattern_is_refused(pattern: str) -> None:
    """Parentheses that do not match."""
    with pytest.raises(ValueError, match="parenthes"):
        compile_pattern(pattern, lambda symbol: frozenset({symbol[-1]}))


def test_a_name_may_stand_in_several_alternatives() -> None:
    """The group of a name is whichever took part."""
    pattern = compile_pattern("( y:a b | c y:a )", lambda symbol: frozenset({symbol[-1]}))
    assert len(pattern.groups["y"]) == 2
    assert pattern.first == {"a", "c"}
    assert pattern.alphabet == {"a", "b", "c"}


def test_macros_are_expanded_within_macros() -> None:
    """With the name and the repetition that stand by them."""
    macros = {"OUTER": "( INNER )", "INNER": "a|b"}
    assert expand("x:OUTER? c", macros) == "(<x> ( ( a|b ) ) )? c"
    assert expand("c", {}) == "c"


def test_a_category_without_a_word_is_refused() -> None:
    """A rule that no text can match is a mistake in writing it."""
    rule = Rule("odd", "ODDITY", lambda match: None, "[odd]", "X")
    with pytest.raises(ValueError, match="no token can be 'ODDITY'"):
        Grammar([rule], {}, TRIGGERS)


def test_a_row_with_two_cells_is_refused() -> None:
    """The message names table and line."""
    with pytest.raises(ValueError, match=r"moons\.tsv, line 2: 2 cells instead of 3"):
        list(tables.parse("moons", "# moons\nMoon\tMONTH\n"))


def test_an_unknown_category_of_words_is_refused() -> None:
    """The message names table and category."""
    with pytest.raises(ValueError, match=r"tense\.tsv: nothing in the category SIDEWAYS"):
        tables.words_of("tense", "SIDEWAYS")
