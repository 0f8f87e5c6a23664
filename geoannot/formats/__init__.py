"""The formats that geoannot brings along, registered through the same hook as anyone's.

A module or folder a format; they do not know each other, and each is loaded when it is first used.
"""

from __future__ import annotations

from geoannot.formats.csv.options import Options as CsvOptions
from geoannot.formats.html.options import Options as HtmlOptions
from geoannot.formats.tei.options import Options as TeiOptions
from geoannot.hooks import Format, hookimpl


@hookimpl
def register_formats() -> list[Format]:
    """Plain text, JSON, JSON Lines, TEI, CSV, HTML."""
    return [
        Format(name="text", suffixes=(".txt",), plain=True, read="geoannot.formats.text:read"),
        Format(
            name="json",
            suffixes=(".json",),
            read="geoannot.formats.json.reading:read",
            write="geoannot.formats.json.writing:write",
        ),
        Format(
            name="jsonl",
            suffixes=(".jsonl", ".ndjson"),
            many=True,
            lines=True,
            read="geoannot.formats.json.reading:read_lines",
            write="geoannot.formats.json.writing:write_lines",
        ),
        Format(
            name="tei",
            suffixes=(".xml", ".tei"),
            Options=TeiOptions,
            many=True,
            read="geoannot.formats.tei.reading:read",
            write="geoannot.formats.tei.writing:write",
            validate="geoannot.formats.tei.validation:validate",
        ),
        Format(
            name="csv",
            suffixes=(".csv",),
            Options=CsvOptions,
            many=True,
            write="geoannot.formats.csv.writing:write",
        ),
        Format(
            name="html",
            suffixes=(".html", ".htm"),
            Options=HtmlOptions,
            many=True,
            write="geoannot.formats.html.writing:write",
        ),
    ]
