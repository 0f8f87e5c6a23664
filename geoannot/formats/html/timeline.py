"""The timeline: what the document dates, in the order of the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import attrs

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.highlights import WHEN
from geoannot.formats.html.passages import Passage, passage_of
from geoannot.formats.html.wording import period, time_of_day
from geoannot.model import DocumentView, Timex


@attrs.frozen
class Occasion:
    """A temporal expression in its sentence.

    Attributes:
        anchor: its own anchor.
        place: the anchor of the expression in the text.
        passage: the expression in its sentence.
        value: its TIMEX3 value.
    """

    anchor: str
    place: str
    passage: Passage
    value: str


@attrs.frozen
class Stop:
    """A day or period with all that is said of it.

    Attributes:
        label: the day or period in words.
        occasions: the expressions that mean it.
        written: whether it is the day on which the document was written.
    """

    label: str
    occasions: Sequence[Occasion]
    written: bool = False


@attrs.frozen
class Timeline:
    """What stands on the calendar, in its order, and what does not (durations, habits, what could not be resolved)."""

    stops: Sequence[Stop]
    open: Sequence[Occasion]


_When = tuple[str, str, str]
"""First day, last day (ISO 8601), and time of day."""


def timeline_of(document: DocumentView, anchors: Anchors) -> Timeline:
    """The timeline of a document."""
    dated: dict[_When, list[Timex]] = {}
    undated: list[Timex] = []
    for timex in document.timexes:
        first, last = timex.earliest or timex.latest, timex.latest or timex.earliest
        if first and last:
            dated.setdefault((first, last, time_of_day(timex.value or "")), []).append(timex)
        else:
            undated.append(timex)
    written = document.metadata.calendar_date
    today = (written.isoformat(), written.isoformat(), "") if written is not None and dated else None
    if today is not None:
        dated.setdefault(today, [])
    stops = [
        Stop(_label(when), [_occasion(document, timex, anchors) for timex in dated[when]], written=when == today)
        for when in sorted(dated)
    ]
    return Timeline(stops, [_occasion(document, timex, anchors) for timex in undated])


def _label(when: _When) -> str:
    first, last = sorted(map(datetime.date.fromisoformat, when[:2]))
    return period(first, last) + (f", {when[2]}" if when[2] else "")


def _occasion(document: DocumentView, timex: Timex, anchors: Anchors) -> Occasion:
    return Occasion(
        anchor=anchors.of(timex.id, WHEN),
        place=anchors.of(timex.id),
        passage=passage_of(document, timex),
        value=timex.value or "not resolved",
    )
