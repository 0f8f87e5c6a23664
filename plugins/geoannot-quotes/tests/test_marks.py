"""Which quotation marks belong together."""

from __future__ import annotations

import pytest
from geoannot_quotes.marks import quoted_stretches
from hypothesis import given
from hypothesis import strategies as st

MARKS = "\"“”„‟«»＂'‘’‚‹›` ab.,\n5"


def stretches(text: str) -> list[str]:
    """The stretches of a text whose lines are its paragraphs."""
    bounds, offset = [], 0
    for line in text.split("\n"):
        if line:
            bounds.append((offset, offset + len(line)))
        offset += len(line) + 1
    return [text[one.start : one.end] for one in quoted_stretches(text, bounds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“A b,” he said. “C.”", ["“A b,”", "“C.”"], id="curly"),
        pytest.param('"A b," he said. "C."', ['"A b,"', '"C."'], id="straight"),
        pytest.param("‘A b,’ he said.", ["‘A b,’"], id="single"),
        pytest.param("‘The owners’ dam,’ he said.", ["‘The owners’ dam,’"], id="plural-possessive"),
        pytest.param("the ‘dam’ and the ‘lock’", ["‘dam’", "‘lock’"], id="terms"),
        pytest.param("don’t, isn't, rock ’n’ roll", [], id="apostrophes"),
        pytest.param("the owners’ dam", [], id="possessive-alone"),
        pytest.param("“A ‘b’ c”", ["“A ‘b’ c”"], id="single-in-double"),
        pytest.param("‘A “b” c,’ he", ["‘A “b” c,’"], id="double-in-single"),
        pytest.param("«A» „B“ »C«", ["«A»", "„B“", "»C«"], id="continental"),
        pytest.param("``A'' b", ["``A''"], id="ptb"),
        pytest.param("''A b,'' he", ["''A b,''"], id="doubled-apostrophes"),
        pytest.param('6\'2" tall, "he"', ['"he"'], id="feet-and-inches"),
        pytest.param('a b="c" d', [], id="markup"),
        pytest.param("“A b", ["“A b"], id="unclosed-paragraph"),
        pytest.param("He said: “A b", [], id="unclosed-inside"),
        pytest.param("He: “A.\n“B.”", ["“A.", "“B.”"], id="resumed"),
        pytest.param("He: “A.\nB.”", [], id="not-over-a-paragraph"),
        pytest.param("“A “b c” d", ["“b c”"], id="opened-twice"),
        pytest.param("a ” b “", [], id="wrong-way-round"),
        pytest.param("“”", ["“”"], id="empty"),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    """Marks pair inside their paragraph; what has no partner costs nothing else."""
    assert stretches(text) == expected


@given(st.text(MARKS, max_size=80))
def test_stretches_are_apart(text: str) -> None:
    """Stretches are in the text, ascending, and none overlaps another."""
    end = 0
    for stretch in quoted_stretches(text, [(0, len(text))] if text else []):
        assert end <= stretch.start < stretch.end <= len(text)
        end = stretch.end


@pytest.mark.parametrize("unit", ['"', "'", "‘", "“", "”", "a'", "“a ", '"a ', "‘a’ “", "'' ``"])
def test_many_marks(unit: str) -> None:
    """Marks in any number are read in one pass (a slower way would not end)."""
    text = unit * (400_000 // len(unit))
    assert all(one.end <= len(text) for one in quoted_stretches(text, [(0, len(text))]))
