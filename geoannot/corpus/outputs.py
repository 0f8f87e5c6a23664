"""Outputs: files that appear whole or not at all.

A file is written beside its place as ``NAME.part`` and moved there when it is complete. Where that fails (a full disk,
an interruption), the documents that were finished stay in the ``.part`` file, and the error names it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

import attrs

from geoannot.corpus.inputs import Input
from geoannot.errors import FormatError, GeoannotError, Interrupted, OutputError, UsageError
from geoannot.hooks import Format
from geoannot.model import Document

Origin = tuple[Input | None, Document]
"""A document and the input that it came from, None where it came from none."""
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]|[. ]+(?=/|\Z)|(?<![^/])\.{1,2}(?=/|\Z)')
_LONGEST_NAME = 200  # bytes; file systems take 255, and suffixes want room


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
            FormatError: a document can't be said in the format, or the format of a plugin fails.
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
            _write_with(self.format, chain(first, found), sys.stdout.buffer, self.options)
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
                raise clash(path, written[key], document.id)
            written[key] = document.id
            make_folder(path.parent)
            _write_whole(path, self.format, [document], self.options, keep_part=False)


def safe_name(name: str) -> str:
    """A relative path that every file system takes, and that leads nowhere else; the same name, the same path."""
    parts = [_NOT_IN_NAMES.sub("_", part) for part in name.split("/")]
    kept = [part.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore") for part in parts if part]
    return "/".join(kept) or "_"


def clash(path: Path, one: str, other: str) -> UsageError:
    """The error for two documents that would get one file."""
    return UsageError(f"two documents would be written to {path}: {one} and {other}; give them different names or ids")


def make_folder(folder: Path) -> None:
    """Make a folder and those above it.

    Raises:
        OutputError: it can't be made.
    """
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
                _write_with(format, documents, stream, options)
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
            _write_with(format, progress.watch(documents, stream), stream, options)
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


def _write_with(format: Format, documents: Iterable[Document], stream: IO[bytes], options: Any) -> None:
    """Let a format write; what it does wrong is charged to it, and what went wrong before it is not."""
    before: list[Exception] = []

    def watched() -> Iterator[Document]:
        try:
            yield from documents
        except Exception as error:
            before.append(error)
            raise

    try:
        format.writer()(watched(), stream, options)
    except (GeoannotError, OSError, MemoryError):
        raise
    except Exception as error:
        if error in before:
            raise
        raise FormatError(f"format {format.name} failed: {type(error).__name__}: {error}") from error


class _Progress:
    """How far the documents in a stream are complete."""

    def __init__(self) -> None:
        self.position = 0  # bytes

    def watch(self, documents: Iterable[Document], stream: IO[bytes]) -> Iterator[Document]:
        """The documents; when the next one is asked for, the one before is complete."""
        for document in documents:
            yield document
            stream.flush()
            self.position = stream.tell()


def _keep_finished(part: Path, progress: _Progress) -> Path | None:
    """Cut a file behind the last document that is complete; without one, there is nothing to keep.

    A format may ask for the next document before it writes one, so what counts is what stands in the file.
    """
    if not progress.position:
        return None
    try:
        os.truncate(part, progress.position)
    except OSError:
        return None
    return part
