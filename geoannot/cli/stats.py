"""``geoannot stats``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from geoannot.analysis import StanceMatrix, stance_matrix
from geoannot.analysis.counts import Counts
from geoannot.analysis.periods import PERIODS, Period
from geoannot.analysis.summaries import summary_of_matrix
from geoannot.cli import options
from geoannot.cli.printing import counted, report_broken, table, warn
from geoannot.cli.reading import Reading
from geoannot.errors import UsageError
from geoannot.registry import Registry


@click.command(short_help="Count annotations; show who stands how.")
@options.inputs
@options.read_as
@options.plugin_files
@click.option("--stance", is_flag=True, help="Show who stands how towards whom, over all documents.")
@click.option("--period", type=click.Choice(PERIODS), help="With --stance: a row for each period, by document date.")
@click.option("--evidence", type=click.IntRange(min=0), default=0, metavar="N", help="With --stance: N stances a row.")
@click.option("--impersonal", is_flag=True, help="With --stance: also stances of the author, and of nobody.")
@options.as_json
@options.quiet
def stats(
    inputs: tuple[str, ...],
    read_as: str | None,
    plugin_files: tuple[str, ...],
    stance: bool,
    period: Period | None,
    evidence: int,
    impersonal: bool,
    as_json: bool,
) -> int:
    """Count words and annotations, document by document and in all; or show who stands how towards whom.

    \b
    geoannot stats annotated
    geoannot stats annotated --stance --period month --evidence 2
    """
    if not stance and (period or evidence or impersonal):
        raise UsageError("--period, --evidence and --impersonal say how stances are shown; add --stance")
    registry = Registry.discover(plugin_files=plugin_files)
    report_broken(registry)
    documents = Reading(registry, inputs, read_as)
    if stance:
        matrix = stance_matrix(documents, period=period, impersonal=impersonal)
        if not len(matrix):
            warn("no stance was found" + ("" if impersonal else ", save perhaps impersonal ones (--impersonal)"))
        found: Any = summary_of_matrix(matrix)
        lines = _lines_of_matrix(matrix, with_period=period is not None, evidence=evidence)
    else:
        counts = Counts()
        for document in documents:
            counts.take(document)
        found, lines = counts.summary(), _lines_of_counts(counts)
    for line in [json.dumps(found, ensure_ascii=False, indent=1)] if as_json else lines:
        click.echo(line)
    return 1 if documents.failed else 0


def _lines_of_counts(counts: Counts) -> Iterator[str]:
    """A row for each document and one for all, then how often each word of a closed vocabulary occurs."""
    if not counts.documents:
        return
    columns = counts.columns
    rows = [(id, *(str(figures[name]) for name in columns)) for id, figures in counts.documents]
    rows.append((counted(len(rows), "document"), *(str(counts.total[name]) for name in columns)))
    yield from table(("document", *columns), rows)
    if counts.sorts:
        yield ""
    for field, words in counts.sorts.items():
        yield f"{field}: {', '.join(f'{word} {number}' for word, number in words.items())}"


def _lines_of_matrix(matrix: StanceMatrix, *, with_period: bool, evidence: int) -> Iterator[str]:
    """A row for each cell, and below it so many of its stances."""
    if not len(matrix):
        return
    rows = [
        (
            cell.holder.name,
            cell.target.name,
            *([cell.period or "undated"] if with_period else []),
            f"{cell.mean:+.2f}",
            f"{cell.spread:.2f}",
            str(cell.count),
            str(cell.documents),
        )
        for cell in matrix
    ]
    head = ("holder", "target", *(["period"] if with_period else []), "mean", "spread", "stances", "documents")
    first, *others = table(head, rows, words=2 + with_period)
    yield first
    for line, cell in zip(others, matrix, strict=True):
        yield line
        for one in cell.evidence[:evidence]:
            yield f"    {one.polarity:+.2f} {one.document} {one.stance} [[{one.text}]] {' '.join(one.sentence.split())}"
