"""The plugin kit: what is written installs, passes its own tests and checks, and takes part at once."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from types import ModuleType

import pytest

from geoannot.cli.app import run
from geoannot.errors import OutputError, UsageError
from geoannot.kit import names_for, new_plugin
from geoannot.registry import Registry

SECONDS = 120
"""How long a program that is started may take, on a machine that has other things to do."""


@pytest.fixture
def registry(words: ModuleType) -> Registry:
    """A registry that knows the plugin of the tests."""
    registry = Registry()
    registry.add("words", words)
    return registry


def done(*command: str | Path, folder: Path, path: Path | None = None) -> str:
    """What a program prints that ends well, run in a folder with another one on Python's path."""
    environment = {**os.environ, "PYTHONPATH": str(path or ""), "NO_COLOR": "1"}
    environment.pop("GEOANNOT_PLUGINS", None)
    arguments = [sys.executable, "-m", *map(str, command)]
    finished = subprocess.run(
        arguments,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="module")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new plugin with two words in its name."""
    folder = tmp_path_factory.mktemp("kit")
    return new_plugin(names_for("trade-routes", "route", Registry()), folder)


def test_it_passes_its_own_tests(plugin: Path) -> None:
    """Its extractor keeps the contract, finds what it should, and its layer goes through JSON and TEI."""
    assert " passed" in done("pytest", "-q", "-p", "no:cacheprovider", folder=plugin, path=plugin)


def test_a_name_that_begins_with_test(tmp_path: Path) -> None:
    """Its classes, called Test…, are not taken for tests."""
    place = new_plugin(names_for("testimony", None, Registry()), tmp_path)
    done("pytest", "-q", "-p", "no:cacheprovider", "--collect-only", folder=place, path=place)


def test_it_installs_and_shows_up(plugin: Path, tmp_path: Path) -> None:
    """Installed, it is found through its entry point, with its table, and annotates."""
    installing = (
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--target",
        tmp_path / "site",
    )
    done(*installing, plugin, folder=tmp_path)
    listed = done("geoannot", "plugins", "list", folder=tmp_path, path=tmp_path / "site")
    assert "trade-routes (geoannot-trade-routes 0.1.0): register_extractors, register_kinds" in listed
    (tmp_path / "note.txt").write_text("It was apparently shut.", encoding="utf-8")
    annotating = ("geoannot", "annotate", "note.txt", "--only", "trade-routes")
    assert '"spans":[[7,17]],"label":"hedge"' in done(*annotating, folder=tmp_path, path=tmp_path / "site")


@pytest.mark.parametrize("name", ["hedges", "abcdefgh-ijklmn-opqrstuv"], ids=["short", "longest"])
def test_it_is_well_formed(name: str, tmp_path: Path) -> None:
    """Its linter and formatter find nothing to say, however long its name."""
    place = new_plugin(names_for(name, None, Registry()), tmp_path)
    done("ruff", "check", "--no-cache", ".", folder=place)
    done("ruff", "format", "--no-cache", "--check", ".", folder=place)


def test_its_types_are_right(plugin: Path, tmp_path: Path) -> None:
    """Strictly."""
    checking = ("mypy", "--cache-dir", tmp_path, "geoannot_trade_routes", "tests")
    assert "Success" in done(*checking, folder=plugin, path=plugin)


def test_nothing_of_the_template_is_left(tmp_path: Path) -> None:
    """Every placeholder is filled, every file of the template is used, and the author stands where he should."""
    plugin = new_plugin(names_for("hedges", None, Registry()), tmp_path, author='Ida "Lock" Brecht')
    texts = {path: path.read_text(encoding="utf-8") for path in plugin.rglob("*") if path.is_file()}
    assert not [path for path, text in texts.items() if "{{" in text.replace("${{ matrix.python }}", "")]
    listed = (files("geoannot.kit") / "template" / "files.tsv").read_text(encoding="utf-8").splitlines()[1:]
    there = {file.name for file in (files("geoannot.kit") / "template").iterdir()} - {"files.tsv"}
    assert {line.split("\t")[0] for line in listed} == there
    assert len(texts) == len(there)
    assert "Copyright (c) Ida 'Lock' Brecht" in (plugin / "LICENSE").read_text(encoding="utf-8")


def test_nothing_is_overwritten(plugin: Path) -> None:
    """A folder that is there stays as it is."""
    with pytest.raises(UsageError, match="geoannot-trade-routes is there already, and nothing is overwritten"):
        new_plugin(names_for("trade-routes", "route", Registry()), plugin.parent)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """What the system says is said."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="could not be written"):
        new_plugin(names_for("hedges", None, Registry()), tmp_path / "file")


@pytest.mark.parametrize(
    ("name", "kind", "problem"),
    [
        ("Hedges", None, "'Hedges' can't name a plugin: it takes small letters .*; 'hedges' would do"),
        ("my_plugin", None, "'my-plugin' would do"),
        ("2021", None, "can't name a plugin"),
        ("covid19", None, "digits .not at the end.*; 'covid' would do"),
        ("", None, "can't name a plugin"),
        ("../hedges", None, "'hedges' would do"),
        ("a" * 25, None, "24 at most"),
        ("geoannot-hedges", None, "without geoannot: 'hedges' becomes the distribution geoannot-hedges"),
        ("geoannot_", None, "without geoannot: 'hedges' becomes"),
        ("words", None, "the name 'words' is taken by the plugin words"),
        ("json", None, "the name 'json' is taken by the plugin geoannot"),
        ("hedges", "Hedge", "'Hedge' can't name a layer: .*; 'hedge' would do"),
        ("hedges", "quote", "there is a layer 'quote' already; call the new one otherwise with --kind"),
        ("none", None, "a layer can't be called 'none', because its class would be None"),
        ("hedges", "hedges-config", "its class would be HedgesConfig"),
    ],
)
def test_names_that_will_not_do(registry: Registry, name: str, kind: str | None, problem: str) -> None:
    """Why not is said, and what would do."""
    with pytest.raises(UsageError, match=problem):
        names_for(name, kind, registry)


@pytest.mark.parametrize(
    ("kind", "prefix"), [("hedge", "he"), ("story", "sto"), ("wo", "wo"), ("st", "st-st"), ("a-b", "ab")]
)
def test_prefixes_are_free(registry: Registry, kind: str, prefix: str) -> None:
    """Ids begin with the first letters of the kind that no other kind has."""
    assert names_for("anything", kind, registry).prefix == prefix


def test_the_command_says_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it is, how to install it, how to check it."""
    monkeypatch.chdir(tmp_path)
    assert run(["plugins", "new", "hedges", "--kind", "hedge"]) == 0
    assert "cd geoannot-hedges\n" in capsys.readouterr().out
    assert run(["plugins", "new", "hedges"]) == 2
    assert "is there already" in capsys.readouterr().err
