"""Verb groups: auxiliaries, negations and the verb that they belong to."""

from __future__ import annotations

from geoannot_stance.chunks import Chunk
from geoannot_stance.noun_phrases import NounPhrases
from geoannot_stance.vocabulary import WordClass

_CLAUSE = 12
"""Tokens: how far a clause is searched for another verb."""

_AUXILIARIES = frozenset({"be", "have", "do", "modal"})
_JOINTS = frozenset({"coordinator", "relative", "subordinator"})
_BEHIND_NOUNS = frozenset("of by between broke erupted flared continued resumed began ended raged was is".split())
"""What follows *fighting* or *bombing* as a noun."""

_PLURALS = frozenset({"people", "police", "men", "women", "many", "few", "media", "troops", "democrats"})


class VerbGroups(NounPhrases):
    """The part of the chunker that gathers verb groups."""

    def _is_verb(self, index: int, word: str, form: str) -> bool:
        """Whether a form that may be a verb is one here."""
        if self._auxiliary:
            return self._fits_auxiliary(word, form)
        last, clear = self._last, word not in self._vocabulary.ambiguous
        if last in ("D", "M") or (index and self._words[index - 1] == "-" and self._touches(index)):
            return False
        is_unknown = index + 1 in self._mentions and word not in self._vocabulary.verbs
        if is_unknown and (form == "gerund" or last in ("V", "P")):
            # and neighbouring Marenda, from exiled Brecht
            return False
        if last == "P":
            return form == "gerund"
        if last in ("U", "R"):
            return True
        if last == "V":
            return form == "gerund" or (clear and form == "plain")
        if form == "gerund" and not clear and self._at(index + 1) in _BEHIND_NOUNS:
            return False
        if form in ("past", "participle", "gerund"):
            return True
        if last == "N" and form == "plain":
            fits = self._is_plural(index - 1) or self._is_demanded()
            return fits and (clear or self._opens_phrase(index + 1))
        governs = (
            self._vocabulary.verbs[word][0] in self._vocabulary.governors["future"] and self._at(index + 1) == "to"
        )
        if clear or governs or self._opens_phrase(index + 1):
            return bool(last)
        return last == "N" and form == "third" and self._is_only_verb(index)

    def _is_demanded(self) -> bool:
        """Whether the noun phrase follows *demanded that*, where the plain form is the verb."""
        chunks = self._chunks
        return (
            len(chunks) > 1 and chunks[-1].kind == "K" and chunks[-2].lemma in self._vocabulary.governors["demanding"]
        )

    def _is_only_verb(self, index: int) -> bool:
        """Whether a name stands right before and its clause has no other verb: *Halvik blames old Brecht*."""
        if index - 1 not in self._mentions or self._at(index + 1) in ("of", "by", "against", "-"):
            return False
        for chunk in reversed(self._chunks):
            if chunk.kind == "P" or (chunk.kind == "V" and chunk.form == "finite"):
                return False
            if chunk.kind in ",:CSKR":
                break
        for at in range(index + 1, min(index + _CLAUSE, self._stop)):
            known = self._vocabulary.classes.get(self._words[at])
            if known is None and not self._words[at][0].isalnum():
                return True
            if known is not None and (known.kind in _AUXILIARIES or _is_finite(known)):
                return self._words[at] in self._vocabulary.ambiguous
            if known is not None and known.kind in _JOINTS:
                return True
        return True

    def _at(self, index: int) -> str:
        return self._words[index] if index < self._stop else ""

    def _is_plural(self, index: int) -> bool:
        """Whether the noun phrase that ends here is plural by its ending or as the second of two."""
        joined = len(self._chunks) > 1 and self._chunks[-1].kind == "C" and self._chunks[-2].kind == "N"
        return joined or self._words[index].endswith("s") or self._words[index] in _PLURALS

    def _fits_auxiliary(self, word: str, form: str) -> bool:
        if self._auxiliary in ("be", "have"):
            return form in ("participle", "past", "gerund")
        return self._is_plain(word)

    def _is_plain(self, word: str) -> bool:
        """Whether a word is the plain form of a verb, be it also the past, as *cut* is."""
        return self._vocabulary.verbs.get(word, ("", ""))[0] == word

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

    def _auxiliary_or_ending(self, index: int, kind: str) -> int:
        if self._words[index] == "'s" and self._last == "N" and self._phrase is not None:
            after = self._words[index + 1] if index + 1 < self._stop else ""
            is_verb = self._vocabulary.kinds.get(after) in ("determiner", "negation")
            if not is_verb:
                return self._own(index)
        self._close_phrase()
        return self._auxiliary_word(index, kind)

    def _negation(self, index: int) -> int:
        if self._group is None and self._last in ("N", "U", "R", "", "C", "V"):
            self._close_phrase()
        if self._group is not None or self._last in ("", "N", "U", "R", "C", "P", ","):
            self._open_group(index).negation = index
        elif self._chunks and self._chunks[-1].kind == "V" and self._phrase is None:
            self._chunks[-1].negation = index
        return index + 1

    def _infinitive(self, index: int) -> int:
        """The index behind the *to* of an infinitive, or 0 where it is a preposition."""
        after = index + 1
        while after < self._stop and self._words[after].endswith("ly"):
            after += 1
        word = self._words[after] if after < self._stop else ""
        kind = self._vocabulary.kinds.get(word)
        is_verb = self._is_plain(word) or word in ("be", "have", "do", "not")
        if not is_verb or after in self._mentions or (kind not in (None, "be", "have", "do", "negation", "adverb")):
            return 0
        negation = self._group.negation if self._group is not None and self._auxiliary == "" else -1
        if negation >= 0:
            self._group = None
        self._close()
        group = self._open_group(index)
        group.form, group.negation = "infinitive", negation
        self._auxiliary = "to"
        self._last = "V"
        return index + 1


def _is_finite(word: WordClass) -> bool:
    """Whether a word may be the finite verb of a clause by its form."""
    return word.verb is not None and word.verb[1] in ("past", "participle", "third")
