"""What values are called on a page."""

from __future__ import annotations

import datetime

import pytest

from geoannot.formats.html.wording import counted, leaning, one_line, period, signed, time_of_day


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-03-15", "2021-03-15", "15 March 2021"),
        ("2021-03-01", "2021-03-31", "March 2021"),
        ("2020-02-01", "2020-02-29", "February 2020"),
        ("2021-02-01", "2021-02-27", "1–27 February 2021"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("1970-01-01", "1979-12-31", "1970–1979"),
        ("2021-06-01", "2021-08-31", "June – August 2021"),
        ("2020-12-01", "2021-02-28", "December 2020 – February 2021"),
        ("2021-03-29", "2021-04-04", "29 March – 4 April 2021"),
        ("2020-12-28", "2021-01-03", "28 December 2020 – 3 January 2021"),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
    ids=[
        *("day", "month", "leap-month", "most-of-a-month", "year", "decade", "season", "winter"),
        *("week-over-months", "week-over-years", "end-of-time"),
    ],
)
def test_periods_are_said_as_briefly_as_can_be(first: str, last: str, words: str) -> None:
    """Whole months and years are named; days are left out of them."""
    assert period(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-03-15T09:15", "09:15"),
        ("2021-03-15T16", "16:00"),
        ("2021-03-15TNI", "night"),
        ("2021-03-15", ""),
        ("PT48H", ""),
        ("", ""),
    ],
    ids=["clock", "hour", "part", "day", "duration", "none"],
)
def test_times_of_day(value: str, words: str) -> None:
    """Clock times and parts of the day are told, durations are neither."""
    assert time_of_day(value) == words


@pytest.mark.parametrize(
    ("text", "longest", "line"),
    [
        (" a \r\n b\u00a0c ", 0, "a b c"),
        ("one two three", 13, "one two three"),
        ("one two three", 10, "one two…"),
        ("abcdefghijkl", 5, "abcd…"),
        ("a" + " " * 50 + "b" * 9, 5, "a bb…"),
        ("a" + " " * 50 + "b", 5, "a b"),
        ("a" * 1000, 5, "aaaa…"),
    ],
    ids=["white-space", "fits", "at-a-word", "in-a-word", "wide-gap", "wide-gap-that-fits", "far-too-long"],
)
def test_lines_are_cut_at_words(text: str, longest: int, line: str) -> None:
    """White space becomes single blanks; what is too long ends at a word, if one ends late enough."""
    assert one_line(text, longest) == line


def test_polarities() -> None:
    """Signs are true minus signs; what rounds to nothing has none; what is mild is neutral."""
    assert [signed(value) for value in (0.6, -0.34, 0.04, -0.04)] == ["+0.6", "−0.3", "0.0", "0.0"]
    assert [leaning(value) for value in (0.15, 0.14, -0.14, -0.15)] == ["for", "neutral", "neutral", "against"]


def test_numbers_have_their_noun() -> None:
    """One has the singular, thousands have a comma."""
    assert [counted(1, "date"), counted(0, "date"), counted(1024, "date")] == ["1 date", "0 dates", "1,024 dates"]
