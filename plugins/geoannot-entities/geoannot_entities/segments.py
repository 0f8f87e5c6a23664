"""Where a name in a run of capitalised words ends: before a title, a nationality, or the name of somebody else."""

from __future__ import annotations

from geoannot_entities.known import KnownNames
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.page import Page
from geoannot_entities.state_bodies import StateBodies
from geoannot_entities.tables import word_class

_LINKS = frozenset(("of", "for", "the", "on"))
_BEFORE_DOUBLES = word_class("surnames before double names")
_PAPERS = word_class("papers")


class Segments:
    """Finds the last tokens of the names in a run."""

    def __init__(self, page: Page, known: KnownNames, lexicon: Lexicon, bodies: StateBodies) -> None:
        self._page, self._known, self._lexicon, self._texts = page, known, lexicon, page.texts
        self._bodies = bodies

    def end(self, position: int, stop: int, headline: bool) -> int:
        """The last token of the name that begins at a token, with a small half behind a hyphen."""
        return self._second_half(position, self._capital_end(position, stop, headline))

    def _capital_end(self, position: int, stop: int, headline: bool) -> int:
        """The last token of the name that begins at a token: before a title, or a nationality with its noun."""
        texts, lexicon = self._texts, self._lexicon
        index = self._known.behind(position)
        if position in self._known:
            index = self._bodies.behind(index)
            if index > self._known.behind(position):
                return index - 1
            if index < stop and texts[index] in _PAPERS and self._is_team(position, index, stop):
                return index
            if index >= stop or not self._goes_on(position, index, stop):
                return index - 1
        while index < stop:
            if index > position + 1 and texts[index - 1] in lexicon.last and texts[index] in lexicon.genders:
                break
            # Operation Iraqi Freedom has no mention of Iraq.
            is_event = lexicon.first.get(texts[position]) == "event"
            inside = is_event or texts[index - 1] in _LINKS or self._ends_as_body(index, stop)
            if not inside and index not in self._known and self._parts(index, stop):
                break
            if headline and (texts[index].lower() in lexicon.common or self._is_shouted_country(index) and not inside):
                break
            if index in self._known and self._known.is_nationality(index) and not inside:
                break
            if self._known.is_seat(index) and position < index and texts[index - 1] not in _LINKS:
                # The Velmar White House.
                break
            index = self._known.behind(index)
        last = min(index, stop) - 1
        while last > position and not (
            texts[last][0].isupper() or texts[last][0].isdigit() or last in self._known.ends
        ):
            last -= 1
        return last

    def _second_half(self, first: int, last: int) -> int:
        """The last token of a name that ends with a small word behind a hyphen: Park Geun-hye."""
        page, texts = self._page, self._texts
        if last != first + 1 or texts[first] not in _BEFORE_DOUBLES or texts[last + 1 : last + 2] != ["-"]:
            return last
        half = last + 2
        tied = half < len(page) and page.adjoins(last) and page.adjoins(last + 1)
        return half if tied and texts[half].isalpha() and texts[half].islower() and len(texts[half]) < 7 else last

    def _parts(self, index: int, stop: int) -> bool:
        """Whether a title parts names: Ottern Mayor Ida Brecht; but not the last word of the Guild of Lock Keepers."""
        found = self._lexicon.title_at(self._texts, index, stop)
        if found is None or (found[0].kind == "plural" and found[1] >= stop):
            return False
        # Pete King: what could be a title is the surname behind a given name.
        is_surname = self._texts[index] in self._lexicon.surnames and self._texts[index - 1] in self._lexicon.genders
        return not (is_surname and found[1] == index + 1)

    def _is_shouted_country(self, index: int) -> bool:
        """Whether a country is named in capitals: ENVOYS LEAVE NORWAY has no capitals that say what is one name."""
        return index in self._known and self._texts[index].isupper() and self._known.is_country(index)

    def _goes_on(self, position: int, index: int, stop: int) -> bool:
        """Whether a known name only begins a longer one: Jordan Valley, Chad Smith, French Socialist Party."""
        texts, lexicon = self._texts, self._lexicon
        if lexicon.title_at(texts, index, stop) and not self._ends_as_body(index, stop):
            return False
        if texts[index] == "-":
            return False
        if texts[index] in lexicon.of and index + 1 < stop and texts[index + 1] == "of":
            return True
        end = self.body_end(index, stop)
        if index in self._known and self._known.behind(index) == end + 1:
            return False
        if end >= 0:
            # A plan or an amendment does not take its country in.
            return lexicon.last[texts[end]] != "work" or not self._known.is_country(position)
        if self._known.is_nationality(position) or index in self._known:
            return False
        if self._is_team(position, index, stop):
            return True
        return self._known.behind(position) == position + 1 and texts[position] in lexicon.genders and index + 2 >= stop

    def _is_team(self, position: int, index: int, stop: int) -> bool:
        """Whether a city and a plural are a club, or a city and a word for a paper: Ottern Pirates, Ottern Star."""
        texts, last = self._texts, min(self._plain_end(index, stop), index + 2) - 1
        word = texts[last]
        plural = word[-1] == "s" and word[-2:] not in ("ss", "us", "is") and word.isalpha() and not word.isupper()
        return (plural or word in _PAPERS) and self._known.is_city(position)

    def is_paper(self, first: int, last: int) -> bool:
        """Whether a name is a city and a word for a paper."""
        return first < last and self._texts[last] in _PAPERS and first in self._known and self._known.is_city(first)

    def _plain_end(self, index: int, stop: int) -> int:
        """The index behind the capitalised words that no known name and no mark interrupts."""
        while index < stop and index not in self._known and self._texts[index][0].isupper():
            index += 1
        return index

    def _ends_as_body(self, index: int, stop: int) -> bool:
        """Whether what begins at a token goes on to the head of a longer name, behind a title: General Assembly."""
        found = self._lexicon.title_at(self._texts, index, stop)
        return self.body_end(found[1] if found else index + 1, stop) >= 0

    def body_end(self, index: int, stop: int) -> int:
        """The last head of a name (Council, Bridge) from a token on, -1 where there is none before a person begins."""
        end = -1
        for position in range(index, stop):
            word = self._texts[position]
            if word in self._lexicon.last and not (word in self._lexicon.genders and position + 1 < stop):
                end = position
            elif end >= 0 and word in self._lexicon.genders:
                break
        return end
