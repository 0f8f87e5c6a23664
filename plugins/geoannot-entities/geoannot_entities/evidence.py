"""What kind of thing a name names: by the words in it, beside it, and by what the rest of the document makes of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from geoannot_entities.gazetteer import Reading
from geoannot_entities.lexicon import Lexicon
from geoannot_entities.names import PARTICLES, Name
from geoannot_entities.page import Page
from geoannot_entities.tables import word_class

_PLACE_PREPOSITIONS = word_class("place prepositions")
_AUXILIARIES = word_class("auxiliaries")
_STRONG_HEADS = word_class("heads of more than surnames")
_CALENDAR = word_class("calendar")
_ARTICLES = word_class("definite articles")
_ABSTRACT = tuple(word_class("abstract endings"))
_ACRONYM = re.compile(r"(?:[A-Z][a-z]?){0,2}[A-Z][A-Z&+0-9-]*s?|(?:[A-Z]\.){2,}")
_AGE = re.compile(r"[1-9]\d")


class Typer:
    """Gives every name of a page its reading and type; names for which nothing speaks are dropped."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._page, self._lexicon = page, lexicon

    def settle(self, names: list[Name]) -> list[Name]:
        """The names that hold, with their types."""
        said = {text for name in names if name.readings for text in (name.text, *name.text.split())}
        said.update(name.text for name in names)
        names = [name for name in names if name.readings or not self._is_no_name(name)]
        for name in names:
            if name.readings:
                self._choose_reading(name, said)
            else:
                self._type_by_words(name)
        self._type_by_company(names)
        return [name for name in names if name.type]

    # Known names

    def _choose_reading(self, name: Name, said: set[str]) -> None:
        """The reading that the words beside the name or the rest of the document speak for."""
        readings = name.readings
        if name.title and self._is_person_word(name):
            name.readings, name.type, name.form = (), "person", "name"
            return
        seat = next((reading for reading in readings if reading.form == "seat"), None)
        if seat and self._acts(name):
            chosen, form = seat, "metonym"
        else:
            chosen = self._by_clues([reading for reading in readings if reading.form != "seat"] or list(readings), said)
            form = "metonym" if chosen.form == "seat" else chosen.form
        name.readings, name.type, name.form = (chosen,), chosen.entry.type, form

    def _is_person_word(self, name: Name) -> bool:
        """Whether a known word is a person's name here: Mr Jordan, President Chad Ames."""
        return (
            name.length == 1
            and name.readings[0].form == "name"
            and not name.title.endswith(("State", "Representative"))
        )

    def _by_clues(self, readings: list[Reading], said: set[str]) -> Reading:
        if len(readings) == 1:
            return readings[0]
        # max keeps the first of equals: the order of the tables.
        return max(readings, key=lambda reading: (reading.entry.of_user, len(reading.entry.clues & said)))

    def _acts(self, name: Name) -> bool:
        """Whether a verb of saying or of state action follows, and no preposition makes it a place."""
        texts, page, index = self._page.texts, self._page, name.last
        if name.first and texts[name.first - 1].lower() in _PLACE_PREPOSITIONS:
            return False
        for _ in range(3):
            if not page.same_line(index):
                return False
            index += 1
            if texts[index] in self._lexicon.verbs:
                return True
            if texts[index] not in _AUXILIARIES:
                return False
        return False

    # Unknown names

    def _is_no_name(self, name: Name) -> bool:
        """Whether one capitalised word is a date, initials of no body, or an ordinary word."""
        if name.length > 1 or name.title:
            return False
        word = self._page.texts[name.first]
        if word in _CALENDAR:
            return not self._acts(name)
        return word in self._lexicon.acronyms or word.rstrip("s") in self._lexicon.acronyms

    def _type_by_words(self, name: Name) -> None:
        """The type that the words of the name itself give."""
        texts, lexicon = self._page.texts, self._lexicon
        words = _without_shouting(texts[name.first : name.last + 1])
        if name.length == 1:
            self._type_single(name, words[0])
            return
        if len(words) > 2 and "of" in words and (type_ := lexicon.of.get(words[words.index("of") - 1])):
            name.type, name.sure = type_, True
        elif self._is_state_body(words):
            name.type, name.sure = "organization", True
        elif name.title and words[-1] not in lexicon.last:
            name.type, name.sure = "person", True
        elif words[-1] in lexicon.last:
            person = words[0] in lexicon.genders and len(words) == 2 and words[-1] not in _STRONG_HEADS
            name.type, name.sure = "person" if person else lexicon.last[words[-1]], True
        elif words[0] in lexicon.first and words[0] not in lexicon.genders:
            name.type = lexicon.first[words[0]]
        elif self._is_acronym(words):
            name.type = "organization"
        elif words[0] in lexicon.genders or "." in words[1:3] and len(words[0]) == 1 or PARTICLES.intersection(words) or len(words) < 4 and words[-1] in lexicon.surnames and words[0].lower() not in lexicon.common:
            name.type, name.sure = "person", True
        if name.type == "person":
            name.gender = name.gender or lexicon.genders.get(words[0], "").replace("u", "")

    def _type_single(self, name: Name, word: str) -> None:
        lexicon = self._lexicon
        if name.title:
            name.type, name.sure = "person", True
        elif _ACRONYM.fullmatch(word):
            name.type, name.form, name.sure = "organization", "acronym", False
        elif word in lexicon.genders:
            name.type, name.gender = "person", lexicon.genders[word].replace("u", "")

    def _is_acronym(self, words: list[str]) -> bool:
        return all(_ACRONYM.fullmatch(word) and len(word) > 1 for word in words if word[0].isalnum())

    def _is_state_body(self, words: list[str]) -> bool:
        return tuple(words[-1:]) in self._lexicon.state or tuple(words[-2:]) in self._lexicon.state

    # The rest of the document

    def _type_by_company(self, names: list[Name]) -> None:
        """Types for what its own words leave open: by what stands beside it, over all its mentions."""
        parts, heads = self._surnames(names), self._heads(names)
        sure = {name.text: name.type for name in names if name.type and name.sure}
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for name in names:
            if not name.readings and not (name.type and name.sure):
                votes[name.text].update(self._votes(name))
        for name in names:
            if name.readings or name.type and name.sure:
                if name.readings and name.text in parts and name.length == 1 and self._rather_person(name):
                    name.readings, name.type, name.form = (), "person", "name"
                continue
            if self._is_short_form(name, heads):
                name.type, name.sure, name.short = "organization", True, True
            elif name.text in sure:
                name.type, name.sure = sure[name.text], True
            elif name.text in parts:
                name.type, name.sure = "person", True
            else:
                name.type = self._elected(name, votes[name.text])

    def _rather_person(self, name: Name) -> bool:
        """A country's name that is also the surname of somebody here is the person where it speaks."""
        return name.readings[0].form == "name" and self._acts(name)

    def _surnames(self, names: Iterable[Name]) -> set[str]:
        found: set[str] = set()
        for name in names:
            if name.type == "person" and name.sure and name.length > 1 and not name.readings:
                words = [word for word in name.text.split() if word not in PARTICLES]
                found.update((words[0], words[-1], name.text.split(maxsplit=1)[-1]))
        return found

    def _heads(self, names: Iterable[Name]) -> set[str]:
        """The words by which a body named here may be called for short: the Union, the House."""
        heads: set[str] = set()
        for name in names:
            if name.type == "organization" and name.length > 1:
                words = name.text.split()
                heads.add(words[-1])
                if "of" in words:
                    heads.add(words[words.index("of") - 1])
        return heads

    def _is_short_form(self, name: Name, heads: set[str]) -> bool:
        return name.text in heads and name.first > 0 and self._page.texts[name.first - 1] in _ARTICLES

    def _votes(self, name: Name) -> Counter[str]:
        """What the words beside a name say of its type."""
        page, texts, votes = self._page, self._page.texts, Counter[str]()
        before = texts[name.first - 1].lower() if name.first else ""
        after = texts[name.last + 1] if name.last + 1 < len(texts) and page.same_line(name.last) else ""
        capital_start = page.begins_sentence(name.first) or page.sentence[name.first] in page.headlines
        if not capital_start:
            votes["seen"] += 1
        if self._acts(name):
            votes["person"] += 2
        if before in ("in", "near", "at"):
            votes["gpe"] += 2
        elif before in _PLACE_PREPOSITIONS:
            votes["gpe"] += 1
        elif before == "the":
            votes["organization"] += 2
        if before in self._lexicon.roles:
            votes["person"] += 3
        if after in ("'s", "’s"):
            votes["person"] += 1
        if after == "," and name.last + 2 < len(texts):
            votes.update(self._apposition_votes(name.last + 2))
        if name.form == "acronym":
            votes.update(self._acronym_votes(name, before, after))
        elif name.type:
            votes[name.type] += 3
        if texts[name.last] in self._lexicon.surnames:
            votes["person"] += 2
        return votes

    def _acronym_votes(self, name: Name, before: str, after: str) -> Counter[str]:
        """Initials are a body where they act, own, or stand behind an article; else they may be any term."""
        votes = Counter[str]()
        if before == "the" or after in ("'s", "’s") or self._acts(name) or after in self._lexicon.roles:
            votes["organization"] += 2
        return votes

    def _is_ordinary(self, word: str) -> bool:
        """Whether a capitalised word looks like one that is also written small."""
        small = word.lower()
        return (
            small in self._lexicon.common
            or small in self._page.vocabulary
            or small.endswith(_ABSTRACT)
            or word in self._lexicon.last
            or word in self._lexicon.of
        )

    def _apposition_votes(self, index: int) -> Counter[str]:
        """What an apposition behind a comma says: an age, a role, or the country that a town is in."""
        texts, votes = self._page.texts, Counter[str]()
        if _AGE.fullmatch(texts[index]):
            votes["person"] += 3
        for word in texts[index : index + 5]:
            if word in self._lexicon.roles:
                votes["person"] += 3
                break
            if not word[0].isalpha():
                break
        return votes

    def _elected(self, name: Name, votes: Counter[str]) -> str:
        """The type with most votes; two or three unknown words are a person, one unknown word is something else."""
        words = [word for word in self._page.texts[name.first : name.last + 1] if word[0].isalpha()]
        seen = votes.pop("seen", 0)
        ordinary = [word for word in words if self._is_ordinary(word)]
        if len(words) == 1 and name.form != "acronym" and (ordinary or not (seen or votes)):
            return name.type if name.type == "person" and seen else ""
        if len(words) > 1 and len(ordinary) == len(words) and not name.type:
            return "other" if seen else ""
        if 2 <= len(words) <= 3 and not ordinary:
            votes["person"] += 1
        if not words or not votes:
            return "other" if seen else ""
        # The name of the type decides between equals, so that no order of counting does.
        best, count = max(votes.items(), key=lambda item: (item[1], item[0]))
        return best if count > 0 else "other"


def _without_shouting(words: list[str]) -> list[str]:
    """Words in capitals as they are written elsewhere, where the run is too long for initials."""
    letters = [word for word in words if word[0].isalpha()]
    if all(word.isupper() for word in letters) and (len(letters) > 1 or len(words[0]) > 5):
        return [word.capitalize() for word in words]
    return words
