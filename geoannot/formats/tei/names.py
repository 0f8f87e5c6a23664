"""Names in TEI: its namespace, and ids of documents as ``xml:id``, there and back.

An id of ours may be any string, an ``xml:id`` may not. Letters, digits and hyphens stay; every other character becomes
its hexadecimal code point between low lines (``t:1`` is ``t_3a_1``), a low line becomes two, and a digit or hyphen at
the beginning is escaped too. A full stop never comes out of this, so that ids with one (``fs.m1``) are free for what
TEI alone needs.
"""

from __future__ import annotations

import re
import sys
from typing import Final

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
TEI: Final = f"{{{NAMESPACE}}}"
"""What stands before the local name of every TEI element in lxml."""

XML: Final = "{http://www.w3.org/XML/1998/namespace}"
ID: Final = f"{XML}id"
LANGUAGE: Final = f"{XML}lang"

# Letters that are name characters in every edition of XML 1.0, so that no validator objects.
_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿΑ-ΡΣ-Ωα-ωА-яぁ-ゔァ-ヺ一-龥가-힣"
_PLAIN = re.compile(rf"[{_LETTERS}][{_LETTERS}0-9-]*")
_TO_ESCAPE = re.compile(rf"^[^{_LETTERS}]|[^{_LETTERS}0-9-]")
_ESCAPED = re.compile(r"_([0-9a-f]{0,6})_")
_EMPTY = "_"


def escape(name: str) -> str:
    """Any string as an XML name without a colon or full stop."""
    if _PLAIN.fullmatch(name):
        return name
    return _TO_ESCAPE.sub(_hexadecimal, name) if name else _EMPTY


def unescape(name: str) -> str:
    """The string that :func:`escape` made the name of; what it never makes stays as it is."""
    if "_" not in name:
        return name
    return "" if name == _EMPTY else _ESCAPED.sub(_character, name)


def _hexadecimal(match: re.Match[str]) -> str:
    return "__" if match[0] == "_" else f"_{ord(match[0]):x}_"


def _character(match: re.Match[str]) -> str:
    if not match[1]:
        return "_"
    code = int(match[1], 16)
    return chr(code) if code <= sys.maxunicode else match[0]
