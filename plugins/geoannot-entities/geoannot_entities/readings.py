"""What a known name stands for in this document: Georgia the country or the state, Ottawa the city or its rulers."""

from __future__ import annotations

from collections.abc import Iterable

from geoannot_entities.gazetteer import Reading
from geoannot_entities.names import Name
from geoannot_entities.surroundings import Surroundings
from geoannot_entities.tables import read_words, word_class

_SPEAKING = word_class("speaking a language")
_SMALL = read_words("function_words.txt")
_SPEAK_FOR_STATES = word_class("who speaks for a state")


class ReadingChooser:
    """Chooses a reading for each known name of a page."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._beside = surroundings

    def choose(self, names: list[Name]) -> list[Name]:
        """Settle every name that has readings; each keeps one, or none if it is a person here.

        Returns:
            the names without those of languages (she speaks Danish).
        """
        names = [name for name in names if not self._is_language(name)]
        said = {name.text for name in names}
        said.update(word for name in names for word in name.text.split())
        following: Name | None = None
        # From right to left: what a pair does is said behind its second half ("Ottawa and Oslo agreed").
        for name in reversed(names):
            if name.readings:
                self._settle(name, said, following)
            following = name
        return names

    def _is_language(self, name: Name) -> bool:
        """Whether an adjective of nationality without a noun behind it is the language: in Danish, she said."""
        if not name.readings or name.form != "demonym" or name.text.endswith("s"):
            return False
        following = self._beside.after(name.last)
        alone = not following or not following[0].isalnum() or following in _SMALL
        return alone and self._beside.before(name.first) in _SPEAKING

    def _settle(self, name: Name, said: set[str], following: Name | None) -> None:
        if name.title and name.length == 1 and name.readings[0].form == "name":
            name.readings, name.type = (), "person"
            return
        seat = next((reading for reading in name.readings if reading.form == "seat"), None)
        if seat and self._stands_for_government(name, following):
            chosen, form = seat, "metonym"
        else:
            places = [reading for reading in name.readings if reading.form != "seat"]
            chosen = _best(places or name.readings, said)
            form = "metonym" if chosen.form == "seat" else chosen.form
        name.readings, name.type, name.form = (chosen,), chosen.entry.type, form

    def _stands_for_government(self, name: Name, following: Name | None) -> bool:
        beside = self._beside
        if beside.is_partner(name.first, name.last) or beside.rules(name.first, name.last):
            return True
        if name.readings[0].entry.type == "facility" and beside.after(name.last) in _SPEAK_FOR_STATES:
            return True
        paired = following is not None and following.first == name.last + 2 and beside.after(name.last) == "and"
        return paired and following is not None and following.form == "metonym" and not beside.in_place(name.first)


def _best(readings: Iterable[Reading], said: set[str]) -> Reading:
    """The reading of the user, else the one that most other words of the document speak for, else the first."""
    return max(readings, key=lambda reading: (reading.entry.of_user, len(reading.entry.clues & said)))
