"""What TEI's attributes for dates and durations can say of a temporal expression (chapters CONADA and ND).

``@when`` takes a point of the W3C's data types alone, so a week, a decade or a season has ``@notBefore`` and
``@notAfter`` instead, and an amount of time has ``@dur`` or, where it counts weeks, ``@dur-iso``.
"""

from __future__ import annotations

import datetime
import re

from geoannot.model import Timex

_POINT = re.compile(r"(?!0000)\d{4}(?:-\d\d){0,2}", re.ASCII)
_CLOCK = re.compile(
    r"(?P<day>(?!0000)\d{4}-\d\d-\d\d)?T(?P<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?P<seconds>:[0-5]\d)?", re.ASCII
)
_DURATION = re.compile(
    r"P(?=[\dT])(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}D)?(?:T(?=\d)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,9})?S)?)?",
    re.ASCII,
)
_WEEKS = re.compile(r"P\d{1,9}W", re.ASCII)
_EDTF = re.compile(r"[!-~]{1,200}")


def dating(timex: Timex) -> dict[str, str]:
    """The attributes by name; empty where TEI has none for it."""
    found: dict[str, str] = {}
    value = timex.value or ""
    when = None if timex.mod else _when(value)
    if timex.type == "DURATION":
        if _DURATION.fullmatch(value):
            found["dur"] = value
        elif _WEEKS.fullmatch(value):
            found["dur-iso"] = value
    elif timex.type != "SET" and when is not None:
        found["when"] = when
    if "when" not in found:
        found.update({"notBefore": timex.earliest} if timex.earliest else {})
        found.update({"notAfter": timex.latest} if timex.latest else {})
    if timex.edtf and _EDTF.fullmatch(timex.edtf):
        found["when-custom"] = timex.edtf
    return found


def _when(value: str) -> str | None:
    """A TIMEX3 value as the W3C writes it: a year, month, day, clock time or both; None for any other."""
    if _POINT.fullmatch(value):
        return value if _is_day(f"{value}-01-01"[:10]) else None
    clock = _CLOCK.fullmatch(value)
    if clock is None or (clock["day"] and not _is_day(clock["day"])):
        return None
    time = f"{clock['clock']}{clock['seconds'] or ':00'}"
    return f"{clock['day']}T{time}" if clock["day"] else time


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True
