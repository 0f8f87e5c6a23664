"""Kinds: the built-in ones, those of plugins beside them, and the order in which layers are written."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from geoannot.errors import PluginError
from geoannot.model import BUILT_IN_KINDS, Annotation, Sentence, TextAnnotation, kind, with_kinds, written_order


def make(name: str, prefix: str) -> type[Annotation]:
    """A kind of that name and prefix."""

    @kind(name, prefix=prefix)
    @attrs.frozen(kw_only=True)
    class Made(TextAnnotation):
        """Some kind."""

    return Made


def test_plugins_add_kinds() -> None:
    """The kinds of plugins stand behind the built-in ones; one that is given twice is one."""
    claim = make("claim", "c")
    assert list(with_kinds([claim, claim, Sentence])) == [*BUILT_IN_KINDS, "claim"]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ([make("sentence", "x")], r"kind 'sentence' \(prefix 'x'\) clashes with .*Sentence \(kind 'sentence'"),
        ([make("saying", "s")], r"kind 'saying' \(prefix 's'\) clashes with .*Sentence"),
        ([make("claim", "c"), make("claim", "k")], "kind 'claim'"),
        ([TextAnnotation], "is no kind of annotation"),
        ([str], "is no kind of annotation"),
        (["claim"], "is no kind of annotation"),
    ],
    ids=["name-taken", "prefix-taken", "two-plugins", "base-class", "other-class", "no-class"],
)
def test_kinds_that_clash(more: list[Any], problem: str) -> None:
    """Names and prefixes belong to one kind."""
    with pytest.raises(PluginError, match=problem):
        with_kinds(more)


def test_written_order() -> None:
    """Built-in layers come in the order of their table, all others behind them by name."""
    assert written_order(["zone", "stance", "claim", "heading", "entity"]) == [
        *("heading", "entity", "stance"),
        *("claim", "zone"),
    ]
