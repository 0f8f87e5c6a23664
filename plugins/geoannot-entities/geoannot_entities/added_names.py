"""Names that users and other plugins add: a file in the format of this package's own tables, checked line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from geoannot.errors import ConfigError, FieldError
from geoannot.model.entity import ENTITY_TYPES
from geoannot_entities.tables import cell_items, content_lines, read_table

COLUMNS = ("name", "type", "iso3166", "aliases", "acronyms", "demonyms", "seats", "clues", "wikidata", "geonames")
"""The columns of a gazetteer. ``name`` is required; cells with several items part them with ``;``."""

_NAMES = ("name", "aliases", "acronyms", "demonyms", "seats")
_OF_USERS = re.compile("AA|Q[M-Z]|X[A-Z]|ZZ")
"""The codes that ISO 3166-1 leaves to its users."""
_ITEM = re.compile("Q[1-9][0-9]*")


def read_file(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a user's file.

    Raises:
        ConfigError: the file is missing, is no table in UTF-8, or has a line that is wrong.
    """
    try:
        yield from _rows(path.read_text(encoding="utf-8-sig"), path.name)
    except OSError as error:
        raise ConfigError(f"entities.gazetteer: {path} can't be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"entities.gazetteer: {path.name}, line {line}: not UTF-8") from error
    except FieldError as error:
        raise ConfigError(f"entities.gazetteer: {error}") from error


def check_rows(rows: Iterable[Sequence[str]]) -> Iterator[dict[str, str]]:
    """The rows of other plugins, whose cells stand in the order of :data:`COLUMNS`.

    Raises:
        FieldError: a row is wrong; the error names it by its number.
    """
    for number, row in enumerate(rows, 1):
        yield _checked(dict(zip(COLUMNS, row, strict=False)), f"row {number}")


def _rows(text: str, name: str) -> Iterator[dict[str, str]]:
    columns: list[str] = []
    for number, line in content_lines(text):
        cells = [cell.strip() for cell in line.split("\t")]
        where = f"{name}, line {number}"
        if not columns:
            columns = _header(cells, where)
        elif len(cells) > len(columns):
            raise FieldError(where, "cells", len(cells), f"at most {len(columns)}, as the header has")
        else:
            yield _checked(dict(zip(columns, cells, strict=False)), where)
    if not columns:
        raise FieldError(name, "content", text[:40], "a header line")


def _header(columns: list[str], where: str) -> list[str]:
    for number, column in enumerate(columns):
        if column not in COLUMNS:
            raise FieldError(where, "column", column, f"one of {', '.join(COLUMNS)}, parted by tabs")
        if column in columns[:number]:
            raise FieldError(where, "column", column, "each column once")
    if "name" not in columns:
        raise FieldError(where, "columns", ", ".join(columns), "a column name")
    return columns


def _checked(row: dict[str, str], where: str) -> dict[str, str]:
    """The row, if its type, codes and names can be; it is marked as one of a user."""
    row = {**row, "type": row.get("type") or "other", "of_user": "yes"}
    if row["type"] not in ENTITY_TYPES:
        raise FieldError(where, "type", row["type"], f"one of {', '.join(ENTITY_TYPES)}")
    if (code := row.get("iso3166")) and not (code in _codes() or _OF_USERS.fullmatch(code)):
        raise FieldError(where, "iso3166", code, "a two-letter code of ISO 3166-1, in capitals")
    if (item := row.get("wikidata")) and not _ITEM.fullmatch(item):
        raise FieldError(where, "wikidata", item, "an item such as Q42")
    for column in _NAMES:
        for name in [row.get("name", "")] if column == "name" else cell_items(row.get(column, "")):
            # Marks alone would be found everywhere.
            if not any(map(str.isalnum, name)):
                raise FieldError(where, column, name, "a name with letters")
    return row


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["iso3166"] for row in read_table("countries.tsv"))
