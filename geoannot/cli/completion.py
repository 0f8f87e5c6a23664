"""``geoannot completion``, and what completes the values of options."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs
import click
from click.shell_completion import get_completion_class

from geoannot.registry import Registry

_VARIABLE = "_GEOANNOT_COMPLETE"
_WHERE = {
    "bash": 'add to ~/.bashrc: eval "$(geoannot completion bash)"',
    "zsh": 'add to ~/.zshrc: eval "$(geoannot completion zsh)"',
    "fish": "geoannot completion fish > ~/.config/fish/completions/geoannot.fish",
}


@click.command(
    short_help="Print a script for your shell.",
    epilog="; ".join(f"{shell}: {words}" for shell, words in _WHERE.items()),
)
@click.argument("shell", type=click.Choice(list(_WHERE)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script that makes a shell complete commands, options, formats, extractors and settings.

    \b
    eval "$(geoannot completion bash)"
    """
    made = get_completion_class(shell)
    assert made is not None  # the choice holds those that there are
    click.echo(made(context.find_root().command, {}, "geoannot", _VARIABLE).source())


def formats_to_read(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of formats that can be read."""
    return _beginning(incomplete, (one.name for one in Registry.discover().formats.values() if one.read))


def formats_to_write(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of formats that can be written."""
    return _beginning(incomplete, (one.name for one in Registry.discover().formats.values() if one.write))


def extractors(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of extractors."""
    return _beginning(incomplete, Registry.discover().extractors)


def layers(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Names of layers, which are those of the kinds."""
    return _beginning(incomplete, Registry.discover().kinds)


def settings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Settings of extractors and formats, up to their values: ``dates.mode=``."""
    registry = Registry.discover()
    declared: list[tuple[str, Any]] = [(one.name, one.Config) for one in registry.extractors.values()]
    declared += [(one.name, one.Options) for one in registry.formats.values()]
    return _beginning(
        incomplete, (f"{name}.{field.name}=" for name, cls in declared if cls for field in attrs.fields(cls))
    )


def _beginning(incomplete: str, words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if word.startswith(incomplete))
