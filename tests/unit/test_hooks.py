"""Hooks: specifications of extractors and formats check themselves, and load what they name."""

from __future__ import annotations

import warnings
from typing import Any

import attrs
import pytest

from geoannot.errors import GeoannotWarning, PluginError
from geoannot.hooks import AnnotationExtractor, Extractor, Format, Hooks, ReadContext, load_object
from geoannot.model import BUILT_IN_KINDS


@attrs.frozen
class Config:
    """Settings."""

    most: int = 3


class Finder:
    """Keeps what it was made with."""

    def __init__(self, **made_with: Any) -> None:
        self.made_with = made_with

    def extract(self, document: Any) -> list[Any]:
        """Nothing."""
        return []


def made_with(extractor: AnnotationExtractor) -> dict[str, Any]:
    """The keyword arguments of an extractor's class."""
    assert isinstance(extractor, Finder)
    return extractor.made_with


@pytest.mark.parametrize("name", ["", "Dates", "my dates", "1st", "a.b", None, 3])
def test_names_are_lower_case_words(name: Any) -> None:
    """The name stands in --only and --set, so it is a word."""
    with pytest.raises(PluginError, match="Extractor: the name is a lower-case word, not"):
        Extractor(name=name, version="1", provides=("timex",), load=Finder)
    with pytest.raises(PluginError, match="Format: the name is a lower-case word, not"):
        Format(name=name)


def test_an_extractor_provides_something() -> None:
    """An extractor that finds nothing is none."""
    with pytest.raises(PluginError, match="extractor idle provides no kind of annotation"):
        Extractor(name="idle", version="1", provides=(), load=Finder)


def test_one_name_may_stand_alone() -> None:
    """A single kind need not be put into a tuple."""
    extractor = Extractor(name="my-dates", version="1", provides="timex", requires="sentence", load=Finder)
    assert (extractor.provides, extractor.requires, extractor.signature) == (("timex",), ("sentence",), "my-dates/1")


@pytest.mark.parametrize(
    ("declared", "given", "expected"),
    [
        ({}, {}, {}),
        ({"Config": Config}, {}, {"config": Config()}),
        ({"Config": Config}, {"config": Config(most=5)}, {"config": Config(most=5)}),
        ({"tables": "names"}, {}, {"tables": {"names": ()}}),
        ({"tables": "names"}, {"tables": {"names": [("a",)], "other": []}}, {"tables": {"names": [("a",)]}}),
    ],
    ids=["nothing", "default-config", "config", "no-rows", "rows"],
)
def test_build_gives_what_is_declared(declared: Any, given: Any, expected: Any) -> None:
    """The class is made with config and tables where its specification declares them, and with nothing else."""
    extractor = Extractor(name="x", version="1", provides="timex", load=Finder, **declared)
    assert made_with(extractor.build(**given)) == expected


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("no_such_module_here:Class", "No module named 'no_such_module_here'"),
        ("geoannot.model:NoSuchClass", "has no attribute 'NoSuchClass'"),
        ("geoannot.model", "has no attribute"),
        ("", "Empty module name"),
    ],
)
def test_what_cannot_be_loaded(target: str, problem: str) -> None:
    """A target that is not there is charged to its owner."""
    with pytest.raises(PluginError, match=rf"extractor x: can't load '{target}': .*{problem}"):
        Extractor(name="x", version="1", provides="timex", load=target).build()


def test_load_object_takes_objects() -> None:
    """What is no string is what it stands for."""
    assert load_object(Finder, "x") is Finder
    assert load_object("geoannot.model:Span", "x").__name__ == "Span"


def test_formats_that_only_go_one_way() -> None:
    """A format that cannot be read, or written, says so."""
    one_way = Format(name="oneway")
    with pytest.raises(PluginError, match="format oneway can't be read, only written"):
        one_way.reader()
    with pytest.raises(PluginError, match="format oneway can't be written, only read"):
        one_way.writer()


def test_reports_become_warnings() -> None:
    """What is odd is a Python warning, unless somebody takes it."""
    context = ReadContext(kinds=BUILT_IN_KINDS)
    with pytest.warns(GeoannotWarning, match="odd"):
        context.report("odd")
    taken: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ReadContext(kinds=BUILT_IN_KINDS, report=taken.append).report("odd")
    assert taken == ["odd"]


@pytest.mark.parametrize("hook", [name for name in vars(Hooks) if name.startswith("register_")])
def test_specifications_are_not_called(hook: str) -> None:
    """A specification says what a hook is, and does nothing."""
    with pytest.raises(AssertionError, match="a specification is not called"):
        getattr(Hooks(), hook)()
