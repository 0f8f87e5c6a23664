"""``geoannot view``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.parse import quote

import attrs
import click

from geoannot.cli import options
from geoannot.cli.delivery import deliver, expected
from geoannot.cli.printing import report_broken, warn
from geoannot.corpus import Input, Output, find_inputs, plan_output, read_inputs
from geoannot.corpus.outputs import Origin, clash, make_folder
from geoannot.errors import UsageError
from geoannot.formats import html
from geoannot.formats.html.options import Options
from geoannot.hooks import Format
from geoannot.model import Document
from geoannot.pipeline import outcome_of
from geoannot.registry import Registry

_INDEX = "index.html"


@click.command(
    short_help="Make pages to be looked at in a browser.",
    epilog="The pages work offline, in any browser of the last two years.",
)
@options.inputs
@options.read_as
@options.out
@options.plugin_files
@options.quiet
def view(inputs: tuple[str, ...], read_as: str | None, out: str | None, plugin_files: tuple[str, ...]) -> int:
    """Make pages of annotated documents, to be looked at in a browser.

    One document becomes one page. Several in one file stand behind an overview; with a folder as OUT the overview is
    its index.html, and each document has a page of its own.

    \b
    geoannot view article.json -o report.html
    geoannot view annotated -o report.html
    geoannot view annotated -o report/
    """
    if out is None and sys.stdout.isatty():
        raise UsageError("a page is for a browser, not for a terminal; name a file with -o, for example -o report.html")
    if out is not None:
        _refuse_other_suffix(out)
    registry = Registry.discover(plugin_files=plugin_files)
    report_broken(registry)
    found = find_inputs(inputs, registry.formats, read_as)
    planned = plan_output(found, registry.formats, out=out, write_as="html", kinds=registry.kinds)
    output = Site(format=planned.format, options=planned.options, path=planned.path, folder=planned.folder)
    output.refuse_index(found)
    read = read_inputs(found, kinds=registry.kinds, report=warn)
    outcomes = ((origin, outcome_of(item)) for origin, item in read)
    return deliver(outcomes, output, total=expected(found), verbose=False)


def _refuse_other_suffix(out: str) -> None:
    """A page called like something else would open as something else, or become a folder of that name."""
    path = Path(out)
    page = path.suffix.lower() in ("", ".html", ".htm")
    if not page and not out.endswith("/") and not path.is_dir():
        raise UsageError(f"{out}: pages are HTML; name it {path.with_suffix('.html')}, or {out}/ for a folder")


@attrs.frozen(kw_only=True)
class Site(Output):
    """Pages; in a folder there is a page over all of them, to which each leads back."""

    def write(self, documents: Iterable[Origin]) -> None:
        """Write the pages as the documents come, and the page over them at last.

        Raises:
            OutputError, FormatError: as :class:`Output`.
            UsageError: two documents would get one page, or one that of the index.
        """
        if self.folder is None:
            super().write((origin, _worth_seeing(document)) for origin, document in documents)
            return
        index = self.folder / _INDEX
        written: dict[str, str] = {str(index).casefold(): "the index"}
        digests: list[html.Digest] = []
        for origin, document in documents:
            path = self.file_of(origin, document.id)
            key = str(path).casefold()  # some file systems take A and a for the same
            if key in written:
                raise clash(path, written[key], document.id)
            written[key] = document.id
            self._write_page(path, origin, _worth_seeing(document))
            digests.append(html.digest_of(document, page=quote(path.relative_to(self.folder).as_posix())))
        if digests:
            self._write_index(index, digests)

    def refuse_index(self, inputs: Iterable[Input]) -> None:
        """Refuse a file whose page would be the index, before there is any; ids in files of many show as they come.

        Raises:
            UsageError: there is one.
        """
        if self.folder is None:
            return
        index = self.folder / _INDEX
        for one in inputs:
            named = not one.format.many and one.path is not None
            if named and str(self.file_of(one, one.id)).casefold() == str(index).casefold():
                raise clash(index, "the index", one.source)

    def _write_page(self, path: Path, origin: Any, document: Document) -> None:
        """Write one page, which leads back to the index from wherever it is."""
        assert self.folder is not None
        depth = len(PurePosixPath(path.relative_to(self.folder).as_posix()).parts) - 1
        make_folder(path.parent)
        page = Output(format=self.format, options=Options(home="../" * depth + _INDEX), path=path)
        page.write([(origin, document)])

    def _write_index(self, path: Path, digests: Iterable[html.Digest]) -> None:
        """Write the page over all, whole or not at all."""

        def write(documents: Iterable[Document], stream: IO[bytes], options: Any) -> None:
            html.write_overview(digests, stream)

        Output(format=Format(name="overview", many=True, write=write), path=path).write(())


def _worth_seeing(document: Document) -> Document:
    """The document, with a warning where there is nothing to see but its text."""
    if not document.layers and not document.unknown:
        warn(f"{document.id} has no annotations to see; find them first with geoannot annotate")
    return document
