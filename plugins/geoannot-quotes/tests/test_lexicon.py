"""The table of reporting words, and tables of the user's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from geoannot_quotes import TABLE, QuotesConfig, register_extractors
from geoannot_quotes.extractor import QuotesExtractor
from geoannot_quotes.lexicon import lexicon
from geoannot_quotes.tables import rows, table

from geoannot.errors import ConfigError, FieldError
from geoannot.model import Document, Quote, Sentence


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("said", "say", "past"),
        ("says", "say", "s"),
        ("saying", "say", "ing"),
        ("denied", "deny", "past"),
        ("denies", "deny", "s"),
        ("written", "write", "participle"),
        ("admitted", "admit", "past"),
        ("agreeing", "agree", "ing"),
        ("stresses", "stress", "s"),
        ("read", "read", "past"),
    ],
)
def test_forms(form: str, lemma: str, kind: str) -> None:
    """Verbs are inflected, regularly unless the table says otherwise."""
    assert (lemma, kind) in [(reading.word.lemma, reading.form) for reading in lexicon()[form]]


def test_particle_comes_first() -> None:
    """*Point out* is tried before any *point*."""
    assert lexicon()["pointed"][0].word.particle


@pytest.mark.parametrize("name", ["verbs.tsv", "nouns.tsv", "adjectives.tsv"])
def test_rows_are_unique(name: str) -> None:
    """No word has two rows in a table."""
    words = [row[0] for _, row in rows(table(name))]
    assert len(words) == len(set(words))


def test_own_verb(tmp_path: Path) -> None:
    """A verb of the user's own is found like any other."""
    own = tmp_path / "verbs.tsv"
    own.write_text("# mine\nburble\tthat quote\n", encoding="utf-8")
    document = Document("Velmar burbled that the lock was shut.")
    document.add(Sentence(spans=[(0, 38)]))
    assert not list(QuotesExtractor(QuotesConfig()).extract(document))
    (quote,) = QuotesExtractor(QuotesConfig(lexicon=own)).extract(document)
    assert document.text_of(quote.cue[0]) == "burbled"


def test_own_verb_replaces(tmp_path: Path) -> None:
    """A row of the user's own stands for that of the package."""
    own = tmp_path / "verbs.tsv"
    own.write_text("say\tquote\tsaid\n", encoding="utf-8")
    (reading,) = lexicon(own)["said"]
    assert reading.word.frames == {"quote"}


def test_own_file_is_read_anew(tmp_path: Path) -> None:
    """A file that changed counts as it is now."""
    own = tmp_path / "verbs.tsv"
    own.write_text("burble\tquote\n", encoding="utf-8")
    assert "burbled" in lexicon(own)
    own.write_text("gurgle\tquote\n", encoding="utf-8")
    assert "burbled" not in lexicon(own)


@pytest.mark.parametrize(
    ("row", "form", "expected"),
    [
        pytest.param("burble\tthat", "burbling", ("verb", "ing"), id="verb"),
        pytest.param("outsay\tthat\toutsaid", "outsaid", ("verb", "past"), id="irregular"),
        pytest.param("Burble out\tthat", "burbled", ("verb", "past"), id="capital-and-particle"),
        pytest.param("communiqué\tnoun that +on", "communiqués", ("noun", "noun"), id="noun"),
        pytest.param("adrift\tadjective that", "adrift", ("adjective", "adjective"), id="adjective"),
        pytest.param("burble\t+about", "burbles", ("verb", "s"), id="preposition-alone"),
        pytest.param("\ufeffburble\tthat\r", "burbled", ("verb", "past"), id="byte-order-mark-and-carriage-return"),
    ],
)
def test_own_words(tmp_path: Path, row: str, form: str, expected: tuple[str, str]) -> None:
    """A row names a verb unless it says that the word is a noun or an adjective."""
    own = tmp_path / "words.tsv"
    own.write_bytes(f"{row}\n".encode())
    assert [(reading.word.part, reading.form) for reading in lexicon(own)[form]] == [expected]


def test_rows_of_other_plugins(tmp_path: Path) -> None:
    """Other plugins add words; a file of the user's own counts before them."""
    own = tmp_path / "verbs.tsv"
    own.write_text("gurgle\tquote\n", encoding="utf-8")
    tables = {TABLE: [("burble", "that"), ("gurgle", "that"), ("outsay", "that", "outsaid")]}
    (specification,) = register_extractors()
    document = Document("Velmar outsaid that it leaked. Brecht gurgled that it leaked.")
    document.extend(Sentence(spans=[span]) for span in ((0, 30), (31, 61)))
    extractor = specification.build(QuotesConfig(lexicon=own), tables)
    quotes = [quote for quote in extractor.extract(document.view()) if isinstance(quote, Quote)]
    assert [document.text_of(quote.cue[0]) for quote in quotes] == ["outsaid"]


def test_wrong_row_of_another_plugin() -> None:
    """A row of another plugin that no word can be is refused by its number."""
    with pytest.raises(FieldError, match=r"row 1 of quotes\.lexicon: .*no word before the tab"):
        QuotesExtractor(QuotesConfig(), {TABLE: [()]})
    with pytest.raises(FieldError, match=r"row 2 of quotes\.lexicon: word is .*'burble' takes clause"):
        QuotesExtractor(QuotesConfig(), {TABLE: [("outsay", "that"), ("burble", "clause")]})


def test_own_row_takes_a_word_out(tmp_path: Path) -> None:
    """A word that takes nothing reports nothing."""
    own = tmp_path / "verbs.tsv"
    own.write_text("praise\t-\n", encoding="utf-8")
    assert "praised" in lexicon()
    assert "praised" not in lexicon(own)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param("# mine\nburble\tthat clause\n", "line 2: 'burble' takes clause; known are that,", id="frame"),
        pytest.param("\n\tthat\n", "line 2: there is no word before the tab", id="no-word"),
        pytest.param("burble\n", "line 1: 'burble' is no row", id="no-frames"),
        pytest.param("burble\t\tburbled\n", "line 1: 'burble' is no row", id="empty-frames"),
        pytest.param("burble that quote\n", "line 1: 'burble that quote' is no row", id="blanks-for-tabs"),
        pytest.param("point right out\tthat\n", "line 1: 'point right out' is no row", id="two-particles"),
        pytest.param("burble\tthat\tburbled\tmore\n", "line 1: 'burble' is no row", id="four-cells"),
        pytest.param("burble\t+\n", "line 1: 'burble' takes \\+; known are", id="plus-alone"),
        pytest.param("{}\n[]\n", "line 1: '{}' is no row", id="another-format"),
    ],
)
def test_wrong_row(tmp_path: Path, content: str, problem: str) -> None:
    """A row that cannot be read is named with its file and line when the extractor is made."""
    own = tmp_path / "verbs.tsv"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=f"quotes.lexicon: {re.escape(str(own))}, {problem}"):
        QuotesExtractor(QuotesConfig(lexicon=own))


@pytest.mark.parametrize("kind", ["missing", "folder", "no-text", "nul"])
def test_unreadable_file(tmp_path: Path, kind: str) -> None:
    """A table that cannot be read is named when the extractor is made."""
    own = {"missing": tmp_path / "none.tsv", "folder": tmp_path, "nul": tmp_path / "\0"}.get(kind, tmp_path / "own.tsv")
    if kind == "no-text":
        own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"quotes\.lexicon: .* cannot be read"):
        QuotesExtractor(QuotesConfig(lexicon=own))
