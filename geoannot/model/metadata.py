"""What is known of a document beside its text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from math import isfinite
from types import MappingProxyType
from typing import Any

import attrs

from geoannot.errors import FieldError

_DEEPEST = 100  # lists in lists; what is nested deeper is an attack, and readers of JSON refuse it too
_DAY_FIRST = re.compile(r"\d{4}-\d{2}-\d{2}(?=[T ]|\Z)")


def _as_authors(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _as_extra(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(value))


def _check_extra(instance: Any, attribute: Any, value: Mapping[str, Any]) -> None:
    for key, item in value.items():
        if type(key) is not str or not _is_plain(item):
            raise FieldError(
                "metadata", str(key), item, "text, numbers, lists, or mappings of text to them, as in JSON"
            )


def _is_plain(value: Any, depth: int = 0) -> bool:
    """Whether a value comes back from JSON as it is."""
    if isinstance(value, (list, dict)) and depth < _DEEPEST:
        keys_hold = isinstance(value, list) or all(type(key) is str for key in value)
        items = value if isinstance(value, list) else value.values()
        return keys_hold and all(_is_plain(item, depth + 1) for item in items)
    return value is None or type(value) in (str, bool, int) or (type(value) is float and isfinite(value))


def _check_date(instance: Any, attribute: Any, value: Any) -> None:
    if value is not None and (not isinstance(value, str) or _calendar_date(value) is None):
        raise FieldError("metadata", "date", value, "a calendar day, YYYY-MM-DD, with or without a time behind it")


def _check_text(instance: Any, attribute: Any, value: Any) -> None:
    if value is not None and not isinstance(value, str):
        raise FieldError("metadata", attribute.name, value, "a string or None")


def _check_authors(instance: Any, attribute: Any, value: Any) -> None:
    if not all(isinstance(name, str) for name in value):
        raise FieldError("metadata", "authors", value, "a list of strings")


def _calendar_date(value: str) -> datetime.date | None:
    match = _DAY_FIRST.match(value)
    try:
        return datetime.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


@attrs.frozen(kw_only=True)
class Metadata:
    """Title, date and origin of a document.

    Attributes:
        title: its title.
        date: the day of its creation, ISO 8601, ``YYYY-MM-DD`` with or without a time behind it.
        authors: the names of its authors.
        source: who published it.
        url: where it was found.
        language: BCP 47 tag.
        extra: whatever else came with it, kept as it is.
    """

    title: str | None = attrs.field(default=None, validator=_check_text)
    date: str | None = attrs.field(default=None, validator=_check_date)
    authors: tuple[str, ...] = attrs.field(default=(), converter=_as_authors, validator=_check_authors)
    source: str | None = attrs.field(default=None, validator=_check_text)
    url: str | None = attrs.field(default=None, validator=_check_text)
    language: str | None = attrs.field(default=None, validator=_check_text)
    extra: Mapping[str, Any] = attrs.field(factory=dict, converter=_as_extra, validator=_check_extra, hash=False)

    @property
    def calendar_date(self) -> datetime.date | None:
        """The day of ``date``, None where there is none."""
        return None if self.date is None else _calendar_date(self.date)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Metadata:
        """Metadata from a mapping; keys that are no field go to ``extra``.

        Raises:
            FieldError: a value that its field cannot have.
        """
        own = {key: values[key] for key in METADATA_FIELDS if key in values}
        if not isinstance(own.get("authors", ()), (str, list, tuple)):
            raise FieldError("metadata", "authors", own["authors"], "a list of strings")
        return cls(**own, extra={key: value for key, value in values.items() if key not in own})

    def __reduce__(self) -> tuple[Any, tuple[dict[str, Any]]]:
        # A mapping proxy cannot be pickled.
        return Metadata.of, ({**{name: getattr(self, name) for name in METADATA_FIELDS}, **self.extra},)


METADATA_FIELDS = tuple(field.name for field in attrs.fields(Metadata) if field.name != "extra")
