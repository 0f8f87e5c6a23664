"""Options that several commands have."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import Any

import click

from geoannot.cli import completion
from geoannot.cli.printing import QUIET
from geoannot.errors import ConfigError
from geoannot.settings import parse_settings


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    with suppress(ValueError):
        if value is None or datetime.date.fromisoformat(value).isoformat() == value:
            return value
    raise click.BadParameter(f"{value!r} is no calendar day; write YYYY-MM-DD, for example 2021-03-18")


def _parse(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    try:
        return parse_settings(values)
    except ConfigError as error:
        raise click.BadParameter(str(error)) from None


def _no_plain_dash(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    if values.count("-") > 1:
        raise click.BadParameter("standard input (-) can be read only once")
    return values


def _with_those_before(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The files that were named here, and before the command."""
    before = ctx.parent.params.get("plugin_files", ()) if ctx.parent is not None else ()
    return tuple(dict.fromkeys((*before, *values)))


def _be_quiet(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    ctx.meta[QUIET] = ctx.meta.get(QUIET, False) or value


inputs = click.argument(
    "inputs", nargs=-1, required=True, metavar="INPUT...", callback=_no_plain_dash, type=click.Path()
)
read_as = click.option(
    "--from",
    "read_as",
    metavar="FORMAT",
    shell_complete=completion.formats_to_read,
    help="Format of the inputs; else their suffixes tell.",
)
write_as = click.option(
    "--to",
    "write_as",
    metavar="FORMAT",
    shell_complete=completion.formats_to_write,
    help="Format of the output; else its suffix tells, else json or jsonl.",
)
out = click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    type=click.Path(),
    help="File or folder to write to; else standard output.",
)
settings = click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME.KEY=VALUE",
    callback=_parse,
    shell_complete=completion.settings,
    help="A setting of an extractor or format, for example dates.mode=narrative.",
)
plugin_files = click.option(
    "--plugin-file",
    "plugin_files",
    multiple=True,
    metavar="FILE",
    type=click.Path(),
    callback=_with_those_before,
    help="A plugin that is a Python file.",
)
plugin_files_first = click.option(
    "--plugin-file",
    "plugin_files",
    multiple=True,
    metavar="FILE",
    type=click.Path(),
    is_eager=True,  # before --help, which lists the commands of plugins
    help="A plugin that is a Python file; named here, its own commands are there too.",
)
date = click.option(
    "--date", metavar="YYYY-MM-DD", callback=_day, help="The day the texts were written; wins over theirs."
)
verbose = click.option(
    "-v", "--verbose", is_flag=True, help="Show the tracebacks of what failed, and how long it took."
)
quiet = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_be_quiet,
    help="Say nothing but errors: no warnings, no progress.",
)
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
