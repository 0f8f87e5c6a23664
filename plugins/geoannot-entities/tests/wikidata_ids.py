"""Fill the columns ``wikidata`` and ``source`` of the tables from rigour, which ships territories with their items.

    pip install rigour && python tests/wikidata_ids.py

An item is given where rigour has the ISO code of a country, or exactly the name of a state that ended or of a region;
no other source is used, so that no id comes from memory. The tests check the tables against the same package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

KNOWLEDGE = Path(__file__).parent.parent / "geoannot_entities" / "knowledge"
TABLES = ("countries.tsv", "former_states.tsv", "places.tsv", "international_organisations.tsv")
COLUMNS = ("wikidata", "source")
OF_TWO_STATES = frozenset(("Punjab",))
"""Rows that stand for more than the one region of that name which rigour has."""


def territories() -> Iterable[Any]:
    """The territories of rigour, which needs ICU and so is no dependency of the tests."""
    found: Iterable[Any] = import_module("rigour.territories").get_territories()
    return found


def items_by_code() -> dict[str, str]:
    """Wikidata items of countries and territories by their code in capitals."""
    return {territory.code.upper(): territory.qid for territory in territories() if territory.qid}


def items_by_name() -> dict[str, str]:
    """Wikidata items by name; a name that two territories have is left out."""
    items: dict[str, str] = {}
    for territory in territories():
        if territory.qid:
            items[territory.name] = "" if territory.name in items else territory.qid
    return {name: item for name, item in items.items() if item and name not in OF_TWO_STATES}


def filled(text: str, by_code: Mapping[str, str], by_name: Mapping[str, str]) -> str:
    """The text of a table with the two columns at the end of each row that rigour knows."""
    lines: list[str] = []
    columns: list[str] = []
    for line in text.splitlines():
        cells = line.split("\t")
        if not line.startswith("#"):
            if not columns:
                columns = [column for column in cells if column not in COLUMNS]
                cells = [*columns, *COLUMNS]
            else:
                row = dict(zip(columns, cells, strict=False))
                item = by_code.get(row["iso3166"]) if "iso3166" in columns else by_name.get(row["name"])
                cells = cells[: len(columns)]
                if item:
                    cells += [""] * (len(columns) - len(cells)) + [item, f"rigour {version('rigour')}"]
        lines.append("\t".join(cells).rstrip("\t"))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the tables anew."""
    by_code, by_name = items_by_code(), items_by_name()
    for name in TABLES:
        path = KNOWLEDGE / name
        path.write_text(filled(path.read_text(encoding="utf-8"), by_code, by_name), encoding="utf-8")


if __name__ == "__main__":
    main()
