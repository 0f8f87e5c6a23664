"""The subjects of verb groups, over appositions, insertions, coordinations, participles and control verbs."""

from __future__ import annotations

from collections.abc import Callable

from geoannot_stance.chunks import Chunk
from geoannot_stance.coordination import apposed_pair, conjuncts, conjuncts_before, head_of_phrase
from geoannot_stance.vocabulary import Vocabulary

# A preposition that opens a clause where a finite verb follows its noun phrase.
_CLAUSE_OPENERS = frozenset({"as", "after", "before", "since", "until", "than", "like"})
_PERSONS = frozenset({"he", "she", "they", "him", "her", "them", "it", "us", "me", "you", "who"})
_LOOK_BACK = 40
"""Chunks: how far a subject may be from its verb. It bounds the work on a sentence without end."""


class Subjects:
    """The subjects in one sentence.

    Args:
        chunks: the sentence.
        vocabulary: what is known of English.
        is_named: whether the head of a noun phrase names an entity.
        objects: the direct objects of a verb group.
    """

    def __init__(
        self,
        chunks: list[Chunk],
        vocabulary: Vocabulary,
        is_named: Callable[[int], bool],
        objects: Callable[[int], list[int]],
    ) -> None:
        self._chunks = chunks
        self._control = vocabulary.governors["object-control"]
        self._acts = vocabulary.acts
        self._is_named = is_named
        self._objects = objects
        self._found: dict[int, list[int]] = {}

    def of(self, verb: int) -> list[int]:
        """The noun phrases that are the surface subject of the verb group at that index; coordinated ones all."""
        if verb not in self._found:
            self._found[verb] = []  # what asks in a circle gets nothing
            self._found[verb] = self._find_subjects(verb)
        return self._found[verb]

    def _find_subjects(self, verb: int) -> list[int]:
        form = self._chunks[verb].form
        if form == "infinitive":
            return self._of_infinitive(verb)
        if form == "gerund":
            return self._of_gerund(verb)
        return self._of_finite(verb)

    def _of_infinitive(self, verb: int) -> list[int]:
        """The object of *urge*, else the subject of what governs the infinitive."""
        at = verb - 1
        if at >= 0 and self._chunks[at].kind == "C":
            at -= 1
        if at >= 0 and self._chunks[at].kind == "N" and self._chunks[at].owner is not None:
            # Marenda's refusal to sign
            return [at]
        governor = self._verb_before(at + 1)
        if governor is None:
            return self._of_finite_after(verb)
        lemma = self._chunks[governor].lemma
        if lemma in self._control and not self._chunks[governor].passive:
            between = [i for i in range(governor + 1, verb) if self._chunks[i].kind == "N"]
            return conjuncts(self._chunks, between[0]) if between else self.of(governor)
        return self.of(governor)

    def _of_gerund(self, verb: int) -> list[int]:
        if verb == 0:
            return self._of_finite_after(verb)
        before = self._chunks[verb - 1]
        governor = self._verb_before(verb)
        if before.kind == "N":
            head = head_of_phrase(self._chunks, verb - 1)
            # staged a march demanding: who staged it demands
            return [head] if governor is None or self._can_act(head) else self.of(governor) or [head]
        if governor is None:
            return self._of_finite_after(verb)
        if before.kind == "P" and before.lemma in ("of", "for", "from", "over"):
            # accused X of attacking Y, criticized X for attacking Y: the object acts
            objects = [noun for noun in self._objects(governor) if self._can_act(noun)]
            return self.of(governor) if self._chunks[governor].passive or not objects else objects
        if before.kind == ",":
            # urged X to stop, warning that: who urges warns
            while self._chunks[governor].form == "infinitive" and (outer := self._verb_before(governor)) is not None:
                governor = outer
        return self.of(governor)

    def _can_act(self, noun: int) -> bool:
        chunk = self._chunks[noun]
        return self._is_named(noun) or self._acts(chunk.lemma) or chunk.lemma in _PERSONS

    def _of_finite(self, verb: int) -> list[int]:
        at = verb - 1
        while at >= 0 and verb - at < _LOOK_BACK:
            kind = self._chunks[at].kind
            if kind == "N":
                return self._subject_from(at, verb)
            if kind == "R":
                return self.antecedent(at)
            if kind == ",":
                return self._over_insertion(at, verb)
            if kind == "C":
                return self._shared_subject(at)
            if kind == "V":
                return self.of(at) if self._chunks[at].form == "finite" else []
            if kind in "SK:":
                return []
            at -= 1
        return []

    def _subject_from(self, noun: int, verb: int) -> list[int]:
        """The subject where the noun phrase stands right before the verb; it may belong to a preposition."""
        at = noun
        while at > 0 and self._chunks[at - 1].kind == "P" and verb - at < _LOOK_BACK:
            if at == noun and self._chunks[at - 1].lemma in _CLAUSE_OPENERS and not self._is_example(noun):
                return [noun]
            if at == noun and self._chunks[at - 1].lemma == "like" and self._is_named(noun):
                return [noun - 2, noun]
            if at < 2 or self._chunks[at - 2].kind != "N":
                if at >= 2 and self._chunks[at - 2].kind == ",":
                    return self._over_insertion(at - 2, verb)
                found = self._subject_before_phrase(at - 2, verb)
                return found or ([noun] if self._is_named(noun) else [])
            at -= 2
        return conjuncts_before(self._chunks, at)

    def _is_example(self, noun: int) -> bool:
        """*envoys like Halvik*, *Halvik as a pilot*: the noun phrase before is the subject."""
        if noun < 2 or self._chunks[noun - 2].kind != "N":
            return False
        opener = self._chunks[noun - 1].lemma
        return opener == "like" or (opener == "as" and self._is_named(noun - 2) and not self._is_named(noun))

    def _subject_before_phrase(self, at: int, verb: int) -> list[int]:
        """A prepositional phrase opens the sentence or follows a verb: the participle of a longer subject."""
        if at >= 0 and self._chunks[at].kind == "V" and self._chunks[at].form in ("gerund", "finite"):
            return self.of(at)
        return []

    def _of_finite_after(self, verb: int) -> list[int]:
        """The subject of the main clause behind an opening participle: *Attacking X, Y said*."""
        for at in range(verb + 1, min(verb + _LOOK_BACK, len(self._chunks) - 1)):
            if self._chunks[at].kind == "," and self._chunks[at + 1].kind == "N":
                return [at + 1]
        return []

    def antecedent(self, relative: int) -> list[int]:
        """The noun phrase that a relative pronoun stands for."""
        at = relative - 1
        while at >= 0 and self._chunks[at].kind in ",PC":
            at -= 1
        if at < 0 or self._chunks[at].kind == "V":
            earlier = self._verb_before(relative)
            return self.of(earlier) if earlier is not None else []
        return [at] if self._chunks[at].kind == "N" else []

    def _over_insertion(self, comma: int, verb: int) -> list[int]:
        """The subject before an apposition, a relative clause or a participle between commas."""
        at = comma - 1
        while at >= 0 and verb - at < _LOOK_BACK and self._chunks[at].kind not in ",:":
            at -= 1
        first = at + 1
        follows_noun = at > 0 and self._chunks[at].kind == "," and self._chunks[at - 1].kind == "N"
        if follows_noun and not self._is_clause(first, comma):
            head = head_of_phrase(self._chunks, at - 1)
            while head > 1 and not self._is_named(head) and self._is_apposition(head):
                head = head_of_phrase(self._chunks, head - 2)
            apposed = apposed_pair(self._chunks, first) if first < comma and self._chunks[first].kind == "N" else []
            is_named = any(self._is_named(noun) for noun in apposed)
            if is_named and not self._is_named(head):
                return apposed
            return [head, *self._included(first, comma)]
        if at <= 0 or not self._is_clause(first, comma):
            inside = self._nouns_not_governed(first, comma)
            verbs = [i for i in range(first, comma) if self._chunks[i].kind == "V"]
            if verbs:
                return self.of(verbs[0])
            return inside[:1]
        return self._shared_subject(comma)

    def _included(self, first: int, last: int) -> list[int]:
        """Who is counted in between commas: *the envoys, including Halvik,*; *Brecht, along with Halvik,*."""
        if first + 1 < last and self._chunks[first].lemma in ("include", "along", "together", "with"):
            noun = next((i for i in range(first, last) if self._chunks[i].kind == "N"), last)
            return [noun] if noun < last and self._is_named(noun) else []
        return []

    def _shared_subject(self, joint: int) -> list[int]:
        """The subject of the verb that a coordinator joins the next one to.

        *Brecht said the lock was shut and blamed Halvik*: of the verbs before, the first whose subject can speak.
        """
        found: list[int] = []
        earlier = self._verb_before(joint)
        if earlier is not None and self._chunks[joint - 1].kind == ",":
            # said that the lock was shut, but praised: a comma leads out of the content of what is said
            inner = self.of(earlier)
            if inner and inner[0] > 1 and self._chunks[inner[0] - 1].kind == "K":
                earlier = self._verb_before(inner[0])
        while earlier is not None and joint - earlier < _LOOK_BACK:
            subjects = self.of(earlier)
            found = found or subjects
            if any(self._is_named(noun) for noun in subjects):
                return subjects
            earlier = self._verb_before(earlier)
        return found

    def _is_apposition(self, noun: int) -> bool:
        return self._chunks[noun - 1].kind == "," and self._chunks[noun - 2].kind == "N"

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether the chunks between two commas have a subject and a finite verb of their own."""
        if first < last and (self._chunks[first].kind == "R" or self._chunks[first].form == "relative"):
            return False
        for i in range(first + 1, last):
            chunk = self._chunks[i]
            if chunk.kind == "V" and chunk.form == "finite" and self._chunks[i - 1].kind == "N":
                return not any(c.kind == "R" for c in self._chunks[first:i])
        return False

    def _nouns_not_governed(self, first: int, last: int) -> list[int]:
        return [
            i
            for i in range(first, last)
            if self._chunks[i].kind == "N" and (i == 0 or self._chunks[i - 1].kind not in "PV")
        ]

    def _verb_before(self, index: int) -> int | None:
        for at in range(index - 1, max(-1, index - _LOOK_BACK), -1):
            if self._chunks[at].kind == "V":
                return at
            if self._chunks[at].kind == ":":
                return None
        return None
