"""The hooks: where plugins take part. A plugin implements what it needs and returns; it never changes what it is given.

A plugin is a module (or any object) with functions marked :data:`hookimpl`, found through an entry point of the group
``geoannot`` or loaded from a file with ``--plugin-file``::

    from geoannot.hooks import Extractor, hookimpl

    @hookimpl
    def register_extractors():
        return [Extractor(name="claims", version="0.1.0", provides=("claim",), load="my_plugin:ClaimFinder")]
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeVar

import attrs
import pluggy

from geoannot.errors import GeoannotWarning, PluginError
from geoannot.model import Annotation, Document, DocumentView, Finding, Kinds

if TYPE_CHECKING:
    import click

PROJECT = "geoannot"
"""The name under which plugins register: the group of the entry points and the pluggy project."""

F = TypeVar("F", bound=Callable[..., Any])


def hookimpl(function: F) -> F:
    """Mark a function as the implementation of the hook of its name."""
    marked: F = pluggy.HookimplMarker(PROJECT)(function)
    return marked


hookspec = pluggy.HookspecMarker(PROJECT)

Row = tuple[str, ...]
Table = Sequence[Row]


class AnnotationExtractor(Protocol):
    """What an extractor's class has to offer.

    It is made once a process, with the keyword arguments that its specification declares: ``config`` if there is a
    ``Config``, ``tables`` if there are ``tables``.
    """

    def extract(self, document: DocumentView) -> Iterable[Annotation]:
        """The annotations it finds. Ids are its own: they are given anew, and references to them follow."""
        ...


def as_names(value: Iterable[str]) -> tuple[str, ...]:
    """Several names; a single string is one name, and not its letters."""
    return (value,) if isinstance(value, str) else tuple(value)


def _check_name(instance: Any, attribute: Any, value: Any) -> None:
    if not isinstance(value, str) or not value.replace("-", "_").isidentifier() or value != value.lower():
        raise PluginError(f"{type(instance).__name__}: the name is a lower-case word, not {value!r}")


@attrs.frozen(kw_only=True)
class Extractor:
    """What is known of an extractor before its code is loaded.

    Attributes:
        name: the name in ``--only``, ``--disable`` and ``--set NAME.KEY=VALUE``; a lower-case word.
        version: goes into ``by`` of what it finds.
        provides: the kinds that it finds; at least one.
        requires: kinds without which it cannot run.
        after: kinds or extractors that run before it if they run at all.
        tables: names of tables to which other plugins may add rows (``register_tables``).
        Config: an attrs class whose fields all have defaults: its settings.
        load: ``package.module:Class``, or the class itself.
    """

    name: str = attrs.field(validator=_check_name)
    version: str
    provides: tuple[str, ...] = attrs.field(converter=as_names)
    requires: tuple[str, ...] = attrs.field(default=(), converter=as_names)
    after: tuple[str, ...] = attrs.field(default=(), converter=as_names)
    tables: tuple[str, ...] = attrs.field(default=(), converter=as_names)
    Config: type[Any] | None = None
    load: str | Callable[..., AnnotationExtractor]

    def __attrs_post_init__(self) -> None:
        if not self.provides:
            raise PluginError(f"extractor {self.name} provides no kind of annotation")

    @property
    def signature(self) -> str:
        """What ``by`` says of its annotations: ``dates/0.1.0``."""
        return f"{self.name}/{self.version}"

    def build(self, config: Any = None, tables: Mapping[str, Table] | None = None) -> AnnotationExtractor:
        """Load the class and make it.

        Args:
            config: an instance of ``Config``; its defaults where nothing is given.
            tables: rows by table name; empty tables where nothing is given.

        Raises:
            PluginError: ``load`` names nothing that can be called.
        """
        arguments: dict[str, Any] = {}
        if self.Config is not None:
            arguments["config"] = self.Config() if config is None else config
        if self.tables:
            arguments["tables"] = {name: (tables or {}).get(name, ()) for name in self.tables}
        made: AnnotationExtractor = load_object(self.load, f"extractor {self.name}")(**arguments)
        return made


@attrs.frozen(kw_only=True)
class Format:
    """A format that documents are read from or written to.

    Attributes:
        name: the name in ``--from``, ``--to`` and ``--set NAME.KEY=VALUE``.
        suffixes: what its files end with, ``.json``; the first is given to files that are written.
        Options: an attrs class whose fields all have defaults: its settings.
        many: whether one file can hold several documents.
        plain: whether its documents never bring layers along, so that what extractors lack can be told before work
            starts.
        lines: whether each line that is not blank is a document, so that they can be counted before they are read.
        read: a :class:`Reader`, or ``package.module:function``; None where it cannot be read.
        write: a :class:`Writer`, or ``package.module:function``; None where it cannot be written.
        validate: a :class:`Validator`, or ``package.module:function``, for ``geoannot validate``; None where reading
            says all that can be wrong.
    """

    name: str = attrs.field(validator=_check_name)
    suffixes: tuple[str, ...] = attrs.field(default=(), converter=as_names)
    Options: type[Any] | None = None
    many: bool = False
    plain: bool = False
    lines: bool = False
    read: str | Reader | None = None
    write: str | Writer | None = None
    validate: str | Validator | None = None

    def reader(self) -> Reader:
        """The function that reads.

        Raises:
            PluginError: there is none, or it can't be loaded.
        """
        if self.read is None:
            raise PluginError(f"format {self.name} can't be read, only written")
        found: Reader = load_object(self.read, f"format {self.name}")
        return found

    def writer(self) -> Writer:
        """The function that writes.

        Raises:
            PluginError: there is none, or it can't be loaded.
        """
        if self.write is None:
            raise PluginError(f"format {self.name} can't be written, only read")
        found: Writer = load_object(self.write, f"format {self.name}")
        return found

    def validator(self) -> Validator | None:
        """The function that looks closer than reading does, None where there is none.

        Raises:
            PluginError: it can't be loaded.
        """
        found: Validator | None = load_object(self.validate, f"format {self.name}")
        return found


def _warn(message: str) -> None:
    warnings.warn(message, GeoannotWarning, stacklevel=4)


@attrs.frozen(kw_only=True)
class ReadContext:
    """What a reader is told beside the bytes.

    Attributes:
        source: what to call the input in errors: a path, or ``standard input``.
        id: the id for a document that brings none.
        kinds: the kinds of annotation that are known, by name.
        options: an instance of the format's ``Options``, None where it has none.
        report: takes a sentence on what is odd and no error; by default it becomes a Python warning.
    """

    source: str = "input"
    id: str = "document"
    kinds: Kinds
    options: Any = None
    report: Callable[[str], None] = _warn


class Reader(Protocol):
    """Reads documents, one by one, as they are asked for.

    A document that cannot be read is yielded as the :class:`geoannot.errors.FormatError` that says why, where the
    format lets the reader go on behind it, and raised where it does not.
    """

    def __call__(self, stream: IO[bytes], context: ReadContext) -> Iterator[Document | Exception]:
        """Read from a binary stream."""
        ...


class Writer(Protocol):
    """Writes documents, one by one, as they come; same documents and options, same bytes."""

    def __call__(self, documents: Iterable[Document], stream: IO[bytes], options: Any) -> None:
        """Write to a binary stream; raises FormatError where a document cannot be said in the format."""
        ...


class Validator(Protocol):
    """Says what is wrong with a file beyond what reading it says."""

    def __call__(self, stream: IO[bytes], schema: Path | None = None) -> Iterator[Finding]:
        """Look at a binary stream, and check it against a schema where one is given.

        Raises UsageError where the schema can't be read.
        """
        ...


def load_object(target: Any, owner: str) -> Any:
    """The object that ``package.module:name`` names; anything else is returned as it is.

    Raises:
        PluginError: nothing is found there.
    """
    if not isinstance(target, str):
        return target
    module, _, name = target.partition(":")
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise PluginError(f"{owner}: can't load {target!r}: {error}") from error


class Hooks:
    """The hook specifications; each is types and a sentence or two."""

    @hookspec
    def register_extractors(self) -> Iterable[Extractor]:
        """Return specifications of extractors. They are import-light: the code is loaded when the extractor runs."""
        raise AssertionError("a specification is not called")

    @hookspec
    def register_kinds(self) -> Iterable[type[Annotation]]:
        """Return annotation classes of your own, made with ``geoannot.kind``. Every format carries them."""
        raise AssertionError("a specification is not called")

    @hookspec
    def register_formats(self) -> Iterable[Format]:
        """Return formats to read or write documents in. JSON and TEI are registered in the same way."""
        raise AssertionError("a specification is not called")

    @hookspec
    def register_tables(self) -> Mapping[str, Iterable[Row]]:
        """Return rows for the gazetteers and lexicons of other plugins, by the name of the table."""
        raise AssertionError("a specification is not called")

    @hookspec
    def register_commands(self) -> Iterable[click.Command]:
        """Return click commands, which become commands of ``geoannot``."""
        raise AssertionError("a specification is not called")
