"""What stands between a word of stance and the fact: negation, refusal, denial, possibility, condition, future."""

from __future__ import annotations

from operator import attrgetter
from typing import Literal, NamedTuple

from geoannot_stance.chunks import Chunk
from geoannot_stance.clauses import Clauses
from geoannot_stance.vocabulary import Vocabulary

Modality = Literal["asserted", "possible", "conditional", "future", "denied"]
_INSTEAD = frozenset({("far", "from"), ("instead", "of"), ("rather", "than")})
_NO = frozenset({"no", "little", "neither", "nobody", "hardly"})


class Circumstances(NamedTuple):
    """How a stance is meant.

    Attributes:
        negations: how many negations act on it.
        modality: as in the interchange format.
        sign: the index of the word that negates it or makes it less than a fact, or -1; a negation before a modality.
    """

    negations: int = 0
    modality: Modality = "asserted"
    sign: int = -1


class _Signs:
    """The words that change how a verb or noun is meant, while they are gathered from the inside to the outside."""

    def __init__(self) -> None:
        self.negating: list[int] = []
        self.modality: Modality = "asserted"
        self._hedge = -1

    def negate(self, token: int) -> None:
        """Note a word that negates; -1 is none."""
        if token >= 0:
            self.negating.append(token)

    def weaken(self, modality: Modality, token: int) -> None:
        """Note a word that makes it less than a fact; what stands nearest counts, and a denial before all."""
        if modality == "denied" or self.modality == "asserted" != modality:
            self.modality, self._hedge = modality, token

    @property
    def circumstances(self) -> Circumstances:
        """What they come to."""
        sign = self.negating[0] if self.negating else self._hedge
        return Circumstances(len(self.negating), self.modality, sign)


class Governors:
    """Finds the circumstances of verbs and nouns in one sentence."""

    def __init__(self, clauses: Clauses, words: list[str], vocabulary: Vocabulary) -> None:
        self._clauses = clauses
        self._chunks = clauses.chunks
        self._words = words
        self._classes = vocabulary.governors
        self._doubtful = self._classes["doubtful"]
        self._of_verbs: dict[int, Circumstances] = {}
        self._has_content = "K" in map(attrgetter("kind"), clauses.chunks)

    def of_verb(self, verb: int) -> Circumstances:
        """The circumstances of the verb group at that index."""
        if verb not in self._of_verbs:
            signs = _Signs()
            self._gather(verb, signs)
            signs.negate(self._negative_subject(verb))
            signs.negate(self._negative_object(verb))
            signs.negate(self._shared_negation(verb))
            self._of_verbs[verb] = signs.circumstances
        return self._of_verbs[verb]

    def _gather(self, verb: int, signs: _Signs) -> None:
        """Note what the verb group says of itself, then what governs it, outwards."""
        at: int | None = verb
        for _ in range(4):
            if at is None:
                return
            self._look_at(at, signs)
            at = self._governor(at)
            if at is None:
                return
            governor = self._chunks[at]
            self._be_governed(governor, signs)
            if governor.kind in "NA":
                at = at - 1 if at and self._chunks[at - 1].kind == "V" else None
                # dropped plans to help: the verb takes back what its object governs
                if governor.kind == "N" and at is not None and self._chunks[at].lemma in self._classes["refusal"]:
                    signs.negate(self._chunks[at].head)

    def _look_at(self, verb: int, signs: _Signs) -> None:
        chunk = self._chunks[verb]
        signs.negate(chunk.negation)
        if chunk.modal >= 0:
            signs.weaken(self._of_modal(self._words[chunk.modal]), chunk.modal)
        around = self._words[max(0, chunk.start - 1) : chunk.end]
        if not self._doubtful.isdisjoint(around):
            doubtful = next(word for word in around if word in self._doubtful)
            signs.weaken("possible", max(0, chunk.start - 1) + around.index(doubtful))
        signs.negate(self._prevented(chunk))
        if chunk.form == "finite":
            condition = self._condition(verb)
            if condition >= 0:
                signs.weaken("conditional", condition)
            opener = self._opener(verb) if self._has_content else -1
            if opener >= 0:
                self._be_governed(self._chunks[opener], signs, is_content=True)

    def _prevented(self, verb: Chunk) -> int:
        """The word before an infinitive or gerund that says it is not done: *has yet to*, *without*, *far from*."""
        before = verb.start - 1
        word = self._words[before] if before >= 0 else ""
        if verb.form == "infinitive":
            return before if word == "yet" else -1
        if verb.form != "gerund" or before < 0:
            return -1
        is_pair = before > 0 and (self._words[before - 1], word) in _INSTEAD
        return before if word == "without" else before - 1 if is_pair else -1

    def _be_governed(self, governor: Chunk, signs: _Signs, *, is_content: bool = False) -> None:
        """Note what the word does to what hangs on it: an infinitive, or the content of a clause."""
        word = governor.lemma
        if word in self._classes["refusal"] and not is_content:
            signs.negate(governor.head)
        if word in self._classes["denial"]:
            signs.weaken("denied", governor.head)
        elif word in self._classes["possible"]:
            signs.weaken("possible", governor.head)
        elif word in self._classes["future"] and not is_content:
            signs.weaken("future", governor.head)

    def is_sought(self, index: int) -> bool:
        """Whether somebody offers or agrees to do what a verb says, or to have what a noun names, and no more."""
        chunk, before = self._chunks[index], index - 1
        if chunk.kind == "N":
            if (
                before >= 1
                and self._chunks[before].kind == "P"
                and self._chunks[before].lemma in ("in", "for", "on", "to")
            ):
                before -= 1
            if before < 0:
                return False
            chunk = self._chunks[before]
            if chunk.kind in "VNA" and chunk.lemma in self._classes["seeking"]:
                return True
            index = before
        governor = self._governor(index) if chunk.kind == "V" else None
        return governor is not None and self._chunks[governor].lemma in self._classes["seeking"]

    def is_alleged(self, verb: int) -> bool:
        """Whether the deed is what somebody is accused of: it is then no fact, and no stance of his."""
        if self._chunks[verb].form == "finite":
            return self._has_content and self._is_demanded(verb)
        if self._chunks[verb].form != "gerund" or not verb or self._chunks[verb - 1].lemma not in ("of", "with"):
            return False
        for at in range(verb - 2, max(-1, verb - 12), -1):
            if self._chunks[at].kind in "VN" and self._chunks[at].lemma in self._classes["allegation"]:
                return True
        return False

    def _is_demanded(self, verb: int) -> bool:
        """Whether the clause is what somebody demands, or what is not so: *demanded that Halvik respect the treaty*."""
        opener = self._opener(verb)
        if opener < 0:
            return False
        governor = self._chunks[opener]
        is_untrue = governor.lemma in ("true", "case") and opener > 0 and self._chunks[opener - 1].negation >= 0
        return is_untrue or governor.lemma in self._classes["demanding"]

    def _opener(self, verb: int) -> int:
        """The index of the verb, noun or adjective before *that* of the clause, or -1."""
        subjects = self._clauses.subjects(verb)
        opener = subjects[0] - 1 if subjects else 0
        if opener < 1 or subjects[0] > verb or self._chunks[opener].kind != "K":
            return -1
        return opener - 1 if self._chunks[opener - 1].kind in "VNA" else -1

    def of_noun(self, noun: int) -> Circumstances:
        """The circumstances of the noun phrase at that index: its determiner, and the verb that it is the object of."""
        signs = _Signs()
        signs.negate(self._negative(noun))
        verb = self._verb_of(noun)
        if verb is None:
            signs.negate(self._denied_behind(noun))
            return signs.circumstances
        governed, governor = self.of_verb(verb), self._chunks[verb]
        for _ in range(governed.negations):
            signs.negate(governed.sign)
        if governor.lemma in self._classes["refusal"]:
            signs.negate(governor.head)
        signs.weaken(governed.modality, governed.sign)
        if governor.lemma in self._classes["denial"]:
            signs.weaken("denied", governor.head)
        return signs.circumstances

    def has_no(self, noun: int) -> bool:
        """Whether the determiner of the noun phrase denies that there is one."""
        return self._negative(noun) >= 0

    def _negative(self, noun: int) -> int:
        chunk = self._chunks[noun]
        if _NO.isdisjoint(self._words[chunk.start : chunk.head]):
            return -1
        return next(token for token in range(chunk.start, chunk.head) if self._words[token] in _NO)

    def _denied_behind(self, noun: int) -> int:
        """The negation of the verb that the noun is the subject of: *an agreement between them was not signed*."""
        for at in range(noun + 1, min(noun + 7, len(self._chunks))):
            if self._chunks[at].kind == "V":
                return self._chunks[at].negation if noun in self._clauses.subjects(at) else -1
            if self._chunks[at].kind not in "NPC":
                return -1
        return -1

    def _verb_of(self, noun: int) -> int | None:
        """The verb that the noun is the object of, also in *spoke in support of*."""
        at = noun - 1
        if at >= 1 and self._chunks[at].kind == "P" and self._chunks[at].lemma in ("in", "for"):
            at -= 1
        return at if at >= 0 and self._chunks[at].kind == "V" else None

    def _shared_negation(self, verb: int) -> int:
        """The negation of the verb before, which a coordinator joins to this one: *never mocked and insulted*."""
        if verb < 2 or self._chunks[verb].negation >= 0 or self._chunks[verb - 1].kind != "C":
            return -1
        return self._chunks[verb - 2].negation if self._chunks[verb - 2].kind == "V" else -1

    def _governor(self, verb: int) -> int | None:
        """The verb, noun or adjective that an infinitive or gerund hangs on."""
        if self._chunks[verb].form not in ("infinitive", "gerund") or verb == 0:
            return None
        before = verb - 1
        while before > 0 and self._chunks[before].kind in "CP":
            before -= 1
        if self._chunks[before].kind in "VNA":
            return before
        return None

    def _negative_subject(self, verb: int) -> int:
        for subject in self._clauses.subjects(verb):
            if self._words[self._chunks[subject].start] in _NO:
                return self._chunks[subject].start
        return -1

    def _negative_object(self, verb: int) -> int:
        """The *neither* of *praised neither Brecht nor Halvik*."""
        behind = verb + 1
        if behind >= len(self._chunks) or self._chunks[behind].kind != "N" or self._chunks[verb].lemma == "have":
            return -1
        start = self._chunks[behind].start
        return start if self._words[start] in ("neither", "nobody") else -1

    def _condition(self, verb: int) -> int:
        """The *if* or *unless* of the clause, or -1."""
        for at in range(verb - 1, max(-1, verb - 6), -1):
            if self._chunks[at].kind == "S":
                return self._chunks[at].head if self._chunks[at].lemma in self._classes["conditional"] else -1
            if self._chunks[at].kind not in "NP":
                return -1
        return -1

    def _of_modal(self, word: str) -> Modality:
        plain = word.removesuffix("n't")
        if plain in self._classes["possible"]:
            return "possible"
        if plain in self._classes["conditional"]:
            return "conditional"
        return "future" if word in self._classes["will"] else "asserted"


def after_negation(polarity: float, negations: int, objection: bool) -> float:
    """What is left of a polarity.

    Support that is kept back is opposition; an attack that is left out is nothing; an objection that is absent is a
    weak support.

    Args:
        polarity: [-1, 1], of the words themselves.
        negations: how many negations act on it.
        objection: whether the words object to something, rather than attack it.
    """
    if negations % 2 == 0:
        return polarity
    if polarity > 0:
        return round(-0.75 * polarity, 3)
    return 0.2 if objection else 0.0
