"""Every error that geoannot raises on purpose, in one tree.

Each class also inherits the built-in error that is its closest kin, and carries its facts as attributes, so that
callers need not read prose. An error that does not come from here is a defect.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geoannot.model import Document
    from geoannot.model.checking import Finding
    from geoannot.pipeline.outcome import Failure


class GeoannotError(Exception):
    """The root: whoever catches it catches everything that geoannot raises on purpose."""


class GeoannotWarning(UserWarning):
    """Something odd that was not changed and stops nothing."""


class FieldError(GeoannotError, ValueError):
    """A field of an annotation, of metadata or of a configuration has a value that it cannot have."""

    def __init__(self, owner: str, field: str, value: Any, expected: str) -> None:
        self.owner, self.field, self.value, self.expected = owner, field, value, expected
        super().__init__(f"{owner}: {field} is {_short(value)}, expected {expected}")


class SpanError(GeoannotError, ValueError):
    """A span that is empty, turned round, out of order or past the text; offsets are code points."""

    def __init__(self, where: str, problem: str, *, span: Any = None, length: int | None = None) -> None:
        self.span, self.length = span, length
        super().__init__(f"{where}: {problem}")


class DuplicateIdError(GeoannotError, ValueError):
    """Two annotations of a document cannot have one id."""

    def __init__(self, id: str, holder: str) -> None:
        self.id = id
        super().__init__(f"id {id!r} is taken already by {holder}; give another one or none")


class UnknownIdError(GeoannotError, KeyError):
    """The document has no annotation of that id."""

    def __init__(self, id: str, document: str) -> None:
        self.id = id
        super().__init__(id)
        self._message = f"document {document!r} has no annotation with the id {id!r}"

    def __str__(self) -> str:
        return self._message


class KindError(GeoannotError, TypeError):
    """An annotation or layer of the wrong kind for what is asked of it."""


class OffsetError(GeoannotError, ValueError):
    """An offset that lies outside the text or inside a character of the encoding."""


class FormatError(GeoannotError, ValueError):
    """What was read is not what its format demands, or what is to be written cannot be said in it.

    ``findings`` lists everything that is wrong, each with its path.
    """

    def __init__(self, problem: str, *, source: str = "", findings: Sequence[Finding] = ()) -> None:
        self.problem, self.source, self.findings = problem, source, tuple(findings)
        shown = "".join(f"\n  {finding}" for finding in self.findings[:20])
        more = f"\n  … and {len(self.findings) - 20} more" if len(self.findings) > 20 else ""
        super().__init__(f"{source}: {problem}{shown}{more}" if source else f"{problem}{shown}{more}")


class ConfigError(GeoannotError, ValueError):
    """A setting that does not exist, or a value that it cannot have; the message lists the right ones."""


class PluginError(GeoannotError):
    """A plugin that cannot be loaded, or that registers what cannot be registered."""


class PipelineError(GeoannotError):
    """Extractors that cannot be put in an order: a cycle, or a kind that nobody provides."""


class AnnotationError(GeoannotError, RuntimeError):
    """An extractor failed on a document; ``document`` holds what the others found."""

    def __init__(self, document: Document, failures: tuple[Failure, ...]) -> None:
        self.document, self.failures = document, failures
        super().__init__("; ".join(map(str, failures)))


class NoExtractorError(PipelineError, LookupError):
    """There is nothing to annotate with."""


class UsageError(GeoannotError, ValueError):
    """The call contradicts itself or names what is not there (an input, a format, an extractor)."""


class OutputError(GeoannotError, OSError):
    """A file could not be written; ``left`` is where what was finished stays, None where nothing was."""

    def __init__(self, path: Path, problem: str, left: Path | None) -> None:
        self.path, self.left = path, left
        stays = f"; the documents that were finished are in {left}" if left is not None else ""
        super().__init__(f"{path} could not be written: {problem}{stays}")


class Interrupted(KeyboardInterrupt):
    """An interruption while a file was written; ``left`` is where what was finished stays, None where nothing was.

    It stands beside the tree: whoever catches :class:`GeoannotError` does not mean to catch Ctrl-C.
    """

    def __init__(self, path: Path, left: Path | None) -> None:
        self.path, self.left = path, left
        super().__init__(f"{path} was not finished")


def _short(value: Any, limit: int = 60) -> str:
    """The value as Python would write it, cut to one line's length."""
    shown = repr(value)
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"
