"""Plain values (strings, numbers, booleans, None, lists, mappings) as TEI feature structures (chapter FS), and back.

| value | TEI |
|---|---|
| string | ``string`` |
| number | ``numeric/@value`` |
| true, false | ``binary/@value`` |
| null | ``symbol[@value="null"]`` |
| list | ``vColl[@org="list"]`` |
| mapping | ``fs`` with an ``f`` for each key, its name escaped as ids are |
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.markup import Markup, attribute, escaped
from geoannot.formats.tei.names import TEI, escape, unescape

DEEPEST = 60
"""How deeply values may be nested: each level takes up to two elements, and parsers refuse 256."""

Permitted = Callable[[str, str], str]
"""Takes a string and what to call it; returns it if XML can hold it, else raises FormatError."""


def write_value(markup: Markup, value: Any, permitted: Permitted, place: str, depth: int = 0) -> None:
    """Write a value.

    Raises:
        FormatError: it is of no plain type, or nested too deeply; the message names ``place``.
    """
    if isinstance(value, str):
        markup.line("string", "", permitted(value, place))
    elif value is None:
        markup.line("symbol", ' value="null"')
    elif isinstance(value, bool):
        markup.line("binary", ' value="true"' if value else ' value="false"')
    elif isinstance(value, (int, float)):
        markup.line("numeric", f' value="{_number(value, place)}"')
    elif depth == DEEPEST:
        raise FormatError(f"{place:.60}… is nested more than {DEEPEST} levels deep")
    elif isinstance(value, Mapping):
        write_fields(markup, "", value, permitted, place, depth)
    elif isinstance(value, (list, tuple)) and value:
        with markup.open("vColl", ' org="list"'):
            for number, item in enumerate(value):
                write_value(markup, item, permitted, f"{place}[{number}]", depth + 1)
    elif isinstance(value, (list, tuple)):
        markup.line("vColl", ' org="list"')
    else:
        raise FormatError(f"{place} is {value!r:.60}, which is no string, number, boolean, list or mapping")


def write_fields(
    markup: Markup, attributes: str, fields: Mapping[str, Any], permitted: Permitted, place: str, depth: int = 0
) -> None:
    """Write a mapping: an ``fs`` with these attributes."""
    if not fields:
        markup.line("fs", attributes)
        return
    with markup.open("fs", attributes):
        indent = markup.indent
        for name, value in fields.items():
            if type(value) is str and type(name) is str:  # by far the most, in one piece
                said = escaped(permitted(value, f"{place}.{name}"))
                opening = f'{indent}<f name="{escape(name)}">'
                markup.pieces.append(f"{opening}{indent} <string>{said}</string>{indent}</f>")
                continue
            if not isinstance(name, str):
                raise FormatError(f"{place} has the key {name!r:.60}, which is no string")
            with markup.open("f", attribute("name", escape(name))):
                write_value(markup, value, permitted, f"{place}.{name}", depth + 1)


def read_value(element: etree._Element) -> Any:
    """The value that an element stands for.

    Raises:
        FormatError: it stands for none of those that are written here.
    """
    tag = element.tag
    if tag == _STRING:  # by far the most
        return element.text or ""
    name, value = tag.removeprefix(TEI), element.get("value", "")
    if name == "numeric":
        return read_number(value)
    if name == "symbol" and value == "null":
        return None
    if name == "binary" and value in ("true", "false"):
        return value == "true"
    if name == "vColl":
        return [read_value(item) for item in element if type(item) is etree._Element]
    if name == "fs":
        return read_fields(element)
    raise FormatError(f"{name}{f' {value!r}' if value else ''} is no value that can be read")


_STRING = f"{TEI}string"


def read_fields(fs: etree._Element) -> dict[str, Any]:
    """The mapping that an ``fs`` stands for.

    Raises:
        FormatError: it holds an element without a name, or without exactly one value.
    """
    fields = {}
    for feature in fs:
        if type(feature) is not etree._Element:
            continue
        name = feature.get("name")
        values = [value for value in feature if type(value) is etree._Element]
        if name is None or len(values) != 1:
            raise FormatError(f"f {name!r} has {len(values)} values, expected one, and a name")
        fields[unescape(name)] = read_value(values[0])
    return fields


def _number(value: float, place: str) -> str:
    if not -math.inf < value < math.inf:
        return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    try:
        return repr(value)
    except ValueError:  # Python writes no number of more than 4,300 digits
        raise FormatError(f"{place} is a number of too many digits") from None


def read_number(value: str) -> int | float:
    """The number that an attribute says.

    Raises:
        FormatError: it says none.
    """
    try:
        return int(value) if value.lstrip("-").isdecimal() else float(value)
    except ValueError:
        raise FormatError(f"{value!r} is no number") from None
