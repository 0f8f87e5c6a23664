"""What kind of thing an unknown name names: by its words, by what stands beside it, and by the rest of the document."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import chain, pairwise, zip_longest

from geoannot_entities.definitions import is_explained
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.names import Name
from geoannot_entities.page import Page
from geoannot_entities.persons import fold
from geoannot_entities.runs import PARTICLES
from geoannot_entities.short_names import heads_of_bodies, parts_of_persons, short_names_of_firms
from geoannot_entities.surroundings import POSSESSIVES, Surroundings
from geoannot_entities.tables import word_class
from geoannot_entities.votes import SEEN, Electorate, Votes

_STRONG_HEADS = word_class("heads of more than surnames")
_CALENDAR = word_class("calendar")
_BEFORE_DATES = word_class("before dates")
_ARTICLES = word_class("definite articles")
_SINGULAR_ENDINGS = word_class("singular endings")
_OF_LISTS = frozenset(("person", "gpe", "location", "organization"))
_LIST_MARKS = frozenset((",", "and", "or"))
_LINKS = frozenset(("of", "for", "on"))
_FIGHTS_FOR_PLACES = ("Siege of ", "Battle of ", "Fall of ", "Sack of ", "Relief of ")
_INNER_CAPITAL = re.compile("(?!Mc|Mac|Fitz|De|Di|Du|Da|La|Le|Lo|Van|Von)[A-Z][a-z]{2,}[A-Z][A-Za-z]*")
_ACRONYM = re.compile(r"(?:[A-Z][a-z]?){0,2}[A-Z][A-Z&+0-9-]*s?|(?:[A-Z]\.){2,}")


class Typer:
    """Gives every name of a page its type; names for which nothing speaks are dropped."""

    def __init__(self, page: Page, lexicon: Lexicon, surroundings: Surroundings) -> None:
        self._page, self._lexicon, self._beside = page, lexicon, surroundings
        self._electorate = Electorate(page, lexicon, surroundings)

    def settle(self, names: list[Name]) -> list[Name]:
        """The names that hold, with their types; known ones have theirs already."""
        for name in names:
            if not name.type:
                self._type_by_words(name)
        for whole, short in pairwise(names):
            if short.form == "acronym" and whole.type == "organization" and is_explained(self._page, whole, short):
                short.type, short.sure = short.type or whole.type, True
        parts = parts_of_persons(names)
        names = [name for name in names if name.readings or not self._is_no_name(name, parts)]
        self._type_by_company(names, parts)
        named = {name.text for name in names if not self._page.in_headline(name.first) or fold(name.text) in parts}
        return [name for name in names if name.type and self._holds(name, named)]

    def _holds(self, name: Name, named: set[str]) -> bool:
        """Whether a name is more than words of a headline: known, a person's full name, or named in the text too."""
        if name.readings or not self._page.in_headline(name.first) or name.text in named:
            return True
        return name.type == "person" and name.sure and name.length < 5

    def _is_no_name(self, name: Name, parts: Collection[str]) -> bool:
        """Whether one capitalised word is a date, or initials of no body."""
        is_dated = name.text in _CALENDAR and self._beside.before(name.first) in _BEFORE_DATES
        if is_dated or fold(name.text) in parts:
            return is_dated
        if name.text in self._lexicon.acronyms or all(len(word.rstrip(".")) == 1 for word in name.text.split()):
            return True
        if name.length > 1 or name.title:
            return False
        word = self._page.texts[name.first]
        if word in _CALENDAR:
            return not self._beside.acts(name.first, name.last)
        return word.rstrip("s") in self._lexicon.acronyms

    # By its own words

    def _type_by_words(self, name: Name) -> None:
        words = _without_shouting(self._page.texts[name.first : name.last + 1])
        if name.text in self._lexicon.acronyms:
            return
        if name.length == 1:
            self._type_single(name, self._quietly(name.first))
        elif type_ := self._sure_type(name, words):
            name.type, name.sure = type_, True
        elif words[0] in self._lexicon.first:
            name.type = self._lexicon.first[words[0]]
        if name.type == "person" and not (name.title and name.length == 1):
            name.gender = name.gender or self._lexicon.gender(words[0])

    def _quietly(self, index: int) -> str:
        """A word; one in capitals as it is written elsewhere, where they are no initials: in headlines, and VELMAR:."""
        word = self._page.texts[index]
        shouts = len(word) > 5 and word.isupper() and word.isalpha()
        if shouts and (self._page.in_headline(index) or self._page.texts[index + 1 : index + 2] == [":"]):
            return word.capitalize()
        return word.capitalize() if shouts and self._lexicon.is_ordinary(word.capitalize()) else word

    def _type_single(self, name: Name, word: str) -> None:
        if name.title:
            name.type, name.sure = "person", True
        elif _ACRONYM.fullmatch(word):
            name.type, name.form, name.sure = "organization", "acronym", False
        elif word in self._lexicon.genders:
            name.type = "person"

    def _sure_type(self, name: Name, words: list[str]) -> str:
        """The type that the head, the title or a personal name inside gives; empty where there is none of these."""
        lexicon = self._lexicon
        if lexicon.first.get(words[0]) == "other":
            # Nothing in its name or beside it makes another thing of a ship.
            return "other"
        link = next((index for index, word in enumerate(words) if index and word in _LINKS), 0)
        if link and (type_ := lexicon.of.get(words[link - 1])):
            return type_
        if tuple(words[-1:]) in lexicon.state or tuple(words[-2:]) in lexicon.state:
            return "organization"
        if name.title and words[-1] not in lexicon.last:
            return "person"
        if words[-1] in lexicon.last:
            named_after = words[0] in lexicon.genders and len(words) == 2 and words[-1] not in _STRONG_HEADS
            return "person" if named_after else lexicon.last[words[-1]]
        if "&" in words:
            return "organization"
        return "person" if self._is_personal(words) else ""

    def _is_personal(self, words: list[str]) -> bool:
        """Whether a given name, an initial, a particle or a surname makes it a person's name."""
        lexicon = self._lexicon
        if words[0] in lexicon.genders or (words[1] != "-" and PARTICLES.intersection(words)):
            # al-Ottern alone may be a town as well.
            return True
        if len(words[0]) == 1 and "." in words[1:3] and any(len(word) > 1 for word in words):
            return True
        return len(words) < 4 and words[-1] in lexicon.surnames and words[0].lower() not in lexicon.common

    # By the rest of the document

    def _type_by_company(self, names: list[Name], parts: Mapping[str, int]) -> None:
        """Types for what its own words leave open: by what stands beside it, over all its mentions."""
        heads, firms = heads_of_bodies(names), short_names_of_firms(names)
        sure = {name.text: name.type for name in names if name.type and name.sure}
        placed = {name.text for name in names if name.readings and self._beside.in_place(name.first)}
        besieged = {name.text.split(" of ", 1)[1] for name in names if name.text.startswith(_FIGHTS_FOR_PLACES)}
        votes: dict[str, Votes] = {}
        for name, following in zip_longest(names, names[1:]):
            if not name.readings and not (name.type and name.sure):
                ballot = votes.setdefault(name.text, Votes(int))
                self._electorate.ask(name, ballot)
                if following is not None and self._is_in(name, following):
                    ballot["gpe"] += 4
                if name.text in besieged or self._beside.has_inhabitants(name.last):
                    ballot["gpe"] += 6
        for name in names:
            if name.readings:
                if name.length == 1 and self._is_person_here(name, parts, placed):
                    name.readings, name.type, name.form = (), "person", "name"
            elif name.text in firms and not name.title and fold(name.text) not in parts:
                name.type, name.form = "organization", "name"
            elif not (name.type and name.sure):
                self._decide(name, sure, parts, heads, votes[name.text])
        self._type_by_list(names)
        self._type_by_person(names)

    def _is_in(self, name: Name, following: Name) -> bool:
        """Whether a state follows a comma and nothing more: Halvikport, Maine, ..."""
        if following.first != name.last + 2 or self._page.texts[name.last + 1] != ",":
            return False
        after = self._beside.after(following.last)
        is_state = bool(following.readings) and following.type == "gpe" and following.form in ("name", "acronym")
        return is_state and not after[:1].isalnum() and after not in POSSESSIVES

    def _type_by_person(self, names: list[Name]) -> None:
        """What is left open is a person where it is part of the name of one whom votes alone have made a person."""
        parts = parts_of_persons(names, sure=False)
        for name in names:
            if (
                name.length == 1
                and not name.sure
                and name.type in ("", "other", "organization")
                and fold(name.text) in parts
            ):
                name.type, name.form = "person", "name"

    def _type_by_list(self, names: list[Name]) -> None:
        """Give the type of what it stands beside in a list to a name for which nothing else speaks."""
        for one, other in chain(pairwise(names), pairwise(names[::-1])):
            if (
                other.type == "other"
                and one.type in _OF_LISTS
                and other.form == "name"
                and self._in_one_list(one, other)
                and not self._lexicon.is_ordinary(self._page.texts[other.last])
            ):
                other.type = one.type

    def _in_one_list(self, one: Name, other: Name) -> bool:
        """Whether a comma, "and" or "or" alone stands between two names."""
        left, right = (one, other) if one.first < other.first else (other, one)
        return right.first == left.last + 2 and self._page.texts[left.last + 1] in _LIST_MARKS

    def _decide(self, name: Name, sure: dict[str, str], parts: Collection[str], heads: set[str], votes: Votes) -> None:
        is_definite = self._beside.before(name.first) in _ARTICLES
        if is_definite and name.text in heads:
            name.type, name.short = "organization", True
        elif is_definite and name.text[-1] == "s" and fold(name.text[:-1]) in parts:
            # The Velmars are people.
            name.type = "person"
        elif name.text in sure:
            name.type = sure[name.text]
        elif fold(name.text) in parts:
            # Without case, for VELMAR: is how transcripts name who speaks.
            name.type, name.form = "person", "name"
        else:
            name.type = self._elected(name, votes)

    def _is_person_here(self, name: Name, parts: Mapping[str, int], placed: Collection[str]) -> bool:
        """Whether a place's name means a person: a surname of somebody here, or a given name that is no place here."""
        if name.form not in ("name", "metonym") or not self._beside.acts(name.first, name.last):
            return False
        is_state = name.form == "metonym" or "iso3166" in name.readings[0].entry.identifiers
        part = fold(name.text)
        if part in parts:
            # Jordan acts before Michael Jordan is named: that is the state.
            return not is_state or parts[part] < name.first
        return not is_state and name.text in self._lexicon.genders and name.text not in placed

    def _elected(self, name: Name, votes: Votes) -> str:
        """The type with most votes; two or three unknown words are a person, one that says nothing is no name."""
        words = [word for word in self._page.texts[name.first : name.last + 1] if word[0].isalpha()]
        seen = votes.get(SEEN, 0)
        ordinary = sum(map(self._is_ordinary, words))
        if len(words) == 1 and name.form != "acronym" and (ordinary or not (seen or votes)):
            return name.type if name.type == "person" and seen else ""
        ballot = Votes(int, ((type_, count) for type_, count in votes.items() if type_ != SEEN))
        if len(words) > 1 and ordinary and not name.type:
            # Excellence in Canal Building: a preposition makes no place of ordinary words, nor a verb a person.
            ballot.pop("gpe", None)
            if ordinary == len(words):
                ballot.pop("person", None)
        if len(words) == 1 and _INNER_CAPITAL.fullmatch(words[0]) and "person" in ballot:
            # StatesWest acts, but is nobody.
            ballot["organization"] += ballot.pop("person")
        if 2 <= len(words) <= 3 and not ordinary:
            # Carnival Lines, Velmar Motors: a plural that is no surname is rather a firm or a band.
            ballot["organization" if self._is_plural(words[-1]) or "&" in name.text else "person"] += 1
        if not words or not ballot:
            return "other" if seen else ""
        # The name of the type decides between equals, so that no order of counting does.
        return max(ballot, key=lambda type_: (ballot[type_], type_))

    def _is_ordinary(self, word: str) -> bool:
        """Whether a capitalised word looks like one that is also written small."""
        lexicon = self._lexicon
        return (
            lexicon.is_ordinary(word)
            or word.lower() in self._page.vocabulary
            or word in lexicon.last
            or word in lexicon.of
        )

    def _is_plural(self, word: str) -> bool:
        return word[-1] == "s" and word[-2:] not in _SINGULAR_ENDINGS and word not in self._lexicon.surnames


def _without_shouting(words: list[str]) -> list[str]:
    """Words in capitals as they are written elsewhere, where the run is too long for initials."""
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) > 1 and all(word.isupper() for word in letters):
        return [word.capitalize() for word in words]
    return words
