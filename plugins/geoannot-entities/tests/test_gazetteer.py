"""Names of the user's own, and those of other plugins."""

from __future__ import annotations

from pathlib import Path

import pytest
from geoannot_entities import TABLE, EntitiesConfig
from geoannot_entities.extractor import EntitiesExtractor
from geoannot_entities.gazetteer import load_gazetteer

import geoannot
from geoannot.errors import ConfigError, FieldError
from geoannot.model import Document, Entity, Mention, Sentence

TEXT = "The Lock Keepers met Marenda in Georgia."


def entities_of(extractor: EntitiesExtractor) -> dict[str, Entity]:
    """Entities by name."""
    document = Document(TEXT)
    document.add(Sentence(spans=((0, len(TEXT)),)))
    return {found.name: found for found in extractor.extract(document) if isinstance(found, Entity)}


def test_a_users_file_wins(tmp_path: Path) -> None:
    """Names of the file are found with its types and identifiers, before the readings of the package."""
    path = tmp_path / "names.tsv"
    path.write_text(
        "# ours\nname\ttype\taliases\twikidata\nMarenda\tgpe\t\tQ1\nGuild of Keepers\torganization\tLock Keepers\n"
        "Georgia the ship\tother\tGeorgia\n",
        encoding="utf-8",
    )
    found = entities_of(EntitiesExtractor(EntitiesConfig(gazetteer=path), {TABLE: ()}))
    assert found["Marenda"].type == "gpe"
    assert found["Marenda"].identifiers == {"wikidata": "Q1"}
    assert found["Guild of Keepers"].type == "organization"
    assert found["Georgia the ship"].type == "other"


def test_rows_of_other_plugins_are_used() -> None:
    """A row has the columns in their order; what is missing at its end is empty."""
    found = entities_of(EntitiesExtractor(EntitiesConfig(), {TABLE: [("Lock Keepers", "organization")]}))
    assert found["Lock Keepers"].type == "organization"


def test_an_empty_type_is_other(tmp_path: Path) -> None:
    """A cell that is left empty says as much as a column that is left out."""
    path = tmp_path / "names.tsv"
    path.write_text("name\ttype\nMarenda\t\n", encoding="utf-8")
    assert entities_of(EntitiesExtractor(EntitiesConfig(gazetteer=path), {TABLE: ()}))["Marenda"].type == "other"


WRONG = {
    "unknown-column": ("name\tcolour\nOttern\tred\n", "line 1: column is 'colour'"),
    "commas-for-tabs": ("name,type\nOttern,gpe\n", "line 1: column .* parted by tabs"),
    "column-twice": ("name\tname\nOttern\tOttern\n", "line 1: column .* each column once"),
    "no-column-of-names": ("type\ngpe\n", "line 1: columns .* a column name"),
    "no-header": ("# nothing else\n", "content .* a header line"),
    "empty": ("", "content .* a header line"),
    "unknown-type": ("name\ttype\nOttern\ttown\n", "line 2: type is 'town'"),
    "no-name": ("name\ttype\n# a comment\n\tgpe\n", "line 3: name"),
    "too-many-cells": ("name\nOttern\tgpe\n", "line 2: cells"),
    "three-letters-of-a-country": ("name\tiso3166\nOttern\tOTT\n", "line 2: iso3166 is 'OTT'"),
    "no-such-country": ("name\tiso3166\nOttern\tDK\nVelmar\tWW\n", "line 3: iso3166 is 'WW'"),
    "small-code": ("name\tiso3166\nOttern\tdk\n", "line 2: iso3166 is 'dk'"),
    "no-item": ("name\twikidata\nOttern\t42\n", "line 2: wikidata is '42'"),
    "only-marks": ("name\taliases\nOttern\tLock; -\n", "line 2: aliases"),
    "form-feeds-part-no-lines": ("name\ttype\nOttern\x0c\tgpe\r\nVelmar\ttown\r\n", "line 3: type"),
}


@pytest.mark.parametrize(("content", "message"), list(WRONG.values()), ids=list(WRONG))
def test_errors_of_a_file_name_the_line(tmp_path: Path, content: str, message: str) -> None:
    """A wrong line is an error of the setting that says which line of which file it is."""
    path = tmp_path / "names.tsv"
    path.write_text(content, encoding="utf-8", newline="")
    with pytest.raises(ConfigError, match=rf"^entities\.gazetteer: names\.tsv(, |: ){message}"):
        EntitiesExtractor(EntitiesConfig(gazetteer=path), {TABLE: ()})


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A missing file, a folder, and a file that is not UTF-8 are errors that say which it is."""
    path = tmp_path / "names.tsv"
    with pytest.raises(ConfigError, match=r"names\.tsv can't be read \(No such file"):
        load_gazetteer(path, ())
    with pytest.raises(ConfigError, match="can't be read"):
        load_gazetteer(tmp_path, ())
    path.write_bytes(b"name\nOtt\xe9rn\n")
    with pytest.raises(ConfigError, match=r"names\.tsv, line 2: not UTF-8"):
        load_gazetteer(path, ())


def test_a_wrong_file_stops_the_call(tmp_path: Path) -> None:
    """It is an error of who calls, not of each document."""
    with pytest.raises(ConfigError, match=r"names\.tsv"):
        geoannot.annotate("Ottern won.", config={"entities": {"gazetteer": tmp_path / "names.tsv"}})


def test_codes_that_the_standard_leaves_to_users_can_be_given(tmp_path: Path) -> None:
    """XK and its like are no country's, and everybody may use them."""
    path = tmp_path / "names.tsv"
    path.write_text("name\ttype\tiso3166\nMarenda\tgpe\tXM\n", encoding="utf-8")
    found = entities_of(EntitiesExtractor(EntitiesConfig(gazetteer=path), {TABLE: ()}))
    assert found["Marenda"].identifiers == {"iso3166": "XM"}


def test_a_wrong_row_of_a_plugin_is_named() -> None:
    """Rows of plugins are checked like lines of files."""
    with pytest.raises(FieldError, match="row 1: type"):
        load_gazetteer(None, [("Ottern", "town")])


def test_given_entities_are_linked_to_and_not_repeated() -> None:
    """Where the document brings entities, mentions point at those that bear the name, others at none."""
    document = Document("Ida Brecht met Max Ott. Brecht left.")
    document.add(Sentence(spans=((0, 23),)))
    document.add(Sentence(spans=((24, 36),)))
    document.add(Entity(id="e7", name="Ida Brecht", type="person"))
    found = list(EntitiesExtractor(EntitiesConfig(), {TABLE: ()}).extract(document))
    assert not [annotation for annotation in found if isinstance(annotation, Entity)]
    links = {document.text_of(mention): mention.entity for mention in found if isinstance(mention, Mention)}
    assert links == {"Ida Brecht": "e7", "Max Ott": None, "Brecht": "e7"}


def test_given_entities_are_known_by_code_and_surname() -> None:
    """A country is the given one with its code, a surname alone the only given person who bears it."""
    text = "Deutschland won, German fans sang. Brecht left Oslo."
    document = Document(text)
    document.add(Sentence(spans=((0, len(text)),)))
    document.add(Entity(id="e1", name="Deutschland", type="gpe", identifiers={"iso3166": "DE"}))
    document.add(Entity(id="e2", name="Ida Brecht", type="person"))
    found = EntitiesExtractor(EntitiesConfig(), {TABLE: ()}).extract(document)
    links = {document.text_of(mention): mention.entity for mention in found if isinstance(mention, Mention)}
    assert links["German"] == "e1"
    assert links["Brecht"] == "e2"
    assert links["Oslo"] is None


def test_given_entities_without_a_name_or_accents() -> None:
    """A surname is known without its accents; an entity whose name is blank is no obstacle."""
    text = "Ms. Redic left."
    document = Document(text)
    document.add(Sentence(spans=((0, len(text)),)))
    document.add(Entity(id="e1", name=" ", type="person"))
    document.add(Entity(id="e2", name="Ana Redić", type="person"))
    found = EntitiesExtractor(EntitiesConfig(), {TABLE: ()}).extract(document)
    assert [mention.entity for mention in found if isinstance(mention, Mention)] == ["e2"]


def test_given_mentions_are_kept() -> None:
    """Where the document brings mentions, nothing is added."""
    document = Document("Ida Brecht left.")
    document.add(Sentence(spans=((0, 16),)))
    document.add_layer("mention")
    assert not list(EntitiesExtractor(EntitiesConfig(), {TABLE: ()}).extract(document))


@pytest.mark.parametrize(
    ("config", "form"),
    [(EntitiesConfig(nominals=False), "nominal"), (EntitiesConfig(pronouns=False), "pronoun")],
    ids=["no-nominals", "no-pronouns"],
)
def test_forms_can_be_switched_off(config: EntitiesConfig, form: str) -> None:
    """Role nouns and pronouns are left out where the settings say so."""
    text = "Ida Brecht said the minister said she left."
    document = Document(text)
    document.add(Sentence(spans=((0, len(text)),)))
    full = EntitiesExtractor(EntitiesConfig(), {TABLE: ()}).extract(document)
    assert form in {mention.form for mention in full if isinstance(mention, Mention)}
    less = EntitiesExtractor(config, {TABLE: ()}).extract(document)
    assert form not in {mention.form for mention in less if isinstance(mention, Mention)}
