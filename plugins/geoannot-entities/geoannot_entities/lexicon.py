"""What words say of a name: titles before it, heads in it, given names, verbs beside it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import attrs

from geoannot_entities.tables import KNOWLEDGE, cell_items, content_lines, read_table, read_words, word_class

_ABSTRACT = tuple(word_class("abstract endings"))
_ENDINGS = ("s", "es", "ed", "d", "er", "ers", "ing", "ings", "ly", "al")


@attrs.frozen
class Title:
    """What stands before a name and outside it.

    Attributes:
        words: how it is written, without a full stop.
        kind: ``address`` (Mr), ``rank`` (General), ``office`` (President), ``role`` (biologist) or
            ``plural`` of these.
        gender: ``m``, ``f`` or empty.
    """

    words: str
    kind: str
    gender: str


@attrs.frozen
class Lexicon:
    """Words by what they say.

    Attributes:
        titles: by their words, which are tuples of tokens.
        roles: people by what they do: small, singular.
        last, first, of: type of a name by its last word, its first word, the word before its "of".
        state: words for bodies that make one name with the country before them, as tuples of tokens.
        genders: given names with ``m``, ``f`` or ``u``.
        function: small words of grammar.
        common: small words that are no names, those of grammar too.
        ordinary: further words of the dictionary, which begin many a title and heading; without endings.
        surnames: surnames of many cultures.
        acronyms: capitals that are no names.
        role_nouns: forms of the nouns that speak and act, each with its singular and whether it is a plural.
        bodies: those that are a body, not people.
        kinds: small nouns with the type of what they say of a name (the village of Ottern).
        verbs: forms of verbs of saying and of state action.
    """

    titles: dict[tuple[str, ...], Title]
    roles: frozenset[str]
    last: dict[str, str]
    first: dict[str, str]
    of: dict[str, str]
    state: frozenset[tuple[str, ...]]
    genders: dict[str, str]
    function: frozenset[str]
    common: frozenset[str]
    ordinary: frozenset[str]
    surnames: frozenset[str]
    acronyms: frozenset[str]
    role_nouns: dict[str, tuple[str, bool]]
    bodies: frozenset[str]
    kinds: dict[str, str]
    verbs: frozenset[str]
    title_starts: frozenset[str]

    def gender(self, given_name: str) -> str:
        """``m`` or ``f`` if a given name tells, else empty."""
        gender = self.genders.get(given_name, "")
        return "" if gender == "u" else gender

    def is_ordinary(self, word: str) -> bool:
        """Whether a capitalised word is one of the dictionary, in any of its forms, and no usual name of people."""
        small = word.lower()
        if small in self.common or small.endswith(_ABSTRACT):
            return True
        if word in self.genders or word in self.surnames:
            return False
        if small in self.ordinary:
            return True
        return any(self._is_stem(small[: -len(ending)]) for ending in _ENDINGS if small.endswith(ending))

    def _is_stem(self, stem: str) -> bool:
        """Whether a word without its ending is an ordinary one: plan(n)ing, parti(y)es, mov(e)ing."""
        if len(stem) < 3:
            return False
        plain = (
            stem,
            stem + "e",
            stem[:-1] + "y" if stem[-1] == "i" else stem,
            stem[:-1] if stem[-1] == stem[-2] else stem,
        )
        return any(word in self.ordinary or word in self.common for word in plain)

    def title_at(self, texts: list[str], index: int, stop: int) -> tuple[Title, int] | None:
        """The longest title that begins at a token, and the index behind it (and behind its full stop)."""
        if texts[index] not in self.title_starts:
            return None
        found = None
        words: list[str] = []
        position = index
        while position < stop and len(words) < 5:
            words.append(texts[position])
            position += 1
            if position < stop and texts[position] == ".":
                position += 1
            if title := self.titles.get(tuple(words)):
                found = title, position
        return found


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of this package, read once a process."""
    roles = read_words("roles.txt")
    bodies = word_class("bodies")
    function = read_words("function_words.txt")
    titles = {title.words: title for title in map(_title, read_table("titles.tsv"))}
    for role in roles:
        titles.setdefault(role.capitalize(), Title(role, "role", _gender_of_role(role)))
    for written, title in [(written, title) for written, title in titles.items() if title.kind != "address"]:
        plural = _plural(written)
        titles.setdefault(plural, Title(plural, "plural", title.gender))
    heads: dict[str, dict[str, str]] = {"last": {}, "first": {}, "of": {}, "state": {}}
    for row in read_table("heads.tsv"):
        for word in cell_items(row["words"]):
            heads[row["place"]].setdefault(word, row["type"])
    by_tokens = {_tokens(words): title for words, title in titles.items()}
    return Lexicon(
        titles=by_tokens,
        roles=roles,
        last=heads["last"],
        first=heads["first"],
        of=heads["of"],
        state=frozenset(tuple(words.split()) for words in heads["state"]),
        genders=_given_names(),
        function=function,
        common=function | read_words("common_words.txt"),
        ordinary=read_words("ordinary_words.txt"),
        surnames=read_words("surnames.txt"),
        acronyms=read_words("acronyms.txt"),
        role_nouns=_role_nouns(roles | bodies),
        bodies=bodies,
        kinds={noun: row["type"] for row in read_table("kinds.tsv") for noun in row["nouns"].split()},
        verbs=read_words("acting_verbs.txt"),
        title_starts=frozenset(words[0] for words in by_tokens),
    )


def _role_nouns(nouns: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Singular and plural of nouns, small and with a capital."""
    forms: dict[str, tuple[str, bool]] = {}
    for noun in sorted(nouns):
        plural = _plural(noun)
        for form, is_plural in ((plural, True), (noun, False)):
            forms[form] = forms[form.capitalize()] = noun, is_plural
    return forms


def _gender_of_role(role: str) -> str:
    if role in word_class("roles of men"):
        return "m"
    return "f" if role in word_class("roles of women") else ""


def _plural(noun: str) -> str:
    if noun == "person":
        return "people"
    if noun.endswith("man"):
        return noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun.removesuffix("y") + "ies"
    return noun + ("es" if noun.endswith(("s", "ss", "ch", "sh")) else "s")


def _title(row: dict[str, str]) -> Title:
    return Title(row["title"], row["kind"], row["gender"])


def _tokens(words: str) -> tuple[str, ...]:
    """Words as the tokens of the core part them: hyphens are tokens of their own."""
    return tuple(words.replace("-", " - ").split())


def _given_names() -> dict[str, str]:
    """Given names by gender; what stands in two lists tells nothing."""
    genders: dict[str, str] = {}
    block = ""
    text = (KNOWLEDGE / "given_names.txt").read_text(encoding="utf-8")
    for _, line in content_lines(text):
        if line.startswith("["):
            block = line.strip("[]")
            continue
        for name in line.split():
            genders[name] = block if genders.get(name, block) == block else "u"
    return genders
