"""Tokens: the words and marks of a text."""

from __future__ import annotations

import pytest

from geoannot.model import Span, Tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left.", "She|left|."),
        ("don't O’Brien", "don't|O’Brien"),
        ("Oslo's Ida’s dogs'", "Oslo|'s|Ida|’s|dogs|'"),
        ("the U.S. and e.g. this", "the|U.S.|and|e.g.|this"),
        ("3.5 1,000 10:30, 1990s 20th 5m", "3.5|1,000|10:30|,|1990s|20th|5m"),
        ("well-known 1998-05-08", "well|-|known|1998|-|05|-|08"),
        ("... -- `` ?! ''", "...|--|``|?|!|''"),
        ("a_b _c", "a_b|_c"),
        ("cafe\u0301s \u0301", "cafe\u0301s|\u0301"),
        ("中文 Łódź", "中文|Łódź"),
        ("😀😀!", "😀😀|!"),
        ("“No,” he", "“|No|,|”|he"),
        ("MP3 4ever", "MP3|4ever"),
        (" \n\t\u00a0\u3000", ""),
        ("", ""),
    ],
    ids=[
        *("words", "apostrophes", "possessives", "initials", "numbers", "hyphens", "runs", "underscores", "accents"),
        *("other-scripts", "emoji", "quotation-marks", "letters-and-digits", "blanks", "empty"),
    ],
)
def test_tokens(text: str, expected: str) -> None:
    """A token is a word, a number, initials, a possessive, or a run of one mark."""
    assert "|".join(Tokens(text).texts) == expected


def test_places() -> None:
    """Tokens are found by offset and by span."""
    tokens = Tokens("ab  cd ef")
    assert (tokens.starts, tokens.ends, len(tokens)) == ([0, 4, 7], [2, 6, 9], 3)
    assert tokens.span(1) == Span(4, 6)
    assert [tokens.index_at(offset) for offset in (0, 1, 2, 3, 4, 8, 9)] == [0, 0, 1, 1, 1, 2, 3]
    assert tokens.range((1, 5)) == range(2)
    assert tokens.range((2, 4)) == range(1, 1)
    assert tokens.range((2, 5)) == range(1, 2)
    assert tokens.range(Span(0, 9)) == range(3)


def test_texts_are_kept() -> None:
    """The words are cut out once."""
    tokens = Tokens("a b")
    assert tokens.texts is tokens.texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "<Tokens: 0>"), ("a b", "<Tokens: 2 'a' 'b'>"), ("a b c d e f", "<Tokens: 6 'a' 'b' 'c' 'd' 'e' …>")],
)
def test_repr(text: str, expected: str) -> None:
    """A person sees how many there are, and the first."""
    assert repr(Tokens(text)) == expected
