"""The registry: which plugins there are, what they offer, and which of them are broken.

Every plugin is loaded and asked alone, on a plugin manager that holds just that one. One that fails to import, raises,
or implements a hook that does not exist is kept with its error, and the others go on.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import pluggy

import geoannot.formats
from geoannot.errors import PluginError, UsageError
from geoannot.hooks import PROJECT, Extractor, Format, Hooks, Row
from geoannot.model import Kinds, with_kinds

if TYPE_CHECKING:
    import click

T = TypeVar("T")

_UNKNOWN_HOOK = re.compile(r"unknown hook '(\w+)'")
PLUGINS_VARIABLE = "GEOANNOT_PLUGINS"
"""Environment variable: absent, all installed plugins are loaded; empty, none; else those that it names by commas."""


@attrs.frozen(kw_only=True)
class Plugin:
    """A plugin that was loaded.

    Attributes:
        name: the name of its entry point, or of its file.
        origin: its distribution and version, or its file.
        manager: a plugin manager that holds it alone.
    """

    name: str
    origin: str
    manager: pluggy.PluginManager = attrs.field(repr=False)

    @property
    def hooks(self) -> list[str]:
        """The names of the hooks that it implements."""
        callers = self.manager.get_hookcallers(self.manager.get_plugin(self.name)) or []
        return sorted(caller.name for caller in callers)


@attrs.frozen(kw_only=True)
class BrokenPlugin:
    """A plugin that could not be loaded, or that failed when it was asked.

    Attributes:
        name: the name of its entry point, or of its file.
        origin: its distribution and version, or its file.
        error: what went wrong, in a sentence.
        trace: the traceback, as text.
    """

    name: str
    origin: str
    error: str
    trace: str = attrs.field(default="", repr=False)


class Registry:
    """What all plugins together offer.

    Attributes:
        plugins: those that work, by name.
        broken: those that do not, each with its error.
        disabled: the names of those that were not loaded because they are unwanted.
        extractors: specifications by name, in the order of their names.
        formats: formats by name.
        kinds: the built-in kinds of annotation and those of plugins, by name.
    """

    def __init__(self) -> None:
        self.plugins: dict[str, Plugin] = {}
        self.broken: list[BrokenPlugin] = []
        self.disabled: list[str] = []
        self.extractors: dict[str, Extractor] = {}
        self.formats: dict[str, Format] = {}
        self.kinds: Kinds = with_kinds(())
        self.provided_by: dict[str, str] = {}
        self.add("geoannot", geoannot.formats, origin="built in")

    @classmethod
    def discover(
        cls,
        *,
        disable: Iterable[str] = (),
        plugin_files: Iterable[str | Path] = (),
        environment: Mapping[str, str] | None = None,
    ) -> Registry:
        """The registry of the plugins that are installed, and of the files that are named.

        Args:
            disable: names of plugins that are not even loaded.
            plugin_files: Python files that are plugins.
            environment: where :data:`PLUGINS_VARIABLE` is looked up; ``os.environ`` where nothing is given.

        Raises:
            UsageError: a plugin file does not exist.
        """
        registry = cls()
        unwanted = frozenset(disable)
        for point in _installed(os.environ if environment is None else environment):
            if point.name in unwanted:
                registry.disabled.append(point.name)
            else:
                registry.load(point)
        for path in plugin_files:
            registry.add_file(path)
        return registry

    def load(self, point: EntryPoint) -> None:
        """Load the plugin of an entry point and take in what it offers."""
        origin = f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.value
        loaded = self._guarded(point.name, origin, point.load)
        if loaded is not None:
            self.add(point.name, loaded, origin=origin)

    def add_file(self, path: str | Path) -> None:
        """Load a plugin from a Python file and take in what it offers.

        Raises:
            UsageError: there is no such file.
        """
        path = Path(path)
        if not path.is_file():
            raise UsageError(f"plugin file {path} does not exist")
        loaded = self._guarded(path.stem, str(path), lambda: load_file(path))
        if loaded is not None:
            self.add(path.stem, loaded, origin=str(path))

    def add(self, name: str, plugin: Any, *, origin: str = "") -> None:
        """Take in a plugin: a module or an object with hook implementations.

        What fails is noted in ``broken``; nothing of the plugin is then taken in.
        """
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(Hooks)

        def ask() -> tuple[dict[str, Extractor], dict[str, Format], Kinds]:
            if name in self.plugins:
                raise PluginError(f"the name is taken by {self.plugins[name].origin or 'another plugin'}")
            manager.register(plugin, name=name)
            _refuse_unknown_hooks(manager)
            offered = _offered(manager, "register_extractors", Extractor)
            formats = _offered(manager, "register_formats", Format)
            kinds = with_kinds([*self.kinds.values(), *_offered(manager, "register_kinds", type)])
            self._refuse_taken([one.name for one in offered] + [one.name for one in formats])
            return {one.name: one for one in offered}, {one.name: one for one in formats}, kinds

        asked = self._guarded(name, origin, ask)
        if asked is None:
            return
        extractors, formats, self.kinds = asked
        self.plugins[name] = Plugin(name=name, origin=origin, manager=manager)
        self.extractors = dict(sorted({**self.extractors, **extractors}.items()))
        self.formats.update(formats)
        self.provided_by.update(dict.fromkeys([*extractors, *formats], name))

    def tables(self, names: Iterable[str]) -> dict[str, list[Row]]:
        """The rows that plugins add to tables, by the name of the table."""
        rows: dict[str, list[Row]] = {name: [] for name in names}
        for plugin, answer in self._late_answers("register_tables") if rows else ():
            for name in rows:
                found = self._guarded(plugin.name, plugin.origin, partial(_rows, answer, name))
                rows[name].extend(found or ())
        return rows

    def commands(self) -> list[click.Command]:
        """The commands that plugins add."""
        import click  # noqa: PLC0415  # the registry is used without the command line

        found: list[click.Command] = []
        for plugin in list(self.plugins.values()):
            ask = partial(_offered, plugin.manager, "register_commands", click.Command)
            found.extend(self._guarded(plugin.name, plugin.origin, ask) or ())
        return found

    def _late_answers(self, hook: str) -> Iterator[tuple[Plugin, Any]]:
        """What each plugin answers to a hook that is asked only when needed; those that fail are noted."""
        for plugin in list(self.plugins.values()):
            answers = self._guarded(plugin.name, plugin.origin, getattr(plugin.manager.hook, hook))
            yield from ((plugin, answer) for answer in answers or ())

    def _guarded(self, name: str, origin: str, action: Callable[[], T]) -> T | None:
        """What the action returns; None where it fails, and then the plugin is noted as broken."""
        try:
            return action()
        except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a plugin does wrong is charged to it alone
            self._note(name, origin, error)
            return None

    def _note(self, name: str, origin: str, error: BaseException) -> None:
        words = str(error) if isinstance(error, PluginError) else f"{type(error).__name__}: {error}"
        trace = "".join(traceback.format_exception(error))
        self.broken.append(BrokenPlugin(name=name, origin=origin, error=words, trace=trace))

    def _refuse_taken(self, names: list[str]) -> None:
        for name in names:
            if name in self.provided_by or names.count(name) > 1:
                owner = self.provided_by.get(name, "itself")
                raise PluginError(f"the name {name!r} is taken by {owner}; extractors and formats share their names")


def load_file(path: Path) -> ModuleType:
    """Import a Python file as a module of its own; the same file is the same module, in every process."""
    name = f"geoannot_file_{hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:12]}_{path.stem}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _installed(environment: Mapping[str, str]) -> list[EntryPoint]:
    """The entry points that the environment admits, in the order of their names."""
    admitted = environment.get(PLUGINS_VARIABLE)
    if admitted is None:
        return sorted(entry_points(group=PROJECT), key=lambda point: (point.name, point.value))
    names = {name.strip() for name in admitted.split(",")} - {""}
    return [point for point in _installed({}) if point.name in names] if names else []


def _refuse_unknown_hooks(manager: pluggy.PluginManager) -> None:
    """A hook that is not specified is a misspelt one."""
    known = [name for name in vars(Hooks) if name.startswith("register_")]
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        match = _UNKNOWN_HOOK.search(str(error))
        name = match[1] if match else str(error).splitlines()[0]
        near = get_close_matches(name, known, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise PluginError(f"there is no hook {name!r}{meant} (the hooks are {', '.join(known)})") from None


def _offered(manager: pluggy.PluginManager, hook: str, kind: type[T]) -> list[T]:
    """What the plugin of a manager answers to a hook: things of one kind."""
    found: list[T] = []
    for answer in getattr(manager.hook, hook)():
        if isinstance(answer, str) or not isinstance(answer, Iterable):
            raise PluginError(f"{hook} returned {answer!r}, expected a list of {kind.__name__}")
        for one in answer:
            if not isinstance(one, kind):
                raise PluginError(f"{hook} returned {one!r}, expected {kind.__name__}")
            found.append(one)
    return found


def _rows(answer: Any, table: str) -> list[Row]:
    """The rows for one table of what a plugin answered."""
    if not isinstance(answer, Mapping):
        raise PluginError(f"register_tables returned {answer!r}, expected a mapping of table names to rows")
    rows: list[Row] = []
    for row in answer.get(table, ()):
        if isinstance(row, str) or not all(isinstance(cell, str) for cell in row):
            raise PluginError(f"table {table}: {row!r} is no row; a row is a tuple of strings")
        rows.append(tuple(row))
    return rows


__all__ = ["PLUGINS_VARIABLE", "BrokenPlugin", "Plugin", "Registry", "load_file"]
