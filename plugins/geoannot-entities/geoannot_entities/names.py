"""Finding names: what the gazetteer knows, and runs of capitalised words, cut where a title or another name begins."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_entities.gazetteer import Reading
from geoannot_entities.known import KnownNames
from geoannot_entities.lexicon import Lexicon, Title
from geoannot_entities.page import Page
from geoannot_entities.runs import PARTICLES, PREFIXES, Runs
from geoannot_entities.state_bodies import StateBodies
from geoannot_entities.tables import word_class

_LINKS = frozenset(("of", "for", "the", "on"))
_LIST_WORDS = frozenset((",", "and"))
_ROLE_KINDS = frozenset(("office", "rank", "role"))
_NEVER = word_class("never names")
_BEFORE_DOUBLES = word_class("surnames before double names")


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
                if found and not (title and self._is_surname(position, found[0], stop)):
                    behind, said = found
                    title = self._page.words(position, behind - 1)
                    role = f"{role} {title}".strip() if said.kind in _ROLE_KINDS else role
                    gender, position = said.gender or gender, behind
                    continue
                if not self._opens_name(position, stop, headline):
                    position, title, role, gender = position + 1, "", "", ""
                    continue
            last = self._second_half(position, self._segment_end(position, stop, headline))
            name = self._name(position, last, headline)
            name.title, name.role, name.gender = title, role if title else "", gender
            if not name.readings and last > position:
                name.key = self._bodies.key(position, last)
            yield name
            position, title, gender = name.last + 1, "", ""
            # A country or body before an office belongs to the role of the person behind it: EU Commissioner.
            role = name.text if name.readings else ""

    def _title(self, position: int, stop: int) -> tuple[int, Title] | None:
        """The title at a token and the index behind it, unless the title is part of a name of a body."""
        texts, lexicon = self._texts, self._lexicon
        found = lexicon.title_at(texts, position, stop)
        if found is None:
            return None
        title, behind = found
        if behind < stop:
            final = self._segment_end(behind, stop, False)
            is_body = texts[final] in lexicon.last and texts[behind] not in lexicon.genders
            if is_body and title.kind != "address" and behind <= final < position + 4:
                return None
        return behind, title

    def _is_surname(self, position: int, behind: int, stop: int) -> bool:
        """Whether what could be a title is the surname behind one: Congresswoman Dean."""
        word = self._texts[position]
        return behind == stop == position + 1 and (word in self._lexicon.surnames or word in self._lexicon.genders)

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
            if small in self._lexicon.function:
                return False
            is_verb = small.endswith("ing") and position + 1 in self._known
            return not (is_verb or small in self._lexicon.common) or self._body_end(position + 1, stop) >= 0
        return True

    def _begins_person(self, position: int, stop: int) -> bool:
        """Whether an ordinary word is a person's name here: April Jones, Brown said."""
        texts, lexicon = self._texts, self._lexicon
        if texts[position] in lexicon.genders and position + 1 < stop:
            return True
        speaks = position + 1 < len(texts) and texts[position + 1] in lexicon.verbs
        return speaks and texts[position] in lexicon.surnames

    def _segment_end(self, position: int, stop: int, headline: bool) -> int:
        """The last token of the name that begins at a token: before a title, or a nationality with its noun."""
        texts, lexicon = self._texts, self._lexicon
        index = self._known.behind(position)
        if position in self._known:
            index = self._bodies.behind(index)
            if index > self._known.behind(position):
                return index - 1
            if index >= stop or not self._goes_on(position, index, stop):
                return index - 1
        while index < stop:
            if index > position + 1 and texts[index - 1] in lexicon.last and texts[index] in lexicon.genders:
                break
            inside = texts[index - 1] in _LINKS or self._ends_as_body(index, stop)
            if not inside and index not in self._known and self._parts(index, stop):
                break
            if headline and (texts[index].lower() in lexicon.common or self._is_shouted_country(index) and not inside):
                break
            nationality = index in self._known and self._known.is_nationality(index)
            if nationality and not inside:
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
        return found is not None and (found[0].kind != "plural" or found[1] < stop)

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
        end = self._body_end(index, stop)
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
        """Whether a city and a plural are a club: the Ottern Pirates."""
        texts, last = self._texts, min(self._plain_end(index, stop), index + 2) - 1
        word = texts[last]
        plural = word[-1] == "s" and word[-2:] not in ("ss", "us", "is") and word.isalpha() and not word.isupper()
        return plural and self._known.is_city(position)

    def _plain_end(self, index: int, stop: int) -> int:
        """The index behind the capitalised words that no known name and no mark interrupts."""
        while index < stop and index not in self._known and self._texts[index][0].isupper():
            index += 1
        return index

    def _ends_as_body(self, index: int, stop: int) -> bool:
        """Whether what begins at a token goes on to the head of a longer name, behind a title: General Assembly."""
        found = self._lexicon.title_at(self._texts, index, stop)
        return self._body_end(found[1] if found else index + 1, stop) >= 0

    def _body_end(self, index: int, stop: int) -> int:
        """The last head of a name (Council, Bridge) from a token on, -1 where there is none before a person begins."""
        end = -1
        for position in range(index, stop):
            word = self._texts[position]
            if word in self._lexicon.last and not (word in self._lexicon.genders and position + 1 < stop):
                end = position
            elif end >= 0 and word in self._lexicon.genders:
                break
        return end

    def _name(self, first: int, last: int, headline: bool) -> Name:
        page, readings = self._page, self._known.readings(first, last)
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
