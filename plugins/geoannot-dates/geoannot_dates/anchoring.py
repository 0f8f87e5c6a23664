"""Makes values of expressions: what they hang on, in news and in narrative.

News hangs on the day of writing: a month, day or weekday without year is the nearest in the direction of the tense.
Narrative hangs on the date told last: months run forward from it. See section 2 of the guidelines in the documentation
page on dates.
"""

from __future__ import annotations

from typing import NamedTuple

import attrs

from geoannot_dates import calendar
from geoannot_dates.calendar import Day
from geoannot_dates.expression import NOW, At, Expression, Feast, Shift, Step, Time, Within
from geoannot_dates.feasts import day_of_feast
from geoannot_dates.moment import GRAINS, Moment, of_day, of_week

PAST, OPEN, FUTURE = -1, 0, 1
"""The direction that tense and prepositions give."""

DOCUMENT_DATE = "document-date"
_BACKWARD_MONTHS = 5
"""How far a narrative looks back for a month without year before it takes the next one."""


class Told(NamedTuple):
    """A date of the text that others may hang on: what it is, and the id of its annotation."""

    moment: Moment
    name: str


class Anchored(NamedTuple):
    """The outcome: the moment, None where it cannot be known, and what it hangs on."""

    moment: Moment | None
    anchor: str | None


_UNKNOWN = Anchored(None, None)


class Anchoring:
    """Resolves the times of one document, in the order of the text.

    Args:
        today: the day of writing; None where it is not known.
        narrative: whether the story's own clock is the anchor.
    """

    def __init__(self, today: Day | None, *, narrative: bool) -> None:
        self.today = today
        self.narrative = narrative
        self.told: Told | None = None
        self.told_day: Told | None = None
        self.told_quarter: Told | None = None

    def remember(self, moment: Moment, name: str) -> None:
        """Let later expressions hang on this one."""
        if moment.year is None or moment.era < 0 or moment.grain in ("century", "decade"):
            return
        self.told = Told(moment, name)
        if moment.whole_day:
            self.told_day = self.told
        if moment.grain == "quarter" and moment.number:
            self.told_quarter = self.told

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
                return self._shift(time)
            case Step():
                return self._step(time, direction)
            case Within():
                return self._within(time, direction)
            case At():
                return self._at(time, direction)
            case Feast():
                return self._feast(time, direction)

    # the bases

    def _base(self, base: str) -> Told | None:
        """What a shift is counted from."""
        if base == NOW and not self.narrative and self.today:
            return Told(of_day(self.today), DOCUMENT_DATE)
        if self.told:
            return self.told
        if self.today and not self.narrative:
            return Told(of_day(self.today), DOCUMENT_DATE)
        return None

    # moments without year

    def _moment(self, moment: Moment, direction: int) -> Anchored:
        if moment.year is not None:
            return Anchored(moment, None)
        if self.narrative:
            return self._in_story(moment)
        if self.today is None:
            return Anchored(moment, None)
        return Anchored(nearest(moment, self.today, direction), DOCUMENT_DATE)

    def _in_story(self, moment: Moment) -> Anchored:
        """The year of a moment in a story: months run forward from the date told last."""
        if self.told is None:
            return Anchored(moment, None)
        told = self.told.moment
        if moment.weekday is not None:
            day = told.whole_day
            return Anchored(of_day(nearest_weekday(day, moment.weekday)), self.told.name) if day else Anchored(moment, None)
        year = told.year or 0
        if moment.grain == "season":
            return Anchored(attrs.evolve(moment, year=year), self.told.name)
        if moment.month is None:
            return Anchored(attrs.evolve(moment, year=year), self.told.name)
        month = month_of(told)
        if month is not None and month - moment.month > _BACKWARD_MONTHS:
            year += 1
        return Anchored(_real(attrs.evolve(moment, year=year)), self.told.name)

    # shifts

    def _shift(self, shift: Shift) -> Anchored:
        base = self._base(shift.base)
        if shift.unit == "Q" and shift.base != NOW and self.told_quarter:
            base = self.told_quarter
        if base is None:
            return _UNKNOWN
        return Anchored(shifted(base.moment, shift), base.name)

    def _step(self, step: Step, direction: int) -> Anchored:
        base = self._base(step.base)
        if base is None:
            return Anchored(step.part, None)
        day = base.moment.whole_day
        if self.narrative or day is None:
            return Anchored(_stepped_in_story(step, base.moment), base.name)
        return Anchored(stepped(step, day, direction), base.name)

    def _within(self, within: Within, direction: int) -> Anchored:
        whole = self.resolve(within.whole, direction)
        if whole.moment is None:
            return Anchored(within.part if within.part.grain in ("month", "day") else None, None)
        return Anchored(part_of(within.part, whole.moment), whole.anchor)

    def _at(self, at: At, direction: int) -> Anchored:
        if at.day is not None:
            day = self.resolve(at.day, direction)
        elif self.told_day and (self.narrative or self.told is self.told_day):
            day = Anchored(self.told_day.moment, self.told_day.name)
        elif self.today and not self.narrative:
            day = Anchored(of_day(self.today), DOCUMENT_DATE)
        else:
            day = Anchored(Moment("day"), None)
        if day.moment is None:
            day = Anchored(Moment("day"), None)
        return Anchored(attrs.evolve(day.moment or Moment("day"), grain="time", clock=at.clock), day.anchor)

    def _feast(self, feast: Feast, direction: int) -> Anchored:
        if feast.year is not None:
            return Anchored(_feast_moment(feast.when, feast.year), None)
        base = self._base(NOW)
        if base is None or base.moment.year is None:
            return _UNKNOWN
        year = base.moment.year
        day = base.moment.whole_day
        if day is not None and not self.narrative:
            feast_day = day_of_feast(feast.when, year)
            want = feast.step or direction
            if want > 0 and feast_day < day:
                year += 1
            elif (want < 0 or direction == OPEN) and feast_day > day and want <= 0:
                year -= 1
        return Anchored(_feast_moment(feast.when, year), base.name)


def _feast_moment(when: str, year: int) -> Moment:
    return of_day(day_of_feast(when, year))


def _real(moment: Moment) -> Moment | None:
    """The moment, or None for a 29 February of a year without one."""
    day = moment.whole_day
    return moment if day is None or calendar.exists(*day) else None


def month_of(moment: Moment) -> int | None:
    """The month in which a moment begins, None where the year is all that is told."""
    if moment.grain in ("year", "decade", "century"):
        return None
    bounds = moment.bounds()
    return bounds[0].month if bounds else moment.month


def nearest(moment: Moment, today: Day, direction: int) -> Moment | None:
    """A moment without year as the news means it: the nearest before or after the day of writing, that day included."""
    if moment.weekday is not None and moment.day is None:
        return of_day(nearest_weekday(today, moment.weekday, direction))
    if moment.grain in ("quarter", "half"):
        return _nearest_part(moment, today, direction)
    candidates = [known for year in (today.year - 1, today.year, today.year + 1) if (known := _real(attrs.evolve(moment, year=year)))]
    if direction == FUTURE:
        later = [known for known in candidates if _end(known) >= today]
        return later[0] if later else None
    earlier = [known for known in candidates if _start(known) <= today]
    return earlier[-1] if earlier else None


def _nearest_part(moment: Moment, today: Day, direction: int) -> Moment:
    """The last quarter of that number that is complete, or the one under way where the tense is not past."""
    if moment.number is None:
        return attrs.evolve(moment, year=today.year)
    this = attrs.evolve(moment, year=today.year)
    if direction == FUTURE:
        return this if _end(this) >= today else attrs.evolve(moment, year=today.year + 1)
    return this if _start(this) <= today else attrs.evolve(moment, year=today.year - 1)


def _start(moment: Moment) -> Day:
    bounds = moment.bounds()
    return bounds[0] if bounds else Day(0, 1, 1)


def _end(moment: Moment) -> Day:
    bounds = moment.bounds()
    return bounds[1] if bounds else Day(0, 1, 1)


def nearest_weekday(day: Day, wanted: int, direction: int = PAST) -> Day:
    """The nearest such weekday, the day itself included; in the past unless the direction is the future."""
    if direction == FUTURE:
        return calendar.add_days(day, (wanted - calendar.weekday(day)) % 7)
    return calendar.add_days(day, -((calendar.weekday(day) - wanted) % 7))


def stepped(step: Step, day: Day, direction: int) -> Moment | None:
    """Last, this or next May, Friday, spring, seen from a day."""
    part = step.part
    if step.step == 0:
        if part.weekday is not None:
            return of_day(nearest_weekday(day, part.weekday, direction or FUTURE))
        return _real(attrs.evolve(part, year=day.year))
    if part.weekday is not None:
        beside = calendar.add_days(day, step.step)
        return of_day(nearest_weekday(beside, part.weekday, step.step))
    years = range(day.year - 2, day.year + 3)
    known = [moment for year in years if (moment := _real(attrs.evolve(part, year=year)))]
    if step.step < 0:
        return [moment for moment in known if _end(moment) < day][-1]
    return [moment for moment in known if _start(moment) > day][0]


def _stepped_in_story(step: Step, told: Moment) -> Moment | None:
    """*That autumn*, *the following spring*, *the previous April*, from a date told of any grain."""
    bounds = told.bounds()
    if bounds is None:
        return None
    day = bounds[0]
    if step.step == 0:
        return _real(attrs.evolve(step.part, year=day.year)) if step.part.weekday is None else stepped(step, day, PAST)
    if told.grain == "year":
        day = bounds[1] if step.step > 0 else bounds[0]
    return stepped(step, day, step.step)


_GRAIN_OF_UNIT = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century"}
_MONTHS_OF_UNIT = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_FURTHEST = 9999


def shifted(base: Moment, shift: Shift) -> Moment | None:
    """The moment so many units away, as fine as the unit; an exact distance from a day in days or weeks is a day."""
    if abs(shift.count) > _FURTHEST or base.year is None:
        return None
    unit = shift.unit
    if unit in ("H", "MIN", "S"):
        return _shifted_by_clock(base, shift)
    if unit in ("D", "W", "WE"):
        return _shifted_by_days(base, shift)
    first = _start(base)
    year, month = calendar.add_months(first.year, first.month, shift.count * _MONTHS_OF_UNIT[unit])
    if unit == "Y" and base.grain == "quarter" and shift.base != NOW:
        return attrs.evolve(base, year=year)
    return holding(Day(year, month, 1), _GRAIN_OF_UNIT[unit])


def _shifted_by_days(base: Moment, shift: Shift) -> Moment | None:
    factor = 1 if shift.unit == "D" else 7
    day = base.whole_day
    if day is None:
        if base.grain == "week" and shift.unit != "D":
            return of_week(calendar.add_days(_start(base), 7 * shift.count), _GRAIN_OF_UNIT[shift.unit])
        # A day or week beside a month or a year is not known; that month or year is what is left.
        return None
    there = calendar.add_days(day, factor * shift.count)
    if shift.unit == "D" or (shift.exact and base.grain in ("day", "time")):
        return of_day(there)
    return of_week(there, _GRAIN_OF_UNIT[shift.unit])


def _shifted_by_clock(base: Moment, shift: Shift) -> Moment | None:
    """Hours from a day stay on it; from a clock time they move it."""
    return None


def holding(day: Day, grain: str) -> Moment | None:
    """The unit of the calendar that holds the day; none for decades and centuries before Christ."""
    match grain:
        case "day":
            return of_day(day)
        case "week" | "weekend":
            return of_week(day, grain)
        case "month":
            return Moment("month", day.year, month=day.month)
        case "quarter":
            return Moment("quarter", day.year, number=(day.month + 2) // 3)
        case "year":
            return Moment("year", day.year)
    size = 10 if grain == "decade" else 100
    if day.year < 1:
        return Moment(grain, (-day.year) // size * size, era=-1)
    return Moment(grain, day.year // size * size)


def part_of(part: Moment, whole: Moment) -> Moment | None:
    """The part of a whole: May of last year, the 20th of that month, the week of 6 March."""
    if part.grain in ("week", "weekend") and part.number is None:
        day = whole.whole_day
        return of_week(day, part.grain) if day else None
    if part.grain == "day" and part.month is None:
        bounds = whole.bounds()
        if bounds is None or whole.grain not in ("month", "day", "time"):
            return None
        return _real(Moment("day", bounds[0].year, month=bounds[0].month, day=part.day))
    if whole.year is None or GRAINS.index(whole.grain) < GRAINS.index("year"):
        return None
    return _real(attrs.evolve(part, year=whole.year))


def direction_of(expression: Expression) -> int:
    """The direction that the words of a duration themselves give."""
    return expression.reach
