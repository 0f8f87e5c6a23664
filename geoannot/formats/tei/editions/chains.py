"""Elements that are one thing in several pieces, joined by ``@next`` and ``@prev`` (chapter SA SAAG)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.elements import Element
from geoannot.formats.tei.names import ID


class Chains:
    """Which element goes on in which.

    Attributes:
        followers: the numbers of the elements that go on from another.
    """

    def __init__(self, following: Mapping[int, Element]) -> None:
        """Take what follows an element, by its number."""
        self._following = following
        self.followers = frozenset(one.number for one in following.values())

    def of(self, element: Element) -> Iterator[Element]:
        """An element and those that follow it, each once."""
        seen: set[int] = set()
        found: Element | None = element
        while found is not None and found.number not in seen:
            seen.add(found.number)
            yield found
            found = self._following.get(found.number)


def chains(edition: Edition) -> Chains:
    """The chains in the text of an edition; a link to what is no later element of its name is none."""
    linked = [one for one in edition.elements if "next" in one.node.attrib or "prev" in one.node.attrib]
    by_id = {str(one.node.get(ID)): one for one in edition.elements if ID in one.node.attrib} if linked else {}
    following: dict[int, Element] = {}
    for one in linked:
        after = by_id.get(one.node.get("next", "")[1:])
        before = by_id.get(one.node.get("prev", "")[1:])
        for first, last in ((one, after), (before, one)):
            if first is None or last is None or first.number >= last.number or first.node.tag != last.node.tag:
                continue
            following.setdefault(first.number, last)
    return Chains(following)
