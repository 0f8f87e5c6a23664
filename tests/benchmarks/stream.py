"""Sends a stream of 10,000 generated articles through the command line, and prints its speed and its memory.

The figures are those of the command's process: peak memory is to stay flat however long the stream is.

    python tests/benchmarks/stream.py [DOCUMENTS]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = """{place} condemns the blockade

{place}, 4 May — {place} condemned the blockade on Monday. "It must end before June {year}," Foreign Minister Ida
Brecht said. Officials said that talks with Sweden would begin next week, and that the harbour had been shut for
three days.

Sweden supported {place}. The Marenda Council, which met on Friday, said it had not decided yet.
"""
PLACES = ("Norway", "Denmark", "Estonia", "Portugal", "Kenya", "Peru", "Japan", "Oman")


def write_stream(path: Path, documents: int) -> int:
    """Write that many articles as JSON Lines, and return how many words they have."""
    words = 0
    with path.open("w", encoding="utf-8") as stream:
        for number in range(documents):
            text = ARTICLE.format(place=PLACES[number % len(PLACES)], year=1990 + number % 40)
            words += len(text.split())
            stream.write(json.dumps({"id": f"a{number}", "text": text, "date": "2021-03-18"}) + "\n")
    return words


def annotate(source: Path, target: Path) -> tuple[float, float, int]:
    """Run the command; return CPU seconds, wall seconds and peak memory in MB."""
    command = [sys.executable, "-m", "geoannot", "annotate", str(source), "-o", str(target)]
    begin = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the command ended with {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss // unit


def main() -> None:
    """Measure a tenth of the stream, then all of it."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{'documents':>10} {'words':>10} {'CPU s':>8} {'wall s':>8} {'words/CPU s':>12} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for documents in (most // 10, most):
            source, target = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
            words = write_stream(source, documents)
            cpu, wall, memory = annotate(source, target)
            print(f"{documents:>10,} {words:>10,} {cpu:>8.2f} {wall:>8.2f} {words / cpu:>12,.0f} {memory:>8}")


if __name__ == "__main__":
    main()
