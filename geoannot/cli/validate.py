"""``geoannot validate``."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
import click

from geoannot.cli import options
from geoannot.cli.printing import complain, counted, is_quiet, report_broken
from geoannot.corpus import Input, find_inputs, read_inputs
from geoannot.errors import FormatError, UsageError
from geoannot.registry import Registry


@click.command(short_help="List what is wrong with documents.")
@options.inputs
@options.read_as
@click.option(
    "--schema",
    metavar="RNG",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="RELAX NG schema that TEI files must meet, in XML syntax.",
)
@options.plugin_files
@options.quiet
def validate(inputs: tuple[str, ...], read_as: str | None, schema: Path | None, plugin_files: tuple[str, ...]) -> int:
    """Check documents and list everything that is wrong with them, each with its path or line.

    Layers of a kind that nobody here knows are findings too. Of TEI, ids, pointers and the places that they name are
    looked at. Exit status 1 where there is a finding.

    \b
    geoannot validate annotated/*.json
    geoannot validate edition.xml --schema tei_all.rng
    """
    registry = Registry.discover(plugin_files=plugin_files)
    report_broken(registry)
    found = [_kept(one) for one in find_inputs(inputs, registry.formats, read_as)]
    if schema is not None:
        _refuse_without_schemas(found)
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
    for one in found:
        findings += _looked_at(one, schema)
    for finding in findings:
        click.echo(finding)
    if not is_quiet():
        complain(f"{counted(documents, 'document')}, {counted(len(findings), 'finding')}", level="validate")
    return 1 if findings else 0


def _kept(one: Input) -> Input:
    """The input; standard input with its bytes, for it is looked at twice."""
    return attrs.evolve(one, data=sys.stdin.buffer.read()) if one.path is None else one


def _refuse_without_schemas(found: list[Input]) -> None:
    """A schema can be asked of those formats alone that look closer than reading does."""
    for one in found:
        if one.format.validate is None:
            raise UsageError(f"{one.source}: --schema is for TEI, not for {one.format.name}")


def _looked_at(one: Input, schema: Path | None) -> list[str]:
    """What the format itself has to say of a file."""
    look = one.format.validator()
    if look is None:
        return []
    with one.open() as stream:
        return [f"{one.source}: {finding.path}: {finding.message}" for finding in look(stream, schema)]
