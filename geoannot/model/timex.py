"""Temporal expressions, after TIMEX3 of TimeML 1.2.1."""

from __future__ import annotations

import datetime
from typing import Any, Literal, get_args

import attrs

from geoannot.errors import FieldError
from geoannot.model.annotation import TextAnnotation, check_optional_text, kind, one_of, reference

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TIMEX_TYPES: tuple[str, ...] = get_args(TimexType)


def _check_day(instance: Any, attribute: Any, value: Any) -> None:
    if value is None:
        return
    try:
        # Stricter than fromisoformat, which takes 20210318 and 2021-W11-4 too.
        if datetime.date.fromisoformat(value).isoformat() == value:
            return
    except (TypeError, ValueError):
        pass
    raise FieldError(f"timex {instance.id}".rstrip(), attribute.name, value, "None or a calendar day, YYYY-MM-DD")


@kind("timex", prefix="t")
@attrs.frozen(kw_only=True, repr=False)
class Timex(TextAnnotation):
    """Words that say when, how long or how often.

    Attributes:
        type: the TIMEX3 type.
        value: the TIMEX3 value (TimeML 1.2.1), None where it cannot be known.
        mod: the TIMEX3 modifier, such as ``START`` or ``APPROX``.
        earliest: first calendar day that the words can mean, ISO 8601.
        latest: last such day.
        edtf: the same as an EDTF string (ISO 8601-2).
        anchor: what it was counted from: ``document-date``, the id of a timex, or None for a full date.
        rule: the name of the rule that found it.
    """

    type: TimexType = attrs.field(validator=one_of(TIMEX_TYPES))
    value: str | None = attrs.field(default=None, validator=check_optional_text)
    mod: str | None = attrs.field(default=None, validator=check_optional_text)
    earliest: str | None = attrs.field(default=None, validator=_check_day)
    latest: str | None = attrs.field(default=None, validator=_check_day)
    edtf: str | None = attrs.field(default=None, validator=check_optional_text)
    anchor: str | None = reference("timex", words=("document-date",))
    rule: str | None = attrs.field(default=None, validator=check_optional_text)
