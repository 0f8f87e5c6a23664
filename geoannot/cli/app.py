"""The command ``geoannot`` with its subcommands, and what an error becomes: one sentence and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from traceback import extract_tb
from typing import Any

import click

from geoannot import __version__
from geoannot.cli import options
from geoannot.cli.printing import complain
from geoannot.cli.warnings import warnings_said
from geoannot.errors import FormatError, GeoannotError, Interrupted, OutputError
from geoannot.registry import Registry

WELL, FINDINGS, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit status: all well; findings, or some documents failed; wrong usage; interrupted."""

COMMANDS = ("annotate", "completion", "convert", "evaluate", "info", "plugins", "stats", "validate", "view")
"""The built-in commands, each in a module of its name, which is loaded when the command runs."""


class _Commands(click.Group):
    """The built-in commands and those of plugins, which are looked for only where a name is not built in."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*COMMANDS, *self._of_plugins(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            command: click.Command = getattr(import_module(f"geoannot.cli.{cmd_name}"), cmd_name)
            return command
        return self._of_plugins(ctx).get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = get_close_matches(name, self.list_commands(ctx), n=1)
            ctx.fail(f"No such command {name!r}{f'; did you mean {near[0]}?' if near else ''}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what a plugin's does wrong is charged to it."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, GeoannotError, OSError):
            raise
        except Exception as error:
            if ctx.invoked_subcommand in (None, *COMMANDS):
                raise
            place = extract_tb(error.__traceback__)[-1]
            raise click.ClickException(
                f"command {ctx.invoked_subcommand} failed: {type(error).__name__}: {error} "
                f"({place.filename}, line {place.lineno})"
            ) from error

    def _of_plugins(self, ctx: click.Context) -> dict[str, click.Command]:
        registry = Registry.discover(plugin_files=ctx.params.get("plugin_files", ()))
        return {one.name or "": one for one in registry.commands() if one.name not in COMMANDS}


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 all well, 1 findings or failed documents, 2 wrong usage, 130 interrupted.",
)
@options.plugin_files_first
@click.version_option(__version__, "-V", "--version", message="geoannot %(version)s")
def geoannot(plugin_files: tuple[str, ...]) -> None:
    """Who is in it, who says what, when, and who stands how towards whom: annotate news and diplomatic prose.

    \b
    geoannot annotate article.txt --date 2021-03-18
    geoannot annotate articles -o annotated --to tei
    geoannot convert article.json --to tei -o article.tei.xml
    """


def _in_a_sentence(error: click.ClickException) -> str:
    """What click complains of, and where help is."""
    context = getattr(error, "ctx", None)
    help_is = f" (see {context.command_path} --help)" if context is not None else ""
    return " ".join(error.format_message().split()).rstrip(".") + help_is


def run(arguments: Sequence[str]) -> int:
    """Run the command line with those arguments and return the exit status."""
    try:
        with warnings_said():
            status = geoannot.main(list(arguments), prog_name="geoannot", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else WELL
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        complain(_in_a_sentence(error))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort) as error:
        complain(_words_for_interruption(error.__cause__ if isinstance(error, click.Abort) else error))
        return INTERRUPTED
    except (FormatError, OutputError) as error:
        complain(str(error))
        return FINDINGS
    except GeoannotError as error:
        complain(str(error))
        return USAGE
    except OSError as error:
        complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
        return FINDINGS


def _words_for_interruption(error: BaseException | None) -> str:
    """What was interrupted, and where the finished documents are; click hides it behind an exception of its own."""
    if not isinstance(error, Interrupted):
        return "interrupted"
    stays = f"; the documents that were finished are in {error.left}" if error.left else ""
    return f"interrupted: {error}{stays}"
