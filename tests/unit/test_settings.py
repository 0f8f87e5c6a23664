"""Settings: words and mappings become the typed configuration that an extractor declares."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import attrs
import pytest

from geoannot.errors import ConfigError, FieldError
from geoannot.settings import configure, parse_settings


def _above_zero(instance: Any, attribute: Any, value: float) -> None:
    if value <= 0:
        raise ValueError("ratio must be above 0")


def _no_roman(instance: Any, attribute: Any, value: str) -> None:
    if value == "roman":
        raise FieldError("numbers", "style", value, "another style")


@attrs.frozen
class Config:
    """One field of each type that settings can have."""

    mode: Literal["news", "narrative"] = "news"
    strict: bool = False
    most: int = 10
    ratio: float = attrs.field(default=0.5, validator=_above_zero)
    style: str = attrs.field(default="plain", validator=_no_roman)
    table: Path | None = None
    limit: int | None = None
    folder: Path = Path()


@attrs.frozen
class NoFields:
    """Nothing can be set."""


def test_parse_settings() -> None:
    """Words become values by name and key; the last of two counts, and a value may hold anything."""
    words = ["dates.mode=news", "dates.mode=narrative", "tei.style=a=b.c", "dates.most="]
    assert parse_settings(words) == {"dates": {"mode": "narrative", "most": ""}, "tei": {"style": "a=b.c"}}


@pytest.mark.parametrize("word", ["dates", "dates.mode", "mode=narrative", ".mode=x", "dates.=x", "=", ""])
def test_what_is_no_setting(word: str) -> None:
    """A word of another form is refused, with an example of a right one."""
    with pytest.raises(ConfigError, match=r"is no setting; write NAME\.KEY=VALUE, for example dates\.mode=narrative"):
        parse_settings([word])


@pytest.mark.parametrize(
    ("key", "given", "expected"),
    [
        ("mode", "narrative", "narrative"),
        ("strict", "true", True),
        ("strict", "False", False),
        ("strict", True, True),
        ("most", "3", 3),
        ("most", 3, 3),
        ("ratio", "0.25", 0.25),
        ("ratio", "1e-3", 0.001),
        ("style", "3", "3"),
        ("table", "a/b.tsv", Path("a/b.tsv")),
        ("table", None, None),
        ("table", Path("x"), Path("x")),
        ("folder", "x", Path("x")),
        ("limit", "7", 7),
        ("limit", None, None),
    ],
)
def test_values_are_read_as_their_type(key: str, given: Any, expected: Any) -> None:
    """Text becomes what the field is; a value of the right type stays as it is."""
    value = getattr(configure("x", Config, {key: given}), key)
    assert value == expected
    assert type(value) is type(expected)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"mode": "story"}, r"x\.mode can't be 'story'; it is one of news, narrative"),
        ({"strict": "maybe"}, r"x\.strict can't be 'maybe'; it is true or false"),
        ({"most": "3.5"}, r"x\.most can't be '3\.5'; it is a whole number"),
        ({"most": 3.5}, r"x\.most can't be 3\.5; it is a whole number"),
        ({"ratio": "half"}, r"x\.ratio can't be 'half'; it is a number"),
        ({"style": 3}, r"x\.style can't be 3; it is text"),
        ({"limit": "few"}, r"x\.limit can't be 'few'; it is a whole number"),
        ({"mod": "news"}, "x has no setting 'mod'; it has mode, strict, most, ratio, style, table, limit, folder"),
        ({"ratio": -1}, "x: ratio must be above 0"),
    ],
)
def test_wrong_settings(values: dict[str, Any], problem: str) -> None:
    """A wrong key or value is refused, and the right ones are listed."""
    with pytest.raises(ConfigError, match=problem):
        configure("x", Config, values)


def test_errors_of_ours_come_through() -> None:
    """A configuration that says for itself what is wrong is not said again in other words."""
    with pytest.raises(FieldError, match="expected another style"):
        configure("x", Config, {"style": "roman"})


def test_an_instance_is_taken_as_it_is() -> None:
    """Who has a configuration gives it."""
    config = Config(most=3)
    assert configure("x", Config, config) is config


def test_nothing_to_set() -> None:
    """What has no settings cannot be set."""
    assert configure("x", None, {}) is None
    with pytest.raises(ConfigError, match=r"x has no settings, so x\.mode can't be set"):
        configure("x", None, {"mode": "news"})
    with pytest.raises(ConfigError, match="x has no setting 'mode'; it has none"):
        configure("x", NoFields, {"mode": "news"})
