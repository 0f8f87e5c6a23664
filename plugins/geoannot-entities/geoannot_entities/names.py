"""Finding names: what the gazetteer knows, and runs of capitalised words, cut where a title or another name begins."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

import attrs

from geoannot_entities.gazetteer import Gazetteer, Reading
from geoannot_entities.lexicon import Lexicon, Title
from geoannot_entities.page import Page
from geoannot_entities.tables import word_class

PARTICLES = word_class("particles")
_POSSESSORS = word_class("possessors")
_DOTTED = word_class("dotted abbreviations") | frozenset(ascii_uppercase)
_LINKS_AND = word_class("heads of enumerations")
_LIST_WORDS = frozenset((",", "and"))
_NOBLE = word_class("noble particles")
_CONNECTORS = PARTICLES | {"of", "for", "and", "on"}
_LONGEST_RUN = 32
_ROLE_KINDS = frozenset(("office", "rank", "role"))
_NEVER = word_class("never names")


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

    @property
    def length(self) -> int:
        """How many tokens it has."""
        return self.last - self.first + 1


class NameFinder:
    """Finds the names of one page."""

    def __init__(self, page: Page, gazetteer: Gazetteer, lexicon: Lexicon, taken: frozenset[int]) -> None:
        """Look at a page.

        Args:
            page: the page.
            gazetteer: what is known.
            lexicon: what words say.
            taken: tokens inside dates, which are no names.
        """
        self._page, self._lexicon, self._gazetteer = page, lexicon, gazetteer
        self._texts = page.texts
        starts = {offset: index for index, offset in enumerate(page.starts)}
        ends = {offset: index for index, offset in enumerate(page.ends)}
        self._known: dict[int, tuple[int, str]] = {}
        for first, last, name in gazetteer.find(page.text, starts, ends):
            is_currency = page.text.startswith("$", page.ends[last])
            if first not in taken and not is_currency:
                self._known[first] = last, name
        self._known_ends = frozenset(last for last, _ in self._known.values())
        self._taken = taken

    def find(self) -> list[Name]:
        """All names, from left to right; none overlaps another."""
        names: list[Name] = []
        texts, behind = self._texts, -1
        small = [index for index in self._known if not texts[index][0].isupper()]
        for index in sorted({*self._page.capitals, *small}):
            if index <= behind or index in self._taken:
                continue
            stop = self._run_end(index)
            for name in self._cut(index, stop):
                if name.first == index and not name.readings:
                    self._take_particles(name, behind)
                if names:
                    _share_title(names[-1], name, self._texts)
                names.append(name)
                behind = name.last
            behind = max(behind, stop - 1)
        return names

    def _take_particles(self, name: Name, behind: int) -> None:
        """Begin a name with the small words that belong to it: al-Ghuraba, de Tocqueville."""
        page, texts, first = self._page, self._texts, name.first
        while first - 1 > behind and page.same_line(first - 1):
            before = texts[first - 1]
            hyphen = before == "-" and first - 2 > behind and texts[first - 2] in PARTICLES and page.adjoins(first - 2)
            if hyphen and page.adjoins(first - 1):
                first -= 2
            elif before in _NOBLE and before[0].islower():
                first -= 1
            else:
                break
        name.first, name.text = first, page.words(first, name.last)

    # Runs of capitalised words

    def _run_end(self, index: int) -> int:
        """The index behind the run of capitalised words that begins at a token."""
        position = self._behind_known(index)
        # The limit keeps what looks ahead in a run from doing so without end.
        while position - index < _LONGEST_RUN and (following := self._joined(index, position - 1)):
            position = self._behind_known(following)
        return position

    def _behind_known(self, index: int) -> int:
        return self._known[index][0] + 1 if index in self._known else index + 1

    def _joined(self, start: int, index: int) -> int:
        """The capitalised token that goes on with the run behind a token, 0 where there is none."""
        page, texts = self._page, self._texts
        if not page.same_line(index):
            return 0
        following = index + 1
        word = texts[following]
        if self._is_capital(following):
            return following
        if word == "." and texts[index] in _DOTTED and page.adjoins(index):
            return self._capital_behind(following)
        if word == "-":
            return self._behind_hyphen(index, following)
        if word == "&" or word in ("'s", "’s") and texts[index] in _POSSESSORS:
            return self._capital_behind(following)
        if word in _CONNECTORS:
            return self._behind_connector(start, index, following, word)
        return 0

    def _is_capital(self, index: int) -> bool:
        word, before = self._texts[index], self._texts[index - 1]
        if word == "I" or index in self._taken:
            # Elizabeth I, Theresa May: a given name makes a name of the pronoun and of the month behind it.
            return before in self._lexicon.genders
        return word[0].isupper() or len(word) > 2 and word[1] in "'’" and word[2].isupper()

    def _capital_behind(self, index: int) -> int:
        """The next token, if it is capitalised and in the same line."""
        return index + 1 if self._page.same_line(index) and self._is_capital(index + 1) else 0

    def _behind_hyphen(self, index: int, hyphen: int) -> int:
        """Both halves of Jean-Claude and al-Abadi, but not of Russia-backed or Anglo-Danish."""
        page, texts = self._page, self._texts
        if not (page.adjoins(index) and page.same_line(hyphen) and page.adjoins(hyphen)):
            return 0
        following = hyphen + 1
        if texts[following] in PARTICLES and page.same_line(following) and texts[following + 1] == "-":
            return self._capital_behind(following + 1)
        if not self._is_capital(following):
            return 0
        if index in self._known_ends and (following in self._known or texts[index] in self._lexicon.genders):
            return 0
        return following

    def _behind_connector(self, start: int, index: int, connector: int, word: str) -> int:
        page, texts = self._page, self._texts
        if word in PARTICLES:
            return self._behind_particles(connector)
        following = connector + 1
        if not page.same_line(connector):
            return 0
        if texts[following] == "the" and word in ("of", "for", "on") and page.same_line(following):
            following += 1
        if not self._is_capital(following):
            return 0
        words = texts[start : index + 1]
        if word == "of":
            head = self._lexicon.of.get(texts[index])
            # The constitution of a country names the country; the Treaty of Ottern is a name of its own.
            names_owner = head == "work" and following in self._known and self._is_country(following)
            return following if head and not names_owner else 0
        if not _LINKS_AND.intersection(words):
            return 0
        if word == "and":
            inside = "of" in words or "for" in words
            return (
                following
                if inside and following not in self._known and texts[following] not in self._lexicon.genders
                else 0
            )
        return following

    def _behind_particles(self, index: int) -> int:
        page, texts = self._page, self._texts
        for _ in range(4):
            if not page.same_line(index):
                return 0
            index += 1
            if self._is_capital(index):
                return index
            if texts[index] not in PARTICLES and texts[index] != "-":
                return 0
        return 0

    # Cutting a run into names

    def _cut(self, start: int, stop: int) -> Iterator[Name]:
        """The names in a run, without the titles and the words that are capitalised for another reason."""
        position, title, role, gender = start, "", "", ""
        headline = self._page.sentence[start] in self._page.headlines
        while position < stop:
            if position not in self._known:
                if found := self._title(position, stop):
                    behind, said = found
                    title = self._page.words(position, behind - 1)
                    role = f"{role} {title}".strip() if said.kind in _ROLE_KINDS else role
                    gender, position = said.gender or gender, behind
                    continue
                if not self._opens_name(position, stop, headline):
                    position, title, role, gender = position + 1, "", "", ""
                    continue
            last = self._segment_end(position, stop, headline)
            name = self._name(position, last, headline)
            name.title, name.role, name.gender = title, role if title else "", gender
            yield name
            position, title, gender = name.last + 1, "", ""
            # A demonym before an office belongs to the role of the person behind it.
            role = name.text if name.form == "demonym" else ""

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

    def _opens_name(self, position: int, stop: int, headline: bool) -> bool:
        word = self._texts[position]
        if not word[0].isalpha() or word in ("'s", "’s"):
            return False
        small = word.lower()
        if small in _NEVER or word in PARTICLES:
            return False
        if headline or self._page.begins_sentence(position):
            if small in self._lexicon.function:
                return False
            is_verb = small.endswith("ing") and position + 1 in self._known
            return not (is_verb or small in self._lexicon.common) or self._body_end(position + 1, stop) >= 0
        return True

    def _segment_end(self, position: int, stop: int, headline: bool) -> int:
        """The last token of the name that begins at a token: before a title, or a nationality with its noun."""
        texts, lexicon = self._texts, self._lexicon
        index = self._behind_known(position)
        if position in self._known:
            index = self._behind_state_body(index)
            if index > self._behind_known(position):
                return index - 1
            if index >= stop or not self._goes_on(position, index, stop):
                return index - 1
        while index < stop:
            if index > position + 1 and texts[index - 1] in lexicon.last and texts[index] in lexicon.genders:
                break
            if (
                index not in self._known
                and lexicon.title_at(texts, index, stop)
                and not self._ends_as_body(index, stop)
            ):
                break
            if headline and texts[index].lower() in lexicon.common:
                break
            if index in self._known and self._is_nationality(index) and not self._ends_as_body(index, stop):
                break
            index = self._behind_known(index)
        last = min(index, stop) - 1
        while last > position and not texts[last][0].isalnum():
            last -= 1
        return last

    def _behind_state_body(self, index: int) -> int:
        """The index behind "government", "Foreign Ministry" and the like, if they follow a country."""
        texts, page = self._texts, self._page
        if index >= len(texts) or not page.same_line(index - 1):
            return index
        for count in (2, 1):
            words = tuple(texts[index : index + count])
            if words in self._lexicon.state and all(page.same_line(index + i) for i in range(count - 1)):
                return index + count
        return index

    def _is_nationality(self, index: int) -> bool:
        return any(reading.form == "demonym" for reading in self._gazetteer.readings[self._known[index][1]])

    def _is_country(self, index: int) -> bool:
        readings = self._gazetteer.readings[self._known[index][1]]
        return "iso3166" in readings[0].entry.identifiers and readings[0].form != "demonym"

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
        if index in self._known and self._known[index][0] == end:
            return False
        if end >= 0:
            # A plan or an amendment does not take its country in.
            return lexicon.last[texts[end]] != "work" or not self._is_country(position)
        if self._is_nationality(position) or index in self._known:
            return False
        return self._known[position][0] == position and texts[position] in lexicon.genders and index + 2 >= stop

    def _ends_as_body(self, index: int, stop: int) -> bool:
        """Whether what begins at a token goes on to the head of a longer name: General Assembly."""
        return self._body_end(index + 1, stop) >= 0

    def _body_end(self, index: int, stop: int) -> int:
        """The last head of a name (Council, Bridge) from a token on, -1 where there is none before a person begins."""
        end = -1
        for position in range(index, stop):
            word = self._texts[position]
            if word in self._lexicon.last:
                end = position
            elif end >= 0 and word in self._lexicon.genders:
                break
        return end

    def _name(self, first: int, last: int, headline: bool) -> Name:
        page = self._page
        known = self._known.get(first)
        readings: tuple[Reading, ...] = ()
        if known and known[0] == last:
            readings = tuple(self._gazetteer.readings[known[1]])
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
