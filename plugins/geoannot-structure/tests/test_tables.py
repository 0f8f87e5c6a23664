"""The tables that sentences are read with."""

from __future__ import annotations

import pytest
from geoannot_structure.marks import abbreviation_group
from geoannot_structure.vocabulary import grouped_words, phrases, words

from geoannot.language.en.abbreviations import abbreviations

GROUPS = {
    *("acronym", "clock", "closing", "company", "degree", "era", "generation", "leading"),
    *("measure", "month", "number", "state", "street", "title", "weekday"),
}


def test_every_group_is_known() -> None:
    """The table of abbreviations has the groups that the rules speak of."""
    assert set(abbreviations().values()) == GROUPS


def test_forms_leave_out_the_last_full_stop() -> None:
    """A form is one word without white space and without its last full stop."""
    assert all(form == form.strip(".") and len(form.split()) == 1 for form in abbreviations())


@pytest.mark.parametrize(
    ("word", "group"),
    [
        ("Gen", "title"),
        ("Sat", "weekday"),
        ("sat", None),
        ("K", "initial"),
        ("k", None),
        ("K.P", "initial"),
        ("U.S", "acronym"),
        ("Hltg", "short"),
        ("BBC", None),
        ("lock", None),
        ("a.txt", None),
        ("", None),
    ],
)
def test_group(word: str, group: str | None) -> None:
    """What is not in the table is told by its form."""
    assert abbreviation_group(word) == group


def test_followers_belong_to_groups() -> None:
    """Words that go on behind abbreviations are given for groups that there are."""
    assert set(grouped_words("followers")) <= GROUPS


@pytest.mark.parametrize("name", ["credit_labels", "joining_words", "marked_names", "note_nouns", "numbered_nouns"])
def test_lists_are_read(name: str) -> None:
    """A list has words, and no comment among them."""
    assert words(name)
    assert not any(word.startswith("#") for word in words(name))


def test_openers_are_capitalised() -> None:
    """Words that open a sentence are given as they stand there."""
    assert all(word[0].isupper() for word in words("openers"))


@pytest.mark.parametrize("entry", sorted(phrases("interface_lines")))
def test_interface_lines_are_folded(entry: str) -> None:
    """Lines of a page are given in small letters, without the marks that are cut off before the comparison."""
    assert entry == entry.casefold().strip(" .:…")
