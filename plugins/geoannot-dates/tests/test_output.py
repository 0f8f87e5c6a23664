"""Bounds, EDTF, anchors, mods and confidence of what is found."""

from __future__ import annotations

import pytest
from geoannot_dates import DatesConfig, Mode
from geoannot_dates.extractor import DatesExtractor

from geoannot.model import Document, Metadata, Timex


def resolve(text: str, *, mode: Mode = "news", date: str | None = "2003-05-14") -> list[Timex]:
    """The timexes of a text."""
    return list(DatesExtractor(DatesConfig(mode=mode)).extract(Document(text, metadata=Metadata(date=date))))


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "edtf"),
    [
        ("on 2 May 1998", "1998-05-02", "1998-05-02", "1998-05-02"),
        ("in May 2001", "2001-05-01", "2001-05-31", "2001-05"),
        ("in early May 2001", "2001-05-01", "2001-05-10", "2001-05-01/2001-05-10"),
        ("in mid-May 2001", "2001-05-11", "2001-05-20", "2001-05-11/2001-05-20"),
        ("in late February 2001", "2001-02-21", "2001-02-28", "2001-02-21/2001-02-28"),
        ("in 1963", "1963-01-01", "1963-12-31", "1963"),
        ("in early 1963", "1963-01-01", "1963-04-30", "1963-01-01/1963-04-30"),
        ("at the end of 1963", "1963-09-01", "1963-12-31", "1963-09-01/1963-12-31"),
        ("around 1963", "1963-01-01", "1963-12-31", "1963~"),
        ("in the 1970s", "1970-01-01", "1979-12-31", "197X"),
        ("in the early 1970s", "1970-01-01", "1973-12-31", "1970-01-01/1973-12-31"),
        ("in the mid-1970s", "1974-01-01", "1976-12-31", "1974-01-01/1976-12-31"),
        ("in the 14th century", "1300-01-01", "1399-12-31", "13XX"),
        ("in the spring of 1972", "1972-03-01", "1972-05-31", "1972-21"),
        ("in the winter of 1972", "1972-12-01", "1973-02-28", "1972-24"),
        ("in the third quarter of 1987", "1987-07-01", "1987-09-30", "1987-35"),
        ("in the second half of 2002", "2002-07-01", "2002-12-31", "2002-41"),
        ("last week", "2003-05-05", "2003-05-11", "2003-05-05/2003-05-11"),
        ("over the weekend", "2003-05-10", "2003-05-11", "2003-05-10/2003-05-11"),
        ("at 4 p.m. Monday", "2003-05-12", "2003-05-12", "2003-05-12T16:00:00"),
        ("on Friday night", "2003-05-09", "2003-05-09", "2003-05-09"),
        ("over the past year", "2002-05-14", "2003-05-14", "2002-05-14/2003-05-14"),
        ("in the next six weeks", "2003-05-14", "2003-06-25", "2003-05-14/2003-06-25"),
        ("in 212 BC", None, None, "-0211"),
        ("in the early 2nd century BC", None, None, None),
        ("over the past 20,000 years", None, None, None),
        ("in the quarter", "2003-01-01", "2003-03-31", "2003-33"),
        ("for six weeks", None, None, None),
        ("every Tuesday", None, None, None),
        ("just now", None, None, None),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_extent(words: str, earliest: str | None, latest: str | None, edtf: str | None) -> None:
    """The days that the words can mean, and the same in EDTF."""
    (timex,) = resolve(f"It rained {words}.")
    assert (timex.earliest, timex.latest, timex.edtf) == (earliest, latest, edtf)


@pytest.mark.parametrize(
    ("words", "mod"),
    [
        ("early March", "START"),
        ("mid-May 1998", "MID"),
        ("late last week", "END"),
        ("earlier this year", "START"),
        ("the end of 1963", "END"),
        ("about six days", "APPROX"),
        ("more than 30 years", "MORE_THAN"),
        ("nearly two weeks", "LESS_THAN"),
        ("at least 72 hours", "EQUAL_OR_MORE"),
        ("up to 180 days", "EQUAL_OR_LESS"),
        ("six days", None),
    ],
)
def test_mod(words: str, mod: str | None) -> None:
    """Modifiers of TimeML."""
    (timex,) = resolve(f"It rained for {words}.")
    assert timex.mod == mod


def test_anchor_names_the_document_date() -> None:
    """A day of the week hangs on the day of writing, a full date on nothing."""
    monday, full = resolve("He came on Monday and left on 2 May 1998.")
    assert (monday.anchor, full.anchor) == ("document-date", None)


def test_anchor_names_the_date_told() -> None:
    """A distance in a story hangs on the date before."""
    first, second = resolve("On 3 May 1902 she sailed. Two days later she sank.", mode="narrative")
    assert second.anchor == first.id


def test_dateline_dates_a_text_without_date() -> None:
    """The day at the head of the text is the day of writing."""
    head, friday = resolve("OSLO, 14 May 2003 - The council met on Friday.", date=None)
    assert (friday.value, friday.anchor) == ("2003-05-09", head.id)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on September 9", "XXXX-09-09"),
        ("on Friday", "XXXX-WXX-5"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("last month", "XXXX-XX"),
        ("last year", "XXXX"),
        ("on Christmas Eve", "XXXX-12-24"),
        ("at 4 p.m.", "XXXX-XX-XXT16:00"),
        ("at Easter", "XXXX-XX-XX"),
        ("in the quarter", "XXXX-QX"),
    ],
)
def test_text_without_any_date_leaves_the_value_open(words: str, value: str) -> None:
    """Never the day of the run."""
    (timex,) = resolve(f"It rained {words}.", date=None)
    assert timex.value == value
    assert (timex.earliest, timex.latest) == (None, None)
    assert timex.confidence is not None
    assert timex.confidence <= 0.5


def test_auto_says_what_it_chose() -> None:
    """The anchoring that was chosen is a feature of each expression."""
    story = "In 1902 she sailed. In 1903 she sank. In 1904 she was raised. In 1905 she was sold."
    assert {timex.features["mode"] for timex in resolve(story, mode="auto")} == {"narrative"}
    assert {timex.features["mode"] for timex in resolve("He said so on Monday.", mode="auto")} == {"news"}
    old = "In 490 BC they landed. In 480 BC they came back. In 479 BC they lost. In 478 BC they left."
    assert {timex.features["mode"] for timex in resolve(old, mode="auto")} == {"narrative"}
    treaty = "We recall those of 1972, 1981, 1985 and 1994. We shall end it by 2010, and the board shall meet in June."
    assert {timex.features["mode"] for timex in resolve(treaty, mode="auto")} == {"news"}
    budget = "In 2002 it grew. In 2003 it shrank. In 2004 it may grow. In 2002 it was small. In 2003 it was not."
    assert {timex.features["mode"] for timex in resolve(budget, mode="auto")} == {"news"}


def test_a_guess_is_less_sure() -> None:
    """A date that can be read in two ways has less confidence than one that cannot."""
    guess, sure = resolve("Filed on 03/04/2001 and on 25/04/2001.")
    assert (guess.confidence or 0) < (sure.confidence or 0)


def test_a_wrong_weekday_is_less_sure() -> None:
    """4 May 1998 was a Monday, 5 May 1998 none."""
    right, wrong = resolve("Filed on Monday, 4 May 1998 and on Monday, 5 May 1998.")
    assert (right.value, wrong.value) == ("1998-05-04", "1998-05-05")
    assert (wrong.confidence or 0) < (right.confidence or 0)


def test_a_leap_day_that_is_years_away() -> None:
    """It has no value, and neither has the end of a range that it begins."""
    values = [timex.value for timex in resolve("It will run from 29 February to 3 March.", date="2002-05-14")]
    assert values == [None, None]


def test_years_past_9999_have_no_value() -> None:
    """Neither values nor bounds can write them."""
    far, coming = resolve("It will melt 9,000 years from now, or over the next 9,000 years.")
    assert (far.value, far.earliest, far.edtf) == (None, None, None)
    assert (coming.value, coming.earliest, coming.edtf) == ("P9000Y", None, None)


def test_blank_line_parts() -> None:
    """No expression runs over the end of a block."""
    assert [timex.value for timex in resolve("He left on 3 May\n\n1998 was a good year.")] == ["2003-05-03", "1998"]
