"""Writing CSV as RFC 4180 has it: CR LF behind each row, quotation marks where a cell needs them, UTF-8.

The columns are fixed before the first document, so that any number of documents streams through: they are those of the
built-in kinds. What a plugin's kind has beside them stands in the last column, as JSON.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import warnings
from collections.abc import Iterable, Sequence
from typing import IO, Any

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats.csv.options import Options
from geoannot.formats.csv.rows import HEAD, OTHER, TAIL, Row, columns_of, rows_of
from geoannot.model import BUILT_IN_KINDS, Document

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What opens a formula in some spreadsheet: the list of OWASP's page on CSV injection, and its full-width forms."""

_encode = json.JSONEncoder(ensure_ascii=False, default=str).encode


def write(documents: Iterable[Document], stream: IO[bytes], options: Options | None = None) -> None:
    """Write a header, and a row for each annotation of each document.

    Raises:
        FormatError: a document holds what UTF-8 cannot say (a lone surrogate); those before it are written by then.
    """
    options = options or Options()
    columns = _columns(options.layer_names)
    known = frozenset(columns)
    stream.write(codecs.BOM_UTF8 if options.bom else b"")
    stream.write(_encoded([columns], options, "csv"))
    missed = set(options.layer_names).difference(BUILT_IN_KINDS)
    for document in documents:
        missed.difference_update(document.layers, document.unknown)
        rows = (_cells(row, columns, known, options) for row in rows_of(document, options.layer_names))
        stream.write(_encoded(rows, options, document.id))
    for name in sorted(missed):
        kinds = ", ".join(BUILT_IN_KINDS)
        warnings.warn(f"csv.layers: no document has a layer {name!r}; there are {kinds}", GeoannotWarning, stacklevel=2)


def _columns(layers: tuple[str, ...]) -> list[str]:
    """The columns of the built-in kinds among those layers, each once, then what closes every row."""
    kinds: list[Any] = [kind for name, kind in BUILT_IN_KINDS.items() if not layers or name in layers]
    found = dict.fromkeys((*HEAD, *(name for kind in kinds for name in columns_of(kind))))
    return [*(name for name in found if name not in TAIL), *TAIL, OTHER]


def _cells(row: Row, columns: list[str], known: frozenset[str], options: Options) -> list[str]:
    """The cells of a row, under their columns; those without a column are gathered under the last one."""
    other = {name: value for name, value in row.items() if name not in known}
    cells = ["" if (value := row.get(name)) is None else _cell(value, options) for name in columns[:-1]]
    return [*cells, _json(row.get(OTHER, other))]


def _cell(value: Any, options: Options) -> str:
    """A value as text: nothing is empty; spans, lists and mappings are JSON."""
    if isinstance(value, str):
        return f"'{value}" if options.formulas == "escape" and value.startswith(_FORMULAS) else value
    return _json(value)


def _json(value: Any) -> str:
    return "" if value is None or value == {} or value == () else _encode(value)


def _encoded(rows: Iterable[Sequence[str]], options: Options, document: str) -> bytes:
    """Rows in UTF-8."""
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=_DELIMITERS[options.delimiter]).writerows(rows)
    text = lines.getvalue()
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        surrogate = f"a lone surrogate (U+{ord(text[error.start]):04X})"
        problem = f"document {document} has {surrogate}, which UTF-8 can't hold; replace it in the source"
        raise FormatError(problem) from None
