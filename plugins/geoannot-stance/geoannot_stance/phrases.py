"""Chunking: a sentence as a row of noun phrases, verb groups, prepositions and joints, without a parser.

The kinds of chunk: ``N`` noun phrase, ``A`` predicative adjective, ``V`` verb group, ``P`` preposition, ``C``
coordinator, ``R`` relative pronoun, ``K`` the *that* of a content clause, ``S`` subordinator, ``,`` comma or dash and
``:`` a harder stop. Adverbs, quotation marks and expressions of time are left out.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from geoannot.model import Mention
from geoannot_stance.vocabulary import Vocabulary

PAUSES = frozenset({",", "-", "--", "---", "—", "–", "(", ")", "[", "]"})
STOPS = frozenset({":", ";", "...", "…", "?", "!"})
_APOSTROPHES = frozenset({"'", "’"})
_POSSESSIVE_ENDINGS = frozenset({"'s", "'"})
_OPENING_MARKS = frozenset({'"', "“", "``", "''", "‘"})
_PLURALS = frozenset({"people", "police", "men", "women", "many", "few", "media", "troops", "democrats"})
_APPROXIMATE = frozenset({"about", "around", "over", "under", "than"})
_PRONOUNS = frozenset({"subject", "pronoun"})
_OPENS_A_PHRASE = frozenset({"determiner", "possessive", "pronoun", "number", "subject"})
_AUXILIARIES = frozenset({"be", "have", "do", "modal"})


@attrs.define(eq=False)
class Chunk:
    """A stretch of tokens with a part in the clause.

    Attributes:
        kind: see the module.
        start, end: token indices, half-open.
        head: the index of the token that decides.
        owner: the noun phrase before a possessive *'s*.
        lemma: plain form of a verb, or the word itself, lower case.
        form: ``finite``, ``infinitive``, ``gerund`` or ``participle``.
        passive: whether the surface subject suffers what the verb says.
        negation: index of the token that negates, or -1.
        modal: index of the modal, or -1.
    """

    kind: str
    start: int
    end: int
    head: int
    owner: Chunk | None = None
    lemma: str = ""
    form: str = ""
    passive: bool = False
    negation: int = -1
    modal: int = -1


class Chunker:
    """Chunks one sentence; made for each."""

    def __init__(
        self,
        words: list[str],
        texts: list[str],
        tokens: tuple[list[int], list[int]],
        mentions: Mapping[int, Mention],
        vocabulary: Vocabulary,
    ) -> None:
        self._words = words
        self._texts = texts
        self._starts, self._ends = tokens
        self._mentions = mentions
        self._vocabulary = vocabulary
        self._chunks: list[Chunk] = []
        self._phrase: Chunk | None = None
        self._only_modifiers = False
        self._group: Chunk | None = None
        self._auxiliary = ""
        self._last = ""
        self._stop = 0

    def chunk(self, start: int, stop: int) -> list[Chunk]:
        """The chunks of the tokens from ``start`` to ``stop``."""
        self._stop = stop
        index = start
        while index < stop:
            index = self._step(index)
        self._close()
        return self._chunks

    def _step(self, index: int) -> int:
        word = self._words[index]
        kind = self._vocabulary.kinds.get(word)
        if self._auxiliary == "to" and kind == "adverb" and word in self._vocabulary.verbs:
            kind = None
        if index in self._mentions and kind not in _PRONOUNS and kind != "possessive":
            return self._mention(index)
        if kind is not None:
            return self._function_word(index, kind)
        if not word[0].isalnum():
            return self._mark(index, word)
        verb = self._vocabulary.verbs.get(word) or (_guess_verb(word) if word[-1] in "dg" else None)
        if verb is not None and self._is_verb(index, word, verb[1]):
            return self._verb(index, verb)
        if word.endswith("ly") and len(word) > 4 and word not in self._vocabulary.adjectives:
            return index + 1
        self._noun(index, modifier=word in self._vocabulary.adjectives or self._is_participle(verb))
        return index + 1

    def _is_participle(self, verb: tuple[str, str] | None) -> bool:
        return verb is not None and verb[1] in ("past", "participle")

    # Noun phrases

    def _mention(self, index: int) -> int:
        mention, end = self._mentions[index], index
        while end < self._stop and self._mentions.get(end) is mention:
            end += 1
        if end > index + 1 and self._words[end - 1] in _POSSESSIVE_ENDINGS:
            end -= 1
        self._close_group()
        if self._phrase is not None and self._is_time(self._phrase):
            self._close_phrase()
        if self._words[index] in _POSSESSIVE_ENDINGS:
            return self._mark(index, self._words[index])
        self._noun(index)
        self._extend(end)
        return end

    def _extend(self, end: int) -> None:
        if self._phrase is not None:
            self._phrase.end, self._phrase.head = end, end - 1

    def _noun(self, index: int, *, modifier: bool = False) -> None:
        """Add a word to the noun phrase; a modifier is its head until a noun comes.

        An adjective behind the noun says something of it and begins a phrase of its own: *called him unfit*.
        """
        has_head = self._phrase is not None and not self._only_modifiers and self._last == "N"
        if modifier and has_head and self._words[index] in self._vocabulary.adjectives and not self._is_noun(index + 1):
            self._close_phrase()
        if self._phrase is None:
            if self._group is not None:
                self._finish_group()
            self._phrase = Chunk("N", index, index + 1, index, lemma=self._words[index])
            self._only_modifiers = True
        self._phrase.end = index + 1
        if not modifier or self._only_modifiers:
            self._phrase.head, self._phrase.lemma = index, self._words[index]
        self._only_modifiers = self._only_modifiers and modifier
        self._last = "M" if modifier else "N"

    def _is_noun(self, index: int) -> bool:
        """Whether a word that can only be a noun or a name stands there."""
        word = self._words[index] if index < self._stop else ""
        if index in self._mentions:
            return True
        vocabulary = self._vocabulary
        return word[:1].isalpha() and not (word in vocabulary.kinds or word in vocabulary.verbs or word.endswith("ly"))

    def _pronoun(self, index: int) -> None:
        if self._phrase is not None and self._words[index].endswith(("self", "selves")):
            return
        self._close()
        self._chunks.append(Chunk("N", index, index + 1, index, lemma=self._words[index]))
        self._last = "U"

    def _own(self, index: int) -> int:
        """A possessive ending: the phrase before it becomes the owner of the next."""
        owner = self._phrase
        self._phrase = Chunk("N", index + 1, index + 1, index, owner=owner)
        self._only_modifiers = True
        self._last = "D"
        return index + 1

    def _close_phrase(self) -> None:
        phrase, self._phrase = self._phrase, None
        if phrase is None:
            return
        if phrase.start == phrase.end:
            # an ending without a noun behind it: the owner stands alone
            if phrase.owner is not None:
                self._chunks.append(phrase.owner)
            return
        if self._is_time(phrase):
            if self._chunks and self._chunks[-1].kind == "P":
                self._chunks.pop()
            return
        after_verb = bool(self._chunks) and (self._chunks[-1].kind in "VCASN," or self._chunks[-1].lemma == "as")
        if self._only_modifiers and phrase.owner is None and after_verb and phrase.head not in self._mentions:
            phrase.kind = "A" if phrase.lemma in self._vocabulary.adjectives else "N"
        self._chunks.append(phrase)

    def _is_time(self, phrase: Chunk) -> bool:
        if self._vocabulary.kinds.get(self._words[phrase.head]) != "time" or phrase.owner is not None:
            return False
        return not any(index in self._mentions for index in range(phrase.start, phrase.end))

    # Verb groups

    def _is_verb(self, index: int, word: str, form: str) -> bool:
        """Whether a form that may be a verb is one here."""
        if self._auxiliary:
            return self._fits_auxiliary(form)
        last, clear = self._last, word not in self._vocabulary.ambiguous
        if last in ("D", "M") or (index and self._words[index - 1] == "-" and self._touches(index)):
            return False
        if last in ("V", "P") and index + 1 in self._mentions and word not in self._vocabulary.verbs:
            return False
        if last == "P":
            return form == "gerund"
        if last in ("U", "R"):
            return True
        if last == "V":
            return form == "gerund" or (clear and form == "plain")
        if form in ("past", "participle", "gerund"):
            return True
        if last == "N" and form == "plain":
            return self._is_plural(index - 1) and (clear or self._opens_phrase(index + 1))
        governs = (
            self._vocabulary.verbs[word][0] in self._vocabulary.governors["future"] and self._at(index + 1) == "to"
        )
        return bool(last) and (clear or governs or self._opens_phrase(index + 1))

    def _at(self, index: int) -> str:
        return self._words[index] if index < self._stop else ""

    def _is_plural(self, index: int) -> bool:
        """Whether the noun phrase that ends here is plural by its ending or as the second of two."""
        joined = len(self._chunks) > 1 and self._chunks[-1].kind == "C" and self._chunks[-2].kind == "N"
        return joined or self._words[index].endswith("s") or self._words[index] in _PLURALS

    def _fits_auxiliary(self, form: str) -> bool:
        if self._auxiliary in ("be", "have"):
            return form in ("participle", "past", "gerund")
        return form == "plain"

    def _opens_phrase(self, index: int) -> bool:
        """Whether a noun phrase that can be an object begins here."""
        while index < self._stop and not self._words[index][0].isalnum() and self._words[index] in "\"“‘'":
            index += 1
        if index >= self._stop:
            return False
        if index in self._mentions or self._vocabulary.kinds.get(self._words[index]) in _OPENS_A_PHRASE:
            return True
        return self._texts[index][0].isupper() or self._words[index] == "that"

    def _verb(self, index: int, verb: tuple[str, str]) -> int:
        lemma, form = verb
        self._close_phrase()
        group = self._open_group(index)
        if self._auxiliary:
            group.passive = self._auxiliary == "be" and form in ("participle", "past")
            group.form = group.form or "finite"
        else:
            group.form = "gerund" if form == "gerund" else "finite"
        group.lemma, group.head, group.end = lemma, index, index + 1
        self._finish_group()
        self._last = "V"
        return index + 1

    def _open_group(self, index: int) -> Chunk:
        if self._group is None:
            self._close_phrase()
            self._group = Chunk("V", index, index + 1, index)
        return self._group

    def _auxiliary_word(self, index: int, kind: str) -> int:
        group = self._open_group(index)
        word = self._words[index]
        if word.endswith(("n't", "cannot")):
            group.negation = index
        if kind == "modal":
            group.modal = index
        if kind == "be" and word == "being" and not self._auxiliary:
            group.form = "gerund"
        group.end, group.head, group.lemma = index + 1, index, kind
        self._auxiliary = kind
        self._last = "V"
        return index + 1

    def _finish_group(self) -> None:
        group, self._group, self._auxiliary = self._group, None, ""
        if group is not None:
            group.form = group.form or "finite"
            self._chunks.append(group)

    def _close_group(self) -> None:
        """The auxiliary is the main verb: *is*, *has*; a modal or *do* alone waits for nothing."""
        if self._group is not None:
            self._finish_group()

    def _close(self) -> None:
        if self._group is not None:
            self._finish_group()
        if self._phrase is not None:
            self._close_phrase()

    # Words of the closed classes, and marks

    def _function_word(self, index: int, kind: str) -> int:
        if self._texts[index] == "May" and self._last == "N":
            # a surname or the month, not the modal
            self._noun(index)
            return index + 1
        if kind in _AUXILIARIES:
            return self._auxiliary_or_ending(index, kind)
        if kind == "adverb":
            return index + 1
        if kind == "negation":
            return self._negation(index)
        if kind == "to":
            return self._to(index)
        if kind in ("determiner", "possessive") and not self._alone(index, kind):
            self._close()
            self._phrase = Chunk("N", index, index + 1, index, lemma=self._words[index])
            self._only_modifiers = True
            self._last = "D"
            return index + 1
        if kind in ("number", "time"):
            self._noun(index, modifier=kind == "number")
            return index + 1
        if kind in ("subject", "pronoun", "possessive"):
            self._pronoun(index)
            return index + 1
        return self._joint(index, kind)

    def _alone(self, index: int, kind: str) -> bool:
        """Whether a word like *her* stands for somebody instead of opening a phrase."""
        if self._words[index] == "whose" or kind == "determiner":
            return False
        after = index + 1
        if after >= self._stop or not self._words[after][0].isalnum():
            return self._words[index] == "her"
        return self._words[index] == "her" and self._vocabulary.kinds.get(self._words[after], "noun") not in (
            "number",
            "noun",
            "time",
        )

    def _auxiliary_or_ending(self, index: int, kind: str) -> int:
        if self._words[index] == "'s" and self._last == "N" and self._phrase is not None:
            after = self._words[index + 1] if index + 1 < self._stop else ""
            is_verb = self._vocabulary.kinds.get(after) in ("determiner", "negation")
            if not is_verb:
                return self._own(index)
        self._close_phrase()
        return self._auxiliary_word(index, kind)

    def _negation(self, index: int) -> int:
        if self._words[index] == "nor":
            return self._joint(index, "coordinator")
        if self._group is None and self._last in ("N", "U", "R", "", "C", "V"):
            self._close_phrase()
        if self._group is not None or self._last in ("", "N", "U", "R", "C", "P", ","):
            self._open_group(index).negation = index
        elif self._chunks and self._chunks[-1].kind == "V" and self._phrase is None:
            self._chunks[-1].negation = index
        return index + 1

    def _to(self, index: int) -> int:
        after = index + 1
        while after < self._stop and self._words[after].endswith("ly"):
            after += 1
        word = self._words[after] if after < self._stop else ""
        kind = self._vocabulary.kinds.get(word)
        is_verb = self._vocabulary.verbs.get(word, ("", ""))[1] == "plain" or word in ("be", "have", "do", "not")
        if not is_verb or after in self._mentions or (kind not in (None, "be", "have", "do", "negation", "adverb")):
            return self._joint(index, "preposition")
        negation = self._group.negation if self._group is not None and self._auxiliary == "" else -1
        if negation >= 0:
            self._group = None
        self._close()
        group = self._open_group(index)
        group.form, group.negation = "infinitive", negation
        self._auxiliary = "to"
        self._last = "V"
        return index + 1

    def _joint(self, index: int, kind: str) -> int:
        word = self._words[index]
        if word in _APPROXIMATE and index + 1 < self._stop and self._words[index + 1][0].isdigit():
            return index + 1
        if kind == "relative" and word == "that":
            label = "R" if self._last in ("N", "T") and self._before_verb(index + 1) else "K"
        else:
            label = {"preposition": "P", "coordinator": "C", "relative": "R", "subordinator": "S"}[kind]
        self._close()
        self._chunks.append(Chunk(label, index, index + 1, index, lemma=word))
        self._last = label
        return index + 1

    def _before_verb(self, index: int) -> bool:
        word = self._words[index] if index < self._stop else ""
        return word in self._vocabulary.verbs or self._vocabulary.kinds.get(word) in _AUXILIARIES

    def _mark(self, index: int, word: str) -> int:
        if word[0] in _APOSTROPHES and self._phrase is not None and self._touches(index):
            return self._own(index) if word != "'" or self._words[index - 1].endswith("s") else index + 1
        if word == "-" and self._touches(index):
            return index + 1
        if word in _OPENING_MARKS and not self._only_modifiers and not self._touches(index):
            self._close_phrase()
        if word == "(":
            behind = self._over_parenthesis(index)
            if behind:
                return behind
        if word in STOPS or word in PAUSES:
            self._close()
            label = "," if word in PAUSES else ":"
            self._chunks.append(Chunk(label, index, index + 1, index, lemma=word))
            self._last = label
        return index + 1

    def _over_parenthesis(self, index: int) -> int:
        """The index behind a short parenthesis that names nobody, or 0."""
        for behind in range(index + 1, min(index + 7, self._stop)):
            if behind in self._mentions:
                return 0
            if self._words[behind] == ")":
                return behind + 1
        return 0

    def _touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return index > 0 and self._starts[index] == self._ends[index - 1]


def _guess_verb(word: str) -> tuple[str, str] | None:
    """An unknown verb form by its ending."""
    if len(word) > 5 and word.endswith("ed"):
        return word, "participle"
    if len(word) > 6 and word.endswith("ing"):
        return word, "gerund"
    return None
