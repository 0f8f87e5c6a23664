"""The command line: parsing of arguments and printing, no logic.

``main`` answers ``--version`` itself, so that it is instant; everything else loads click and the commands.
"""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line and exit with its status (see ``geoannot --help``)."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from geoannot import __version__  # noqa: PLC0415  # nothing is loaded before it is needed

        print(f"geoannot {__version__}")
        return
    # Whoever ends a long run with SIGTERM is told where the finished documents are, like whoever presses Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    from geoannot.cli.app import run  # noqa: PLC0415  # click and the commands are loaded only here

    sys.exit(run(sys.argv[1:]))
