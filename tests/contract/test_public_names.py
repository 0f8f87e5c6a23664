"""What is public is described; what is a hook or a kind is documented, tested and has a strategy."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import find, settings

import geoannot
from geoannot import errors
from geoannot.hooks import Hooks
from geoannot.model import BUILT_IN_KINDS, Annotation
from geoannot.testing import annotations_of

ROOT = Path(__file__).parents[2]
HOOKS = [name for name in vars(Hooks) if name.startswith("register_")]
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(geoannot.__path__, "geoannot.")
    if module.name != "geoannot.__main__"
)


def public(owner: Any, module: str) -> Iterator[tuple[str, Any]]:
    """The public classes and functions of a module, and the public methods and properties of the classes."""
    for name, value in vars(owner).items():
        if name.startswith("_") or getattr(value, "__module__", module) != module:
            continue
        if inspect.isclass(value):
            yield f"{owner.__name__}.{name}", value
            if not issubclass(value, tuple):
                yield from public(value, module)
        elif name != getattr(value, "__name__", name):
            continue  # one function under several names
        elif inspect.isfunction(value) or isinstance(value, (property, classmethod, staticmethod)):
            yield f"{owner.__name__}.{name}", value


@pytest.mark.parametrize("name", MODULES)
def test_public_names_are_described(name: str) -> None:
    """Every public module, class, function and method says what it is for."""
    module = importlib.import_module(name)
    assert module.__doc__
    silent = [where for where, value in public(module, name) if not inspect.getdoc(value)]
    assert silent == []


def test_the_facade_offers_what_it_lists() -> None:
    """Every name of the façade is there, once, in order, and nothing else is."""
    assert sorted(set(geoannot.__all__)) == sorted(geoannot.__all__)
    for name in geoannot.__all__:
        assert getattr(geoannot, name) is not None
    assert set(dir(geoannot)) >= set(geoannot.__all__)
    with pytest.raises(AttributeError, match="module 'geoannot' has no attribute 'annotat'"):
        geoannot.annotat  # noqa: B018  # asking for it is the test


def test_errors_are_one_tree() -> None:
    """Whoever catches GeoannotError catches all that is raised on purpose, and each is a built-in error too."""
    found = [value for value in vars(errors).values() if inspect.isclass(value) and issubclass(value, Exception)]
    for cls in found:
        assert issubclass(cls, (errors.GeoannotError, errors.GeoannotWarning))
        if cls not in (errors.GeoannotError, errors.GeoannotWarning, errors.PluginError, errors.PipelineError):
            assert any(
                base.__module__ == "builtins" and base not in (Exception, BaseException, object) for base in cls.__mro__
            )


@pytest.mark.parametrize("hook", HOOKS)
def test_hooks_are_documented_and_tested(hook: str) -> None:
    """A hook has a sentence, a type for what it returns, a test, and a place in the reference."""
    specification = getattr(Hooks, hook)
    assert inspect.getdoc(specification)
    assert specification.__annotations__["return"]
    assert hook in (ROOT / "tests/unit/test_registry.py").read_text(encoding="utf-8")
    reference = (ROOT / "docs/reference/hooks.md").read_text(encoding="utf-8")
    assert "geoannot.hooks.Hooks" in reference
    assert ":members:" in reference


@pytest.mark.parametrize("name", BUILT_IN_KINDS)
def test_kinds_have_a_strategy_a_page_and_a_module(name: str) -> None:
    """A kind can be drawn, stands in the description of the JSON document, and in a module of its name."""
    cls: type[Annotation] = BUILT_IN_KINDS[name]
    drawn = find(annotations_of(cls, "abc"), lambda _: True, settings=settings(database=None, derandomize=True))
    assert type(drawn) is cls
    assert cls.__module__ == f"geoannot.model.{name}"
    assert f"`{name}`" in (ROOT / "docs/reference/json.md").read_text(encoding="utf-8")
    assert inspect.getdoc(cls)


@pytest.mark.parametrize("name", BUILT_IN_KINDS)
def test_fields_of_kinds_are_described(name: str) -> None:
    """Every field of a kind's own stands in its docstring and in the description of the JSON document."""
    cls = BUILT_IN_KINDS[name]
    page = (ROOT / "docs/reference/json.md").read_text(encoding="utf-8")
    for field in set(cls.field_names) - {"id", "spans", "by", "confidence", "features"}:
        assert f"{field}:" in (inspect.getdoc(cls) or "")
        assert f"`{field}`" in page


LOADED = "import sys; {}; print(' '.join(sys.modules), file=sys.stderr)"


@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        (
            "import geoannot",
            {"attrs", "attr", "msgspec", "pluggy", "click", "lxml", "jinja2", "hypothesis", "geoannot.model"},
        ),
        ("sys.argv = ['geoannot', '--version']; from geoannot.cli import main; main()", {"attr", "msgspec", "click"}),
        ("import geoannot.model", {"msgspec", "pluggy", "click", "lxml", "jinja2", "hypothesis"}),
        ("from geoannot.registry import Registry; Registry()", {"msgspec", "click", "lxml", "jinja2", "hypothesis"}),
    ],
    ids=["import", "version", "model", "registry"],
)
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str, unwanted: set[str]) -> None:
    """Importing the package and asking for the version load next to nothing; formats are loaded when they are used."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(statement)], capture_output=True, text=True, check=True, timeout=60
    )
    assert set(done.stderr.split()) & unwanted == set()


def test_testing_says_what_it_needs() -> None:
    """Without Hypothesis, geoannot.testing says how to get it."""
    statement = "import sys; sys.modules['hypothesis'] = None; import geoannot.testing"
    done = subprocess.run([sys.executable, "-c", statement], capture_output=True, text=True, check=False, timeout=60)
    assert (
        "ImportError: geoannot.testing needs Hypothesis; install it with: pip install geoannot[testing]" in done.stderr
    )
