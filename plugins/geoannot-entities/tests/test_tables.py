"""The knowledge tables hold together: columns, codes, duplicates, words that the code asks for."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from runpy import run_path

import pytest
from geoannot_entities.added_names import COLUMNS
from geoannot_entities.gazetteer import TABLES, load_gazetteer
from geoannot_entities.lexicon import load_lexicon
from geoannot_entities.tables import KNOWLEDGE, cell_items, content_lines, read_table, read_words

from geoannot.model.entity import ENTITY_TYPES

SHARED = {"Congo", "Congolese", "Dominican", "Dominicans"}
"""What two countries are called."""
KOSOVO = {"XK"}
"""Assigned by users of ISO 3166, not by ISO."""


@pytest.mark.parametrize("table", [*TABLES, "cities.tsv", "titles.tsv", "heads.tsv", "words.tsv", "nicknames.tsv"])
def test_no_row_is_longer_than_its_header(table: str) -> None:
    """Every cell stands under a column, and none has blanks at its edge."""
    lines = [line for _, line in content_lines((KNOWLEDGE / table).read_text(encoding="utf-8"))]
    width = len(lines[0].split("\t"))
    for line in lines:
        cells = line.split("\t")
        assert len(cells) <= width, line
        assert all(cell == cell.strip() for cell in cells), line


@pytest.mark.parametrize("table", TABLES)
def test_names_are_given_once_a_table(table: str) -> None:
    """No two rows of a table have one name, and no row says the same name twice."""
    rows = list(read_table(table))
    twice = [name for name, count in Counter(row["name"] for row in rows).items() if count > 1]
    assert not twice
    for row in rows:
        said = [row["name"], *(item for column in ("aliases", "acronyms") for item in cell_items(row[column]))]
        assert not [name for name, count in Counter(said).items() if count > 1], row["name"]


@pytest.mark.parametrize("table", TABLES[1:])
def test_types_are_of_the_vocabulary(table: str) -> None:
    """Every row has a type that an entity can have, and columns that a gazetteer can have."""
    for row in read_table(table):
        assert row["type"] in ENTITY_TYPES, row["name"]
        assert set(row) <= {*COLUMNS, "source"}


def test_codes_are_those_of_iso_3166() -> None:
    """Every country of ISO 3166-1 has one row, and no row has another code."""
    pycountry = pytest.importorskip("pycountry", reason="the maintained list of codes is not installed")
    codes = Counter(row["iso3166"] for row in read_table("countries.tsv"))
    assert set(codes) == {country.alpha_2 for country in pycountry.countries} | KOSOVO
    assert set(codes.values()) == {1}


def test_official_names_have_the_code_of_their_country() -> None:
    """A name that the maintained list knows has the code that it has there."""
    pycountry = pytest.importorskip("pycountry", reason="the maintained list of codes is not installed")
    readings = load_gazetteer(None, ()).readings
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            for reading in readings.get(name, ()):
                code = reading.entry.identifiers.get("iso3166")
                assert code in (None, country.alpha_2) or name in SHARED, name


def test_official_names_are_known() -> None:
    """Every official name of the maintained list is found; a part that stands in brackets or behind a comma is none."""
    pycountry = pytest.importorskip("pycountry", reason="the maintained list of codes is not installed")
    readings = load_gazetteer(None, ()).readings
    names = {getattr(country, "official_name", country.name).replace("’", "'") for country in pycountry.countries}
    # The usual names of the tables have no article.
    names = {name.removeprefix("the ").removeprefix("The ") for name in names if not {",", "("} & set(name)}
    assert not names - set(readings)


def test_only_countries_have_codes() -> None:
    """Cities, parties, regions and states that ended have no code."""
    for table in TABLES[1:]:
        assert not [row["name"] for row in read_table(table) if row.get("iso3166")]


def test_every_item_has_its_source() -> None:
    """An item of Wikidata stands beside the package that it was taken from, and no two rows have one."""
    rows = [row for table in TABLES for row in read_table(table)]
    items = [row["wikidata"] for row in rows if row.get("wikidata")]
    assert all(re.fullmatch("Q[1-9][0-9]*", item) for item in items)
    assert not [item for item, count in Counter(items).items() if count > 1]
    assert not [row["name"] for row in rows if bool(row.get("wikidata")) != row.get("source", "").startswith("rigour ")]


def test_items_are_those_of_their_source() -> None:
    """Filling the columns anew from the package changes no item."""
    pytest.importorskip("rigour", reason="the package that the items come from is not installed; it needs ICU")
    module = run_path(str(Path(__file__).with_name("wikidata_ids.py")))
    by_code, by_name = module["items_by_code"](), module["items_by_name"]()
    for row in read_table("countries.tsv"):
        assert row["wikidata"] == by_code[row["iso3166"]], row["name"]
    for table in module["TABLES"][1:]:
        for row in read_table(table):
            assert row["wikidata"] == by_name.get(row["name"], ""), row["name"]


def test_countries_of_cities_are_countries() -> None:
    """The table of cities names countries as the table of countries does."""
    known = {row["name"] for row in read_table("countries.tsv")}
    assert not [row["country"] for row in read_table("cities.tsv") if row["country"] not in known]


def test_a_demonym_of_several_countries_is_meant() -> None:
    """Few names of countries belong to two of them; each of these is told apart by clues."""
    shared = {
        name
        for name, readings in load_gazetteer(None, ()).readings.items()
        if len({r.entry.identifiers["iso3166"] for r in readings if "iso3166" in r.entry.identifiers}) > 1
    }
    assert {name for name in shared if not name.isupper()} == SHARED


def test_enough_is_known() -> None:
    """The tables are as large as they say: bodies, armed groups and parties, cities, given names."""
    assert sum(1 for _ in read_table("international_organisations.tsv")) >= 500
    assert sum(1 for _ in read_table("parties_and_armed_groups.tsv")) >= 500
    assert sum(1 for _ in read_table("national_bodies.tsv")) >= 90
    assert sum(1 for _ in read_table("former_states.tsv")) >= 70
    assert sum(len(cell_items(row["cities"])) for row in read_table("cities.tsv")) >= 1000
    assert len(load_lexicon().genders) > 1500


def test_given_names_tell_a_gender_or_both() -> None:
    """The blocks of given names are those that the code knows."""
    assert set(load_lexicon().genders.values()) == {"m", "f", "u"}


@pytest.mark.parametrize("words", ["common_words.txt", "function_words.txt", "roles.txt", "acting_verbs.txt"])
def test_ordinary_words_are_written_small(words: str) -> None:
    """Lists of ordinary words have no capitals, or they would never be found."""
    assert not [word for word in read_words(words) if word != word.lower()]
