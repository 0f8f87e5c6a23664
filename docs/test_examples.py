"""Runs the examples of README.md and of every page of the documentation, each page in a folder of its own.

Blocks of a page run one after the other and share their names:

* ```python is executed,
* ```pycon is executed and must print what stands in it,
* ```console runs what follows `$ ` and must print (standard output) what follows, where `…` stands for anything;
  a command that ends in `# exit 1` must do so.

A block under a `<!-- file: NAME -->` comment is written to that file instead; `articles/` holds the tutorial's.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from docs import notebooks

DOCS = Path(__file__).resolve().parent
NOTEBOOKS = sorted(DOCS.rglob("*.ipynb"))
PAGES = [DOCS.parent / "README.md", *sorted(DOCS.rglob("*.md"))]
BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n\s*)?^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)


def blocks(page: Path) -> list[tuple[int, str, str, str]]:
    """Return line number, language, file name (or "") and content of every fenced block of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, match.start()) + 1, match["language"], match["file"] or "", match["code"])
        for match in BLOCK.finditer(text)
    ]


def run_pycon(code: str, names: dict[str, Any], page: str, line: int) -> None:
    """Run an interactive example and compare what it prints."""
    options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(code, {}, page, page, line)
    test.globs = names  # shared with the blocks that follow
    report: list[str] = []
    outcome = doctest.DocTestRunner(optionflags=options).run(test, out=report.append, clear_globs=False)
    assert outcome.failed == 0, "".join(report)


def run_console(code: str, where: str) -> None:
    """Run the commands of a block in the current folder and compare their standard output."""
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        while command.endswith("\\"):
            continued, _, expected = expected.partition("\n")
            command = command[:-1] + continued
        done = subprocess.run(command, shell=True, check=False, capture_output=True, encoding="utf-8", timeout=120)
        announced = re.search(r"# exit (\d+)$", command)
        code_expected = int(announced[1]) if announced else 0
        assert done.returncode == code_expected, f"{where}: {command}: {done.stderr}"
        if expected.strip():
            pattern = re.escape(expected.strip()).replace("…", ".*")
            assert re.fullmatch(pattern, done.stdout.strip(), re.DOTALL), f"{where}: {command}:\n{done.stdout}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS.parent).as_posix())
def test_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page shows is what happens."""
    shutil.copytree(DOCS / "tutorial/articles", tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    folder = Path(sys.executable).parent
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    names: dict[str, Any] = {"__name__": "__main__"}
    for line, language, file, code in blocks(page):
        where = f"{page.name}:{line}"
        if file:
            Path(file).write_text(code, encoding="utf-8")
        elif language == "python":
            exec(compile("\n" * line + code, str(page), "exec"), names)
        elif language == "pycon":
            run_pycon(code, names, page.name, line)
        elif language == "console":
            run_console(code, where)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.relative_to(DOCS.parent).as_posix())
def test_notebooks_run(path: Path) -> None:
    """Every cell of a notebook runs, and it is kept without what it showed somewhere else."""
    text = path.read_text(encoding="utf-8")
    for cell in json.loads(text)["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
    shown = list(notebooks.run(notebooks.cells_of(text), path.parent))
    assert any(cell.printed for cell in shown)
    assert any(hasattr(cell.value, "_repr_html_") for cell in shown)
    assert "```{raw} html" in notebooks.as_markdown(iter(shown))
