"""Tokens lie in the text one after the other and leave nothing out but white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geoannot.model import Tokens
from geoannot.testing import texts


@given(text=texts())
def test_tokens_cover_all_that_is_not_blank(text: str) -> None:
    """Between two tokens there is white space or nothing, and none in a token."""
    tokens = Tokens(text)
    position = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert position <= start < end
        assert not text[position:start].strip()
        assert not any(character.isspace() for character in text[start:end])
        position = end
    assert not text[position:].strip()
    assert tokens.texts == [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


@given(text=texts(), data=st.data())
def test_places_equal_brute_force(text: str, data: st.DataObject) -> None:
    """Tokens by offset and by span are those that a look at every one of them finds."""
    tokens = Tokens(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = list(zip(tokens.starts, tokens.ends, strict=True))
    behind = [index for index, (_, last) in enumerate(places) if last > start]
    assert tokens.index_at(start) == (behind[0] if behind else len(places))
    if start < end:
        shared = [index for index, (first, last) in enumerate(places) if first < end and start < last]
        assert list(tokens.range((start, end))) == shared
