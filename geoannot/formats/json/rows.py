"""Rows of the JSON document and annotations: how one becomes the other, for many at a time.

Both functions are compiled for a class from its fields, as attrs compiles ``__init__``: a loop over the fields would
take twice the time, and in a large document this is all the time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, get_type_hints

import attrs
import msgspec

from geoannot.model import Annotation, check_optional_text, check_text, check_truth

_SAID_BY_THE_TYPE = (check_text, check_optional_text, check_truth)


@cache
def row_maker(cls: type[Annotation]) -> Callable[[list[Any]], list[msgspec.Struct]]:
    """A function that makes rows of annotations of that class, their fields in the order in which they are written.

    (msgspec would write slotted classes too, but their fields by the alphabet.)
    """
    row = msgspec.defstruct(f"{cls.__name__}Row", cls.field_names, gc=False)
    fields = ", ".join(f"one.{name}" for name in cls.field_names)
    made: Callable[[list[Any]], list[msgspec.Struct]] = eval(
        f"lambda found: [row({fields}) for one in found]", {"row": row}
    )
    return made


@cache
def annotation_maker(cls: type[Annotation]) -> Callable[[bytes | msgspec.Raw], list[Annotation]]:
    """A function that makes annotations of the JSON of a layer, as strictly as their class does.

    The JSON is decoded to typed rows, which settles keys and types; what else the class checks is checked on each.
    The function raises ``msgspec.ValidationError`` or a ``ValueError`` of ours for the first thing that is wrong.
    """
    decoder = msgspec.json.Decoder(list[_row_type(cls)])  # type: ignore[misc]  # a class made at run time
    checks = {
        field.name: (field.validator, field)
        for field in attrs.fields(cls)
        if field.validator is not None and field.validator not in _SAID_BY_THE_TYPE
    }
    lines = [f"put_{name}(one, row.{name})" for name in cls.field_names]
    lines += [f"check_{name}(one, field_{name}, row.{name})" for name in checks]
    source = "def make(rows):\n made = []\n for row in rows:\n  one = new(cls)\n  "
    source += "\n  ".join(lines) + "\n  one.__attrs_post_init__()\n  made.append(one)\n return made"
    names: dict[str, Any] = {"new": object.__new__, "cls": cls}
    names |= {f"put_{name}": _setter(cls, name) for name in cls.field_names}
    for name, (check, field) in checks.items():
        names[f"check_{name}"], names[f"field_{name}"] = check, field
    exec(source, names)
    make = names["make"]
    return lambda data: make(decoder.decode(data))


def _row_type(cls: type[Annotation]) -> type[msgspec.Struct]:
    """What a row of that class looks like: its fields and their types; the id is required, else it is as there."""
    hints = get_type_hints(cls)
    fields: list[Any] = []
    for field in attrs.fields(cls):
        if field.name == "id" or field.default is attrs.NOTHING:
            fields.append((field.name, hints[field.name]))
        else:
            default = msgspec.field(default_factory=_constant(field.default))
            fields.append((field.name, hints[field.name], default))
    return msgspec.defstruct(f"{cls.__name__}Row", fields, forbid_unknown_fields=True, kw_only=True, gc=False)


def _setter(cls: type[Annotation], name: str) -> Callable[[Annotation, Any], None]:
    """What sets a field of a frozen class: the descriptor of its slot, where it is slotted."""
    slot: Any = getattr(cls, name, None)
    if hasattr(slot, "__set__"):
        setter: Callable[[Annotation, Any], None] = slot.__set__
        return setter
    return lambda one, value: object.__setattr__(one, name, value)


def _constant(value: Any) -> Callable[[], Any]:
    return lambda: value
