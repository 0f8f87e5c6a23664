"""What the façade offers: annotate a text, read files, write files."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from os import PathLike, environ, fspath
from pathlib import Path
from typing import Any

import attrs

from geoannot.corpus import find_inputs, plan_output, read_inputs
from geoannot.errors import AnnotationError, FormatError, GeoannotWarning, UsageError
from geoannot.hooks import as_names
from geoannot.model import Document
from geoannot.pipeline import Pipeline
from geoannot.registry import PLUGINS_VARIABLE, Registry
from geoannot.settings import Settings

FileName = str | PathLike[str]


def annotate(
    text: str | Document,
    *,
    date: str | None = None,
    config: Settings | None = None,
    only: Iterable[str] = (),
    disable: Iterable[str] = (),
    overwrite: Iterable[str] = (),
    **metadata: Any,
) -> Document:
    """Annotate a text, or a document, with the extractors that are installed.

    Args:
        text: a text, or a document, which is annotated in place; layers that it has are kept.
        date: the day that the text was written, ``YYYY-MM-DD``.
        config: settings by extractor: ``{"dates": {"mode": "narrative"}}``.
        only: names of extractors; these alone run, behind those that provide what they require.
        disable: names of extractors that take no part.
        overwrite: layers that are computed anew.
        metadata: title, source, url, language, and whatever else is known.

    Returns:
        the document.

    Raises:
        AnnotationError: an extractor failed; the error's ``document`` holds what the others found.
        PipelineError, ConfigError, UsageError: as :class:`Pipeline`.
    """
    document = text if isinstance(text, Document) else Document(text, metadata=metadata)
    if isinstance(text, Document) and metadata:
        raise UsageError("metadata belongs to the document; set document.metadata")
    if date is not None:
        document.metadata = attrs.evolve(document.metadata, date=date)
    chosen = frozenset(as_names(only)), frozenset(as_names(disable)), as_names(overwrite)
    try:
        pipeline = _pipeline(environ.get(PLUGINS_VARIABLE), _hashable(config or {}), *chosen)
    except TypeError:  # a setting that can't be hashed, and so not remembered
        pipeline = _pipeline.__wrapped__(environ.get(PLUGINS_VARIABLE), _hashable(config or {}), *chosen)
    pipeline.refuse_missing(document.layers)
    outcome = pipeline.annotate(document)
    if outcome.failures:
        raise AnnotationError(document, outcome.failures)
    return document


def read(path: FileName, *, format: str | None = None, config: Settings | None = None) -> Document:
    """Read the one document of a file.

    Args:
        path: the file.
        format: the name of its format; else the suffix tells.
        config: options of formats, by their names.

    Raises:
        FormatError: it cannot be read, or holds several documents.
        UsageError: it does not exist, or nothing tells its format.
    """
    found = list(islice(documents(path, format=format, config=config), 2))
    if len(found) != 1:
        number = "several documents; read them with geoannot.documents" if found else "no document"
        raise FormatError(f"there {'are' if found else 'is'} {number}", source=fspath(path))
    return found[0]


def documents(*paths: FileName, format: str | None = None, config: Settings | None = None) -> Iterator[Document]:
    """Read the documents of files and folders, one after the other, as they are asked for.

    Raises:
        FormatError: one of them cannot be read.
        UsageError: a file does not exist, or nothing tells its format.
    """
    registry = _registry(environ.get(PLUGINS_VARIABLE))
    inputs = find_inputs([fspath(path) for path in paths], registry.formats, format)
    for _, item in read_inputs(inputs, kinds=registry.kinds, settings=config, report=_warn):
        if isinstance(item, Exception):
            raise item
        yield item


def write(
    document: Document | Iterable[Document],
    path: FileName,
    *,
    format: str | None = None,
    config: Settings | None = None,
) -> None:
    """Write one document, or several, to a file, which appears whole or not at all.

    Args:
        document: one document, or several where the format holds several.
        path: the file.
        format: the name of its format; else the suffix tells.
        config: options of formats, by their names.

    Raises:
        FormatError: a document cannot be said in the format.
        OutputError: the file can't be written.
        UsageError: nothing tells the format.
    """
    registry = _registry(environ.get(PLUGINS_VARIABLE))
    several = iter([document] if isinstance(document, Document) else document)
    first = next(several, None)
    if first is None:
        raise UsageError(f"there is no document to write to {fspath(path)}")
    output = plan_output(
        (), registry.formats, out=str(Path(path)), write_as=format, kinds=registry.kinds, settings=config
    )
    output.write((None, one) for one in chain([first], several))


def _warn(message: str) -> None:
    warnings.warn(message, GeoannotWarning, stacklevel=3)


@lru_cache(maxsize=1)
def _registry(plugins: str | None) -> Registry:
    """The installed plugins, found once a process (again if the environment variable has changed)."""
    return Registry.discover(environment={} if plugins is None else {PLUGINS_VARIABLE: plugins})


@lru_cache(maxsize=4)
def _pipeline(
    plugins: str | None, config: Any, only: frozenset[str], disable: frozenset[str], overwrite: Any
) -> Pipeline:
    """The pipeline of a call; kept, because its extractors hold tables that take time to load."""
    return Pipeline.discover(
        config={name: dict(values) for name, values in config},
        only=only,
        disable=disable,
        overwrite=overwrite,
        brings=None,
        registry=_registry(plugins),
    )


def _hashable(config: Settings) -> tuple[tuple[str, Any], ...]:
    """Settings as something that a cache can be asked for."""
    return tuple((name, tuple(sorted(values.items()))) for name, values in sorted(config.items()))
