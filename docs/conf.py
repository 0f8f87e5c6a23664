"""How Sphinx builds these pages: Markdown through MyST, the Furo theme, warnings as errors (see the Makefile)."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from geoannot import __version__
from geoannot.cli.app import geoannot as command_line

project = "geoannot"
author = "The geoannot authors"
copyright = author
version = release = __version__

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # for the two extensions of our own
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "docs.generated", "docs.notebooks"]
exclude_patterns = ["_build", "tutorial/articles"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_preserve_defaults = True
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"geoannot {version}"


class CommandHelp(Directive):
    """Shows what a command prints when it is asked for help: `{command-help} plugins list`."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Ask the command for its help, eighty columns wide."""
        command: click.Command = command_line
        context = click.Context(command, info_name="geoannot", terminal_width=80)
        for name in "".join(self.arguments).split():
            assert isinstance(command, click.Group)
            found = command.get_command(context, name)
            assert found is not None
            command = found
            context = click.Context(command, parent=context, info_name=name, terminal_width=80)
        text = command.get_help(context)
        return [nodes.literal_block(text, text, language="text")]


def setup(app: Sphinx) -> None:
    """Make the directive known."""
    app.add_directive("command-help", CommandHelp)
