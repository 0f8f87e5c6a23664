"""The registry: every plugin is asked alone, and a broken one costs nobody else anything."""

from __future__ import annotations

import re
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import attrs
import click
import pytest

from geoannot import registry as registry_module
from geoannot.errors import PluginError, UsageError
from geoannot.hooks import Extractor, Format, hookimpl
from geoannot.installation import installation
from geoannot.model import BUILT_IN_KINDS, Sentence, TextAnnotation, kind
from geoannot.registry import PLUGINS_VARIABLE, Registry, load_file


def extractor(name: str) -> Extractor:
    """An extractor of that name."""
    return Extractor(name=name, version="1", provides=("timex",), load="nowhere:Nothing")


def plugin(**hooks: Any) -> SimpleNamespace:
    """A plugin whose hooks return those values; an exception is raised."""

    def answering(name: str, value: Any) -> Any:
        def hook() -> Any:
            if isinstance(value, BaseException):
                raise value
            return value

        hook.__name__ = name
        return hookimpl(hook)

    return SimpleNamespace(**{name: answering(name, value) for name, value in hooks.items()})


@kind("claim", prefix="c")
@attrs.frozen(kw_only=True)
class Claim(TextAnnotation):
    """A kind of a plugin."""


@kind("assertion", prefix="s")
@attrs.frozen(kw_only=True)
class Assertion(TextAnnotation):
    """A kind whose prefix is taken by sentences."""


def test_what_is_built_in_is_a_plugin() -> None:
    """The formats of the core are registered like anyone's."""
    registry = Registry()
    assert registry.plugins["geoannot"].hooks == ["register_formats"]
    assert {"text", "json", "jsonl"} <= set(registry.formats)
    assert registry.provided_by["json"] == "geoannot"
    assert registry.kinds == BUILT_IN_KINDS
    assert registry.broken == []


def test_a_plugin_offers() -> None:
    """Extractors, formats, kinds, tables and commands of a plugin are taken in."""
    registry = Registry()
    command = click.Command("hello")
    registry.add(
        "mine",
        plugin(
            register_extractors=[extractor("zeta"), extractor("alpha")],
            register_formats=[Format(name="mine-format")],
            register_kinds=[Claim],
            register_tables={"names": [("Oslo", "NO")], "other": [("x",)]},
            register_commands=[command],
        ),
        origin="here",
    )
    assert list(registry.extractors) == ["alpha", "zeta"]
    assert "mine-format" in registry.formats
    assert registry.kinds["claim"] is Claim
    assert registry.tables(["names", "empty"]) == {"names": [("Oslo", "NO")], "empty": []}
    assert registry.tables([]) == {}
    assert registry.commands() == [command]
    assert registry.plugins["mine"].origin == "here"
    assert registry.provided_by["zeta"] == "mine"


@pytest.mark.parametrize(
    ("hooks", "problem"),
    [
        (
            {"register_extractor": []},
            r"there is no hook 'register_extractor'; did you mean register_extractors",
        ),
        ({"register_extractors": ValueError("no luck")}, "ValueError: no luck"),
        ({"register_extractors": SystemExit(3)}, "SystemExit: 3"),
        ({"register_extractors": 7}, "register_extractors returned 7, expected a list of Extractor"),
        ({"register_extractors": "dates"}, "register_extractors returned 'dates', expected a list of Extractor"),
        ({"register_extractors": ["dates"]}, "register_extractors returned 'dates', expected Extractor"),
        ({"register_formats": [extractor("x")]}, "register_formats returned .*, expected Format"),
        ({"register_kinds": [Sentence(spans=[(0, 1)])]}, "register_kinds returned .*, expected type"),
        ({"register_kinds": [str]}, "<class 'str'> is no kind of annotation"),
        ({"register_kinds": [Assertion]}, r"kind 'assertion' \(prefix 's'\) clashes with .*Sentence"),
        ({"register_extractors": [extractor("json")]}, "the name 'json' is taken by geoannot; extractors and formats"),
        ({"register_extractors": [extractor("x"), extractor("x")]}, "the name 'x' is taken by itself"),
        ({"register_extractors": [extractor("x")], "register_formats": [Format(name="x")]}, "the name 'x' is taken"),
    ],
    ids=[
        *("misspelt", "raises", "exits", "number", "text", "texts", "wrong-thing", "no-class", "no-kind", "kind-clash"),
        *("taken-by-a-format", "twice", "extractor-and-format"),
    ],
)
def test_a_broken_plugin_is_listed_and_takes_no_part(hooks: dict[str, Any], problem: str) -> None:
    """What a plugin does wrong is charged to it alone; nothing of it is taken in, and the next one is."""
    registry = Registry()
    registry.add("bad", plugin(register_tables={}, **hooks), origin="there")
    registry.add("good", plugin(register_extractors=[extractor("fine")]))
    (broken,) = registry.broken
    assert (broken.name, broken.origin) == ("bad", "there")
    assert re.search(problem, broken.error)
    assert "Traceback" in broken.trace
    assert list(registry.extractors) == ["fine"]
    assert set(registry.plugins) == {"geoannot", "good"}


def test_two_plugins_of_one_name() -> None:
    """The second is broken: it cannot be told from the first."""
    registry = Registry()
    registry.add("mine", plugin(), origin="first 1.0")
    registry.add("mine", plugin())
    assert [broken.error for broken in registry.broken] == ["the name is taken by first 1.0"]


def test_two_plugins_that_offer_one_extractor() -> None:
    """The name stays with the first, and the second says whose it is."""
    registry = Registry()
    registry.add("one", plugin(register_extractors=[extractor("x")]))
    registry.add("two", plugin(register_extractors=[extractor("x")]))
    (broken,) = registry.broken
    assert broken.error.startswith("the name 'x' is taken by one; ")


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        ([("a",)], "expected a mapping of table names to rows"),
        ({"names": ["Oslo"]}, "table names: 'Oslo' is no row; a row is a tuple of strings"),
        ({"names": [("Oslo", 3)]}, r"table names: \('Oslo', 3\) is no row"),
        (ValueError("no luck"), "ValueError: no luck"),
    ],
    ids=["list", "text", "number", "raises"],
)
def test_wrong_tables_are_noted_when_they_are_asked_for(tables: Any, problem: str) -> None:
    """Tables are asked for late; what fails then is noted, and the rows of others come."""
    registry = Registry()
    registry.add("bad", plugin(register_tables=tables))
    registry.add("good", plugin(register_tables={"names": [("Rome",)]}))
    assert registry.broken == []
    assert registry.tables(["names"]) == {"names": [("Rome",)]}
    assert re.search(problem, registry.broken[0].error)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [(ValueError("no luck"), "ValueError: no luck"), (3, "register_commands"), ([3], "register_commands")],
)
def test_commands_that_fail(answer: Any, problem: str) -> None:
    """A plugin whose commands cannot be made, or are none, is noted, and what is installed can still be told."""
    registry = Registry()
    registry.add("bad", plugin(register_commands=answer))
    assert all(one["commands"] == [] for one in installation(registry)["plugins"])
    assert len(registry.broken) == 1
    assert problem in registry.broken[0].error


# Plugin files


def test_a_plugin_file_takes_part(words_file: Path) -> None:
    """A Python file is a plugin, named after the file."""
    registry = Registry.discover(plugin_files=[words_file], environment={PLUGINS_VARIABLE: ""})
    assert registry.plugins["words"].origin == str(words_file)
    assert list(registry.extractors) == ["words"]
    assert "word" in registry.kinds


def test_the_same_file_is_the_same_module(words_file: Path, words: ModuleType) -> None:
    """A file that is loaded twice gives the same classes."""
    assert load_file(words_file) is words


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("import no_such_module_here", "ModuleNotFoundError: No module named 'no_such_module_here'"),
        ("def broken(:", "SyntaxError: "),
        ("raise ValueError('no luck')", "ValueError: no luck"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("1 / 0", "ZeroDivisionError: "),
    ],
    ids=["missing-module", "syntax", "raises", "exits", "divides"],
)
def test_a_plugin_file_that_cannot_be_imported(tmp_path: Path, source: str, problem: str) -> None:
    """It is listed with its error, and leaves no half-made module behind."""
    path = tmp_path / "mine.py"
    path.write_text(source, encoding="utf-8")
    before = set(sys.modules)
    registry = Registry.discover(plugin_files=[path], environment={PLUGINS_VARIABLE: ""})
    (broken,) = registry.broken
    assert (broken.name, broken.origin) == ("mine", str(path))
    assert broken.error.startswith(problem)
    assert not [name for name in set(sys.modules) - before if name.endswith("mine")]


def test_a_plugin_file_that_is_not_there(tmp_path: Path) -> None:
    """It is a wrong call, not a broken plugin."""
    with pytest.raises(UsageError, match=r"plugin file .*nothing\.py does not exist"):
        Registry.discover(plugin_files=[tmp_path / "nothing.py"], environment={PLUGINS_VARIABLE: ""})


def test_a_file_that_is_no_python(tmp_path: Path) -> None:
    """A file with another suffix cannot be imported."""
    path = tmp_path / "mine.txt"
    path.write_text("", encoding="utf-8")
    with pytest.raises(PluginError, match="is no Python file"):
        load_file(path)


# Discovery


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, words: ModuleType) -> None:
    """Three plugins are installed: one works, one is missing, one exits when it is imported."""
    exiting = ModuleType("exiting_plugin")
    monkeypatch.setitem(sys.modules, "exiting_plugin", exiting)
    monkeypatch.setattr(exiting, "__getattr__", _exit, raising=False)
    points = [
        EntryPoint("working", words.__name__, "geoannot"),
        EntryPoint("missing", "no_such_module_here", "geoannot"),
        EntryPoint("exiting", "exiting_plugin:plugin", "geoannot"),
    ]
    monkeypatch.setattr(registry_module, "entry_points", lambda group: points)


def _exit(name: str) -> Any:
    raise SystemExit(4)


@pytest.mark.usefixtures("installed")
def test_discovery() -> None:
    """Installed plugins are loaded one by one; those that fail are listed in the order of their names."""
    registry = Registry.discover(environment={})
    assert list(registry.extractors) == ["words"]
    assert [(broken.name, broken.error) for broken in registry.broken] == [
        ("exiting", "SystemExit: 4"),
        ("missing", "ModuleNotFoundError: No module named 'no_such_module_here'"),
    ]
    assert [broken.origin for broken in registry.broken] == ["exiting_plugin:plugin", "no_such_module_here"]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("value", "loaded", "broken"),
    [
        ("", [], []),
        (",", [], []),
        ("working", ["working"], []),
        (" working , exiting", ["working"], ["exiting"]),
        ("somebody", [], []),
    ],
)
def test_the_environment_admits_plugins(value: str, loaded: list[str], broken: list[str]) -> None:
    """The variable switches discovery off, or names the plugins that are loaded."""
    registry = Registry.discover(environment={PLUGINS_VARIABLE: value})
    assert [name for name in registry.plugins if name != "geoannot"] == loaded
    assert [one.name for one in registry.broken] == broken


@pytest.mark.usefixtures("installed")
def test_the_environment_is_that_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no environment is given, it is the real one."""
    monkeypatch.setenv(PLUGINS_VARIABLE, "")
    assert list(Registry.discover().plugins) == ["geoannot"]


@pytest.mark.usefixtures("installed")
def test_unwanted_plugins_are_not_even_loaded() -> None:
    """A plugin that is disabled cannot fail."""
    registry = Registry.discover(disable=["missing", "exiting"], environment={})
    assert registry.broken == []
    assert registry.disabled == ["exiting", "missing"]
