"""Ids and pointers of a TEI file that somebody else wrote: what is odd about them, each with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.incoming import read_text
from geoannot.formats.tei.names import ID, TEI
from geoannot.formats.tei.places import Places

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
_PLACE = re.compile(r"#string-(range|index)\(([^\s(),]+),.*\)")


def examined(tei: etree._Element) -> Iterator[str]:
    """A sentence for each id that is malformed or occurs twice, and each pointer into the file that does not hold."""
    identified = [element for element in tei.iter(etree.Element) if ID in element.attrib]
    counts = Counter(str(element.get(ID)) for element in identified)
    for element in identified:
        name = str(element.get(ID))
        if not _NAME.fullmatch(name):
            yield f"line {element.sourceline}: xml:id {name!r} is no name (a letter, then letters, digits, . - _)"
        elif counts[name] > 1:
            yield f"line {element.sourceline}: xml:id {name!r} occurs {counts[name]} times"
    places = Places(
        {
            str(element.get(ID)): span
            for body in tei.iterchildren(f"{TEI}text")
            for element, span in read_text(body)[1].items()
        }
    )
    for element in tei.iter(etree.Element):
        for attribute in filter(_POINTING.__contains__, map(str, element.attrib)):
            for pointer in str(element.get(attribute)).split():
                problem = _problem(pointer, counts, places)
                if problem:
                    name = etree.QName(element).localname
                    yield f"line {element.sourceline}: {name}/@{attribute} {pointer!r} {problem}"


_POINTING = frozenset(POINTING)


def _problem(pointer: str, counts: Counter[str], places: Places) -> str | None:
    """What is wrong with a pointer, if it is one into the file."""
    if not pointer.startswith("#"):
        return None
    place = _PLACE.fullmatch(pointer)
    name = pointer[1:] if place is None else place[2]
    if name not in counts:
        return "points to no element"
    if counts[name] > 1:
        return f"is ambiguous: {counts[name]} elements have that xml:id"
    if place is not None and place[1] == "range":
        try:
            places.spans(pointer)
        except FormatError as error:
            return f"does not hold: {error}"
    return None
