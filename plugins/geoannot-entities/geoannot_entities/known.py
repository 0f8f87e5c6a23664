"""Where the names of the gazetteers stand on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geoannot_entities.gazetteer import Gazetteer, Reading
from geoannot_entities.page import Page


class KnownNames:
    """Known names by their first token; none overlaps another.

    Attributes:
        ends: the last tokens of the known names.
        taken: tokens that are no names: those inside dates, and signs of a currency (US$).
    """

    def __init__(self, page: Page, gazetteers: Iterable[Gazetteer], taken: Iterable[int]) -> None:
        """Look for the names.

        Args:
            page: the page.
            gazetteers: what is known; where names overlap, those of the gazetteer before win.
            taken: tokens inside dates.
        """
        self.taken = set(taken)
        self._found: dict[int, tuple[int, tuple[Reading, ...]]] = {}
        covered: set[int] = set()
        for gazetteer in gazetteers:
            here = []
            for first, last, name in gazetteer.find(page.text, page.starts, page.ends):
                if page.text.startswith("$", page.ends[last]):
                    self.taken.add(first)
                if first not in self.taken and covered.isdisjoint(range(first, last + 1)):
                    self._found[first] = last, tuple(gazetteer.readings[name])
                    here.append((first, last))
            covered.update(index for first, last in here for index in range(first, last + 1))
        self.ends = frozenset(last for last, _ in self._found.values())

    def __contains__(self, index: int) -> bool:
        return index in self._found

    def __iter__(self) -> Iterator[int]:
        return iter(self._found)

    def behind(self, index: int) -> int:
        """The index behind the known name that begins at a token, or behind the token itself."""
        found = self._found.get(index)
        return found[0] + 1 if found else index + 1

    def readings(self, first: int, last: int) -> tuple[Reading, ...]:
        """What is known of exactly these tokens."""
        found = self._found.get(first)
        return found[1] if found and found[0] == last else ()

    def meant(self, index: int) -> str:
        """The usual name of what the known name at a token names first of all."""
        return self._found[index][1][0].entry.name

    def is_nationality(self, index: int) -> bool:
        """Whether the known name at a token is an adjective or a word for a people."""
        return any(reading.form == "demonym" for reading in self._found[index][1])

    def is_city(self, index: int) -> bool:
        """Whether the known name at a token names first of all a place that is no country: a city, a region."""
        entry = self._found[index][1][0].entry
        return entry.type in ("gpe", "location") and "iso3166" not in entry.identifiers

    def is_seat(self, index: int) -> bool:
        """Whether a known name begins at a token that is a building which stands for a government."""
        readings = self._found[index][1] if index in self._found else ()
        return (
            bool(readings)
            and readings[0].entry.type == "facility"
            and any(reading.form == "seat" for reading in readings)
        )

    def is_country(self, index: int) -> bool:
        """Whether the known name at a token names a country itself."""
        reading = self._found[index][1][0]
        return "iso3166" in reading.entry.identifiers and reading.form != "demonym"
