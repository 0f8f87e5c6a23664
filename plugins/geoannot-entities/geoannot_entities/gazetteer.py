"""Names that are known beforehand: what they can stand for, and where they occur in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs
from ahocorasick_rs import AhoCorasick, MatchKind

from geoannot_entities.added_names import check_rows, read_file
from geoannot_entities.tables import cell_items, read_table

_IDENTIFIERS = ("iso3166", "wikidata", "geonames")
TABLES = (
    "countries.tsv",
    "former_states.tsv",
    "places.tsv",
    "international_organisations.tsv",
    "national_bodies.tsv",
    "parties_and_armed_groups.tsv",
    "media_and_firms.tsv",
    "peoples.tsv",
    "events.tsv",
)
"""The tables with the columns of a gazetteer; of two readings the one of the earlier table comes first."""
_WITH_THE = frozenset(("The Hague", "The Valley"))
_STRAIGHT_PAIRS = (("\n", " "), ("\r", " "), ("\t", " "), ("\u00a0", " "), ("’", "'"))
_STRAIGHT = str.maketrans(dict(_STRAIGHT_PAIRS))


@attrs.frozen(eq=False)
class Entry:
    """Something with a name of its own.

    Attributes:
        name: its usual name.
        type: a term of the entity vocabulary.
        identifiers: scheme to value, such as ``iso3166`` to an alpha-2 code.
        clues: words that speak for this entry where its name has other readings.
        of_user: whether it comes from the user or another plugin: such entries win over this package's own.
    """

    name: str
    type: str
    identifiers: Mapping[str, str] = attrs.field(factory=dict)
    clues: frozenset[str] = frozenset()
    of_user: bool = False


@attrs.frozen(eq=False)
class Reading:
    """One thing that a name can stand for, and the form of mention it is then.

    A ``seat`` is a capital or building that can stand for a government or body: that is form ``metonym``.
    """

    entry: Entry
    form: str


class Gazetteer:
    """Names and their readings, found in one pass over a text.

    Names given with a small article (the West) are found only behind it; the article is outside the name all the same.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.readings: dict[str, list[Reading]] = {}
        self._with_article: set[str] = set()
        seats: list[tuple[str, Entry]] = []
        for row in rows:
            entry = _entry(row)
            for name, form in _names(row):
                self._add(name, Reading(entry, form))
            seats.extend((seat, entry) for seat in cell_items(row.get("seats", "")))
        for seat, entry in seats:
            self._add_seat(seat, entry)
        for name in [name for name, readings in self.readings.items() if _shouts(name, readings)]:
            self.readings.setdefault(name.upper(), self.readings[name])
        self._names = list(self.readings)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def _add(self, name: str, reading: Reading) -> None:
        name = name.translate(_STRAIGHT)
        if name.startswith("the "):
            name = name.removeprefix("the ")
            if name not in self.readings:
                self._with_article.add(name)
        else:
            name = name if name in _WITH_THE else name.removeprefix("The ")
            self._with_article.discard(name)
        known = self.readings.setdefault(name, [])
        if all(reading.entry is not other.entry for other in known):
            if reading.entry.of_user:
                known.insert(0, reading)
            else:
                known.append(reading)

    def _add_seat(self, seat: str, entry: Entry) -> None:
        """A seat that no table describes is a city; its reading as a place comes first."""
        known = self.readings.setdefault(seat.translate(_STRAIGHT), [])
        if not any(reading.form == "name" for reading in known):
            known.insert(0, Reading(Entry(seat, "gpe"), "name"))
        known.append(Reading(entry, "seat"))

    def find(self, text: str, starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Known names from left to right, the longest first: index of first and last token, and the name.

        Args:
            text: the text of the document.
            starts: where its tokens begin.
            ends: where its tokens end.
        """
        folded = _searchable(text)
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded):
            first = _index_of(start, starts)
            if first < 0:
                continue
            last, name = _index_of(end, ends), self._names[pattern]
            if last < 0:
                yield from self._shorter(folded, first, end, starts, ends)
            elif name not in self._with_article or folded[max(start - 4, 0) : start].lower() == "the ":
                # A combining form is a name without its hyphen.
                yield first, last - 1 if name[-1] == "-" else last, name

    def _shorter(
        self, folded: str, first: int, end: int, starts: Sequence[int], ends: Sequence[int]
    ) -> Iterator[tuple[int, int, str]]:
        """A name at the same place that ends with a token, where the longest one ends inside a word."""
        for last in range(bisect_left(ends, end) - 1, first - 1, -1):
            name = folded[starts[first] : ends[last]]
            if name in self.readings:
                yield first, last, name
                return


def _index_of(offset: int, offsets: Sequence[int]) -> int:
    """The index of an offset among those of tokens, -1 where it is none of them."""
    index = bisect_left(offsets, offset)
    return index if index < len(offsets) and offsets[index] == offset else -1


def load_gazetteer(path: Path | None, rows: Sequence[Sequence[str]]) -> Gazetteer:
    """The gazetteer of this package, with rows of other plugins and the file of a user.

    Raises:
        ConfigError: the file cannot be read or used; the message names it and the line.
        FieldError: a row of another plugin is wrong; the message names it.
    """
    own = [row for name in TABLES for row in read_table(name)]
    users = [] if path is None else list(read_file(path))
    return Gazetteer([*users, *check_rows(rows), *own, *_cities()])


def _cities() -> Iterator[dict[str, str]]:
    for row in read_table("cities.tsv"):
        for item in cell_items(row["cities"]):
            name, *others = (part.strip() for part in item.split(" = "))
            yield {"name": name, "type": "gpe", "aliases": ";".join(others)}


def _entry(row: Mapping[str, str]) -> Entry:
    identifiers = {scheme: value for scheme in _IDENTIFIERS if (value := row.get(scheme, ""))}
    clues = frozenset(cell_items(row.get("clues", "")))
    return Entry(row["name"], row.get("type", "gpe"), identifiers, clues, "of_user" in row)


def _names(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if "(" not in row["name"] or "of_user" in row:
        yield row["name"], "acronym" if _is_initials(row["name"]) else "name"
    for column, form in (("aliases", "name"), ("acronyms", "acronym"), ("demonyms", "demonym")):
        for name in cell_items(row.get(column, "")):
            yield name, "acronym" if form == "name" and _is_initials(name) else form
    if row["name"].endswith(" Party"):
        yield row["name"].removesuffix("Party") + "party", "name"


def _is_initials(name: str) -> bool:
    """Whether a name is written as initials: NATO, BBC."""
    return name.isupper() and name.isalpha() and len(name) < 8


def _shouts(name: str, readings: list[Reading]) -> bool:
    """Whether headlines in capitals are searched for a name; short ones would be taken for initials."""
    return len(name) > 3 and not name.isupper() and readings[0].form in ("name", "demonym")


def _searchable(text: str) -> str:
    """The text with straight apostrophes and plain blanks, character for character."""
    folded = text
    # One quick pass each, which a table of all characters is not.
    for mark, plain in _STRAIGHT_PAIRS:
        folded = folded.replace(mark, plain)
    try:
        folded.encode("utf-8")
    except UnicodeEncodeError:
        # The automaton works on UTF-8, which has no lone surrogates.
        folded = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in folded)
    return folded
