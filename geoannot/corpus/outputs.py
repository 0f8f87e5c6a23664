"""Outputs: files that appear whole or not at all.

A file is written beside its place as ``NAME.part`` and moved there when it is complete. Where that fails (a full disk,
an interruption), the documents that were finished stay in the ``.part`` file, and the error names it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

import attrs

from geoannot.corpus.inputs import STANDARD, Input, format_of, read_inputs
from geoannot.errors import GeoannotError, UsageError
from geoannot.hooks import Format
from geoannot.model import Document, Kinds
from geoannot.settings import Settings, configure

Origin = tuple[Input | None, Document]
"""A document and the input that it came from, None where it came from none."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]|[. ]+(?=/|\Z)|(?<![^/])\.{1,2}(?=/|\Z)')
_LONGEST_NAME = 200  # bytes; file systems take 255, and suffixes want room


class OutputError(GeoannotError, OSError):
    """A file could not be written; ``left`` is where what was finished stays, None where nothing was."""

    def __init__(self, path: Path, problem: str, left: Path | None) -> None:
        self.path, self.left = path, left
        stays = f"; the documents that were finished are in {left}" if left is not None else ""
        super().__init__(f"{path} could not be written: {problem}{stays}")


@attrs.frozen(kw_only=True)
class Output:
    """Where documents go.

    Attributes:
        format: what they are written as.
        options: an instance of the format's ``Options``.
        path: one file for all; None for standard output or a folder.
        folder: a folder with a file for each.
    """

    format: Format
    options: Any = None
    path: Path | None = None
    folder: Path | None = None

    def write(self, documents: Iterable[Origin]) -> None:
        """Write documents as they come; where there is none, a format of one document writes nothing.

        Raises:
            OutputError: the disk is full, a folder can't be written to, …
            FormatError: a document can't be said in the format.
        """
        if self.folder is not None:
            self._write_each(documents)
            return
        found = (one for _, one in documents)
        try:
            first = list(islice(found, 0 if self.format.many else 1))
        except KeyboardInterrupt as error:
            raise Interrupted(self.path or Path("standard output"), None) from error
        if not first and not self.format.many:
            return  # every document failed, and a file of one document can't say that
        if self.path is None:
            self.format.writer()(chain(first, found), sys.stdout.buffer, self.options)
            sys.stdout.buffer.flush()
        else:
            _write_whole(self.path, self.format, chain(first, found), self.options)

    def file_of(self, origin: Input | None, document_id: str) -> Path:
        """The file in the folder that a document goes to."""
        assert self.folder is not None
        own_name = origin is None or origin.format.many or origin.path is None
        name = document_id if own_name or origin is None else origin.id
        return self.folder / (safe_name(name) + self.format.suffixes[0])

    def _write_each(self, documents: Iterable[Origin]) -> None:
        written: dict[str, str] = {}
        for origin, document in documents:
            path = self.file_of(origin, document.id)
            key = str(path).casefold()
            if key in written:
                raise _clash(path, written[key], document.id)
            written[key] = document.id
            _make_folder(path.parent)
            _write_whole(path, self.format, [document], self.options, keep_part=False)


def plan_output(
    inputs: Sequence[Input],
    formats: Mapping[str, Format],
    *,
    out: str | None = None,
    write_as: str | None = None,
    kinds: Kinds,
    settings: Settings | None = None,
) -> Output:
    """Where and as what the documents of the inputs are written.

    Args:
        inputs: what is read.
        formats: the formats that are known, by name.
        out: a file, a folder, or ``-`` or None for standard output.
        write_as: the name of the format; else the suffix of ``out`` tells, else json for one document, jsonl for more.
        kinds: the kinds of annotation that are known.
        settings: options of formats, by their names.

    Raises:
        UsageError: a format is unknown or can't be written, the format holds one document and there are several, or two
            documents would get the same file.
        ConfigError: a wrong option of the format.
    """
    known = {name: one for name, one in formats.items() if one.write is not None}
    if write_as is not None and write_as not in known:
        problem = "can't be written" if write_as in formats else "is unknown"
        raise UsageError(f"format {write_as!r} {problem}; these can be written: {', '.join(known)}")
    path = None if out is None or out == STANDARD else Path(out)
    folder = path if path is not None and _is_folder(path, str(out), inputs, known) else None
    several = len(inputs) > 1 or any(one.format.many for one in inputs)
    guessed = format_of(path, known) if path is not None and folder is None else None
    if path is not None and folder is None and guessed is None and write_as is None and path.suffix:
        raise UsageError(
            f"{path}: the suffix tells no format that can be written; name one with --to ({', '.join(known)})"
        )
    format = known[write_as] if write_as else guessed or known["jsonl" if several and folder is None else "json"]
    if folder is None and not format.many and len(inputs) > 1:
        raise UsageError(
            f"{format.name} holds one document and there are {len(inputs)} inputs; name a folder with -o, or --to jsonl"
        )
    if folder is not None and folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder")
    options = configure(format.name, format.Options, (settings or {}).get(format.name, {}))
    output = Output(format=format, options=options, path=None if folder else path, folder=folder)
    if folder is not None:
        _refuse_clashes(output, inputs, kinds, settings)
    elif path is not None:
        _refuse_inputs(path, format, inputs)
    if path is not None:
        _make_folder(folder or path.parent)
    return output


def safe_name(name: str) -> str:
    """A relative path that every file system takes, and that leads nowhere else; the same name, the same path."""
    parts = [_NOT_IN_NAMES.sub("_", part) for part in name.split("/")]
    kept = [part.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore") for part in parts if part]
    return "/".join(kept) or "_"


def _is_folder(path: Path, written: str, inputs: Sequence[Input], formats: Mapping[str, Format]) -> bool:
    """Whether ``-o`` names a folder: it is one, ends like one, or there is more than one file to write to it."""
    if path.is_dir() or written.endswith(("/", os.sep)):
        return True
    several = len(inputs) > 1 or any(one.in_folder for one in inputs)
    return several and format_of(path, formats) is None


def _refuse_inputs(path: Path, format: Format, inputs: Sequence[Input]) -> None:
    """A source is not overwritten with something else; a file may be written anew in its own format."""
    for one in inputs:
        if one.path is not None and path.exists() and path.samefile(one.path) and one.format.name != format.name:
            raise UsageError(f"{path} is an input, and would be overwritten with {format.name}; name another output")


def _refuse_clashes(output: Output, inputs: Sequence[Input], kinds: Kinds, settings: Settings | None) -> None:
    """Two documents in one file are an error before any work is done; what standard input holds is not known yet."""
    written: dict[str, str] = {}
    for one in inputs:
        names = [one.id]
        if one.format.many:
            quiet: Any = {"kinds": kinds, "settings": settings, "report": lambda _: None}
            readable = read_inputs([one], **quiet) if one.path is not None else ()
            names = [item.id for _, item in readable if isinstance(item, Document)]
        for name in names:
            path = output.file_of(one, name)
            _refuse_inputs(path, output.format, inputs)
            key = str(path).casefold()  # some file systems take A and a for the same
            if key in written:
                raise _clash(path, written[key], f"{one.source}: {name}")
            written[key] = f"{one.source}: {name}"


def _clash(path: Path, one: str, other: str) -> UsageError:
    return UsageError(f"two documents would be written to {path}: {one} and {other}; give them different names or ids")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error), None) from error


def _write_whole(
    path: Path, format: Format, documents: Iterable[Document], options: Any, *, keep_part: bool = True
) -> None:
    """Write a file beside its place and move it there when it is complete; devices and pipes are written at once."""
    path = Path(os.path.realpath(path))  # the file that a link names, not the link
    if path.exists() and not path.is_file():
        try:
            with path.open("wb") as stream:
                format.writer()(documents, stream, options)
        except OSError as error:
            raise OutputError(path, error.strerror or str(error), None) from error
        return
    part = path.with_name(path.name + ".part")
    progress = _Progress()
    try:
        stream = part.open("wb")
    except OSError as error:
        raise OutputError(path, error.strerror or str(error), None) from error
    try:
        with stream:
            format.writer()(progress.watch(documents, stream), stream, options)
            progress.position = stream.tell()
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException as error:
        left = _keep_finished(part, progress) if keep_part and format.many else None
        if left is None:
            part.unlink(missing_ok=True)
        if isinstance(error, KeyboardInterrupt):
            raise Interrupted(path, left) from error
        if isinstance(error, OSError) and not isinstance(error, GeoannotError):
            raise OutputError(path, error.strerror or str(error), left) from error
        raise


class Interrupted(KeyboardInterrupt):
    """An interruption while a file was written; ``left`` is where what was finished stays, None where nothing was."""

    def __init__(self, path: Path, left: Path | None) -> None:
        self.path, self.left = path, left
        super().__init__(f"{path} was not finished")


class _Progress:
    """How far the documents in a stream are complete."""

    def __init__(self) -> None:
        self.position = 0  # bytes
        self.documents = 0

    def watch(self, documents: Iterable[Document], stream: IO[bytes]) -> Iterator[Document]:
        """The documents; when the next one is asked for, the one before is complete."""
        for document in documents:
            yield document
            self.documents += 1
            stream.flush()
            self.position = stream.tell()


def _keep_finished(part: Path, progress: _Progress) -> Path | None:
    """Cut a file behind the last document that is complete; without one, there is nothing to keep."""
    if not progress.documents:
        return None
    try:
        os.truncate(part, progress.position)
    except OSError:
        return None
    return part
