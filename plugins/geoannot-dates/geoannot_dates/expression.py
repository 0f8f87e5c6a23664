"""What words mean before they are anchored: a time that may still hang on another one.

A rule gives an :class:`Expression`; :mod:`geoannot_dates.anchoring` makes a value of it.
"""

from __future__ import annotations

import attrs

from geoannot_dates.moment import Moment

NOW, TOLD, REPORTED = "now", "told", "reported"
"""What a time hangs on: the day of writing, the date told last, or the time whose results are reported."""


@attrs.frozen
class Shift:
    """So many units away: *two days ago*, *last year*, *the following week*.

    Attributes:
        unit: a code of the table ``units``.
        count: how many, negative for the past.
        base: :data:`NOW`, :data:`TOLD`, :data:`REPORTED`, or a time of its own: *the day before last Tuesday*.
        exact: a distance, whose result is as fine as what it is counted from: *a week after 3 May* is a day.
    """

    unit: str
    count: int
    base: str | Time = NOW
    exact: bool = False


@attrs.frozen
class Step:
    """The last, this or next of something that recurs: *last May*, *this Friday*, *the following spring*.

    Attributes:
        part: a moment without year.
        step: -1 the one before, 0 the nearest as the tense has it, 1 the one after.
        base: :data:`NOW` or :data:`TOLD`.
    """

    part: Moment
    step: int
    base: str = NOW


@attrs.frozen
class Within:
    """A part of something that hangs on another time: *May last year*, *Tuesday of next week*."""

    part: Moment
    whole: Time


@attrs.frozen
class At:
    """A time of a day: *10 p.m. Wednesday*, *that night*; day None is the day that is told of."""

    clock: str
    day: Time | None = None


@attrs.frozen
class Feast:
    """A holiday, whose day the year gives; step as in :class:`Step`, year where it is told."""

    when: str
    year: int | None = None
    step: int = 0


@attrs.frozen
class Stretch:
    """One end of a stretch without year: *Monday to Thursday*, *November to February*.

    Attributes:
        first: the day or month with which it begins.
        last: the one with which it ends.
        end: which of the two is meant.
    """

    first: Moment
    last: Moment
    end: bool = False


Time = Moment | Shift | Step | Within | At | Feast | Stretch


@attrs.frozen
class Expression:
    """The meaning of a match.

    Attributes:
        type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        time: what is to be anchored; beside a value, the far end of a duration that ends or begins on the day of
            writing (*the past year*).
        value: a value that needs no anchor: ``P3M``, ``PRESENT_REF``, ``XXXX-WXX-2``.
        mod: the TIMEX3 modifier.
        confidence: [0, 1].
    """

    type: str
    time: Time | None = None
    value: str | None = None
    mod: str | None = None
    confidence: float = 0.95


def date(time: Time, mod: str | None = None, confidence: float = 0.95) -> Expression:
    """A DATE to be anchored; a TIME where it is a time of a day."""
    kind = "TIME" if isinstance(time, At) else "DATE"
    return Expression(kind, time, mod=mod or None, confidence=confidence)


def reference(value: str, confidence: float = 0.9) -> Expression:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""
    return Expression("DATE", value=value, confidence=confidence)


def duration(value: str, mod: str | None = None, confidence: float = 0.95) -> Expression:
    """An amount of time."""
    return Expression("DURATION", value=value, mod=mod or None, confidence=confidence)


def repeated(value: str, confidence: float = 0.9) -> Expression:
    """A SET."""
    return Expression("SET", value=value, confidence=confidence)
