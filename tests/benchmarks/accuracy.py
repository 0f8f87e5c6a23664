"""Recomputes the accuracy figures of the documentation with an evaluator that runs the command on gold data.

    python tests/benchmarks/accuracy.py --evaluator PATH/evaluate.py [TASK ...]

The evaluator is called as ``evaluate.py TASK --command 'geoannot' --json``. Neither it nor its data belong to the
project; the tables name the corpora by their files.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import geoannot

TASKS = ("structure", "dates", "entities", "quotes", "stance", "speed")


def evaluate(evaluator: Path, task: str) -> list[dict[str, Any]]:
    """What the evaluator says of a task, set by set."""
    command = [sys.executable, str(evaluator), task, "--json", "--command", f"{sys.executable} -m geoannot"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{evaluator}: {done.stderr.strip() or f'ended with {done.returncode}'}")
    sets: list[dict[str, Any]] = json.loads(done.stdout)["sets"]
    return sets


def rows(scores: Any, path: str = "") -> list[tuple[str, float]]:
    """Every number in the scores, by its path; of precision, recall and F, the F alone."""
    if isinstance(scores, dict):
        wanted = {"F": scores["F"]} if "F" in scores else scores
        return [row for key, value in wanted.items() for row in rows(value, f"{path}.{key}" if path else key)]
    is_number = isinstance(scores, (int, float)) and not isinstance(scores, bool)
    return [(path, float(scores))] if is_number else []


def main() -> None:
    """Print a Markdown table a task."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--evaluator", type=Path, required=True, help="the evaluator's script")
    parser.add_argument("tasks", nargs="*", choices=[*TASKS, []], help="all of them by default")
    options = parser.parse_args()
    if not options.evaluator.is_file():
        parser.error(f"{options.evaluator} does not exist")
    print(f"geoannot {geoannot.__version__}")
    for task in options.tasks or TASKS:
        for one in evaluate(options.evaluator, task):
            run = one["run"]
            print(f"\n## {task}: {one['set']} ({one['documents']} documents, {one['words']:,} words)\n")
            print("| metric | value |\n|---|---|")
            print(f"| failed documents | {run['failed_documents']} |")
            print(f"| words per CPU-second | {run['words_per_cpu_second'] or 'too short a run'} |")
            for name, value in rows(one["scores"]):
                print(f"| {name} | {value:.1f} |")


if __name__ == "__main__":
    main()
