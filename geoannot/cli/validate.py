"""``geoannot validate``."""

from __future__ import annotations

import click

from geoannot.cli import options
from geoannot.cli.printing import complain, counted, report_broken
from geoannot.corpus import find_inputs, read_inputs
from geoannot.errors import FormatError
from geoannot.registry import Registry


@click.command()
@options.inputs
@options.read_as
@options.plugin_files
def validate(inputs: tuple[str, ...], read_as: str | None, plugin_files: tuple[str, ...]) -> int:
    """Check documents and list everything that is wrong with them, each with its path.

    Layers of a kind that nobody here knows are findings too. Exit status 1 where there is a finding.

    \b
    geoannot validate annotated/*.json
    """
    registry = Registry.discover(plugin_files=plugin_files)
    report_broken(registry)
    found = find_inputs(inputs, registry.formats, read_as)
    findings: list[str] = []
    documents = 0
    for origin, item in read_inputs(found, kinds=registry.kinds, report=lambda _: None):
        documents += 1
        if isinstance(item, FormatError):
            place = item.source or origin.source
            findings += [f"{place}: {one}" for one in item.findings] or [f"{place}: {item.problem}"]
        elif isinstance(item, Exception):
            findings.append(f"{origin.source}: {item}")
        else:
            findings += [f"{origin.source}: unknown layer @ layers.{name}" for name in item.unknown]
    for finding in findings:
        click.echo(finding)
    complain(f"{counted(documents, 'document')}, {counted(len(findings), 'finding')}", level="validate")
    return 1 if findings else 0
