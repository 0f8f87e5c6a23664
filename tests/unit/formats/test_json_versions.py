"""Versions of the JSON document: older ones are migrated step by step."""

from __future__ import annotations

from typing import Any

import pytest

from geoannot.errors import FormatError
from geoannot.formats import json
from geoannot.formats.json import versions
from geoannot.formats.json.versions import FORMAT, migrate
from geoannot.model import Document


def renamed(value: dict[str, Any]) -> dict[str, Any]:
    """From 1 to 2: the text is called body."""
    return {**{key: item for key, item in value.items() if key != "text"}, "body": value["text"]}


def shouted(value: dict[str, Any]) -> dict[str, Any]:
    """From 2 to 3: the body is loud."""
    return {**value, "body": value["body"].upper()}


STEPS = {1: renamed, 2: shouted}


@pytest.mark.parametrize(
    ("version", "given", "expected"),
    [(1, {"text": "a"}, {"body": "A"}), (2, {"body": "a"}, {"body": "A"}), (3, {"body": "a"}, {"body": "a"})],
    ids=["two-steps", "one-step", "none"],
)
def test_older_versions_are_migrated(version: int, given: dict[str, Any], expected: dict[str, Any]) -> None:
    """Each step makes the next version, until it is the current one."""
    migrated = migrate({"format": FORMAT, "version": version, **given}, version=3, steps=STEPS)
    assert migrated == {"format": FORMAT, "version": 3, **expected}


def test_migration_leaves_what_it_is_given() -> None:
    """The value that is given stays as it is."""
    given = {"format": FORMAT, "version": 1, "text": "a"}
    migrate(given, version=3, steps=STEPS)
    assert given == {"format": FORMAT, "version": 1, "text": "a"}


@pytest.mark.parametrize(
    ("version", "problem"),
    [
        (0, "version 0 is unknown; versions 1 to 3 can be read"),
        (4, r"version 4 is newer than this geoannot knows \(3\)"),
    ],
)
def test_unknown_versions(version: int, problem: str) -> None:
    """What is older than the oldest step, or newer than this, is refused."""
    with pytest.raises(FormatError, match=problem):
        migrate({"format": FORMAT, "version": version}, version=3, steps=STEPS)


def test_there_is_a_step_for_every_older_version() -> None:
    """No version that was ever written is left behind."""
    assert sorted(versions.STEPS) == list(range(1, versions.VERSION))


def test_an_older_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of an older version is migrated on the way, and is then one like any other."""
    monkeypatch.setitem(versions.STEPS, 0, lambda value: {**value, "text": value["text"] + "!"})
    document = json.loads('{"format": "geoannot", "version": 0, "id": "old", "text": "a"}')
    assert document == Document("a!", id="old")
