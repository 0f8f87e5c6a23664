"""Laws that hold on any text."""

from __future__ import annotations

import datetime
import re

import edtf
import pytest
from geoannot_dates import DatesConfig, Mode
from geoannot_dates.extractor import DatesExtractor
from geoannot_dates.lexicon import Lexicon
from geoannot_dates.rules import RULES
from geoannot_dates.tables import rows
from hypothesis import given, settings
from hypothesis import strategies as st

from geoannot.model import Document, Metadata, Timex

EXTRACTORS = {mode: DatesExtractor(DatesConfig(mode=mode)) for mode in ("auto", "news", "narrative")}
YEAR = r"(?:\d{4}|BC\d{4}|XXXX)"
PERIOD = r"P(?:[\d.]+|X)(?:Y|Q|M|WE|W|DE|CE|ML|D)(?:\d+M|T12H)?|PT(?:[\d.]+|X)(?:H|M|S)(?:\d+[MS])?"
TIME = r"T(?:\d\d:\d\d(?::\d\d)?|MO|AF|EV|NI|DT|XX)"
VALUE = re.compile(
    rf"(?:BC)?\d\d\d?|{YEAR}|{YEAR}-(?:H[12X]|Q[1-4X]|SP|SU|FA|WI|\d\d|XX|W(?:\d\d|XX)(?:-WE|-[1-7](?:{TIME})?)?)"
    rf"|{YEAR}-(?:\d\d|XX)-(?:\d\d|XX)(?:{TIME})?|{PERIOD}|PRESENT_REF|PAST_REF|FUTURE_REF"
)
EXAMPLES = sorted({token for rule in RULES for token in re.findall(r"\w+|[^\w\s]", rule.example)})
VOCABULARY = sorted(
    {
        word
        for table in ("calendar", "deixis", "holidays", "numerals", "units", "zones")
        for words, *_ in rows(table)
        for word in words.split("|")
    }
)
JUNK = [
    "\n\n",
    "\n",
    " ",
    "-",
    "–",
    "'s",
    "'80s",
    "2 1/2",
    "99999",
    "0",
    "00:00",
    "24:00",
    "1/1/1",
    "\ud800",
    "\0",
    "é",
    "🕰",
]
JUNK += ["1" * 50, "1/" * 20]
RUNS = "a|A|1|9 |\"|'|-|1-|1/| |\n|the |May |12, |’s |é|until |(1983) |in the past two |Monday to ".split("|")
RUNS += ["half past ", "the night of 3-", "one thousand and ", "Operation "]
MONTHS = [words.split("|")[0] for words, category, _ in rows("calendar") if category == "MONTH"]

modes = st.sampled_from(("auto", "news", "narrative"))
dates = st.none() | st.dates(datetime.date(2, 1, 1), datetime.date(9998, 12, 31))
texts = st.text(max_size=60) | st.lists(
    st.sampled_from(EXAMPLES + JUNK) | st.sampled_from(VOCABULARY), max_size=14
).map(" ".join)


def extract(text: str, mode: Mode, date: datetime.date | None) -> list[Timex]:
    """The timexes of a text."""
    return list(EXTRACTORS[mode].extract(Document(text, metadata=Metadata(date=date.isoformat() if date else None))))


@given(texts, modes, dates)
@settings(max_examples=300, deadline=None)
def test_values_and_bounds(text: str, mode: Mode, date: datetime.date | None) -> None:
    """No text raises; values are TIMEX3, bounds in order, EDTF valid, spans inside the text and apart."""
    end = 0
    for timex in extract(text, mode, date):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
        assert timex.value is None or VALUE.fullmatch(timex.value)
        assert (timex.earliest is None) == (timex.latest is None)
        if timex.earliest and timex.latest:
            assert timex.earliest <= timex.latest
        if timex.edtf:
            edtf.parse_edtf(timex.edtf)


@given(texts, modes, dates)
@settings(max_examples=60, deadline=None)
def test_determinism(text: str, mode: Mode, date: datetime.date | None) -> None:
    """The same text gives the same annotations, by a new extractor too."""
    again = DatesExtractor(DatesConfig(mode=mode)).extract(
        Document(text, metadata=Metadata(date=date.isoformat() if date else None))
    )
    assert extract(text, mode, date) == list(again)


@given(st.dates(datetime.date(1000, 1, 1), datetime.date(2199, 12, 31)))
@settings(deadline=None)
def test_a_full_date_bounds_itself(date: datetime.date) -> None:
    """A calendar day in words is that day, whenever it is written."""
    (timex,) = extract(
        f"It rained on {date.day} {MONTHS[date.month - 1]} {date.year}.", "news", datetime.date(2003, 5, 14)
    )
    assert (timex.value, timex.earliest, timex.latest) == (date.isoformat(),) * 3


@given(st.integers(1000, 2199), st.integers(1, 12))
@settings(deadline=None)
def test_bounds_agree_with_the_value(year: int, month: int) -> None:
    """The bounds of a month begin and end in it."""
    (timex,) = extract(f"It rained in {MONTHS[month - 1]} {year}.", "news", None)
    assert timex.earliest is not None
    assert timex.latest is not None
    assert timex.value == timex.earliest[:7] == timex.latest[:7] == timex.edtf
    assert (datetime.date.fromisoformat(timex.latest) + datetime.timedelta(1)).day == 1


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.integers(1, 400))
@settings(deadline=None)
def test_distances_count_days(date: datetime.date, count: int) -> None:
    """So many days ago is that day."""
    (timex,) = extract(f"It rained {count + 1} days ago.", "news", date)
    assert timex.value == (date - datetime.timedelta(count + 1)).isoformat()


@pytest.mark.parametrize("piece", RUNS)
def test_long_runs(piece: str) -> None:
    """A long text of the same ends soon: nothing grows faster than the text."""
    assert isinstance(extract(piece * (100_000 // len(piece)), "auto", None), list)


@pytest.mark.parametrize("token", ["1965s", "7s", "3x.4", "1" * 13, "FY", "25:70", "4zm"])
def test_numbers_that_say_nothing(token: str) -> None:
    """A token with digits that is no number, year or time is in no category."""
    assert Lexicon(()).senses(token) == {}


@given(st.text(max_size=15))
@settings(deadline=None)
def test_any_token_has_senses(token: str) -> None:
    """Reading a token never raises."""
    if token:
        assert isinstance(Lexicon(()).senses(token), dict)
