"""Where documents go: what ``-o`` and ``--to`` say of the inputs, and what is refused before work starts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from geoannot.corpus.inputs import STANDARD, Input, format_of, read_inputs
from geoannot.corpus.outputs import Output, clash, make_folder
from geoannot.errors import UsageError
from geoannot.hooks import Format
from geoannot.model import Document, Kinds
from geoannot.settings import Settings, configure


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
    guessed = None if path is None else format_of(path, known)
    odd = path is not None and bool(path.suffix) and guessed is None and write_as is None
    folder = path if path is not None and _is_folder(path, str(out), inputs, odd or guessed is not None) else None
    if odd and folder is None:
        names = ", ".join(known)
        raise UsageError(
            f"{path}: the suffix tells no format that can be written; name one with --to ({names}), or a folder with /"
        )
    format = known[write_as] if write_as else _format_for(inputs, guessed, known, in_folder=folder is not None)
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
        _refuse_inputs(path, format, _in_other_formats(inputs, format))
    if path is not None:
        make_folder(folder or path.parent)
    return output


def _is_folder(path: Path, written: str, inputs: Sequence[Input], has_suffix: bool) -> bool:
    """Whether ``-o`` names a folder: it is one, ends like one, or there is more to write to it than one file."""
    if path.is_dir() or written.endswith(("/", os.sep)):
        return True
    several = len(inputs) > 1 or any(one.in_folder for one in inputs)
    return several and not has_suffix


def _format_for(
    inputs: Sequence[Input], guessed: Format | None, formats: Mapping[str, Format], *, in_folder: bool
) -> Format:
    """The format where none is named: that of the suffix, else json for one document a file, and jsonl for more."""
    several = len(inputs) > 1 or any(one.format.many for one in inputs)
    if in_folder:
        return formats["json"]
    return guessed or formats["jsonl" if several else "json"]


def _in_other_formats(inputs: Iterable[Input], format: Format) -> frozenset[tuple[int, int]]:
    """The files among the inputs that are in another format, by device and number."""
    others = (one.path for one in inputs if one.path is not None and one.format.name != format.name)
    return frozenset(known for known in map(_identity, others) if known)


def _identity(path: Path) -> tuple[int, int] | None:
    """What a file is known by under whatever name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refuse_inputs(path: Path, format: Format, others: frozenset[tuple[int, int]]) -> None:
    """A source is not overwritten with something else; a file may be written anew in its own format."""
    if _identity(path) in others:
        raise UsageError(f"{path} is an input, and would be overwritten with {format.name}; name another output")


def _refuse_clashes(output: Output, inputs: Sequence[Input], kinds: Kinds, settings: Settings | None) -> None:
    """Two documents in one file are an error before any work is done; what a pipe holds is not known yet."""
    written: dict[str, str] = {}
    others = _in_other_formats(inputs, output.format)
    for one in inputs:
        names = [one.id]
        if one.format.many:
            quiet: Any = {"kinds": kinds, "settings": settings, "report": lambda _: None}
            readable = read_inputs([one], **quiet) if one.path is not None and one.path.is_file() else ()
            names = [item.id for _, item in readable if isinstance(item, Document)]
        for name in names:
            path = output.file_of(one, name)
            _refuse_inputs(path, output.format, others)
            key = str(path).casefold()  # some file systems take A and a for the same
            if key in written:
                raise clash(path, written[key], f"{one.source}: {name}")
            written[key] = f"{one.source}: {name}"
