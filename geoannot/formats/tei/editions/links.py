"""Ids and pointers of a file: what is odd about them, each with its line and a way out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from lxml import etree

from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.names import ID
from geoannot.model import Finding

POINTING = """
active ana calendar change copyOf corresp decls end exclude facs from hand inst lemmaRef mutual next nymRef parts
passive perf prev ref rendition require resp sameAs scheme select source spanTo start synch target to toWhom valueTarget
where who wit
""".split()
"""Attributes that hold pointers: TEI P5, all of type ``teidata.pointer``."""

# NCName of XML 1.0, fifth edition.
_START = (
    r"A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = re.compile(rf"[{_START}][{_START}0-9.\-\xb7\u0300-\u036f\u203f\u2040]*")
_PLACE = re.compile(r"#string-(range|index)\(([^\s(),]+),([0-9, ]*)\)")
_POINTER = re.compile(r"[^\s(]++(?:\([^)]*+\))?")
_POINTING = frozenset(POINTING)


def is_name(name: str) -> bool:
    """Whether a string can be an ``xml:id``."""
    return _NAME.fullmatch(name) is not None


def examined(edition: Edition, outside: Collection[str] = ()) -> Iterator[Finding]:
    """A finding for each id that is malformed or occurs twice, and each pointer into the file that does not hold.

    Args:
        edition: what was read.
        outside: ids beside its ``TEI`` element that may be pointed to.
    """
    named = [(element, str(element.node.get(ID))) for element in edition.elements if ID in element.node.attrib]
    counts = Counter(name for _, name in named)
    lengths = {name: element.content.end - element.content.start for element, name in reversed(named)}
    for element, name in named:
        place = f"line {edition.source.line(element.tag.start)}"
        if not is_name(name):
            problem = f"xml:id {name!r} is no name; begin with a letter, go on with letters, digits, '.', '-' and '_'"
            yield Finding(problem, place, name)
        elif counts[name] > 1:
            yield Finding(f"xml:id {name!r} occurs {counts[name]} times; give each element one of its own", place, name)
    for element in edition.elements:
        for attribute, pointer in _pointers(element.node):
            fault = _problem(pointer, counts, lengths, outside)
            if fault:
                message = f"{etree.QName(element.node).localname}/@{attribute} {pointer!r} {fault}"
                place = f"line {edition.source.line(element.tag.start)}"
                yield Finding(message, place, str(element.node.get(ID, "")), pointer)


def _pointers(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The pointers into the file that an element holds, each with its attribute; blanks in brackets part none."""
    for attribute, value in element.attrib.items():
        if "#" in value and attribute in _POINTING:
            for found in _POINTER.finditer(str(value)):
                yield str(attribute), found[0]


def _problem(
    pointer: str, counts: Mapping[str, int], lengths: Mapping[str, int], outside: Collection[str]
) -> str | None:
    """What is wrong with a pointer, if it is one into the file."""
    if not pointer.startswith("#"):
        return None
    place = _PLACE.fullmatch(pointer)
    if place is None and "(" in pointer:
        return None if not pointer.startswith("#string-") else "is no string-range: element, then offset and length"
    name = pointer[1:] if place is None else place[2]
    if name not in counts:
        return None if name in outside else "points to no element; give one that xml:id, or correct the pointer"
    if counts[name] > 1:
        return f"is ambiguous: {counts[name]} elements have that xml:id"
    return _out_of_place(place, lengths[name]) if place is not None else None


def _out_of_place(place: re.Match[str], length: int) -> str | None:
    """What is wrong with a place in an element of that many characters."""
    numbers = [int(number) for number in place[3].replace(",", " ").split() if len(number) < 16]
    if place[1] == "index":
        ends = numbers[:1]
    elif not numbers or len(numbers) % 2:
        return "is no string-range: offset and length come in pairs"
    else:
        ends = [offset + size for offset, size in zip(numbers[::2], numbers[1::2], strict=True)]
    if not ends or max(ends) > length:
        return f"does not hold: it is past the end of the element (length {length})"
    return None
