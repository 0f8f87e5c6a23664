"""``geoannot plugins``."""

from __future__ import annotations

import click

from geoannot.cli import options
from geoannot.registry import Registry


@click.group(invoke_without_command=True)
@options.plugin_files
@click.pass_context
def plugins(context: click.Context, plugin_files: tuple[str, ...]) -> int | None:
    """See which plugins there are.

    \b
    geoannot plugins list
    """
    if context.invoked_subcommand is None:
        return int(context.invoke(list_plugins, plugin_files=plugin_files))
    return None


@plugins.command("list")
@options.plugin_files
def list_plugins(plugin_files: tuple[str, ...]) -> int:
    """List plugins with what they offer; exit status 1 where one is broken.

    \b
    geoannot plugins list --plugin-file my_plugin.py
    """
    registry = Registry.discover(plugin_files=plugin_files)
    registry.commands()  # asked only here, so that what fails there is listed too
    for plugin in registry.plugins.values():
        click.echo(f"{plugin.name} ({plugin.origin}): {', '.join(plugin.hooks)}")
        for extractor in registry.extractors.values():
            if registry.provided_by[extractor.name] == plugin.name:
                needs = f", requires {', '.join(extractor.requires)}" if extractor.requires else ""
                click.echo(f"  extractor {extractor.signature} provides {', '.join(extractor.provides)}{needs}")
        for format in registry.formats.values():
            if registry.provided_by[format.name] == plugin.name:
                ways = [way for way, there in (("read", format.read), ("written", format.write)) if there]
                click.echo(f"  format {format.name} ({', '.join(format.suffixes)}): {' and '.join(ways)}")
    for broken in registry.broken:
        click.echo(f"{broken.name} ({broken.origin}): BROKEN: {broken.error}")
    return 1 if registry.broken else 0
