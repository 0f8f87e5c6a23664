"""Dates as TEI's attributes say them (chapters CO CONADA and ND NDATTS), as values of TIMEX3 and calendar days."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from typing import Any

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(T[0-9:.]+(?:Z|[+-]\d{2}:\d{2})?)?")
_WITHOUT_YEAR = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_BEFORE_CHRIST = re.compile(r"-(\d{4})(?:-\d{2}){0,2}")
_CLOCK = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?")


def timex_fields(attributes: Mapping[str, str], type_: str) -> dict[str, Any]:
    """The fields of a timex that the attributes of ``date`` or ``time`` say.

    Args:
        attributes: ``when``, ``from``, ``to``, ``notBefore``, ``notAfter``, ``dur``, or the same with ``-iso``.
        type_: the type where they say no other, ``DATE`` or ``TIME``.
    """
    said = {name.removesuffix("-iso"): value.strip() for name, value in attributes.items()}
    duration = said.get("dur")
    if duration and not said.get("when"):
        return {"type": "DURATION", "value": duration}
    value = timex_value(said.get("when", ""))
    is_time = value is not None and "T" in value
    found: dict[str, Any] = {"type": "TIME" if is_time else type_, "value": value}
    first = said.get("when") or said.get("from") or said.get("notBefore") or ""
    last = said.get("when") or said.get("to") or said.get("notAfter") or ""
    found["earliest"], found["latest"] = (days(first) or (None, None))[0], (days(last) or (None, None))[1]
    if found["earliest"] and found["latest"] and found["earliest"] > found["latest"]:
        found["earliest"] = found["latest"] = None
    return found


def timex_value(when: str) -> str | None:
    """The TIMEX3 value of ``@when``: ``--05-02`` is ``XXXX-05-02``, ``-0212`` is ``BC0212``; None for anything else."""
    if _DATE.fullmatch(when):
        return when
    if _CLOCK.fullmatch(when):
        return f"T{when}"
    without_year = _WITHOUT_YEAR.fullmatch(when)
    if without_year:
        return "-".join(["XXXX", *filter(None, without_year.groups())])
    before = _BEFORE_CHRIST.fullmatch(when)
    return f"BC{before[1]}" if before else None


def days(when: str) -> tuple[str, str] | None:
    """First and last calendar day, ISO 8601, of a year, month or day; None where there is no such day."""
    found = _DATE.fullmatch(when)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    try:
        last_month = month or 12
        last_day = day or calendar.monthrange(year or 0, last_month)[1]
        first = datetime.date(year or 0, month or 1, day or 1)
        last = datetime.date(year or 0, last_month, last_day)
    except (ValueError, IndexError):
        return None
    return first.isoformat(), last.isoformat()
