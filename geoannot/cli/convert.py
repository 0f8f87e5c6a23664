"""``geoannot convert``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from geoannot.cli import options
from geoannot.cli.printing import complain, counted, progress, report_broken, warn
from geoannot.corpus import find_inputs, plan_output, read_inputs
from geoannot.corpus.outputs import Origin
from geoannot.registry import Registry


@click.command()
@options.inputs
@options.read_as
@options.write_as
@options.out
@options.settings
@options.plugin_files
def convert(
    inputs: tuple[str, ...],
    read_as: str | None,
    write_as: str | None,
    out: str | None,
    settings: dict[str, dict[str, Any]],
    plugin_files: tuple[str, ...],
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
    failed = done = 0

    def documents() -> Iterator[Origin]:
        nonlocal failed, done
        for origin, item in read_inputs(found, kinds=registry.kinds, settings=settings, report=warn):
            done += 1
            counter.advance()
            if isinstance(item, Exception):
                failed += 1
                complain(str(item))
            else:
                yield origin, item

    with progress(None if any(one.format.many for one in found) else len(found)) as counter:
        output.write(documents())
    if not done:
        warn("there was no document in the input")
    if failed:
        complain(f"{failed} of {counted(done, 'document')} could not be read; the rest is written")
    return 1 if failed else 0
