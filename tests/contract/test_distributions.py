"""The six distributions are laid out alike, and what is said of them in several places agrees."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = sorted(ROOT.glob("plugins/geoannot-*"))
DISTRIBUTIONS = [ROOT, *PLUGINS]


def read_setup(distribution: Path) -> configparser.ConfigParser:
    """Return the parsed setup.cfg of a distribution."""
    config = configparser.ConfigParser()
    config.read(distribution / "setup.cfg", encoding="utf-8")
    return config


def lines(value: str) -> list[str]:
    """Return the entries of a setup.cfg list."""
    return [line.strip() for line in value.splitlines() if line.strip()]


def claimed_versions(distribution: Path) -> list[str]:
    """Return the Python versions that a distribution's classifiers claim, as `3.11`."""
    classifiers = read_setup(distribution)["metadata"]["classifiers"]
    return re.findall(r"Python :: (3\.\d+)$", classifiers, flags=re.MULTILINE)


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda path: path.name)
@pytest.mark.parametrize("name", ["LICENSE", "setup.py"])
def test_copies_are_equal(plugin: Path, name: str) -> None:
    """A file that every distribution must hold is the same everywhere."""
    assert (plugin / name).read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda path: path.name)
def test_plugins_share_the_metadata_of_the_core(plugin: Path) -> None:
    """Author, license, Python versions and kinds of data files are those of the core."""
    core, own = read_setup(ROOT), read_setup(plugin)
    assert own["metadata"]["author"] == core["metadata"]["author"]
    assert own["metadata"]["license_expression"] == core["metadata"]["license_expression"]
    assert own["options"]["python_requires"] == core["options"]["python_requires"]
    assert claimed_versions(plugin) == claimed_versions(ROOT)
    assert set(lines(own["options.package_data"]["*"])) <= set(lines(core["options.package_data"]["*"]))


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda path: path.name)
def test_plugins_are_found_under_their_name(plugin: Path) -> None:
    """A plugin's entry point, package and distribution have one name, and its package is typed."""
    name = plugin.name.removeprefix("geoannot-")
    package = plugin / f"geoannot_{name}"
    assert lines(read_setup(plugin)["options.entry_points"]["geoannot"]) == [f"{name} = geoannot_{name}"]
    assert (package / "py.typed").is_file()
    assert (plugin / "README.md").is_file()


def test_every_plugin_is_in_the_lists() -> None:
    """The extra `all` and the requirements of a checkout name every plugin."""
    names = {plugin.name for plugin in PLUGINS}
    requirements = (ROOT / "plugins/requirements.txt").read_text(encoding="utf-8")
    assert set(lines(read_setup(ROOT)["options.extras_require"]["all"])) == names
    assert set(re.findall(r"^-e \./plugins/(\S+)$", requirements, flags=re.MULTILINE)) == names


def test_claimed_versions_are_those_that_ci_runs() -> None:
    """A Python version is claimed only where the checks run on it."""
    run = (ROOT / ".ci/run").read_text(encoding="utf-8")
    (versions,) = re.findall(r"^claimed=\((.*)\)$", run, flags=re.MULTILINE)
    assert versions.split() == claimed_versions(ROOT)


def test_ignores_carry_their_reason() -> None:
    """A switched-off rule of the linter or of the type checker says why beside it."""
    ignore = re.compile(r"#\s*(?:noqa: [A-Z0-9, ]+|type: ignore(?:\[[\w, -]+\])?|pragma: no (?:cover|branch))")
    silent = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).parts
        if any((part.startswith(".") and part != ".ci") or part == "build" for part in parts):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = list(ignore.finditer(line))
            if found and not re.search(r"\w{3}", line[found[-1].end() :]):
                silent.append(f"{'/'.join(parts)}:{number}: {line.strip()}")
    assert not silent
