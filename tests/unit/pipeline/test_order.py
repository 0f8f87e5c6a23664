"""Order: each extractor behind those that it needs, the same every time, and circles refused by name."""

from __future__ import annotations

from itertools import permutations

import pytest

from geoannot.errors import PipelineError
from geoannot.hooks import Extractor
from geoannot.pipeline.order import in_order, missing_providers, needed


def extractor(name: str, provides: str, requires: str = "", after: str = "") -> Extractor:
    """An extractor; kinds and names are parted by blanks."""
    return Extractor(
        name=name,
        version="1",
        provides=provides.split(),
        requires=requires.split(),
        after=after.split(),
        load="nowhere:Nothing",
    )


DEFAULT = [
    extractor("structure", "heading paragraph sentence"),
    extractor("dates", "timex", after="structure"),
    extractor("entities", "entity mention", "sentence", "dates"),
    extractor("quotes", "quote", "sentence entity mention"),
    extractor("stance", "stance", "sentence entity mention quote"),
]


def names(extractors: list[Extractor]) -> list[str]:
    """The names of extractors."""
    return [one.name for one in extractors]


def test_the_default_extractors() -> None:
    """Each runs behind what it requires, in whatever order they were given."""
    for given in permutations(DEFAULT):
        assert names(in_order(given)) == ["structure", "dates", "entities", "quotes", "stance"]


@pytest.mark.parametrize(
    ("extractors", "expected"),
    [
        ([], ""),
        ([extractor("b", "x"), extractor("a", "y")], "a b"),
        ([extractor("a", "x", after="b"), extractor("b", "y")], "b a"),
        ([extractor("a", "x", after="y"), extractor("b", "y")], "b a"),
        ([extractor("a", "x", after="nobody"), extractor("b", "y")], "a b"),
        ([extractor("a", "x", "x"), extractor("b", "x")], "b a"),
        ([extractor("c", "x", "y z"), extractor("b", "y"), extractor("a", "z")], "a b c"),
        ([extractor("b", "x"), extractor("a", "x"), extractor("c", "y", "x")], "a b c"),
    ],
    ids=[
        *("none", "by-name", "after-a-name", "after-a-kind", "after-nobody", "own-kind", "two-needs", "two-providers"),
    ],
)
def test_order(extractors: list[Extractor], expected: str) -> None:
    """Needs and wishes order extractors; names decide where nothing else does."""
    assert " ".join(names(in_order(extractors))) == expected


@pytest.mark.parametrize(
    ("extractors", "circle"),
    [
        ([extractor("a", "x", "y"), extractor("b", "y", "x")], {"a", "b"}),
        ([extractor("a", "x", "y"), extractor("b", "y", after="a")], {"a", "b"}),
        (
            [extractor("a", "x", "z"), extractor("b", "y", "x"), extractor("c", "z", "y"), extractor("d", "w")],
            set("abc"),
        ),
    ],
    ids=["hard", "soft", "three"],
)
def test_circles_are_named(extractors: list[Extractor], circle: set[str]) -> None:
    """Extractors that wait for one another are refused, and the circle is shown."""
    with pytest.raises(PipelineError, match=r"wait for one another in a circle: .*; disable one of them") as caught:
        in_order(extractors)
    shown = str(caught.value).partition("circle: ")[2].partition(";")[0].split(" → ")
    assert set(shown) == circle
    assert shown[0] == shown[-1]


@pytest.mark.parametrize(
    ("only", "present", "expected"),
    [
        ("", "", "structure dates entities quotes stance"),
        ("", "entity mention", "structure dates quotes stance"),
        ("", "entity", "structure dates entities quotes stance"),
        ("dates", "", "dates"),
        ("quotes", "", "structure entities quotes"),
        ("quotes", "sentence entity mention", "quotes"),
        ("quotes dates", "entity mention", "structure dates quotes"),
        ("stance", "", "structure entities quotes stance"),
        ("stance", "stance", ""),
    ],
)
def test_needed(only: str, present: str, expected: str) -> None:
    """An extractor runs if a layer of its is absent; --only takes along what is required and lacking."""
    assert " ".join(names(needed(in_order(DEFAULT), only.split(), present.split()))) == expected


def test_missing_providers() -> None:
    """What is required, not provided and not brought along is named by its extractor."""
    assert missing_providers(DEFAULT, []) == {}
    assert missing_providers(DEFAULT[2:], []) == {name: ["sentence"] for name in ("entities", "quotes", "stance")}
    assert missing_providers(DEFAULT[3:], ["sentence", "entity"]) == {"quotes": ["mention"], "stance": ["mention"]}
    assert missing_providers(DEFAULT[2:], ["sentence"]) == {}
