"""What is installed: versions, plugins and what they offer, for bug reports."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Any

from geoannot import __version__
from geoannot.hooks import PROJECT, Extractor, Format
from geoannot.registry import PLUGINS_VARIABLE, Plugin, Registry

_NAME = re.compile(r"[\w.-]+")
_VARIABLES = (PLUGINS_VARIABLE, "NO_COLOR", "PYTHONUTF8", "PYTHONHASHSEED")
"""Environment variables that change what geoannot does."""


def installation(registry: Registry, environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Versions, plugins and what they offer, as plain values; no path but those of plugin files."""
    plugins = facts_of_plugins(registry)
    return {
        "geoannot": __version__,
        "python": f"{platform.python_version()} ({platform.python_implementation()})",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}".strip(),
        "encoding": f"{sys.getfilesystemencoding()}, standard output {getattr(sys.stdout, 'encoding', None)}",
        "processors": os.cpu_count(),
        "requirements": _requirements(),
        "environment": {name: environment[name] for name in _VARIABLES if name in environment},
        "plugins": plugins,
        "disabled": list(registry.disabled),
        "broken": [{"name": one.name, "origin": one.origin, "error": one.error} for one in registry.broken],
    }


def facts_of_plugins(registry: Registry) -> list[dict[str, Any]]:
    """What each plugin offers, as plain values; those that fail when they are asked are noted in the registry."""
    registry.commands()
    registry.tables([""])
    return [_plugin(registry, plugin) for plugin in registry.plugins.values()]


def _plugin(registry: Registry, plugin: Plugin) -> dict[str, Any]:
    own = {name for name, owner in registry.provided_by.items() if owner == plugin.name}
    return {
        "name": plugin.name,
        "origin": plugin.origin,
        "hooks": plugin.hooks,
        "extractors": [_extractor(one) for name, one in registry.extractors.items() if name in own],
        "formats": [_format(one) for name, one in registry.formats.items() if name in own],
        "kinds": [kind.kind for kinds in _answers(registry, plugin, "register_kinds") for kind in kinds],
        "tables": sorted({str(name) for tables in _answers(registry, plugin, "register_tables") for name in tables}),
        "commands": sorted(str(one.name) for found in _answers(registry, plugin, "register_commands") for one in found),
    }


def _answers(registry: Registry, plugin: Plugin, hook: str) -> list[Any]:
    """What the plugin answers to a hook; nothing where it fails, or has failed, which the registry has noted."""
    if any(one.name == plugin.name for one in registry.broken):
        return []
    try:
        answers: list[Any] = [list(answer) for answer in getattr(plugin.manager.hook, hook)()]
    except (Exception, SystemExit):  # noqa: BLE001  # whatever a plugin does wrong is charged to it alone
        return []
    return answers


def _extractor(extractor: Extractor) -> dict[str, Any]:
    return {
        "name": extractor.name,
        "version": extractor.version,
        "provides": list(extractor.provides),
        "requires": list(extractor.requires),
        "after": list(extractor.after),
        "tables": list(extractor.tables),
    }


def _format(format: Format) -> dict[str, Any]:
    return {
        "name": format.name,
        "suffixes": list(format.suffixes),
        "reads": format.read is not None,
        "writes": format.write is not None,
    }


def _requirements() -> dict[str, str]:
    """The versions of what geoannot requires, the extras left out."""
    try:
        wanted = [one for one in requires(PROJECT) or () if "extra ==" not in one]
    except PackageNotFoundError:  # it runs from a folder and was never installed
        return {}
    found = [match[0] for one in wanted if (match := _NAME.match(one))]
    return {name: _version(name) for name in sorted(found)}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"
