"""Whom a noun phrase stands for, as one who holds a stance and as one whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from geoannot.model import Mention
from geoannot_stance.chunks import Chunk
from geoannot_stance.clauses import Clauses
from geoannot_stance.vocabulary import Vocabulary

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_THIRD_PERSON = frozenset(
    {"his", "her", "its", "their", "he", "she", "it", "they", "himself", "herself", "itself", "themselves"}
)
_ANY_SIDE = ("of", "by", "from", "with", "against", "to", "on", "in", "inside", "near", "within")
_PRONOUN_KINDS = frozenset({"subject", "pronoun", "possessive"})


class Party(NamedTuple):
    """One side of a stance.

    Attributes:
        entity: an entity's id, ``author``, or None where only words name it.
        start, end: token indices of the words, half-open.
    """

    entity: str | None
    start: int
    end: int


class Parties:
    """The parties that the noun phrases of one sentence name."""

    def __init__(
        self,
        clauses: Clauses,
        words: list[str],
        texts: list[str],
        mentions: Mapping[int, Mention],
        vocabulary: Vocabulary,
        speaker: Callable[[int], str | None],
    ) -> None:
        self._clauses = clauses
        self._words = words
        self._texts = texts
        self._mentions = mentions
        self._vocabulary = vocabulary
        self._speaker = speaker
        self._actors: dict[int, list[Party]] = {}

    def actors(self, nouns: list[int]) -> list[Party]:
        """Who acts or feels, where these noun phrases are named as doing so."""
        return [party for noun in nouns for party in self._actor(noun)]

    def _actor(self, noun: int) -> list[Party]:
        if noun not in self._actors:
            self._actors[noun] = []  # what asks in a circle gets nobody
            self._actors[noun] = self._find_actor(noun)
        return self._actors[noun]

    def _find_actor(self, noun: int) -> list[Party]:
        chunk = self._clauses.chunks[noun]
        party = self._head(chunk)
        if party is None and self._has_title(chunk):
            party = self.owner(chunk) or self._origin(noun) or self._issuer(noun)
        if party is None and self._is_pronoun(chunk):
            party = self._named_before(noun)
            return [party] if party is not None else []
        if party is None and not self._is_proper(chunk) and self._words[chunk.head] not in self._vocabulary.attached:
            # the Danish wheat board acts for Denmark, a Danish critic of somebody does not
            party = self.owner(chunk)
        return [party] if party is not None else [Party(None, chunk.start, chunk.end)]

    def _has_title(self, chunk: Chunk) -> bool:
        """Whether the phrase names somebody by what he is for the name before: *Danish Premier Ida Brecht*."""
        return any(self._vocabulary.acts(self._words[i]) for i in range(chunk.start, chunk.end))

    def _is_proper(self, chunk: Chunk) -> bool:
        """Whether the head is a name that is no mention: *Danish Premier Ida Brecht* is not Denmark as a target."""
        return chunk.owner is None and chunk.head > chunk.start and self._texts[chunk.head][:1].isupper()

    def _issuer(self, noun: int) -> Party | None:
        """Who issued the statement that condemns: the subject of the verb before."""
        is_document = self._words[self._clauses.chunks[noun].head] in self._vocabulary.documents
        verb = noun - 1
        # sent the council a series of letters: the verb stands before all of it
        while is_document and verb >= 0 and self._clauses.chunks[verb].kind in "NP":
            verb -= 1
        if not is_document or verb < 0 or self._clauses.chunks[verb].lemma not in self._vocabulary.governors["issuing"]:
            return None
        for issuer in self._clauses.subjects(verb):
            chunk = self._clauses.chunks[issuer]
            return self._head(chunk) or self.owner(chunk)
        return None

    def _is_pronoun(self, chunk: Chunk) -> bool:
        return chunk.end == chunk.start + 1 and self._vocabulary.kinds.get(chunk.lemma) in _PRONOUN_KINDS

    def _named_before(self, noun: int) -> Party | None:
        """Whom a pronoun that nobody has resolved stands for: the subject before, if it is a name.

        A mention without an entity says that it is unsure, and stays so.
        """
        chunk = self._clauses.chunks[noun]
        if chunk.head in self._mentions or self._words[chunk.start] not in _THIRD_PERSON:
            return None
        for verb in range(noun - 1, max(-1, noun - 12), -1):
            if self._clauses.chunks[verb].kind == "V":
                found = self.actors([subject for subject in self._clauses.subjects(verb) if subject < noun])
                named = [party for party in found if party.entity is not None]
                if found:
                    return named[0] if len(named) == 1 else None
        return None

    def concerned(self, nouns: list[int], *, is_act: bool = False) -> list[Party]:
        """Whom or what words about these noun phrases concern: who is named, or whose deed it is.

        An act strikes whoever is named in the phrase, however far behind: *demanded the return of ships from Marenda*.
        """
        return [party for noun in nouns for party in self._concerned(noun, is_act)]

    def _concerned(self, noun: int, is_act: bool) -> list[Party]:
        chunk = self._clauses.chunks[noun]
        party = self._head(chunk)
        if party is not None:
            return [party]
        if self._words[chunk.head] in self._vocabulary.opposed:
            return [self._whose_measure(noun) or Party(None, chunk.head, chunk.head + 1)]
        if self._is_proper(chunk):
            return [Party(None, chunk.start, chunk.end)]
        owner = self.owner(chunk) or self._doer(noun)
        if self._words[chunk.head] in self._vocabulary.relations:
            # its talks with Marenda: the other side, not the owner
            owner = self._doer(noun) or owner
        if owner is None and is_act and self._words[chunk.head] not in self._vocabulary.suffered:
            owner = self._named_behind(noun)
        if owner is not None:
            return [owner]
        if self._is_pronoun(chunk):
            party = self._named_before(noun)
            return [party] if party is not None else []
        return [Party(None, chunk.start, chunk.end)]

    def _whose_measure(self, noun: int) -> Party | None:
        """Who does what a noun of the sort of *arrest* or *sanctions* names."""
        chunk = self._clauses.chunks[noun]
        owner = self.owner(chunk) if self._words[chunk.head] in self._vocabulary.measures else None
        if owner is not None or self._words[chunk.head] not in self._vocabulary.suffered:
            return owner
        return self._doer(noun)

    def judged(self, nouns: list[int]) -> list[Party]:
        """Whom a judgement about these noun phrases strikes: who is named, or who is named as the owner."""
        found = [self._head(self._clauses.chunks[noun]) or self.possessor(noun) for noun in nouns]
        return [party for party in found if party is not None]

    def possessor(self, noun: int) -> Party | None:
        """Whose it is by a possessive or an *of* phrase, not by a name that only stands before."""
        chunk = self._clauses.chunks[noun]
        if chunk.owner is not None:
            return self._head(chunk.owner)
        if self._vocabulary.kinds.get(self._words[chunk.start]) == "possessive":
            return self.owner(chunk)
        return self.of(noun)

    def owner(self, chunk: Chunk) -> Party | None:
        """Whose it is: the possessor, or the name before the noun."""
        if chunk.owner is not None:
            found = self._head(chunk.owner) or self.owner(chunk.owner)
            if found is not None:
                return found
        for index in range(chunk.head - 1, chunk.start - 1, -1):
            found = self._at(index)
            if found is not None:
                return found
        if self._words[chunk.start] in _THIRD_PERSON and chunk.start not in self._mentions:
            at = self._clauses.starting_at(chunk.start)
            return self._named_before(at) if at is not None else None
        return None

    def _origin(self, noun: int) -> Party | None:
        """Whose people they are: *thousands of students from Marenda*, *demonstrators in Marenda*."""
        for behind in self._clauses.all_after_prepositions(noun, ("of", "from", "in")):
            found = self._head(self._clauses.chunks[behind]) or self.owner(self._clauses.chunks[behind])
            if found is not None:
                return found
        return None

    def of(self, noun: int) -> Party | None:
        """Whose it is, by an *of* phrase."""
        for behind in self._clauses.after_preposition(noun, ("of", "by"), 2):
            found = self._head(self._clauses.chunks[behind])
            return found or self.owner(self._clauses.chunks[behind])
        return None

    def _doer(self, noun: int) -> Party | None:
        """Whose deed it is by the phrase behind it; *of* names the victim of *arrest* and *invasion*."""
        word = self._words[self._clauses.chunks[noun].head]
        prepositions = ("by", "from") if word in self._vocabulary.suffered else ("of", "by", "from")
        if word in self._vocabulary.relations:
            prepositions = (*prepositions, "with", "to")
        for behind in self._clauses.all_after_prepositions(noun, prepositions):
            found = self._head(self._clauses.chunks[behind]) or self.owner(self._clauses.chunks[behind])
            if found is not None:
                return found
        return None

    def _named_behind(self, noun: int) -> Party | None:
        for behind in self._clauses.all_after_prepositions(noun, _ANY_SIDE, 7):
            found = self._head(self._clauses.chunks[behind]) or self.owner(self._clauses.chunks[behind])
            if found is not None:
                return found
        return None

    def speaking(self, index: int) -> list[Party]:
        """The speaker of the quotation around the token at that index, if it has one."""
        speaker = self._speaker(index)
        return [Party(speaker, -1, -1)] if speaker is not None else []

    def named_at(self, index: int) -> Party | None:
        """The name that the token at that index belongs to."""
        return self._at(index)

    def named_inside(self, chunk: Chunk) -> Party | None:
        """The name that is the head of the noun phrase."""
        return self._head(chunk)

    def _head(self, chunk: Chunk) -> Party | None:
        return self._at(chunk.head)

    def _at(self, index: int) -> Party | None:
        mention = self._mentions.get(index)
        if mention is not None:
            start = end = index
            while self._mentions.get(start - 1) is mention:
                start -= 1
            while self._mentions.get(end) is mention:
                end += 1
            return Party(mention.entity, start, end)
        if self._words[index] in _FIRST_PERSON:
            speaker = self._speaker(index)
            return Party(speaker, index, index + 1) if speaker is not None else None
        return None
