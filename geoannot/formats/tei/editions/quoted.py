"""Stand-off annotations that repeat the words they point to: whether the words are there (chapter AI AISP)."""

from __future__ import annotations

from collections.abc import Iterator

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.elements import Element
from geoannot.formats.tei.names import ID, TEI
from geoannot.formats.tei.places import Places
from geoannot.model import Finding

_QUOTING = frozenset({f"{TEI}span", f"{TEI}annotation"})


def misquoted(edition: Edition) -> Iterator[Finding]:
    """A finding for each ``span`` with words that are not those at its place; white space does not count."""
    quoting = [one for one in edition.elements if one.node.tag in _QUOTING and (one.node.text or "").strip()]
    if not quoting:
        return
    content = _content(edition)
    places = Places({str(one.node.get(ID)): one.content for one in reversed(edition.elements) if ID in one.node.attrib})
    for one in quoting:
        words = " ".join((one.node.text or "").split())
        there = _words_at(one, places, content)
        if there is not None and there != words:
            place = f"line {edition.source.line(one.tag.start)}"
            message = f"{words!r:.80} is said to be where {there!r:.80} is; correct the pointer or the words"
            yield Finding(message, place, str(one.node.get(ID, "")))


def _words_at(element: Element, places: Places, content: str) -> str | None:
    """The words where an annotation points to, None where it points to no place; that is said elsewhere."""
    node = element.node
    try:
        if "target" in node.attrib:
            spans = places.spans(str(node.get("target")))
        else:
            spans = (places.between(str(node.get("from", "")), str(node.get("to", ""))),)
    except FormatError:
        return None
    return " ".join(" ".join(content[start:end] for start, end in spans).split())


def _content(edition: Edition) -> str:
    """All character data of the ``TEI`` element, as a parser delivers them."""
    return "".join(map(str, edition.tei.itertext("*")))
