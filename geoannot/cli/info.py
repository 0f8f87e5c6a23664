"""``geoannot info``."""

from __future__ import annotations

import json

import click

from geoannot.cli import options
from geoannot.installation import installation
from geoannot.registry import Registry


@click.command(short_help="Say what is installed, for a bug report.")
@options.plugin_files
@options.as_json
def info(plugin_files: tuple[str, ...], as_json: bool) -> int:
    """Say what is installed, for a bug report; exit status 1 where a plugin is broken.

    \b
    geoannot info --json
    """
    registry = Registry.discover(plugin_files=plugin_files)
    facts = installation(registry)
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=1))
        return 1 if facts["broken"] else 0
    for name in ("geoannot", "python", "system", "encoding", "processors"):
        click.echo(f"{name}: {facts[name]}")
    for name in ("requirements", "environment"):
        click.echo(
            f"{name}: {', '.join(f'{key} {value!r}'.replace(chr(39), '') for key, value in facts[name].items())}"
        )
    for plugin in facts["plugins"]:
        names = [one["name"] for one in (*plugin["extractors"], *plugin["formats"])]
        click.echo(f"plugin {plugin['name']} ({plugin['origin']}): {', '.join((*names, *plugin['commands']))}")
    for broken in facts["broken"]:
        click.echo(f"plugin {broken['name']} ({broken['origin']}): BROKEN: {broken['error']}")
    return 1 if facts["broken"] else 0
