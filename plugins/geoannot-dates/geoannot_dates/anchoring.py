"""Makes values of expressions: what they hang on, in news and in narrative.

News hangs on the day of writing: a month, day or weekday without year is the nearest in the direction of the tense.
Narrative hangs on the date told last: months run forward from it. See section 2 of the guidelines in the documentation
page on dates.
"""

from __future__ import annotations

from collections.abc import Sequence
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
_LONGEST_LOOK_BACK = {PAST: 300, OPEN: 180}
"""Days: a day or month that lies further back is looked for ahead."""
_LONGEST_LOOK_AHEAD, _STILL_FRESH = 270, 90
"""Days: what would lie further ahead, and but so little back, is meant as the past against the tense."""
_BACKWARD_MONTHS = 7
"""How far a narrative looks back for a month without year before it takes the next one."""


class Told(NamedTuple):
    """A date of the text that others may hang on: what it is, and the id of its annotation."""

    moment: Moment
    name: str


class Anchored(NamedTuple):
    """The outcome: the moment, None where it cannot be known, and what it hangs on."""

    moment: Moment | None
    anchor: str | None


_MONTH_OF_PHASE = {"START": 1, "MID": 6, "END": 11}
_FEBRUARY, _LEAP_DAY = 2, 29
_SOME_QUARTER = Moment("quarter")
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
        self.told_month = 0
        self.told_day: Told | None = None
        self.told_quarter: Told | None = None

    def remember(self, time: Time, moment: Moment, mod: str | None, name: str, background: bool) -> None:
        """Let later expressions hang on this one.

        Args:
            time: what the words said.
            moment: what it is.
            mod: the TIMEX3 modifier.
            name: the id of the annotation.
            background: a month or year that is mentioned aside (*since 1882*, in brackets) does not move the story.
        """
        if background and moment.grain in ("year", "month") and self.told:
            return
        if moment.year is None or moment.era < 0 or moment.grain in ("century", "decade"):
            return
        month = _month_told(moment, mod)
        if month or self.told is None or moment.year != self.told.moment.year:
            self.told_month = month
        self.told = Told(moment, name)
        if moment.whole_day:
            self.told_day = self.told
        # What is compared with a quarter is not the quarter that is reported on.
        if moment.grain == "quarter" and moment.number and isinstance(time, Moment) and time.year is None:
            self.told_quarter = self.told

    def tell_period(self, value: str) -> None:
        """Take note of an amount: after results for half a year and more, *a year ago* is no quarter."""
        if value in ("P6M", "P9M"):
            self.told_quarter = None

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
        if moment.month is not None and self.told_month - moment.month > _BACKWARD_MONTHS:
            year += 1
        if moment.month == _FEBRUARY and moment.day == _LEAP_DAY:
            year -= year % 4
        return Anchored(_real(attrs.evolve(moment, year=year)), self.told.name)

    # shifts

    def _shift(self, shift: Shift, direction: int) -> Anchored:
        if not isinstance(shift.base, str):
            given = self.resolve(shift.base, direction)
            return Anchored(shifted(given.moment, shift) if given.moment else None, given.anchor)
        base = self._base(shift.base)
        if shift.unit == "Q" and shift.base != NOW:
            base = self.told_quarter or _last_complete_quarter(self._base(NOW))
        if base is None:
            return _UNKNOWN
        if shift.unit == "D" and shift.base != NOW and self.told_day and base.moment.whole_day is None:
            # "The next day" after "in 1944" counts from the day told before that.
            base = self.told_day
        if shift.compared and self.told_quarter and not self.narrative:
            quarter = self.told_quarter
            return Anchored(shifted(quarter.moment, attrs.evolve(shift, unit="Q", count=4 * shift.count)), quarter.name)
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
        if within.part == _SOME_QUARTER and whole.moment:
            if self.told_quarter is None:
                return whole
            return Anchored(attrs.evolve(self.told_quarter.moment, year=whole.moment.year), self.told_quarter.name)
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
        if day is None or self.narrative:
            return Anchored(_feast_moment(feast.when, year), base.name)
        around = [_feast_moment(feast.when, near) for near in (year - 1, year, year + 1)]
        if feast.step:
            beside = [known for known in around if (_start(known) > day) == (feast.step > 0) and _start(known) != day]
            return Anchored(beside[0] if feast.step > 0 else beside[-1], base.name)
        return Anchored(_nearer(around, day, direction, PAST), base.name)


def _last_complete_quarter(base: Told | None) -> Told | None:
    """The quarter before the one that holds the base."""
    if base is None or base.moment.year is None:
        return base
    first = _start(base.moment)
    year, month = calendar.add_months(first.year, first.month, -3)
    return Told(Moment("quarter", year, number=(month + 2) // 3), base.name)


def _feast_moment(when: str, year: int) -> Moment:
    return of_day(day_of_feast(when, year))


def _real(moment: Moment) -> Moment | None:
    """The moment, or None for a 29 February of a year without one."""
    day = moment.whole_day
    return moment if day is None or calendar.exists(*day) else None


def _month_told(moment: Moment, mod: str | None) -> int:
    """The month in which a moment begins, 0 where the year is all that is told."""
    if moment.grain in ("year", "decade", "century"):
        return _MONTH_OF_PHASE.get(mod or "", 0)
    bounds = moment.bounds()
    return bounds[0].month if bounds else 0


def nearest(moment: Moment, today: Day, direction: int) -> Moment | None:
    """A moment without year as the news means it: the nearest before or after the day of writing, that day included.

    Where the tense is open, and where it is past but the day would lie almost a year back, the nearer one holds:
    further dates are given with their year.
    """
    if moment.weekday is not None and moment.month is None:
        return of_day(nearest_weekday(today, moment.weekday, direction))
    if moment.grain in ("quarter", "half"):
        return _nearest_part(moment, today, direction)
    years = (today.year - 1, today.year, today.year + 1)
    known = [real for year in years if (real := _real(attrs.evolve(moment, year=year)))]
    if moment.weekday is not None:
        known = [real for real in known if real.whole_day and calendar.weekday(real.whole_day) == moment.weekday] or known
        if len(known) == 1:
            return known[0]
    return _nearer(known, today, direction, PAST if moment.grain == "month" else direction)


def _nearer(known: Sequence[Moment], today: Day, direction: int, habit: int) -> Moment | None:
    """Of the moments of some years, the one before or after a day; habit says how far back an open tense looks."""
    later = next((moment for moment in known if _end(moment) >= today), None)
    earlier = next((moment for moment in reversed(known) if _start(moment) <= today), None)
    if later is None or earlier is None or later == earlier:
        return earlier or later
    back = calendar.number_of(today) - calendar.number_of(_end(earlier))
    ahead = calendar.number_of(_start(later)) - calendar.number_of(today)
    if direction == FUTURE:
        # "The court will hear of the May 3 raid" is told on 10 May, not a year before the raid.
        return earlier if ahead > _LONGEST_LOOK_AHEAD and back < _STILL_FRESH else later
    return later if back > _LONGEST_LOOK_BACK[habit] and ahead < back else earlier


def _nearest_part(moment: Moment, today: Day, direction: int) -> Moment:
    """The last quarter or half of that number that is complete, or the one under way."""
    if moment.number is None:
        return attrs.evolve(moment, year=today.year)
    this = attrs.evolve(moment, year=today.year)
    if direction == FUTURE and _start(this) > today:
        return this
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


_SATURDAY = 6


def stepped(step: Step, day: Day, direction: int) -> Moment | None:
    """Last, this or next May, Friday, spring, seen from a day."""
    part = step.part
    if part.grain == "weekend":
        return of_week(calendar.add_days(day, 0 if direction == FUTURE else 1 - _SATURDAY), "weekend")
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
        if shift.unit == "D" and base.grain in ("month", "year"):
            # Some day of that month or year: which one, the text does not say.
            return Moment("day", base.year, month=base.month if shift.count == 0 else None)
        return None
    there = calendar.add_days(day, factor * shift.count)
    if shift.unit == "D" or (shift.exact and base.grain in ("day", "time")):
        return of_day(there)
    return of_week(there, _GRAIN_OF_UNIT[shift.unit])


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
