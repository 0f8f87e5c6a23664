"""``geoannot convert``."""

from __future__ import annotations

from typing import Any

import click

from geoannot.cli import options
from geoannot.cli.delivery import deliver, expected
from geoannot.cli.printing import report_broken, warn
from geoannot.corpus import find_inputs, plan_output, read_inputs
from geoannot.pipeline import outcome_of
from geoannot.registry import Registry


@click.command(short_help="Write documents in another format.")
@options.inputs
@options.read_as
@options.write_as
@options.out
@options.settings
@options.plugin_files
@options.verbose
@options.quiet
def convert(
    inputs: tuple[str, ...],
    read_as: str | None,
    write_as: str | None,
    out: str | None,
    settings: dict[str, dict[str, Any]],
    plugin_files: tuple[str, ...],
    verbose: bool,
) -> int:
    """Write documents in another format, as they are.

    \b
    geoannot convert article.json --to tei -o article.tei.xml
    geoannot convert annotated --to jsonl -o corpus.jsonl
    """
    registry = Registry.discover(plugin_files=plugin_files)
    report_broken(registry)
    found = find_inputs(inputs, registry.formats, read_as)
    output = plan_output(found, registry.formats, out=out, write_as=write_as, kinds=registry.kinds, settings=settings)
    read = read_inputs(found, kinds=registry.kinds, settings=settings, report=warn)
    outcomes = ((origin, outcome_of(item)) for origin, item in read)
    return deliver(outcomes, output, total=expected(found), verbose=verbose)
