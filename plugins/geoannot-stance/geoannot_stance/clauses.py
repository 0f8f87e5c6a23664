"""Who does what to whom: subjects, objects and prepositional phrases of verb groups, over a row of chunks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geoannot.model import Mention
from geoannot_stance.chunks import Chunk
from geoannot_stance.vocabulary import Vocabulary

# A preposition that opens a clause where a finite verb follows its noun phrase.
_CLAUSE_OPENERS = frozenset({"as", "after", "before", "since", "until", "than", "like"})
_LOOK_BACK = 40
"""Chunks: how far a subject may be from its verb. It bounds the work on a sentence without end."""


class Clauses:
    """The relations between the chunks of one sentence."""

    def __init__(self, chunks: list[Chunk], mentions: Mapping[int, Mention], vocabulary: Vocabulary) -> None:
        self.chunks = chunks
        self._mentions = mentions
        self._control = vocabulary.governors["object-control"]
        self._acts = vocabulary.acts
        self._subjects: dict[int, list[int]] = {}

    def starting_at(self, token: int) -> int | None:
        """The index of the chunk that starts at the token."""
        return next((index for index, chunk in enumerate(self.chunks) if chunk.start == token), None)

    def is_named(self, noun: int) -> bool:
        """Whether the head of the noun phrase names an entity."""
        return self.chunks[noun].head in self._mentions

    # Subjects

    def subjects(self, verb: int) -> list[int]:
        """The noun phrases that are the surface subject of the verb group at that index; coordinated ones all."""
        if verb not in self._subjects:
            self._subjects[verb] = []  # what asks in a circle gets nothing
            self._subjects[verb] = self._find_subjects(verb)
        return self._subjects[verb]

    def _find_subjects(self, verb: int) -> list[int]:
        form = self.chunks[verb].form
        if form == "infinitive":
            return self._of_infinitive(verb)
        if form == "gerund":
            return self._of_gerund(verb)
        return self._of_finite(verb)

    def _of_infinitive(self, verb: int) -> list[int]:
        """The object of *urge*, else the subject of what governs the infinitive."""
        at = verb - 1
        if at >= 0 and self.chunks[at].kind == "C":
            at -= 1
        governor = self._verb_before(at + 1)
        if governor is None:
            return self._of_finite_after(verb)
        lemma = self.chunks[governor].lemma
        if lemma in self._control and not self.chunks[governor].passive:
            between = [i for i in range(governor + 1, verb) if self.chunks[i].kind == "N"]
            return self.conjuncts(between[0]) if between else self.subjects(governor)
        return self.subjects(governor)

    def _of_gerund(self, verb: int) -> list[int]:
        if verb == 0:
            return self._of_finite_after(verb)
        before = self.chunks[verb - 1]
        governor = self._verb_before(verb)
        if before.kind == "N":
            head = self._head_of_phrase(verb - 1)
            # staged a march demanding: who staged it demands
            acts = self.is_named(head) or self._acts(self.chunks[head].lemma)
            return [head] if acts or governor is None else self.subjects(governor) or [head]
        if governor is None:
            return self._of_finite_after(verb)
        if before.kind == "P" and before.lemma in ("of", "for", "from", "over"):
            # accused X of attacking Y, criticized X for attacking Y: the object acts
            objects = self.objects(governor)
            return self.subjects(governor) if self.chunks[governor].passive or not objects else objects
        return self.subjects(governor)

    def _of_finite(self, verb: int) -> list[int]:
        at = verb - 1
        while at >= 0 and verb - at < _LOOK_BACK:
            kind = self.chunks[at].kind
            if kind == "N":
                return self._subject_from(at, verb)
            if kind == "R":
                return self._antecedent(at)
            if kind == ",":
                return self._over_insertion(at, verb)
            if kind == "C":
                return self._shared_subject(at)
            if kind == "V":
                return self.subjects(at) if self.chunks[at].form == "finite" else []
            if kind in "SK:":
                return []
            at -= 1
        return []

    def _subject_from(self, noun: int, verb: int) -> list[int]:
        """The subject where the noun phrase stands right before the verb; it may belong to a preposition."""
        at = noun
        while at > 0 and self.chunks[at - 1].kind == "P" and verb - at < _LOOK_BACK:
            if at == noun and self.chunks[at - 1].lemma in _CLAUSE_OPENERS:
                return [noun]
            if at < 2 or self.chunks[at - 2].kind != "N":
                if at >= 2 and self.chunks[at - 2].kind == ",":
                    return self._over_insertion(at - 2, verb)
                found = self._subject_before_phrase(at - 2, verb)
                return found or ([noun] if self.is_named(noun) else [])
            at -= 2
        return self._with_conjuncts_before(at)

    def _subject_before_phrase(self, at: int, verb: int) -> list[int]:
        """A prepositional phrase opens the sentence or follows a verb: the participle of a longer subject."""
        if at >= 0 and self.chunks[at].kind == "V" and self.chunks[at].form in ("gerund", "finite"):
            return self.subjects(at)
        return []

    def _with_conjuncts_before(self, noun: int) -> list[int]:
        found = [noun]
        at = noun
        while at >= 2:
            gap = 1 if self.chunks[at - 1].kind in "C," else 0
            if gap and at >= 3 and self.chunks[at - 1].kind == "C" and self.chunks[at - 2].kind == ",":
                gap = 2
            before = at - gap - 1
            if not gap or before < 0 or self.chunks[before].kind != "N":
                break
            if self.chunks[at - 1].kind == "," and len(found) == 1 and not self._is_list(before, noun):
                break
            while before >= 2 and self.chunks[before - 1].kind == "P" and self.chunks[before - 2].kind == "N":
                before -= 2
            if before > 0 and self.chunks[before - 1].kind in "VP":
                break
            found.append(before)
            at = before
        return found[::-1]

    def _is_apposition(self, noun: int) -> bool:
        return self.chunks[noun - 1].kind == "," and self.chunks[noun - 2].kind == "N"

    def _with_conjuncts(self, noun: int) -> list[int]:
        """An apposition of two: *Two envoys, Brecht and Halvik, said*."""
        after = noun + 2
        is_pair = after < len(self.chunks) and self.chunks[noun + 1].kind == "C" and self.chunks[after].kind == "N"
        return [noun, after] if is_pair else [noun]

    def _is_list(self, first: int, last: int) -> bool:
        return any(self.chunks[i].kind == "C" for i in range(first, last))

    def _antecedent(self, relative: int) -> list[int]:
        at = relative - 1
        while at >= 0 and self.chunks[at].kind in ",PC":
            at -= 1
        if at < 0 or self.chunks[at].kind == "V":
            earlier = self._verb_before(relative)
            return self.subjects(earlier) if earlier is not None else []
        return [at] if self.chunks[at].kind == "N" else []

    def _over_insertion(self, comma: int, verb: int) -> list[int]:
        """The subject before an apposition, a relative clause or a participle between commas."""
        at = comma - 1
        while at >= 0 and verb - at < _LOOK_BACK and self.chunks[at].kind not in ",:":
            at -= 1
        first = at + 1
        follows_noun = at > 0 and self.chunks[at].kind == "," and self.chunks[at - 1].kind == "N"
        if follows_noun and not self._is_clause(first, comma):
            head = self._head_of_phrase(at - 1)
            while head > 1 and not self.is_named(head) and self._is_apposition(head):
                head = self._head_of_phrase(head - 2)
            is_apposed = first < comma and self.chunks[first].kind == "N" and self.is_named(first)
            return self._with_conjuncts(first) if is_apposed and not self.is_named(head) else [head]
        if at <= 0 or not self._is_clause(first, comma):
            inside = self._nouns_not_governed(first, comma)
            verbs = [i for i in range(first, comma) if self.chunks[i].kind == "V"]
            if verbs:
                return self.subjects(verbs[0])
            return inside[:1]
        return self._shared_subject(comma)

    def _shared_subject(self, joint: int) -> list[int]:
        """The subject of the verb that a coordinator joins the next one to.

        *Brecht said the lock was shut and blamed Halvik*: of the verbs before, the first whose subject can speak.
        """
        found: list[int] = []
        earlier = self._verb_before(joint)
        if earlier is not None and self.chunks[joint - 1].kind == ",":
            # said that the lock was shut, but praised: a comma leads out of the content of what is said
            inner = self.subjects(earlier)
            if inner and inner[0] > 1 and self.chunks[inner[0] - 1].kind == "K":
                earlier = self._verb_before(inner[0])
        while earlier is not None and joint - earlier < _LOOK_BACK:
            subjects = self.subjects(earlier)
            found = found or subjects
            if any(self.is_named(noun) for noun in subjects):
                return subjects
            earlier = self._verb_before(earlier)
        return found

    def _is_clause(self, first: int, last: int) -> bool:
        """Whether the chunks between two commas have a subject and a finite verb of their own."""
        if first < last and self.chunks[first].kind == "R":
            return False
        for i in range(first + 1, last):
            chunk = self.chunks[i]
            if chunk.kind == "V" and chunk.form == "finite" and self.chunks[i - 1].kind == "N":
                return not any(c.kind == "R" for c in self.chunks[first:i])
        return False

    def _nouns_not_governed(self, first: int, last: int) -> list[int]:
        return [
            i
            for i in range(first, last)
            if self.chunks[i].kind == "N" and (i == 0 or self.chunks[i - 1].kind not in "PV")
        ]

    def _of_finite_after(self, verb: int) -> list[int]:
        """The subject of the main clause behind an opening participle: *Attacking X, Y said*."""
        for at in range(verb + 1, min(verb + _LOOK_BACK, len(self.chunks) - 1)):
            if self.chunks[at].kind == "," and self.chunks[at + 1].kind == "N":
                return [at + 1]
        return []

    def _verb_before(self, index: int) -> int | None:
        for at in range(index - 1, max(-1, index - _LOOK_BACK), -1):
            if self.chunks[at].kind == "V":
                return at
            if self.chunks[at].kind == ":":
                return None
        return None

    def _head_of_phrase(self, noun: int) -> int:
        """The noun phrase that the prepositional phrases before this one hang on."""
        while noun >= 2 and self.chunks[noun - 1].kind == "P" and self.chunks[noun - 2].kind == "N":
            noun -= 2
        return noun

    # Objects

    def objects(self, verb: int) -> list[int]:
        """The noun phrases that are the direct object of an active verb group; coordinated ones all."""
        after = verb + 1
        if after < len(self.chunks) and self.chunks[after].kind == "N":
            return self.conjuncts(self._named_of(after))
        if after + 2 < len(self.chunks) and self.chunks[after].lemma == "as" and self.chunks[after + 1].kind == "A":
            # denounced as illegal the dam
            return [after + 2] if self.chunks[after + 2].kind == "N" else []
        if after < len(self.chunks) and self.chunks[after].kind == "C":
            # condemned and mocked X: the object stands behind the last verb
            follower = after + 1
            if follower < len(self.chunks) and self.chunks[follower].kind == "V":
                return self.objects(follower) if self.chunks[follower].form == self.chunks[verb].form else []
        return self._relative_object(verb)

    def _relative_object(self, verb: int) -> list[int]:
        """*X, whom Y praised*: the antecedent is the object."""
        for at in range(verb - 1, max(-1, verb - 6), -1):
            if self.chunks[at].kind == "R" and at < verb - 1 and self.chunks[at + 1].kind == "N":
                return self._antecedent(at)
            if self.chunks[at].kind not in "NPC":
                return []
        return []

    def _named_of(self, noun: int) -> int:
        """Of two noun phrases side by side the second where only it is named: *the neighbour Marenda*."""
        after = noun + 1
        is_split = after < len(self.chunks) and self.chunks[after].kind == "N" and self.chunks[after].owner is None
        return after if is_split and self.is_named(after) and not self.is_named(noun) else noun

    def all_after_prepositions(self, noun: int, prepositions: tuple[str, ...], reach: int = 5) -> Iterator[int]:
        """Each noun phrase behind one of these prepositions, also over a participle: *the dam built by Marenda*."""
        for at in range(noun + 1, min(noun + reach, len(self.chunks) - 1)):
            chunk, behind = self.chunks[at], self.chunks[at + 1]
            if chunk.kind == "P" and chunk.lemma in prepositions and behind.kind == "N":
                yield at + 1
            if chunk.kind not in "NPA" and not (chunk.kind == "V" and behind.lemma == "by"):
                return

    def after_preposition(self, index: int, prepositions: tuple[str, ...], reach: int = 6) -> list[int]:
        """The noun phrases behind the first of these prepositions that follows, before the next verb or comma.

        An infinitive right behind is passed over: *agreed to buy gas from Marenda*.
        """
        for at in range(index + 1, min(index + reach, len(self.chunks) - 1)):
            chunk = self.chunks[at]
            if chunk.kind in "PKS" and chunk.lemma in prepositions:
                is_pair = chunk.lemma in ("between", "that")
                return self.conjuncts(self._named_of(at + 1), is_pair) if self.chunks[at + 1].kind == "N" else []
            is_infinitive = at == index + 1 and chunk.kind == "V" and chunk.form == "infinitive"
            is_list = chunk.kind == "C" and self.chunks[at + 1].kind == "N"
            if chunk.kind not in "NPA" and not is_infinitive and not is_list:
                return []
        return []

    def agents(self, verb: int) -> list[int]:
        """The noun phrases behind *by*."""
        return self.after_preposition(verb, ("by",))

    def conjuncts(self, noun: int, is_pair: bool = False) -> list[int]:
        """The noun phrase and those coordinated behind it, unless a verb claims them as its subject.

        Behind *between* (``is_pair``) no verb does.
        """
        found: list[int] = [noun]
        pending: list[int] = []
        at, joined = noun, False
        while True:
            step = self._skip_modifier(at) + 1
            if step >= len(self.chunks) or self.chunks[step].kind not in "C,":
                break
            is_joint = self.chunks[step].kind == "C" and self.chunks[step].lemma in ("and", "or", "&")
            if self.chunks[step].kind == "," and step + 1 < len(self.chunks) and self.chunks[step + 1].kind == "C":
                step, is_joint = step + 1, True
            after = step + 1
            if after >= len(self.chunks) or self.chunks[after].kind != "N":
                break
            pending.append(after)
            at = after
            if is_joint:
                joined = True
                break
        follower = self._skip_modifier(at) + 1
        claimed = follower < len(self.chunks) and (
            self.chunks[follower].kind == "V" and self.chunks[follower].form == "finite"
        )
        return found + pending if joined and (is_pair or not claimed) else found

    def _skip_modifier(self, noun: int) -> int:
        """The last chunk of the noun phrase with the *of* phrases that hang on it."""
        while noun + 2 < len(self.chunks) and self.chunks[noun + 1].kind == "P" and self.chunks[noun + 2].kind == "N":
            noun += 2
        return noun
