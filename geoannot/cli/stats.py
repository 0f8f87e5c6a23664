"""``geoannot stats``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from geoannot.cli import options
from geoannot.cli.printing import complain, counted, report_broken, warn
from geoannot.corpus import find_inputs, read_inputs
from geoannot.model import Document, written_order
from geoannot.registry import Registry


@click.command()
@options.inputs
@options.read_as
@options.plugin_files
@click.option("--json", "as_json", is_flag=True, help="Print JSON: one object, with a row for each document.")
def stats(inputs: tuple[str, ...], read_as: str | None, plugin_files: tuple[str, ...], as_json: bool) -> int:
    """Count words and annotations, document by document and in all.

    \b
    geoannot stats annotated
    """
    registry = Registry.discover(plugin_files=plugin_files)
    report_broken(registry)
    found = find_inputs(inputs, registry.formats, read_as)
    rows: list[tuple[str, Counter[str]]] = []
    failed = 0
    for _, item in read_inputs(found, kinds=registry.kinds, report=warn):
        if isinstance(item, Document):
            rows.append((item.id, _counts(item)))
        else:
            failed += 1
            complain(str(item))
    total: Counter[str] = Counter()
    for _, counts in rows:
        total.update(counts)
    columns = ["words", *written_order({name for _, counts in rows for name in counts} - {"words"})]
    if as_json:
        documents = [{"id": id, **{column: counts[column] for column in columns}} for id, counts in rows]
        summary = {column: total[column] for column in columns}
        click.echo(json.dumps({"documents": documents, "total": summary}, ensure_ascii=False, indent=1))
    elif rows:
        body = [(id, *(str(counts[column]) for column in columns)) for id, counts in rows]
        body.append((counted(len(rows), "document"), *(str(total[column]) for column in columns)))
        for line in _table(("document", *columns), body):
            click.echo(line)
    return 1 if failed else 0


def _counts(document: Document) -> Counter[str]:
    """Words (between white space) and annotations by layer; unknown layers by their rows."""
    counts = Counter({name: len(layer) for name, layer in document.layers.items()})
    counts.update({name: len(rows) for name, rows in document.unknown.items() if isinstance(rows, list)})
    counts["words"] = len(document.text.split())
    return counts


def _table(head: Sequence[str], body: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table: the first column to the left, the numbers to the right."""
    rows = [head, *body]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
