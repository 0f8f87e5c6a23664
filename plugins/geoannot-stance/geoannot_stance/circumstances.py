"""What stands between a word of stance and the fact: negation, refusal, denial, possibility, condition, future."""

from __future__ import annotations

from typing import Literal, NamedTuple

from geoannot_stance.clauses import Clauses
from geoannot_stance.vocabulary import Vocabulary

Modality = Literal["asserted", "possible", "conditional", "future", "denied"]
_NO = frozenset({"no", "little", "neither", "nobody", "hardly"})


class Circumstances(NamedTuple):
    """How a stance is meant.

    Attributes:
        negations: how many negations act on it.
        modality: as in the interchange format.
    """

    negations: int = 0
    modality: Modality = "asserted"


class Governors:
    """Finds the circumstances of verbs and nouns in one sentence."""

    def __init__(self, clauses: Clauses, words: list[str], vocabulary: Vocabulary) -> None:
        self._clauses = clauses
        self._chunks = clauses.chunks
        self._words = words
        self._classes = vocabulary.governors
        self._of_verbs: dict[int, Circumstances] = {}
        self._has_content = any(chunk.kind == "K" for chunk in clauses.chunks)

    def of_verb(self, verb: int) -> Circumstances:
        """The circumstances of the verb group at that index."""
        if verb not in self._of_verbs:
            self._of_verbs[verb] = self._find(verb)
        return self._of_verbs[verb]

    def _find(self, verb: int) -> Circumstances:
        negations, modality = 0, "asserted"
        at: int | None = verb
        for _ in range(4):
            if at is None:
                break
            chunk = self._chunks[at]
            negations += chunk.negation >= 0
            if chunk.modal >= 0 and modality == "asserted":
                modality = self._of_modal(self._words[chunk.modal])
            if modality == "asserted" and chunk.form == "finite" and self._is_conditional(at):
                modality = "conditional"
            at = self._governor(at)
            if at is not None:
                word = self._chunks[at].lemma
                negations += word in self._classes["refusal"]
                if word in self._classes["denial"]:
                    modality = "denied"
                elif modality == "asserted":
                    modality = self._of_governor(word)
                if self._chunks[at].kind in "NA":
                    is_noun = self._chunks[at].kind == "N"
                    at = at - 1 if at and self._chunks[at - 1].kind == "V" else None
                    # dropped plans to help: the verb takes back what its object governs
                    negations += is_noun and at is not None and self._chunks[at].lemma in self._classes["refusal"]
        negations += self._has_negative_subject(verb) + self._shared_negation(verb)
        return Circumstances(negations, modality)  # type: ignore[arg-type]  # built of the literals above

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
        """Whether the clause is what somebody demands: *demanded that Halvik respect the treaty*."""
        subjects = self._clauses.subjects(verb)
        opener = subjects[0] - 1 if subjects else 0
        if opener < 1 or subjects[0] > verb or self._chunks[opener].kind != "K":
            return False
        governor = self._chunks[opener - 1]
        return governor.kind in "VN" and governor.lemma in self._classes["demanding"]

    def of_noun(self, noun: int) -> Circumstances:
        """The circumstances of the noun phrase at that index: its determiner, and the verb that it is the object of."""
        negations = int(self.has_no(noun))
        verb = self._verb_of(noun)
        if verb is not None:
            governed = self.of_verb(verb)
            word = self._chunks[verb].lemma
            negations += governed.negations + (word in self._classes["refusal"])
            modality = "denied" if word in self._classes["denial"] else governed.modality
            return Circumstances(negations, modality)
        return Circumstances(negations)

    def has_no(self, noun: int) -> bool:
        """Whether the determiner of the noun phrase denies that there is one."""
        chunk = self._chunks[noun]
        return any(self._words[i] in _NO for i in range(chunk.start, chunk.head))

    def _verb_of(self, noun: int) -> int | None:
        """The verb that the noun is the object of, also in *spoke in support of*."""
        at = noun - 1
        if at >= 1 and self._chunks[at].lemma == "in":
            at -= 1
        return at if at >= 0 and self._chunks[at].kind == "V" else None

    def _shared_negation(self, verb: int) -> bool:
        """Whether the verb before, which a coordinator joins to this one, is negated: *never mocked and insulted*."""
        if verb < 2 or self._chunks[verb].negation >= 0 or self._chunks[verb - 1].kind != "C":
            return False
        return self._chunks[verb - 2].kind == "V" and self._chunks[verb - 2].negation >= 0

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

    def _has_negative_subject(self, verb: int) -> bool:
        return any(self._words[self._chunks[i].start] in _NO for i in self._clauses.subjects(verb))

    def _is_conditional(self, verb: int) -> bool:
        for at in range(verb - 1, max(-1, verb - 6), -1):
            if self._chunks[at].kind == "S":
                return self._chunks[at].lemma in self._classes["conditional"]
            if self._chunks[at].kind not in "NP":
                return False
        return False

    def _of_modal(self, word: str) -> str:
        for name, label in (("possible", "possible"), ("conditional", "conditional"), ("will", "future")):
            if word.removesuffix("n't") in self._classes[name]:
                return label
        return "asserted"

    def _of_governor(self, word: str) -> str:
        for label in ("future", "possible"):
            if word in self._classes[label]:
                return label
        return "asserted"


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
