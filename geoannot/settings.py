"""Settings: from ``NAME.KEY=VALUE`` and plain mappings to the typed configuration that an extractor declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs
import msgspec

from geoannot.errors import ConfigError, GeoannotError

Settings = Mapping[str, Mapping[str, Any]]
"""Values by key, by the name of the extractor or format: ``{"dates": {"mode": "narrative"}}``."""


def parse_settings(words: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Settings from words such as ``dates.mode=narrative``; of two for one key the last counts.

    Raises:
        ConfigError: a word is not of that form.
    """
    settings: dict[str, dict[str, Any]] = {}
    for word in words:
        path, equals, value = word.partition("=")
        name, dot, key = path.partition(".")
        if not (equals and dot and name and key):
            raise ConfigError(f"{word!r} is no setting; write NAME.KEY=VALUE, for example dates.mode=narrative")
        settings.setdefault(name, {})[key] = value
    return settings


def configure(owner: str, declared: type[Any] | None, values: Any) -> Any:
    """An instance of a configuration class; None where there is no such class and nothing is set.

    Args:
        owner: the name of the extractor or format, for errors.
        declared: an attrs class whose fields all have defaults.
        values: by key; text is read as the type of its field. An instance of the class is taken as it is.

    Raises:
        ConfigError: a key or a value that cannot be; the message lists the right ones.
    """
    if declared is None:
        if values:
            raise ConfigError(f"{owner} has no settings, so {owner}.{next(iter(values))} can't be set")
        return None
    if isinstance(values, declared):
        return values
    hints = get_type_hints(declared)
    fields = [field.name for field in attrs.fields(declared)]
    for key in values:
        if key not in fields:
            raise ConfigError(f"{owner} has no setting {key!r}; it has {', '.join(fields) or 'none'}")
    read = {key: _value(owner, key, value, hints[key]) for key, value in values.items()}
    try:
        return declared(**read)
    except GeoannotError:
        raise
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{owner}: {error}") from error


def _value(owner: str, key: str, value: Any, hint: Any) -> Any:
    """One value as the type of its field."""
    kinds = get_args(hint) if get_origin(hint) is not Literal else ()
    if Path in (hint, *kinds):
        return Path(value) if isinstance(value, str) else value
    if isinstance(value, str) and isinstance(hint, type) and issubclass(hint, bool):
        value = value.lower()
    try:
        return msgspec.convert(value, hint, strict=not isinstance(value, str))
    except msgspec.ValidationError:
        raise ConfigError(f"{owner}.{key} can't be {value!r}; it is {_expected(hint)}") from None


_WORDS = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}


def _expected(hint: Any) -> str:
    """What a field takes, in words."""
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(map(str, get_args(hint)))
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not type(None)]
    return " or ".join(_WORDS.get(kind, getattr(kind, "__name__", str(kind))) for kind in kinds)
