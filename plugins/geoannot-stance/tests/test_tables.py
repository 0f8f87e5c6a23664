"""The lexicon: every row says something that the code knows, and forms are found."""

from __future__ import annotations

import pytest
from geoannot_stance import tables
from geoannot_stance.inflection import VerbForms, plural, verb_forms
from geoannot_stance.lexicon import lexicon, match_rest

SOURCES = {"subject", "object", "possessor", "bearer", "writer", "relation", "giver"}
EVENTS = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT DEMAND DISAPPROVE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT FIGHT INVESTIGATE"
).split()
FILES = ("verbs.tsv", "nouns.tsv", "adjectives.tsv", "judgements.tsv")


@pytest.mark.parametrize("name", FILES)
def test_rows_are_well_formed(name: str) -> None:
    """A row has a part of speech, known roles, a polarity that counts and a PLOVER event or none."""
    for line in tables.lines(name):
        word, part, roles, polarity, *rest = line.split("\t")
        assert word == word.strip(), line
        assert part in ("V", "N", "A"), line
        assert roles.replace("=", ">").split(">")[0] in SOURCES, line
        assert 0.15 <= abs(float(polarity)) <= 1, line
        assert not rest or not rest[0] or rest[0] in EVENTS, line


@pytest.mark.parametrize("name", FILES)
def test_no_row_stands_twice(name: str) -> None:
    """The same word has the same roles once."""
    keys = [tuple(line.split("\t")[:3]) for line in tables.lines(name)]
    assert sorted(keys) == sorted(set(keys))


def test_the_lexicon_is_large_enough() -> None:
    """There are at least 1,500 rows."""
    assert sum(1 for name in FILES for _ in tables.lines(name)) >= 1500


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("praise", ("praise", "praises", ("praised",), ("praised",), "praising")),
        ("rap", ("rap", "raps", ("rapped",), ("rapped",), "rapping")),
        ("offer", ("offer", "offers", ("offered",), ("offered",), "offering")),
        ("expel", ("expel", "expels", ("expelled",), ("expelled",), "expelling")),
        ("defy", ("defy", "defies", ("defied",), ("defied",), "defying")),
        ("throw", ("throw", "throws", ("threw",), ("thrown",), "throwing")),
        ("lie", ("lie", "lies", ("lied",), ("lied",), "lying")),
    ],
    ids=["e", "doubled", "not-doubled", "doubled-by-table", "y", "irregular", "ie"],
)
def test_verb_forms(verb: str, forms: tuple[str, str, tuple[str], tuple[str], str]) -> None:
    """Verbs are inflected by rule, by table where the rule fails."""
    assert verb_forms(verb) == VerbForms(*forms)


@pytest.mark.parametrize(
    ("word", "form"), [("ally", "allies"), ("clash", "clashes"), ("critic", "critics")], ids=["y", "sh", "plain"]
)
def test_plural(word: str, form: str) -> None:
    """Nouns are inflected by rule."""
    assert plural(word) == form


def test_idioms_match_with_gaps() -> None:
    """A tilde stands for up to five words, a possessive for any other."""
    words = "threw her full support behind".split()
    assert match_rest(("~", "support", "behind"), words, 1, len(words)) == len(words)
    assert match_rest(("his", "full"), words, 1, len(words)) == 3
    assert match_rest(("support",), words, 1, len(words)) == -1


def test_longest_idiom_comes_first() -> None:
    """At a form with several meanings the longer idiom is tried before the word alone, and only if it may follow."""
    senses = lexicon().verbs["takes"]
    words = "takes aim at him".split()
    found = senses.at(words, 0, len(words))
    lengths = [len(sense.rest) for sense in found]
    assert lengths == sorted(lengths, reverse=True)
    assert 0 < len(found) < len(senses.all)
