"""Rows of users and of other plugins: what they add, replace and take out, and what is said of those that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from geoannot_stance import TABLE, StanceConfig, register_extractors
from geoannot_stance.extractor import StanceExtractor

from geoannot.errors import ConfigError, FieldError
from geoannot.hooks import Table
from geoannot.model import Document, Entity, Mention, Sentence


def polarities(text: str, rows: Table = (), path: Path | None = None) -> list[float]:
    """The polarities of Brecht towards Halvik in a sentence."""
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name in ("Brecht", "Halvik"):
        document.add(Entity(id=name, name=name, type="person"))
        start = text.index(name)
        document.add(Mention(spans=[(start, start + len(name))], entity=name))
    extractor = StanceExtractor(StanceConfig(tone=False, lexicon=path), {TABLE: rows})
    pair = ("Brecht", "Halvik")
    return [stance.polarity for stance in extractor.extract(document) if (stance.holder, stance.target) == pair]


def test_a_file_adds_words(tmp_path: Path) -> None:
    """A word that the package does not know says what the file says, in all its forms."""
    path = tmp_path / "own.tsv"
    path.write_text("# of the port\nkeelhaul\tV\tsubject>object\t-0.9\tASSAULT\n\n", encoding="utf-8")
    assert polarities("Brecht keelhauled Halvik.") == []
    assert polarities("Brecht keelhauled Halvik.", path=path) == [-0.9]


def test_a_row_replaces_the_one_with_the_same_roles(tmp_path: Path) -> None:
    """The polarity of the file counts, and words beside it stay as they are."""
    path = tmp_path / "own.tsv"
    path.write_text("praise\tV\tsubject>object\t-0.3\r\n", encoding="utf-8")
    assert polarities("Brecht praised Halvik.", path=path) == [-0.3]
    assert polarities("Brecht thanked Halvik.", path=path) == polarities("Brecht thanked Halvik.")


def test_polarity_nought_takes_a_word_out(tmp_path: Path) -> None:
    """What the package says of the word is forgotten."""
    path = tmp_path / "own.tsv"
    path.write_text("praise\tV\tsubject>object\t0\n", encoding="utf-8")
    assert polarities("Brecht praised Halvik.", path=path) == []


def test_other_plugins_add_rows() -> None:
    """Rows of the table have the columns of the file."""
    assert polarities("Brecht keelhauled Halvik.", rows=(("keelhaul", "V", "subject>object", "-0.9"),)) == [-0.9]


def test_the_table_is_declared() -> None:
    """The specification names the table, so that rows are asked for."""
    assert register_extractors()[0].tables == (TABLE,)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("praise", "1 cells"),
        ("praise\tV\tsubject>object\t0.5\tSUPPORT\tmore", "6 cells"),
        ("_praise\tV\tsubject>object\t0.5", "no word"),
        ("take_~\tV\tsubject>object\t0.5", "no word"),
        ("praise\tX\tsubject>object\t0.5", "'X' is no part of speech"),
        ("praise\tV\tme>object\t0.5", "are no roles"),
        ("praise\tV\tsubject\t0.5", "are no roles"),
        ("praise\tV\tsubject>object\tmuch", "'much' is no polarity"),
        ("praise\tV\tsubject>object\t7", "'7' is no polarity"),
        ("praise\tV\tsubject>object\t0.5\tCHEER", "'CHEER' is no event of PLOVER"),
    ],
    ids=["short", "long", "no-first-word", "open-end", "part", "source", "target", "no-number", "too-much", "event"],
)
def test_wrong_lines_are_named(tmp_path: Path, line: str, message: str) -> None:
    """A line that is no row is an error of the settings, which names file and line, when the extractor is made."""
    path = tmp_path / "own.tsv"
    path.write_text(f"# own words\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=f"own.tsv, line 2: .*{message}"):
        StanceExtractor(StanceConfig(lexicon=path), {TABLE: ()})


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    """There is nothing to go on without it."""
    with pytest.raises(ConfigError, match=r"absent\.tsv cannot be read"):
        StanceExtractor(StanceConfig(lexicon=tmp_path / "absent.tsv"), {TABLE: ()})


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    """The line tells where the bytes are wrong."""
    path = tmp_path / "own.tsv"
    path.write_bytes(b"# own\nr\xe9prouver\tV\tsubject>object\t-0.5\n")
    with pytest.raises(ConfigError, match=r"own\.tsv, line 2: not UTF-8"):
        StanceExtractor(StanceConfig(lexicon=path), {TABLE: ()})


def test_a_wrong_row_of_a_plugin_is_named() -> None:
    """The error names the row by its number."""
    rows = (("praise", "V", "subject>object", "0.5"), ("praise", "V"))
    with pytest.raises(FieldError, match="row 2"):
        StanceExtractor(StanceConfig(), {TABLE: rows})
