"""Inputs: files, folders and standard input as documents, one after the other."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import attrs

from geoannot.errors import FormatError, GeoannotError, UsageError
from geoannot.hooks import Format, ReadContext
from geoannot.model import Document, Kinds
from geoannot.settings import Settings, configure

STANDARD = "-"
"""What stands for standard input or output."""


@attrs.frozen(kw_only=True)
class Input:
    """One file to read.

    Attributes:
        path: the file; None for standard input.
        format: what it is read as.
        relative: its place below the folder that was named, or its bare name: what its output is named after.
        in_folder: whether a folder was named, and not the file.
        data: its bytes, where they have been read already, so that they can be read again.
    """

    path: Path | None
    format: Format
    relative: Path
    in_folder: bool = False
    data: bytes | None = attrs.field(default=None, repr=False)

    @property
    def source(self) -> str:
        """What it is called in errors."""
        return "standard input" if self.path is None else str(self.path)

    @property
    def id(self) -> str:
        """The id of its document, if the file names none: its relative path without the suffix."""
        name = self.relative.name
        suffix = next((one for one in self.format.suffixes if name.lower().endswith(one)), "")
        stem = name[: len(name) - len(suffix)] if len(name) > len(suffix) else name
        return self.relative.with_name(stem).as_posix()

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """The bytes."""
        if self.data is not None:
            yield io.BytesIO(self.data)
        elif self.path is None:
            yield sys.stdin.buffer
        else:
            with self.path.open("rb") as stream:
                yield stream


def find_inputs(names: Iterable[str | Path], formats: Mapping[str, Format], read_as: str | None = None) -> list[Input]:
    """The files that names stand for; a folder stands for its files of known suffix, in the order of their paths.

    Args:
        names: files, folders, or ``-`` for standard input.
        formats: the formats that are known, by name.
        read_as: the name of the format of all of them; else each suffix tells, and standard input is text.

    Raises:
        UsageError: a file does not exist, a suffix tells nothing, a folder holds nothing that can be read, or a format
            is unknown or can't be read.
    """
    wanted = None if read_as is None else _readable(read_as, formats)
    found: list[Input] = []
    for name in names:
        path = Path(name)
        if str(name) == STANDARD:
            found.append(Input(path=None, format=wanted or formats["text"], relative=Path("document")))
        elif path.is_dir():
            found.extend(_in_folder(path, formats, wanted))
        elif path.exists():
            format = wanted or format_of(path, _readables(formats))
            if format is None:
                known = ", ".join(_readables(formats))
                raise UsageError(f"{path}: the suffix tells no format that can be read; name one with --from ({known})")
            found.append(Input(path=path, format=format, relative=Path(path.name)))
        else:
            raise UsageError(f"{path} does not exist")
    return found


def read_inputs(
    inputs: Iterable[Input],
    *,
    kinds: Kinds,
    settings: Settings | None = None,
    report: Callable[[str], None],
    date: str | None = None,
) -> Iterator[tuple[Input, Document | Exception]]:
    """The documents of the inputs, read when they are asked for, each with where it came from.

    What cannot be read is yielded as the error that says why, and the next input follows.

    Args:
        inputs: what to read.
        kinds: the kinds of annotation that are known.
        settings: options of formats, by their names.
        report: takes a sentence on what is odd and no error.
        date: creation date that wins over those of the documents, ``YYYY-MM-DD``.
    """
    for one in inputs:
        options = configure(one.format.name, one.format.Options, (settings or {}).get(one.format.name, {}))
        context = ReadContext(source=one.source, id=one.id, kinds=kinds, options=options, report=report)
        try:
            with one.open() as stream:
                for item in one.format.reader()(stream, context):
                    if date is not None and isinstance(item, Document):
                        item.metadata = attrs.evolve(item.metadata, date=date)
                    yield one, item
        except GeoannotError as error:
            yield one, error if getattr(error, "source", "") else FormatError(str(error), source=one.source)
        except (OSError, MemoryError) as error:
            yield one, FormatError(_words(error), source=one.source)
        except Exception as error:  # noqa: BLE001  # whatever a plugin's format does wrong is charged to it and its file
            problem = f"format {one.format.name} failed: {type(error).__name__}: {error}"
            yield one, FormatError(problem, source=one.source)


def format_of(path: Path, formats: Mapping[str, Format]) -> Format | None:
    """The format that the longest matching suffix tells, None where none does."""
    name = path.name.lower()
    matches = [(len(suffix), one) for one in formats.values() for suffix in one.suffixes if name.endswith(suffix)]
    return max(matches, key=lambda match: match[0])[1] if matches else None


def _in_folder(folder: Path, formats: Mapping[str, Format], wanted: Format | None) -> list[Input]:
    known = _readables(formats) if wanted is None else {wanted.name: wanted}
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    matched = [(path, format_of(path, known)) for path in files]
    found = [
        Input(path=path, format=one, relative=path.relative_to(folder), in_folder=True)
        for path, one in matched
        if one is not None
    ]
    if not found:
        suffixes = ", ".join(suffix for one in known.values() for suffix in one.suffixes)
        raise UsageError(f"{folder} holds no file that can be read ({suffixes})")
    return found


def _readables(formats: Mapping[str, Format]) -> dict[str, Format]:
    return {name: one for name, one in formats.items() if one.read is not None}


def _readable(name: str, formats: Mapping[str, Format]) -> Format:
    known = _readables(formats)
    if name not in known:
        problem = "can't be read" if name in formats else "is unknown"
        raise UsageError(f"format {name!r} {problem}; these can be read: {', '.join(known)}")
    return known[name]


def _words(error: Any) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
