"""Notebooks among the pages: their cells are run when the pages are built, and what they show is put behind them.

A notebook (``.ipynb``, nbformat 4) is kept without outputs. It is run in the folder where it lies, as a kernel would:
cells share their names, what they print is shown, and so is the value of a last expression, as HTML where it offers
``_repr_html_``. Python alone does it, since a kernel and its libraries (121 MB) would outweigh all else that the pages
need.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx


class Cell(NamedTuple):
    """A cell, and what it showed when it was run: printed text, and the value of its last expression."""

    type: str
    source: str
    printed: str = ""
    value: Any = None


def cells_of(text: str) -> list[Cell]:
    """The cells of a notebook."""
    return [Cell(cell["cell_type"], "".join(cell["source"])) for cell in json.loads(text)["cells"]]


def run(cells: list[Cell], folder: Path) -> Iterator[Cell]:
    """Run the cells of a notebook in a folder, one after the other."""
    names: dict[str, Any] = {"__name__": "__main__"}
    for number, cell in enumerate(cells):
        if cell.type != "code":
            yield cell
            continue
        tree = ast.parse(cell.source)
        last = tree.body[-1] if tree.body else None
        shown = last.value if isinstance(last, ast.Expr) else None
        if shown is not None:
            tree.body.pop()
        printed = io.StringIO()
        with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
            exec(compile(tree, f"<cell {number}>", "exec"), names)
            value = None if shown is None else eval(compile(ast.Expression(shown), f"<cell {number}>", "eval"), names)
        yield cell._replace(printed=printed.getvalue(), value=value)


def as_markdown(cells: Iterator[Cell]) -> str:
    """A notebook that was run as a page in Markdown."""
    parts = []
    for cell in cells:
        if cell.type != "code":
            parts.append(cell.source)
            continue
        parts.append(fenced("python", cell.source))
        if cell.printed:
            parts.append(fenced("text", cell.printed.rstrip("\n")))
        if cell.value is not None:
            html = getattr(cell.value, "_repr_html_", lambda: None)()
            parts.append(fenced("text", repr(cell.value)) if html is None else fenced("{raw} html", html))
    return "\n\n".join(parts)


def fenced(language: str, content: str) -> str:
    """A block of code; the fence is longer than any that it holds."""
    fence = "`" * 3
    while fence in content:
        fence += "`"
    return f"{fence}{language}\n{content}\n{fence}"


class NotebookParser(MystParser):
    """Reads a notebook as the page that it becomes when it is run."""

    supported = ("notebook",)  # type: ignore[misc]  # the two classes above it disagree on what this is

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Run the notebook in its folder and read the page."""
        folder = Path(document["source"]).parent
        super().parse(as_markdown(run(cells_of(inputstring), folder)), document)


def setup(app: Sphinx) -> dict[str, bool]:
    """Make notebooks known to Sphinx."""
    app.add_source_suffix(".ipynb", "notebook")
    app.add_source_parser(NotebookParser)
    return {"parallel_read_safe": True}
