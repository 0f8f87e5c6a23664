"""Prints the CPU time that starting costs: the bare interpreter, the import, the version, one small article.

python tests/benchmarks/startup.py
"""

from __future__ import annotations

import os
import subprocess
import sys

ROUNDS = 7
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "import geoannot": ["-c", "import geoannot"],
    "geoannot --version": ["-m", "geoannot", "--version"],
    "geoannot plugins list": ["-m", "geoannot", "plugins", "list"],
    "geoannot annotate (one sentence)": ["-m", "geoannot", "annotate", "-", "--date", "2021-03-18"],
}


def cpu_milliseconds(arguments: list[str]) -> float:
    """User and system time of the quickest of several runs."""
    best = float("inf")
    for _ in range(ROUNDS):
        process = subprocess.Popen(
            [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        assert process.stdin is not None
        process.stdin.write(b"Norway praised the accord on Monday.")
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        best = min(best, usage.ru_utime + usage.ru_stime)
    return best * 1000


def main() -> None:
    """Print a line a command."""
    for name, arguments in COMMANDS.items():
        print(f"{name:34} {cpu_milliseconds(arguments):7.0f} ms")


if __name__ == "__main__":
    main()
