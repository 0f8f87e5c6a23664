"""``geoannot annotate``."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import click

from geoannot.cli import completion, options
from geoannot.cli.delivery import deliver, expected
from geoannot.cli.printing import report_broken, warn
from geoannot.corpus import Input, find_inputs, plan_output, read_inputs
from geoannot.model import Document
from geoannot.pipeline import Outcome, Pipeline
from geoannot.registry import Registry

_YOUNG_OBJECTS = 100_000
"""How many objects are made before garbage is looked for: annotating makes many that live, and hardly a cycle."""


@click.command(
    short_help="Find who, what, when and stance in texts.",
    epilog="Layers that a document has are kept; --overwrite computes them anew.",
)
@options.inputs
@options.read_as
@options.write_as
@options.out
@options.date
@click.option(
    "--only",
    multiple=True,
    metavar="NAME",
    shell_complete=completion.extractors,
    help="Run this extractor, behind those it requires.",
)
@click.option(
    "--disable",
    multiple=True,
    metavar="NAME",
    shell_complete=completion.extractors,
    help="Leave this extractor or plugin out.",
)
@click.option(
    "--overwrite",
    multiple=True,
    metavar="LAYER",
    shell_complete=completion.layers,
    help="Compute this layer anew, and all that refer to it.",
)
@options.settings
@options.plugin_files
@click.option("--jobs", type=click.IntRange(min=1), default=1, help="Processes that work.", show_default=True)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="For each document.")
@options.verbose
@options.quiet
def annotate(
    inputs: tuple[str, ...],
    read_as: str | None,
    write_as: str | None,
    out: str | None,
    date: str | None,
    only: tuple[str, ...],
    disable: tuple[str, ...],
    overwrite: tuple[str, ...],
    settings: dict[str, dict[str, Any]],
    plugin_files: tuple[str, ...],
    jobs: int,
    timeout: float | None,
    verbose: bool,
) -> int:
    """Find who is in texts, who says what, when, and who stands how towards whom.

    INPUT is a file, a folder, or - for standard input.

    \b
    geoannot annotate article.txt --date 2021-03-18
    geoannot annotate articles -o annotated --to tei --jobs 2
    geoannot annotate - --from jsonl --to jsonl --only dates --set dates.mode=narrative
    """
    registry = Registry.discover(disable=disable, plugin_files=plugin_files)
    report_broken(registry)
    found = find_inputs(inputs, registry.formats, read_as)
    pipeline = Pipeline.discover(
        config=settings,
        only=only,
        disable=disable,
        overwrite=overwrite,
        brings=() if all(one.format.plain for one in found) else None,
        plugin_files=plugin_files,
        registry=registry,
    )
    output = plan_output(found, registry.formats, out=out, write_as=write_as, kinds=registry.kinds, settings=settings)
    read = read_inputs(found, kinds=registry.kinds, settings=settings, report=warn, date=date)
    gc.set_threshold(_YOUNG_OBJECTS)
    outcomes = _annotated(pipeline, read, jobs=jobs, timeout=timeout)
    return deliver(outcomes, output, total=expected(found), verbose=verbose)


def _annotated(
    pipeline: Pipeline, read: Iterable[tuple[Input, Document | Exception]], *, jobs: int, timeout: float | None
) -> Iterator[tuple[Input, Outcome]]:
    """What became of each document, with the input that it came from; outcomes come in the order of the documents."""
    origins: deque[Input] = deque()

    def documents() -> Iterator[Document | Exception]:
        for origin, item in read:
            origins.append(origin)
            yield item

    for outcome in pipeline.run(documents(), jobs=jobs, timeout=timeout):
        yield origins.popleft(), outcome
