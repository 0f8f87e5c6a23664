"""The lexicon: which words say how one role stands towards another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import attrs

from geoannot_stance import tables
from geoannot_stance.inflection import plural, verb_forms

WRITER = "writer"
"""The role of whoever speaks: the author, or the speaker of a quotation."""

SOURCES = ("subject", "object", "possessor", "bearer", WRITER, "relation", "giver")
"""The roles that hold a stance."""

EVENTS = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
    *("DEMAND", "DISAPPROVE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "FIGHT"),
    "INVESTIGATE",
)
"""The event types of PLOVER that have a sign: the friendly ones, then the hostile ones."""

OBLIGING = frozenset({"must", "should"})
"""Modals that tell somebody what to do."""

_DENYING = frozenset({"no", "not", "little", "never"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})

_ALIKE = dict.fromkeys(_POSSESSIVE, "his") | dict.fromkeys(_REFLEXIVE, "himself")
_GAP = 6
"""Tokens that ``*`` may stand for; ``~`` stands for one less."""


@attrs.frozen(eq=False)
class Row:
    """One meaning of one word or idiom.

    Attributes:
        words: its words; ``~`` stands for up to five others, ``*`` for the object, up to six.
        part: ``V``, ``N`` or ``A``.
        source: the role that holds the stance: subject, object, possessor, bearer or writer.
        targets: the role, or the prepositions, that name the target.
        mutual: it holds both ways.
        polarity: [-1, 1], of the source towards the target.
        event: PLOVER event type, or None.
    """

    words: tuple[str, ...]
    part: str
    source: str
    targets: tuple[str, ...]
    mutual: bool
    polarity: float
    event: str | None

    @property
    def roles(self) -> tuple[str, tuple[str, ...], bool]:
        """Who holds it towards whom, and whether both ways."""
        return self.source, self.targets, self.mutual


class Sense(NamedTuple):
    """A row as it is found at one word form.

    Attributes:
        row: the row.
        rest: the words that have to follow.
    """

    row: Row
    rest: tuple[str, ...]


class Senses:
    """The senses of one form, by the words that have to follow.

    Attributes:
        all: every sense, those of the longest idioms first.
    """

    __slots__ = ("_after", "_alone", "_gapped", "all")

    def __init__(self, senses: list[Sense]) -> None:
        self.all = tuple(sorted(senses, key=lambda sense: -len(sense.rest)))
        self._alone = tuple(sense for sense in self.all if not sense.rest)
        self._after: dict[str, list[Sense]] = defaultdict(list)
        self._gapped: dict[str, list[Sense]] = defaultdict(list)
        for sense in self.all:
            if sense.rest and sense.rest[0] in "~*":
                self._gapped[_key(sense.rest[1])].append(sense)
            elif sense.rest:
                self._after[_key(sense.rest[0])].append(sense)

    def idioms(self, words: list[str], index: int, stop: int) -> list[Sense]:
        """The idioms that may begin with the word at an index, the longest first."""
        follower = index + 1
        if follower >= stop:
            return []
        found = list(self._after.get(_key(words[follower]), ())) if self._after else []
        if self._gapped:
            for word in words[follower : min(follower + _GAP + 1, stop)]:
                found += self._gapped.get(_key(word), ())
        return sorted(dict.fromkeys(found), key=lambda sense: -len(sense.rest)) if len(found) > 1 else found

    def at(self, words: list[str], index: int, stop: int) -> list[Sense]:
        """The senses that may be meant by the word at an index, those of the longest idioms first."""
        return [*self.idioms(words, index, stop), *self._alone]


def _key(word: str) -> str:
    """What words that may stand for each other in an idiom have in common."""
    return _ALIKE.get(word) or word.removesuffix("s")


class Lexicon:
    """Rows by the word forms with which they begin."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self.verbs: dict[str, Senses] = _by_form(row for row in rows if row.part == "V")
        self.nouns: dict[str, Senses] = _by_form(row for row in rows if row.part == "N")
        self.adjectives: dict[str, Senses] = _by_form(row for row in rows if row.part == "A")
        forms = [*self.verbs.items(), *self.nouns.items(), *self.adjectives.items()]
        self.openers = frozenset(form for form, _ in forms) | OBLIGING
        """The forms that say something, alone or at the beginning of an idiom."""


def _by_form(rows: Iterator[Row]) -> dict[str, Senses]:
    found: dict[str, list[Sense]] = defaultdict(list)
    for row in rows:
        for form in _forms(row):
            found[form].append(Sense(row, row.words[1:]))
    return {form: Senses(senses) for form, senses in found.items()}


def _forms(row: Row) -> frozenset[str]:
    first = row.words[0]
    if row.part == "V":
        forms = verb_forms(first)
        known = {forms.plain, forms.third, *forms.past, *forms.participle, forms.gerund}
        return frozenset(known | ({"are", "am"} if first == "be" else set()))
    if row.part == "N" and len(row.words) == 1:
        return frozenset({first, plural(first)})
    return frozenset({first})


def match_rest(rest: tuple[str, ...], words: list[str], index: int, stop: int) -> int:
    """Where the words of an idiom end, or -1 where they do not follow.

    Args:
        rest: the words that have to follow.
        words: the words of the text, lower case.
        index: the index behind the first word.
        stop: the index behind the last word of the sentence.
    """
    if not rest:
        return index
    skips = 0
    for want in rest:
        if want in "~*":
            skips = _GAP - 1 if want == "~" else _GAP
            continue
        while index < stop and skips and not _same(want, words[index]) and words[index] not in _DENYING:
            index, skips = index + 1, skips - 1
        if index >= stop or not _same(want, words[index]):
            return -1
        index, skips = index + 1, 0
    return index


def _same(want: str, word: str) -> bool:
    return (
        word == want
        or (want in _POSSESSIVE and word in _POSSESSIVE)
        or (want in _REFLEXIVE and word in _REFLEXIVE)
        or (word.endswith("s") and len(want) > 3 and word[:-1] == want)
    )


def lexicon(own: tuple[Row, ...] = ()) -> Lexicon:
    """The lexicon of the package, with ``own`` rows.

    A row replaces those of the package with the same words, part and roles; one of polarity 0 takes out all rows with
    the same words and part.
    """
    replaced = {(row.words, row.part, row.roles) for row in own}
    gone = {(row.words, row.part) for row in own if not row.polarity}
    kept = (row for row in _packaged_rows() if (row.words, row.part, row.roles) not in replaced)
    rows = [row for row in kept if (row.words, row.part) not in gone]
    return Lexicon(rows + [row for row in own if row.polarity])


@cache
def _packaged_rows() -> tuple[Row, ...]:
    names = ("verbs.tsv", "nouns.tsv", "adjectives.tsv", "judgements.tsv")
    return tuple(row_of(line.split("\t")) for name in names for line in tables.lines(name))


def row_of(cells: Sequence[str]) -> Row:
    """The row with these cells: word, part, roles, polarity and, for an act, its event.

    Raises:
        ValueError: they are no row; the message says why.
    """
    if not 4 <= len(cells) <= 5:
        raise ValueError(
            f"{len(cells)} cells; a row has word, part, roles, polarity and at most an event, parted by tabs"
        )
    word, part, roles, polarity, event = (cell.strip() for cell in (*cells, "")[:5])
    source, sign, targets = roles.partition("=" if "=" in roles else ">")
    words = tuple(word.lower().replace("-", "_-_").split("_"))
    if not words[0].isalnum() or "" in words or words[-1] in "~*":
        raise ValueError(f"{word!r} is no word; words are joined by _, and neither ~ nor * stands at an end")
    if part not in ("V", "N", "A"):
        raise ValueError(f"{part!r} is no part of speech; these are V, N, A")
    if source not in SOURCES or not all(target.isalpha() for target in targets.split(",")):
        raise ValueError(
            f"{roles!r} are no roles; write one of {', '.join(SOURCES)}, then > or =, then whom it concerns"
        )
    if event and event not in EVENTS:
        raise ValueError(f"{event!r} is no event of PLOVER; these are {', '.join(EVENTS)}")
    return Row(words, part, source, tuple(targets.split(",")), sign == "=", _polarity(polarity), event or None)


def _polarity(text: str) -> float:
    try:
        polarity = float(text)
    except ValueError:
        polarity = 2.0
    if not -1 <= polarity <= 1:
        raise ValueError(f"{text!r} is no polarity; it is a number from -1 to 1, and 0 takes the word out")
    return polarity
