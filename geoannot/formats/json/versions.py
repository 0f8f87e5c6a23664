"""Versions of the JSON document: which one this is, and how an older one becomes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from geoannot.errors import FormatError

FORMAT = "geoannot"
VERSION = 1

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, Step] = {}
"""For each older version, the function that makes the next one of it. Version 1 is the first."""


def migrate(value: dict[str, Any], *, version: int = VERSION, steps: Mapping[int, Step] = STEPS) -> dict[str, Any]:
    """A document of any known version, as one of the current version.

    Raises:
        FormatError: it is no geoannot document, or of a version that is unknown here.
    """
    if value.get("format") != FORMAT:
        raise FormatError(f'not a geoannot document: "format" is {value.get("format")!r}, expected {FORMAT!r}')
    found = value.get("version")
    if type(found) is not int:
        raise FormatError(f'"version" is {found!r}, expected a whole number')
    if found > version:
        raise FormatError(f"version {found} is newer than this geoannot knows ({version}); update geoannot to read it")
    while found < version:
        if found not in steps:
            raise FormatError(f"version {found} is unknown; versions {min([*steps, version])} to {version} can be read")
        value = steps[found](value)
        found += 1
    return {**value, "version": version}
