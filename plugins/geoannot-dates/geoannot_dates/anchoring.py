"""Makes values of expressions: what they hang on, in news and in narrative.

News hangs on the day of writing: a month, day or weekday without year is the nearest in the direction of the tense.
Narrative hangs on the date told last: months run forward from it.
"""

from __future__ import annotations

from typing import NamedTuple

import attrs

from geoannot_dates import calendar
from geoannot_dates.calendar import Day
from geoannot_dates.distance import part_of, shifted, some
from geoannot_dates.expression import NOW, REPORTED, At, Feast, Shift, Step, Stretch, Time, Within
from geoannot_dates.feasts import day_of_feast, some_feast
from geoannot_dates.moment import Moment, of_day
from geoannot_dates.nearness import (
    FUTURE,
    PAST,
    end_of_stretch,
    nearer,
    nearest,
    nearest_weekday,
    real,
    start_of,
    stepped,
    stepped_in_story,
)

DOCUMENT_DATE = "document-date"
_BACKWARD_MONTHS = 7
"""How far a narrative looks back for a month without year before it takes the next one."""


class Told(NamedTuple):
    """A date of the text that others may hang on: what it is, and the id of its annotation."""

    moment: Moment
    name: str
    given: bool = False
    """Whether the text gives it with its year."""


class Writing(NamedTuple):
    """The day of writing, and where it is told."""

    day: Day
    name: str


class Anchored(NamedTuple):
    """The outcome: the moment, None where it cannot be known, and what it hangs on."""

    moment: Moment | None
    anchor: str | None


_MONTH_OF_PHASE = {"START": 1, "MID": 6, "END": 11}
_FEBRUARY, _LEAP_DAY = 2, 29
_SOME_QUARTER = Moment("quarter")
_LONG_UNITS = frozenset({"Y", "DE", "CE"})
_COMPARED = (Shift("Y", -1, REPORTED), Shift("Q", -4, REPORTED))


class Anchoring:
    """Resolves the times of one document, in the order of the text.

    Args:
        today: the day of writing; None where it is not known.
        narrative: whether the story's own clock is the anchor.
    """

    def __init__(self, today: Day | None, *, narrative: bool) -> None:
        self.today = today
        self._today_name = DOCUMENT_DATE
        self.narrative = narrative
        self.told: Told | None = None
        self.told_month = 0
        self.told_day: Told | None = None
        self.told_quarter: Told | None = None

    def remember(self, time: Time, moment: Moment, mod: str | None, name: str) -> None:
        """Let later expressions hang on this one.

        Args:
            time: what the words said.
            moment: what it is.
            mod: the TIMEX3 modifier.
            name: the id of the annotation.
        """
        # "From 3 million a year earlier", again and again: all are the year before the one that is reported on.
        if time in _COMPARED and not self.narrative:
            return
        if self.narrative and isinstance(time, Shift) and time.unit in _LONG_UNITS and time.count < 0:
            # What had been the year before, or two decades earlier: the story does not go back there.
            return
        if moment.year is None or moment.era < 0 or moment.grain in ("century", "decade"):
            return
        month = _month_told(moment, mod)
        if month or self.told is None or moment.year != self.told.moment.year:
            self.told_month = month
        self.told = Told(moment, name, isinstance(time, Moment) and time.year is not None)
        if moment.whole_day:
            self.told_day = self.told
        if moment.grain == "quarter" and moment.number and self._reports(time):
            self.told_quarter = self.told

    def _reports(self, time: Time) -> bool:
        """Whether a quarter is the one that is reported on: one of 1988, one a year ago are but compared with it."""
        if isinstance(time, Moment):
            return time.year is None
        if isinstance(time, Within):
            return time.part != _SOME_QUARTER
        # "The quarter ended 30 September" may be the first of a firm's own year, where that was told before.
        return isinstance(time, Shift) and time.count == 0 and self.told_quarter is None

    def resolve(self, time: Time, direction: int) -> Anchored:
        """The moment that a time is.

        Args:
            time: what the words mean.
            direction: :data:`PAST`, :data:`OPEN` or :data:`FUTURE`, where the time itself has none.
        """
        match time:
            case Moment():
                return self._moment(time, direction)
            case Shift():
                return self._shift(time, direction)
            case Step():
                return self._step(time, direction)
            case Within():
                return self._within(time, direction)
            case At():
                return self._at(time, direction)
            case Feast():
                return self._feast(time, direction)
            case _:
                return self._stretch(time, direction)

    # the bases

    def _base(self, base: str) -> Told | None:
        """What a shift is counted from."""
        if base == NOW and not self.narrative and self.today:
            return Told(of_day(self.today), self._today_name)
        if base == REPORTED and not self.narrative and not (self.told and self.told.given):
            return self.told_quarter or self._base(NOW)
        if self.told:
            return self.told
        if self.today and not self.narrative:
            return Told(of_day(self.today), self._today_name)
        return None

    def _reported_quarter(self) -> Told | None:
        """The quarter told last, unless that is a forecast: then the last complete one, whose results are reported."""
        complete, told = _last_complete_quarter(self._base(NOW)), self.told_quarter
        if told and complete and not self.narrative and start_of(told.moment) > start_of(complete.moment):
            return complete
        return told

    def day_of_writing(self) -> Writing | None:
        """The day from which *the past year* is counted; none in a story."""
        return Writing(self.today, self._today_name) if self.today and not self.narrative else None

    def take_dateline(self, moment: Moment, name: str) -> None:
        """Let a day at the head of a text without date be the day of its writing."""
        if self.today is None and not self.narrative and moment.grain == "day" and moment.whole_day:
            self.today, self._today_name = moment.whole_day, name

    # moments without year

    def _moment(self, moment: Moment, direction: int) -> Anchored:
        if moment.year is not None:
            return Anchored(moment, None)
        if self.narrative:
            return self._in_story(moment)
        if self.today is None:
            return Anchored(moment, None)
        return Anchored(nearest(moment, self.today, direction), self._today_name)

    def _in_story(self, moment: Moment) -> Anchored:
        """The year of a moment in a story: months run forward from the date told last."""
        if self.told is None:
            return Anchored(moment, None)
        told = self.told.moment
        if moment.weekday is not None:
            day = told.whole_day
            return (
                Anchored(of_day(nearest_weekday(day, moment.weekday, FUTURE)), self.told.name)
                if day
                else Anchored(moment, None)
            )
        year = told.year or 0
        if moment.month is not None and self.told_month - moment.month > _BACKWARD_MONTHS:
            year += 1
        if moment.month == _FEBRUARY and moment.day == _LEAP_DAY:
            year = next(leap for leap in range(year, year - 9, -1) if calendar.is_leap(leap))
        return Anchored(real(attrs.evolve(moment, year=year)), self.told.name)

    # shifts

    def _shift(self, shift: Shift, direction: int) -> Anchored:
        if not isinstance(shift.base, str):
            given = self.resolve(shift.base, direction)
            return Anchored(shifted(given.moment, shift) if given.moment else None, given.anchor)
        if self.narrative and shift.base == NOW and shift.unit == "D":
            # The day of a speaker in a story is not known.
            return Anchored(Moment("day"), None)
        base = self._base(shift.base)
        if shift.unit == "Q" and shift.base != NOW:
            complete = _last_complete_quarter(self._base(NOW))
            base = (self._reported_quarter() if shift.base == REPORTED else self.told_quarter) or complete
        if base is None:
            return Anchored(some(shift.unit), None)
        if shift.unit == "D" and shift.base != NOW and self.told_day and base.moment.whole_day is None:
            # "The next day" after "in 1944" counts from the day told before that.
            base = self.told_day
        return Anchored(shifted(base.moment, shift), base.name)

    def _step(self, step: Step, direction: int) -> Anchored:
        base = self._base(step.base)
        if base is None:
            return Anchored(step.part, None)
        day = base.moment.whole_day
        if self.narrative or day is None:
            return Anchored(stepped_in_story(step, base.moment), base.name)
        return Anchored(stepped(step, day, direction), base.name)

    def _within(self, within: Within, direction: int) -> Anchored:
        whole = self.resolve(within.whole, direction)
        if within.part == _SOME_QUARTER and whole.moment:
            reported = self._reported_quarter()
            if reported is None:
                return whole
            return Anchored(attrs.evolve(reported.moment, year=whole.moment.year), reported.name)
        if whole.moment is None or whole.moment.year is None:
            return Anchored(within.part if within.part.grain in ("month", "day") else None, None)
        return Anchored(part_of(within.part, whole.moment), whole.anchor)

    def _at(self, at: At, direction: int) -> Anchored:
        if at.day is not None:
            day = self.resolve(at.day, direction)
        elif self.told_day and (self.narrative or self.told is self.told_day):
            day = Anchored(self.told_day.moment, self.told_day.name)
        elif self.today and not self.narrative:
            day = Anchored(of_day(self.today), self._today_name)
        else:
            day = Anchored(Moment("day"), None)
        moment, anchor = day if day.moment else (None, None)
        return Anchored((moment or Moment("day")).at(at.clock), anchor)

    def _feast(self, feast: Feast, direction: int) -> Anchored:
        if feast.year is not None:
            return Anchored(_feast_moment(feast.when, feast.year), None)
        base = self._base(NOW)
        if base is None or base.moment.year is None:
            return Anchored(some_feast(feast.when), None)
        year = base.moment.year
        day = base.moment.whole_day
        if day is None or self.narrative:
            return Anchored(_feast_moment(feast.when, year), base.name)
        around = [_feast_moment(feast.when, near) for near in (year - 1, year, year + 1)]
        if feast.step:
            after = [known for known in around if start_of(known) > day]
            before = [known for known in around if start_of(known) < day]
            return Anchored(after[0] if feast.step > 0 else before[-1], base.name)
        return Anchored(nearer(around, day, direction, PAST), base.name)

    def _stretch(self, stretch: Stretch, direction: int) -> Anchored:
        if self.narrative or self.today is None:
            return self._moment(stretch.last if stretch.end else stretch.first, direction)
        return Anchored(end_of_stretch(self.today, stretch, direction), self._today_name)


def _last_complete_quarter(base: Told | None) -> Told | None:
    """The quarter before the one that holds the base."""
    if base is None or base.moment.year is None:
        return base
    first = start_of(base.moment)
    year, month = calendar.add_months(first.year, first.month, -3)
    return Told(Moment("quarter", year, number=(month + 2) // 3), base.name)


def _feast_moment(when: str, year: int) -> Moment:
    return of_day(day_of_feast(when, year))


def _month_told(moment: Moment, mod: str | None) -> int:
    """The month in which a moment begins, 0 where the year is all that is told."""
    if moment.grain in ("year", "decade", "century"):
        return _MONTH_OF_PHASE.get(mod or "", 0)
    bounds = moment.bounds()
    return bounds[0].month if bounds else 0
