"""``geoannot evaluate``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import click

from geoannot.analysis import Comparison, Score, compare_all
from geoannot.analysis.given import Documents
from geoannot.analysis.signatures import taken_apart
from geoannot.analysis.summaries import listed, summary_of_comparison
from geoannot.cli import completion, options
from geoannot.cli.printing import complain, counted, report_broken, table, warn
from geoannot.cli.reading import Reading
from geoannot.errors import UsageError
from geoannot.model import Document
from geoannot.registry import Registry


@click.command(
    short_help="Compare annotators of the same texts.",
    epilog="Exit status 1 where a document has no counterpart, another text, or cannot be read.",
)
@click.argument("annotators", nargs=-1, required=True, metavar="GOLD PRED...", type=click.Path())
@options.read_as
@options.plugin_files
@click.option(
    "--layer", "layers", multiple=True, metavar="LAYER", shell_complete=completion.layers, help="Compare this layer."
)
@click.option("--by", "signatures", multiple=True, metavar="NAME", help="In one file: compare what they signed.")
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show N differences of each sort.")
@options.as_json
@options.quiet
def evaluate(
    annotators: tuple[str, ...],
    read_as: str | None,
    plugin_files: tuple[str, ...],
    layers: tuple[str, ...],
    signatures: tuple[str, ...],
    errors: int,
    as_json: bool,
) -> int:
    """Compare annotations of the same texts: precision, recall, F1 and agreement, layer by layer.

    GOLD and PRED are files or folders whose documents have the same ids. With more than two, each is compared with
    each. With --by, one file or folder holds what several have signed.

    \b
    geoannot evaluate gold annotated --errors 5
    geoannot evaluate ada.json ben.json --layer quote
    geoannot evaluate ada ben cal
    geoannot evaluate signed.json --by person/ada --by person/ben
    """
    names = signatures or annotators
    _refuse_wrong(names, annotators, signatures)
    registry = Registry.discover(plugin_files=plugin_files)
    report_broken(registry)
    readings = {name: Reading(registry, [name], read_as) for name in annotators}
    given: Mapping[str, Documents] = {name: _documents(reading) for name, reading in readings.items()}
    if signatures:
        given = taken_apart(given[annotators[0]], signatures)
    found = compare_all(given, layers=layers)
    for line in _json(found, errors) if as_json else _lines(found, errors):
        click.echo(line)
    if not any(comparison.layers for comparison in found.values()):
        warn("nothing was compared: no document has a layer on both sides")
    complete = [_complain_of_gaps(pair, comparison) for pair, comparison in found.items()]
    return 0 if all(complete) and not any(reading.failed for reading in readings.values()) else 1


def _refuse_wrong(names: tuple[str, ...], annotators: tuple[str, ...], signatures: tuple[str, ...]) -> None:
    """Too few annotators, or the same one twice."""
    if len(names) < 2:
        raise UsageError("there is one annotator to compare; name two files or folders, or more (or --by, twice)")
    if len(set(names)) < len(names):
        raise UsageError("one annotator is named twice")
    if signatures and len(annotators) > 1:
        raise UsageError("--by compares what stands in one file or folder; name one")


def _json(found: Mapping[tuple[str, str], Comparison], errors: int) -> Iterator[str]:
    """All figures and differences; a list where more than two annotators are compared."""
    summaries = [
        {"gold": one, "predicted": other, **summary_of_comparison(comparison, differences=errors or None)}
        for (one, other), comparison in found.items()
    ]
    yield json.dumps(summaries if len(summaries) > 1 else summaries[0], ensure_ascii=False, indent=1)


def _documents(reading: Reading) -> Document | list[Document]:
    """The documents of one annotator; a single one needs no id to be matched by."""
    found = list(reading)
    return found[0] if len(found) == 1 else found


def _complain_of_gaps(pair: tuple[str, str], comparison: Comparison) -> bool:
    """Say which documents could not be compared; True where all could be."""
    gaps = (
        (comparison.missing, f"in {pair[0]} and not in {pair[1]}"),
        (comparison.extra, f"in {pair[1]} and not in {pair[0]}"),
        (comparison.other_texts, f"with another text in {pair[1]} than in {pair[0]}"),
    )
    for ids, words in gaps:
        if ids:
            more = f" and {len(ids) - 5} more" if len(ids) > 5 else ""
            complain(f"{counted(len(ids), 'document')} {words}: {', '.join(ids[:5])}{more}")
    return comparison.complete


def _lines(found: Mapping[tuple[str, str], Comparison], errors: int) -> Iterator[str]:
    """All figures of one pair; of several pairs a table of them, then the differences of each."""
    if len(found) == 1:
        (comparison,) = found.values()
        yield from _lines_of_one(comparison, errors)
        return
    rows = [
        (
            f"{one} : {other}",
            name,
            str(layer.gold),
            str(layer.predicted),
            _percent(layer.strict.f1),
            _percent(layer.overlap.f1),
        )
        for (one, other), comparison in found.items()
        for name, layer in comparison.layers.items()
    ]
    yield from table(("annotators", "layer", "first", "second", "strict F1", "overlap F1"), rows, words=2)
    for (one, other), comparison in found.items() if errors else ():
        yield from ("", f"{one} : {other}", *map(str, listed(comparison, errors)))


def _lines_of_one(comparison: Comparison, errors: int) -> Iterator[str]:
    """The figures of layers, of fields and of clusters, then differences."""
    head = ("layer", "gold", "predicted", "strict P", "R", "F1", "overlap P", "R", "F1")
    layers = comparison.layers
    rows = [
        (name, str(layer.gold), str(layer.predicted), *_percents(layer.strict), *_percents(layer.overlap))
        for name, layer in layers.items()
    ]
    if comparison.clusters is not None and comparison.clusters.mentions:
        clusters = comparison.clusters
        rows.append(
            ("entity, B-cubed", str(clusters.mentions), str(clusters.mentions), *_percents(clusters.score), "", "", "")
        )
    if rows:
        yield from table(head, rows)
    fields = [
        (
            f"{name}.{field}",
            str(figures.matched),
            _percent(figures.agreement),
            "" if figures.kappa is None else f"{figures.kappa:.2f}",
            "" if figures.mean_distance is None else f"{figures.mean_distance:.2f}",
            _percent(figures.score.f1),
        )
        for name, layer in layers.items()
        for field, figures in layer.fields.items()
        if figures.matched
    ]
    if fields:
        yield ""
        yield from table(("field", "matched", "agree", "kappa", "distance", "F1"), fields)
    for name, (gold, predicted) in comparison.one_sided.items():
        yield f"{name}: not compared in {counted(gold + predicted, 'document')}, where only one side has it"
    if errors:
        yield ""
        yield from map(str, listed(comparison, errors))


def _percents(score: Score) -> tuple[str, str, str]:
    return _percent(score.precision), _percent(score.recall), _percent(score.f1)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"
