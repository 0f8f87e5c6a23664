"""Finding names: what the gazetteer knows, and runs of capitalised words, cut where a title or another name begins."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_entities.gazetteer import Reading
from geoannot_entities.known import KnownNames
from geoannot_entities.lexicon import Lexicon, Title
from geoannot_entities.page import Page
from geoannot_entities.runs import PARTICLES, PREFIXES, Runs
from geoannot_entities.segments import Segments
from geoannot_entities.state_bodies import StateBodies
from geoannot_entities.surroundings import PLACE_PREPOSITIONS
from geoannot_entities.tables import word_class

_LIST_WORDS = frozenset((",", "and"))
_ROLE_KINDS = frozenset(("office", "rank", "role"))
LEGAL_FORMS = word_class("legal forms")
_NEVER = word_class("never names")
_OF_TITLES = word_class("before a title")
_SMALL_HEADS = {
    head: type_
    for type_, words in (("facility", "facilities"), ("location", "locations"), ("event", "events"))
    for head in word_class(f"small heads of {words}")
}


@attrs.define(eq=False)
class Name:
    """A place in the text that names something.

    Attributes:
        first, last: the tokens, both inside.
        text: the words.
        readings: what the gazetteer knows of exactly these words.
        title: what stands before it, as it is written: Mr., President.
        role: that, if it is a role, with the nationality before it: German Chancellor.
        gender: ``m``, ``f`` or empty, by title or given name.
        form: form of the mention.
        type: type of the entity, empty until it is known.
        sure: whether there is more for it than a capital letter.
        entity: number of its cluster, -1 until it is known.
        short: whether it is the head of a longer name said before: the Union.
        key: one string for the Danish government and the government of Denmark; else empty.
    """

    first: int
    last: int
    text: str
    readings: tuple[Reading, ...] = ()
    title: str = ""
    role: str = ""
    gender: str = ""
    form: str = "name"
    type: str = ""
    sure: bool = True
    entity: int = -1
    short: bool = False
    key: str = ""

    @property
    def length(self) -> int:
        """How many tokens it has."""
        return self.last - self.first + 1


class NameFinder:
    """Finds the names of one page."""

    def __init__(self, page: Page, known: KnownNames, lexicon: Lexicon) -> None:
        self._page, self._known, self._lexicon, self._texts = page, known, lexicon, page.texts
        self._runs, self._bodies = Runs(page, known, lexicon), StateBodies(page, known, lexicon)
        self._segments = Segments(page, known, lexicon, self._bodies)

    def find(self) -> list[Name]:
        """All names, from left to right; none overlaps another."""
        names: list[Name] = []
        texts, behind = self._texts, -1
        small = [index for index in self._known if not texts[index][0].isupper()]
        for index in sorted({*self._page.capitals, *small}):
            if index <= behind or index in self._known.taken or self._is_handle(index) or self._is_bare(index):
                continue
            stop = self._runs.end(index)
            for name in self._cut(index, stop):
                if name.first == index:
                    self._begin_earlier(name, behind)
                if names:
                    _share_title(names[-1], name, texts)
                names.append(name)
                behind = name.last
            behind = max(behind, stop - 1)
        return names

    def _is_bare(self, index: int) -> bool:
        """Whether a word of grammar stands alone with its capital, as most do that begin a sentence."""
        following = self._texts[index + 1 : index + 2]
        return self._texts[index].lower() in _NEVER and bool(following) and following[0].islower()

    def _begin_earlier(self, name: Name, behind: int) -> None:
        """Take in the small words before a run that belong to its name: al-Sharif, the government of Norway."""
        find = self._bodies.before if name.readings else self._runs.start
        first = find(name.first, behind)
        if first < name.first:
            if name.readings:
                name.readings, name.form, name.type, name.sure = (), "name", "organization", True
            name.first, name.text = first, self._page.words(first, name.last)
            name.key = self._bodies.key(first, name.last)

    def _is_handle(self, index: int) -> bool:
        """Whether a token is the name of an account or a keyword: @velmar, #lock."""
        return index > 0 and self._texts[index - 1] in "@#" and self._page.adjoins(index - 1)

    # Cutting a run into names

    def _cut(self, start: int, stop: int) -> Iterator[Name]:
        """The names in a run, without the titles and the words that are capitalised for another reason."""
        position, title, role, gender = start, "", "", ""
        headline = self._page.sentence[start] in self._page.headlines
        while position < stop:
            if position not in self._known:
                found = self._title(position, stop)
                if found and not self._is_surname(position, found[0], stop, title):
                    behind, said = found
                    title = self._page.words(position, behind - 1)
                    role = f"{role} {title}".strip() if said.kind in _ROLE_KINDS else role
                    gender, position = said.gender or gender, behind
                    continue
                if not self._opens_name(position, stop, headline):
                    position, title, role, gender = position + 1, "", "", ""
                    continue
            last = self._segments.end(position, stop, headline)
            name = self._name(position, last, headline)
            name.title, name.role, name.gender = title, role if title else "", gender
            if not name.readings and last > position:
                name.key = self._bodies.key(position, last)
                if self._segments.is_paper(position, last):
                    name.type, name.sure = "organization", True
                elif self._texts[last].islower() and self._texts[last - 1] == "-":
                    # Only the second half of a double given name is small.
                    name.type, name.sure = "person", True
            self._take_small_head(name)
            yield name
            position, title, gender = name.last + 1, "", ""
            # A country or body before an office belongs to the role of the person behind it: EU Commissioner.
            is_where = name.first > 0 and self._texts[name.first - 1].lower() in PLACE_PREPOSITIONS
            role = name.text if name.readings and not is_where else ""

    def _take_small_head(self, name: Name) -> None:
        """Take in a small noun that says what "the" names: the Omo dam; but a country's war is no name."""
        following = name.last + 1
        if name.title or not name.first or not self._page.same_line(name.last) or name.form == "demonym":
            return
        type_ = _SMALL_HEADS.get(self._texts[following])
        if type_ is None or self._texts[name.first - 1] not in ("the", "The"):
            return
        known = {reading.entry.type for reading in name.readings}
        if "location" in known or (known and type_ == "event" and "gpe" in known):
            return
        name.last, name.readings, name.form = following, (), "name"
        name.text, name.type, name.sure = self._page.words(name.first, following), type_, True

    def _title(self, position: int, stop: int) -> tuple[int, Title] | None:
        """The title at a token and the index behind it, unless the title is part of a name of a body."""
        texts, lexicon = self._texts, self._lexicon
        found = lexicon.title_at(texts, position, stop)
        if found is None:
            return None
        title, behind = found
        if behind < stop:
            final = self._segments.end(behind, stop, False)
            is_body = texts[final] in lexicon.last and texts[behind] not in lexicon.genders
            if is_body and title.kind != "address" and behind <= final < position + 4:
                return None
        return behind, title

    def _is_surname(self, position: int, behind: int, stop: int, title: str) -> bool:
        """Whether what could be a title is the surname behind one, or stands alone: Congresswoman Dean."""
        word, lexicon = self._texts[position], self._lexicon
        if behind != stop or stop != position + 1:
            return False
        if title:
            return word in lexicon.surnames or word in lexicon.genders
        before = self._texts[position - 1].lower() if position else "the"
        return word in lexicon.surnames and not (before in _OF_TITLES or self._page.begins_sentence(position))

    def _opens_name(self, position: int, stop: int, headline: bool) -> bool:
        word = self._texts[position]
        if not word[0].isalpha() or word in ("'s", "’s"):
            return False
        small = word.lower().replace("’", "'")
        if small in _NEVER or (word in PREFIXES and self._texts[position + 1 : position + 2] == ["-"]):
            return False
        if word in PARTICLES:
            return position + 1 < stop
        if headline or self._page.begins_sentence(position):
            if self._begins_person(position, stop) or (word in self._lexicon.first and position + 1 < stop):
                return True
            if small in self._lexicon.function or small in self._lexicon.verbs:
                return False
            is_verb = position + 1 in self._known and (small.endswith("ing") or self._lexicon.is_ordinary(word))
            if is_verb:
                return False
            return small not in self._lexicon.common or self._segments.body_end(position + 1, stop) >= 0
        return True

    def _begins_person(self, position: int, stop: int) -> bool:
        """Whether an ordinary word is a person's name here: April Jones, Brown said."""
        texts, lexicon = self._texts, self._lexicon
        if texts[position] in lexicon.genders and position + 1 < stop:
            return True
        speaks = position + 1 < len(texts) and texts[position + 1] in lexicon.verbs
        return speaks and texts[position] in lexicon.surnames

    def _name(self, first: int, last: int, headline: bool) -> Name:
        page, readings = self._page, self._known.readings(first, last)
        if not readings and self._texts[last] in LEGAL_FORMS:
            # Pfizer Inc is what Pfizer is.
            readings = self._known.readings(first, last - 1)
        name = Name(first, last, page.words(first, last), readings)
        name.sure = bool(readings) or not (headline or page.begins_sentence(first))
        if readings:
            name.form = readings[0].form
        return name


def _share_title(before: Name, name: Name, texts: list[str]) -> None:
    """Give the title of a list to each of its names: Senators Velmar, Brecht and Tamarin."""
    if before.title.endswith("s") and not name.title and not name.readings:
        between = texts[before.last + 1 : name.first]
        if between and all(word in _LIST_WORDS for word in between):
            name.title = before.title
