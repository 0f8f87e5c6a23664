"""``geoannot plugins``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import click

from geoannot.cli import options
from geoannot.installation import facts_of_plugins
from geoannot.kit import names_for, new_plugin
from geoannot.registry import Registry


@click.group(short_help="See plugins, and begin one of your own.", invoke_without_command=True)
@options.plugin_files
@click.pass_context
def plugins(context: click.Context, plugin_files: tuple[str, ...]) -> int | None:
    """See which plugins there are, and begin one of your own.

    \b
    geoannot plugins list
    geoannot plugins new hedges
    """
    if context.invoked_subcommand is None:
        return int(context.invoke(list_plugins, plugin_files=plugin_files))
    return None


@plugins.command("list")
@options.plugin_files
@options.as_json
@click.option("-v", "--verbose", is_flag=True, help="Show the tracebacks of what is broken.")
def list_plugins(plugin_files: tuple[str, ...], as_json: bool = False, verbose: bool = False) -> int:
    """List plugins with what they offer; exit status 1 where one is broken.

    \b
    geoannot plugins list --plugin-file my_plugin.py
    """
    registry = Registry.discover(plugin_files=plugin_files)
    found = facts_of_plugins(registry)
    if as_json:
        broken = [attrs.asdict(one) for one in registry.broken]
        click.echo(json.dumps({"plugins": found, "broken": broken}, ensure_ascii=False, indent=1))
        return 1 if broken else 0
    for plugin in found:
        click.echo(f"{plugin['name']} ({plugin['origin']}): {', '.join(plugin['hooks'])}")
        for line in _offers(plugin):
            click.echo(f"  {line}")
    for one in registry.broken:
        click.echo(f"{one.name} ({one.origin}): BROKEN: {one.error}")
        if verbose:
            click.echo(one.trace.rstrip())
    return 1 if registry.broken else 0


def _offers(plugin: dict[str, Any]) -> Iterator[str]:
    """What a plugin offers, a line each."""
    for extractor in plugin["extractors"]:
        words = f"extractor {extractor['name']}/{extractor['version']} provides {', '.join(extractor['provides'])}"
        for relation in ("requires", "after", "tables"):
            words += f", {relation} {', '.join(extractor[relation])}" if extractor[relation] else ""
        yield words
    for format in plugin["formats"]:
        ways = [way for way, there in (("read", format["reads"]), ("written", format["writes"])) if there]
        yield f"format {format['name']} ({', '.join(format['suffixes'])}): {' and '.join(ways)}"
    for what, noun in (("kinds", "kind"), ("tables", "rows for the table"), ("commands", "command")):
        yield from (f"{noun} {name}" for name in plugin[what])


@plugins.command("new")
@click.argument("name")
@click.option("--kind", metavar="LAYER", help="What its layer is called; else like the plugin.")
@click.option("--author", metavar="NAME", help="Who stands in its metadata and its licence.")
@click.option("-o", "--output", "folder", type=click.Path(), default=".", metavar="FOLDER", help="Where it is made.")
def new(name: str, kind: str | None, author: str | None, folder: str) -> None:
    """Begin a plugin: write a distribution with extractor, settings, table, tests, README and checks.

    It is complete, passes its own tests, and finds the phrases of a small table: replace them by what you are after.

    \b
    geoannot plugins new hedges --kind hedge
    """
    place = new_plugin(names_for(name, kind, Registry.discover()), Path(folder), author=author)
    click.echo(f"{place} is written. To install and check it:\n")
    click.echo(f"    cd {place}")
    click.echo('    python -m pip install -e ".[dev]"')
    click.echo("    pytest")
    click.echo("    geoannot plugins list")
