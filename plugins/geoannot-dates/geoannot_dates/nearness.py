"""The nearest, the last and the next: moments without year as the news means them, seen from a day.

Functions without state; what they are seen from is chosen in :mod:`geoannot_dates.anchoring`.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from geoannot_dates import calendar
from geoannot_dates.calendar import Day
from geoannot_dates.expression import Step, Stretch
from geoannot_dates.moment import Moment, of_day, of_week

CERTAIN_PAST, PAST, OPEN, FUTURE, CERTAIN_FUTURE = -2, -1, 0, 1, 2
"""The direction that tense and prepositions give; certain where the verb stands beside: *shut on 20 May*."""

_LONGEST_LOOK_BACK = {CERTAIN_PAST: 366, PAST: 300, OPEN: 180}
"""Days: a day or month that lies further back is looked for ahead."""
_LONGEST_LOOK_AHEAD, _STILL_FRESH = 270, 60
"""Days: what would lie further ahead, and but so little back, is meant as the past against the tense."""
_SATURDAY = 6


def real(moment: Moment) -> Moment | None:
    """The moment, or None for a 29 February of a year without one."""
    day = moment.whole_day
    return moment if day is None or calendar.exists(*day) else None


def in_years(moment: Moment, years: range) -> list[Moment]:
    """The moment in each of the years that have it, ascending."""
    return [known for year in years if (known := real(attrs.evolve(moment, year=year)))]


def nearest(moment: Moment, today: Day, direction: int) -> Moment | None:
    """A moment without year as the news means it: the nearest before or after the day of writing, that day included.

    Where the tense is open, and where it is past by a verb further off but the day would lie almost a year back, the
    nearer one holds: further dates are given with their year.
    """
    if moment.weekday is not None and moment.month is None:
        return of_day(nearest_weekday(today, moment.weekday, direction))
    if moment.grain in ("quarter", "half"):
        return _nearest_part(moment, today, direction)
    known = in_years(moment, range(today.year - 1, today.year + 2))
    if moment.weekday is not None:
        known = [day for day in known if calendar.weekday(start_of(day)) == moment.weekday] or known
        if len(known) == 1:
            return known[0]
    return nearer(known, today, direction, min(direction, PAST) if moment.grain == "month" else direction)


def nearer(known: Sequence[Moment], today: Day, direction: int, habit: int) -> Moment | None:
    """Of the moments of some years, the one before or after a day; habit says how far back an open tense looks."""
    later = next((moment for moment in known if end_of(moment) >= today), None)
    earlier = next((moment for moment in reversed(known) if start_of(moment) <= today), None)
    if later is None or earlier is None or later == earlier:
        return earlier or later
    back = calendar.number_of(today) - calendar.number_of(end_of(earlier))
    ahead = calendar.number_of(start_of(later)) - calendar.number_of(today)
    if direction == CERTAIN_FUTURE:
        return later
    if direction == FUTURE:
        # "The court will hear of the May 3 raid" is told on 10 May, not a year before the raid.
        return earlier if ahead > _LONGEST_LOOK_AHEAD and back < _STILL_FRESH else later
    return later if back > _LONGEST_LOOK_BACK[habit] and ahead < back else earlier


def _nearest_part(moment: Moment, today: Day, direction: int) -> Moment:
    """The last quarter or half of that number that is complete, or the one under way."""
    this = attrs.evolve(moment, year=today.year)
    if direction > OPEN and start_of(this) > today:
        return this
    begun = (end_of(this) if direction < OPEN else start_of(this)) <= today
    return this if begun else attrs.evolve(moment, year=today.year - 1)


def start_of(moment: Moment) -> Day:
    """The first day of a moment with a year."""
    bounds = moment.bounds()
    return bounds[0] if bounds else Day(0, 1, 1)


def end_of(moment: Moment) -> Day:
    """The last day of a moment with a year."""
    bounds = moment.bounds()
    return bounds[1] if bounds else Day(0, 1, 1)


def nearest_weekday(day: Day, wanted: int, direction: int = PAST) -> Day:
    """The nearest such weekday, the day itself included; in the past unless the direction is the future."""
    if direction > OPEN:
        return calendar.add_days(day, (wanted - calendar.weekday(day)) % 7)
    return calendar.add_days(day, -((calendar.weekday(day) - wanted) % 7))


def end_of_stretch(today: Day, stretch: Stretch, direction: int) -> Moment | None:
    """One end of the nearest stretch that is over, or, in the future, that is to come: the ends belong together."""
    if direction > OPEN:
        first = nearest(stretch.first, today, direction)
        return _beyond(stretch.last, first, CERTAIN_FUTURE) if stretch.end else first
    last = nearest(stretch.last, today, direction)
    return last if stretch.end else _beyond(stretch.first, last, CERTAIN_PAST)


def _beyond(moment: Moment, end: Moment | None, direction: int) -> Moment | None:
    """The nearest such moment from the other end on, or before it."""
    found = nearest(moment, start_of(end), direction) if end else None
    if found is None or end is None:
        return None
    first, last = (end, found) if direction > OPEN else (found, end)
    # A 29 February may have none on that side.
    return found if start_of(first) <= start_of(last) else None


def stepped(step: Step, day: Day, direction: int) -> Moment | None:
    """Last, this or next May, Friday, spring, seen from a day."""
    part = step.part
    if part.grain == "weekend":
        return of_week(calendar.add_days(day, 0 if direction > OPEN else 1 - _SATURDAY), "weekend")
    if step.step == 0:
        if part.weekday is not None:
            return of_day(nearest_weekday(day, part.weekday, direction or FUTURE))
        return real(attrs.evolve(part, year=day.year))
    if part.weekday is not None:
        beside = calendar.add_days(day, step.step)
        return of_day(nearest_weekday(beside, part.weekday, step.step))
    known = in_years(part, range(day.year - 8, day.year + 9))
    if step.step < 0:
        return next((moment for moment in reversed(known) if end_of(moment) < day), None)
    return next((moment for moment in known if start_of(moment) > day), None)


def stepped_in_story(step: Step, told: Moment) -> Moment | None:
    """*That autumn*, *the following spring*, *the previous April*, from a date told of any grain."""
    day = start_of(told)
    if step.step == 0:
        return real(attrs.evolve(step.part, year=day.year)) if step.part.weekday is None else stepped(step, day, PAST)
    if told.grain == "year" and step.step > 0:
        day = end_of(told)
    return stepped(step, day, step.step)
