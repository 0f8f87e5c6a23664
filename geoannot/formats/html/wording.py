"""Wording: what values are called on a page, always in English, whatever the locale."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from geoannot.model import Annotation, DocumentView, Entity, Quote, Span, Stance, Timex

GROUP_OF_TYPE = {
    "person": "person",
    "organization": "group",
    "norp": "group",
    "gpe": "place",
    "location": "place",
    "facility": "place",
    "event": "other",
    "work": "other",
    "other": "other",
}
"""Types of entities by how they are tinted: few enough tints to be told apart by everybody."""

TYPES = {"gpe": "country, region or city", "norp": "people or group", "other": "other name"}
"""What the types are called whose term says little."""

SCHEMES = {"iso3166": "country code", "wikidata": "Wikidata", "geonames": "GeoNames"}
"""What the schemes of identifiers are called."""

AUTHOR = "the author"
"""What the holder ``author`` is called."""

NEUTRAL = 0.15
"""Below this, a polarity counts as neutral."""

_MONTHS = "January February March April May June July August September October November December".split()
_CLOCK = re.compile(r"T(\d\d(?::\d\d)?)")
_PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_WIDE = re.compile(r"\s+")


def one_line(text: str, longest: int = 0) -> str:
    """The text with its white space as single blanks, cut at a word where it is too long (0: never)."""
    beginning = text[: 4 * longest] if longest else text  # of a long text only this is looked at, if that will do
    line = _WIDE.sub(" ", beginning).strip()
    if len(line) <= longest and len(beginning) < len(text):
        line = _WIDE.sub(" ", text).strip()
    if not longest or len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[longest // 2 :] else cut).rstrip() + "…"


def counted(number: int, noun: str, several: str = "") -> str:
    """A number with its noun: ``1 date``, ``1,024 dates``."""
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def type_of(entity: Entity) -> str:
    """What an entity is."""
    return TYPES.get(entity.type, entity.type)


def party(document: DocumentView, id: str | None, spans: Iterable[Span], nobody: str = "somebody") -> str:
    """Who or what takes part: the name of the entity, else the words that stand for it."""
    if id == "author":
        return AUTHOR
    found = document.get(id) if id else None
    if isinstance(found, Entity):
        return one_line(found.name)
    return one_line(" ".join(document.text_of(span) for span in spans), 60) or nobody


def signed_by(annotation: Annotation) -> str:
    """A line of its own on how sure an annotation is and whose; nothing where neither is known."""
    sure = "" if annotation.confidence is None else f"confidence {annotation.confidence:.2f}"
    known = ", ".join(fact for fact in (sure, one_line(annotation.by)) if fact)
    return f"\n{known}" if known else ""


def about_entity(entity: Entity) -> str:
    """Name, type and role of an entity."""
    return " · ".join(one_line(fact) for fact in (entity.name, type_of(entity), entity.role) if fact)


def about_quote(document: DocumentView, quote: Quote) -> str:
    """How somebody is quoted, and who it is."""
    return f"{quote.type} quotation of {party(document, quote.speaker, quote.source, 'nobody who is named')}"


def about_stance(document: DocumentView, stance: Stance) -> str:
    """Who stands how towards whom."""
    holder = party(document, stance.holder, stance.holder_spans)
    target = party(document, stance.target, stance.target_spans, "something")
    return f"{holder} → {target}: {verdict(stance.polarity)} ({signed(stance.polarity)})"


def about_timex(timex: Timex) -> str:
    """What a temporal expression means."""
    return f"{timex.type.lower()}: {timex.value or 'open'}" + (f", {timex.mod}" if timex.mod else "")


def leaning(polarity: float) -> str:
    """The class of a polarity: ``for``, ``against`` or ``neutral``."""
    if abs(polarity) < NEUTRAL:
        return "neutral"
    return "for" if polarity > 0 else "against"


def verdict(polarity: float) -> str:
    """A polarity as a word of prose."""
    return {"for": "in favour", "against": "against", "neutral": "neutral"}[leaning(polarity)]


def signed(polarity: float) -> str:
    """A polarity with its sign, and a true minus."""
    return f"{polarity:+.1f}".replace("-", "−") if abs(polarity) >= 0.05 else "0.0"


def day(date: datetime.date) -> str:
    """``15 March 2021``."""
    return f"{date.day} {month(date)}"


def month(date: datetime.date) -> str:
    """``March 2021``."""
    return f"{_MONTHS[date.month - 1]} {date.year}"


def period(first: datetime.date, last: datetime.date) -> str:
    """The days from one to another, as short as they can be said: ``15 March 2021``, ``2021``, ``1–5 May 2020``."""
    ends_month = last.month == 12 and last.day == 31 or (last.month < 12 and last == _last_of_month(last))
    if first == last:
        return day(first)
    if first.day == 1 and ends_month:
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        return month(first) if (first.year, first.month) == (last.year, last.month) else _months(first, last)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{first.day}–{day(last)}"


def time_of_day(value: str) -> str:
    """The clock time or part of the day in a TIMEX3 value; empty where it has none."""
    clock = _CLOCK.search(value)
    if clock and not value.startswith("P"):
        return clock[1] if ":" in clock[1] else f"{clock[1]}:00"
    return _PARTS_OF_DAY.get(value[-2:], "") if value[-3:-2] == "T" else ""


def _months(first: datetime.date, last: datetime.date) -> str:
    begins = _MONTHS[first.month - 1] if first.year == last.year else month(first)
    return f"{begins} – {month(last)}"


def _last_of_month(date: datetime.date) -> datetime.date:
    return datetime.date(date.year, date.month + 1, 1) - datetime.timedelta(days=1)
