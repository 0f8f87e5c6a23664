"""Rows that users and other plugins add to the lexicon, checked one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from geoannot.errors import ConfigError, FieldError
from geoannot_stance.lexicon import Row, row_of


def read_file(path: Path) -> Iterator[Row]:
    """The rows of a user's file, in the format of this package's tables.

    Raises:
        ConfigError: the file is missing, is not in UTF-8, or has a line that is no row; it names file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        number = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"stance.lexicon: {path}, line {number}: not UTF-8") from error
    except (OSError, ValueError) as error:
        raise ConfigError(f"stance.lexicon: {path} cannot be read: {error}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield row_of(line.rstrip("\r").split("\t"))
            except ValueError as problem:
                raise ConfigError(f"stance.lexicon: {path}, line {number}: {problem}") from None


def check_rows(rows: Iterable[Sequence[str]]) -> Iterator[Row]:
    """The rows of other plugins: word, part, roles, polarity, event.

    Raises:
        FieldError: a row is wrong; the error names it by its number.
    """
    for number, row in enumerate(rows, 1):
        try:
            yield row_of(row)
        except ValueError as problem:
            raise FieldError(f"stance.lexicon, row {number}", "row", tuple(row), str(problem)) from None
