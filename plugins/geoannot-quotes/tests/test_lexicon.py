"""The table of reporting words, and tables of the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from geoannot_quotes import QuotesConfig
from geoannot_quotes.extractor import QuotesExtractor
from geoannot_quotes.lexicon import lexicon
from geoannot_quotes.tables import rows, table

from geoannot.errors import UsageError
from geoannot.model import Document, Sentence


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
    words = [row[0] for row in rows(table(name))]
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


def test_wrong_frame(tmp_path: Path) -> None:
    """A word that takes what no word can take is refused by name."""
    own = tmp_path / "verbs.tsv"
    own.write_text("burble\tthat clause\n", encoding="utf-8")
    with pytest.raises(UsageError, match="'burble' takes clause"):
        lexicon(own)


def test_missing_file(tmp_path: Path) -> None:
    """A table that cannot be read is named."""
    with pytest.raises(UsageError, match="cannot be read"):
        lexicon(tmp_path / "none.tsv")
