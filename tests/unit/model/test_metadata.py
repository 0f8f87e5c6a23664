"""Metadata: what is known of a document beside its text."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import pytest

from geoannot.errors import FieldError
from geoannot.model import Metadata


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2021-03-18", datetime.date(2021, 3, 18)),
        ("2021-03-18T10:30:00Z", datetime.date(2021, 3, 18)),
        ("2021-03-18 10:30", datetime.date(2021, 3, 18)),
        (None, None),
    ],
)
def test_calendar_date(date: str | None, day: datetime.date | None) -> None:
    """The day of the date, with or without a time behind it."""
    assert Metadata(date=date).calendar_date == day


@pytest.mark.parametrize("date", ["2021-02-30", "18 March 2021", "20210318", "2021-03", "2021-03-18x", "", 2021])
def test_what_is_no_date(date: Any) -> None:
    """What is no calendar day is refused."""
    with pytest.raises(FieldError, match=r"metadata: date is .*, expected a calendar day, YYYY-MM-DD"):
        Metadata(date=date)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": 3}, "title"),
        ({"source": b"x"}, "source"),
        ({"url": []}, "url"),
        ({"language": 1}, "language"),
        ({"authors": [3]}, "authors"),
        ({"authors": None}, "authors"),
        ({"authors": 3}, "authors"),
        ({"authors": {"a": 1}}, "authors"),
        ({"x": object()}, "x"),
        ({"x": {"y": [float("nan")]}}, "x"),
        ({"x": {1.5: "y"}}, "x"),
    ],
)
def test_wrong_values(values: dict[str, Any], field: str) -> None:
    """A wrong value is refused by the name of its field."""
    with pytest.raises(FieldError, match=f"metadata: {field} is") as caught:
        Metadata.of(values)
    assert caught.value.field == field


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), (1, 2), object(), b"x", {1: "a"}, [[{"a": float("inf")}]], {"a": {2}}],
    ids=repr,
)
def test_extra_holds_what_json_can_say(value: Any) -> None:
    """Whatever would come back changed from JSON, or not at all, is refused by the name of its key."""
    with pytest.raises(FieldError, match=r"metadata: desk is .*, expected text, numbers, lists, or mappings") as caught:
        Metadata(extra={"desk": value})
    assert caught.value.field == "desk"


def test_extra_has_text_for_keys_and_an_end() -> None:
    """A key that is no text is refused, and so are lists in lists without end."""
    keys: Any = {3: "a"}
    with pytest.raises(FieldError, match="metadata: 3 is 'a'"):
        Metadata(extra=keys)
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(FieldError, match="metadata: loop is"):
        Metadata(extra={"loop": endless})
    assert Metadata(extra={"a": [{"b": [None, True, 1, 0.5, "x"]}]}).extra["a"] == [{"b": [None, True, 1, 0.5, "x"]}]


def test_of_keeps_what_has_no_field() -> None:
    """Keys that are no field go to extra."""
    metadata = Metadata.of({"title": "T", "authors": "Ada", "desk": {"n": 1}})
    assert metadata == Metadata(title="T", authors=("Ada",), extra={"desk": {"n": 1}})


def test_extra_is_read_only() -> None:
    """What came with a document is not changed in place."""
    extra: Any = Metadata(extra={"a": 1}).extra
    with pytest.raises(TypeError, match="does not support item assignment"):
        extra["a"] = 2


def test_pickled_and_back() -> None:
    """Metadata goes from process to process."""
    metadata = Metadata(title="T", date="2021-03-18", authors=["Ada"], extra={"desk": "North"})
    assert pickle.loads(pickle.dumps(metadata)) == metadata
