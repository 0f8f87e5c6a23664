"""Who does what to whom: subjects, objects and prepositional phrases of verb groups, over a row of chunks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geoannot.model import Mention
from geoannot_stance.chunks import Chunk
from geoannot_stance.coordination import conjuncts
from geoannot_stance.subjects import Subjects
from geoannot_stance.vocabulary import Vocabulary


class Clauses:
    """The relations between the chunks of one sentence."""

    def __init__(self, chunks: list[Chunk], mentions: Mapping[int, Mention], vocabulary: Vocabulary) -> None:
        self.chunks = chunks
        self._mentions = mentions
        self._subjects = Subjects(chunks, vocabulary, self.is_named, self.objects)

    def starting_at(self, token: int) -> int | None:
        """The index of the chunk that starts at the token."""
        return next((index for index, chunk in enumerate(self.chunks) if chunk.start == token), None)

    def is_named(self, noun: int) -> bool:
        """Whether the head of the noun phrase names an entity."""
        return self.chunks[noun].head in self._mentions

    def subjects(self, verb: int) -> list[int]:
        """The noun phrases that are the surface subject of the verb group at that index; coordinated ones all."""
        return self._subjects.of(verb)

    def conjuncts(self, noun: int) -> list[int]:
        """The noun phrase and those coordinated behind it."""
        return conjuncts(self.chunks, noun)

    def objects(self, verb: int) -> list[int]:
        """The noun phrases that are the direct object of an active verb group; coordinated ones all."""
        after = verb + 1
        if after < len(self.chunks) and self.chunks[after].kind == "N":
            return conjuncts(self.chunks, self._named_of(after))
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
                return self._subjects.antecedent(at)
            if self.chunks[at].kind not in "NPC":
                return []
        return []

    def _named_of(self, noun: int) -> int:
        """Of two noun phrases in apposition the second where only it is named: *its ally, Marenda*."""
        if self.is_named(noun):
            return noun
        follower = noun + 1
        while self._kind(follower) == "P" and self._kind(follower + 1) == "N":
            follower += 2
        apposed = follower + 1
        is_apposition = self._kind(follower) in (",", ":") and self._kind(apposed) == "N" and self.is_named(apposed)
        return apposed if is_apposition and self._kind(apposed + 1) in ("", ",", ":") else noun

    def _kind(self, index: int) -> str:
        return self.chunks[index].kind if index < len(self.chunks) else ""

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
                if self.chunks[at + 1].kind != "N":
                    return []
                return conjuncts(self.chunks, self._named_of(at + 1), is_pair=chunk.lemma in ("between", "that"))
            is_infinitive = at == index + 1 and chunk.kind == "V" and chunk.form == "infinitive"
            is_list = chunk.kind == "C" and self.chunks[at + 1].kind == "N"
            if chunk.kind not in "NPA" and not is_infinitive and not is_list:
                return []
        return []

    def happens(self, noun: int) -> bool:
        """Whether the noun phrase is the subject of the active verb right behind it: *fighting broke out*."""
        verb = noun + 1
        return self._kind(verb) == "V" and self.chunks[verb].form == "finite" and not self.chunks[verb].passive

    def agents(self, verb: int) -> list[int]:
        """The noun phrases behind *by*."""
        return self.after_preposition(verb, ("by",))
