"""The timeline: what the document dates, in the order of the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import attrs

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.highlights import WHEN
from geoannot.formats.html.wording import day, one_line, period, time_of_day
from geoannot.model import DocumentView, Timex

_AROUND = 70  # characters of the sentence on each side


@attrs.frozen
class Occasion:
    """A temporal expression in its sentence.

    Attributes:
        anchor: its own anchor.
        place: the anchor of the expression in the text.
        before: the sentence before it.
        words: the expression.
        after: the sentence behind it.
        value: its TIMEX3 value.
    """

    anchor: str
    place: str
    before: str
    words: str
    after: str
    value: str


@attrs.frozen
class Stop:
    """A day or period with all that is said of it; ``written`` marks the day on which the document was written."""

    label: str
    occasions: Sequence[Occasion]
    written: bool = False


@attrs.frozen
class Timeline:
    """What stands on the calendar, in its order, and what does not (durations, habits, what could not be resolved)."""

    stops: Sequence[Stop]
    open: Sequence[Occasion]


def timeline_of(document: DocumentView, anchors: Anchors) -> Timeline:
    """The timeline of a document."""
    dated: dict[tuple[str, str, str], list[Timex]] = {}
    undated: list[Timex] = []
    for timex in document.timexes:
        first, last = timex.earliest or timex.latest, timex.latest or timex.earliest
        if first and last:
            dated.setdefault((first, last, time_of_day(timex.value or "")), []).append(timex)
        else:
            undated.append(timex)
    stops = [(key, _stop(document, key, found, anchors)) for key, found in dated.items()]
    written = document.metadata.calendar_date
    if written is not None and stops:
        today = written.isoformat()
        stops.append(((today, "", ""), Stop(day(written), (), written=True)))
    stops.sort(key=lambda stop: stop[0])
    return Timeline([stop for _, stop in stops], [_occasion(document, timex, anchors) for timex in undated])


def _stop(document: DocumentView, key: tuple[str, str, str], found: Sequence[Timex], anchors: Anchors) -> Stop:
    first, last = sorted(map(datetime.date.fromisoformat, key[:2]))
    label = period(first, last) + (f", {key[2]}" if key[2] else "")
    return Stop(label, [_occasion(document, timex, anchors) for timex in found])


def _occasion(document: DocumentView, timex: Timex, anchors: Anchors) -> Occasion:
    start, end = max(0, timex.start - _AROUND), min(len(document.text), timex.end + _AROUND)
    for sentence in document.sentences.covering(timex)[:1]:
        start, end = max(start, sentence.start), min(end, sentence.end)
    return Occasion(
        anchor=anchors.of(timex.id, WHEN),
        place=anchors.of(timex.id),
        before=_outer_words(document.text[start : timex.start], cut_left=True),
        words=one_line(document.text_of(timex), 80),
        after=_outer_words(document.text[timex.end : end], cut_left=False),
        value=timex.value or "not resolved",
    )


def _outer_words(text: str, *, cut_left: bool) -> str:
    """What stands on one side, without the word that the cut goes through, and with its blanks."""
    if len(text) == _AROUND and " " in text:
        text = "…" + text[text.index(" ") + 1 :] if cut_left else text[: text.rindex(" ")] + "…"
    line = one_line(text)
    return line + " " * text[-1:].isspace() if cut_left else " " * text[:1].isspace() + line
