"""What verbs say of the stance of their subject and their object."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_stance.circumstances import Circumstances
from geoannot_stance.finding import WRITING, Finding, judged, mutual, pairs
from geoannot_stance.lexicon import OBLIGING, WRITER, Row, match_rest
from geoannot_stance.parties import Party
from geoannot_stance.scene import Scene

_STRIKING = frozenset({"DEMAND", "REJECT", "THREATEN", "PROTEST", "SANCTION", "FIGHT", "ASSAULT", "COERCE", "MOBILIZE"})
_FAR = 12
"""Chunks: how far behind its verb an act may name whom it strikes."""

_DEMAND = _REFUSED = -0.4
_GIFTS = frozenset({"AID", "CONCEDE"})


@attrs.frozen(eq=False)
class Deeds:
    """Reads the verbs of a scene."""

    scene: Scene

    def of_verb(self, index: int) -> Iterator[Finding]:
        """What the verb group at that index says; of an idiom and its first word, the idiom."""
        head = self.scene.clauses.chunks[index].head
        senses = self.scene.lexicon.verbs.get(self.scene.words[head])
        if senses is None:
            return
        length = -1
        for row, rest in senses.before(self.scene.word_at(head + 1)):
            if len(rest) < length:
                return
            end = match_rest(rest, self.scene.words, head + 1, self.scene.stop)
            if end < 0:
                continue
            found = list(self._of_row(index, row, head, end))
            if found or (rest and self.scene.governors.of_verb(index).negations):
                length = len(rest)
                yield from found

    def _of_row(self, index: int, row: Row, start: int, end: int) -> Iterator[Finding]:
        subjects, objects = self._roles(index, end, "*" in row.words)
        circumstances = self.scene.governors.of_verb(index)
        actors = self.scene.parties.actors(subjects)
        cue = (start, end)
        if row.mutual:
            others = self.scene.parties.concerned(
                self.scene.clauses.after_preposition(self._chunk_at(end) - 1, ("with",))
            )
            yield from mutual(row, actors, others, cue, circumstances)
            return
        if row.targets[0] not in ("object", "subject"):
            gives_nothing = row.event in _GIFTS and not objects
            objects = [] if gives_nothing else self.scene.clauses.after_preposition(index, row.targets)
        if row.source == "giver" and not self._gives(index):
            return
        if row.source == "relation" and circumstances.negations % 2 == 0:
            return
        concerned = self.scene.parties.concerned(objects, is_act=True)
        if row.source == WRITER:
            about = actors if row.targets[0] == "subject" else concerned
            yield from pairs(row, [WRITING], about, cue, circumstances)
            return
        holders, targets = actors, concerned
        if row.source == "object":
            holders, targets = self.scene.parties.actors(objects), self.scene.parties.concerned(subjects)
        elif self._strikes(index, row) and not any(target.entity for target in targets):
            targets = self._struck_farther(index, actors) or targets
        yield from pairs(row, holders, targets, cue, circumstances)
        if row.judgement and objects:
            yield from judged(row.judgement, actors, cue, circumstances)

    def _strikes(self, index: int, row: Row) -> bool:
        """Whether the row is an act of the subject that may name whom it strikes far behind."""
        return row.source == "subject" and row.event in _STRIKING and not self.scene.governs(index, "denial")

    def _struck_farther(self, index: int, actors: list[Party]) -> list[Party]:
        """Whom an act strikes that names no target beside its verb: *demanded that the siege of Marenda be lifted*.

        The first name behind it in the same clause, over infinitives and what is demanded, unless the actor's own.
        """
        chunks, parties = self.scene.clauses.chunks, self.scene.parties
        own = {actor.entity for actor in actors}
        for at in range(index + 1, min(index + _FAR, len(chunks))):
            chunk = chunks[at]
            if chunk.kind in ":RS,":
                return []
            if chunk.kind == "N":
                party = parties.named_inside(chunk) or parties.owner(chunk)
                if party is not None and party.entity not in own:
                    return [party]
        return []

    def _gives(self, index: int) -> bool:
        """Whether the direct object is something that helps: *sent food to*, not *sent a letter to*."""
        goods = self.scene.vocabulary.goods
        return any(
            self.scene.words[token] in goods
            for noun in self.scene.clauses.objects(index)
            for token in range(self.scene.clauses.chunks[noun].start, self.scene.clauses.chunks[noun].end)
        )

    def refusal(self, index: int) -> Iterator[Finding]:
        """*refused to discuss Halvik's plan*: what is refused is refused to whoever it concerns."""
        chunks = self.scene.clauses.chunks
        if index == 0 or chunks[index].form != "infinitive" or not self.scene.governs(index - 1, "declining"):
            return
        circumstances = self.scene.governors.of_verb(index - 1)
        if circumstances.negations % 2:
            return
        holders = self.scene.parties.actors(self.scene.clauses.subjects(index))
        targets = self.scene.parties.concerned(self.scene.clauses.objects(index))
        for holder in holders:
            for target in targets:
                if holder.entity is not None and target.entity not in (None, holder.entity):
                    cue = (chunks[index - 1].head, chunks[index - 1].end)
                    yield Finding(holder, target, _REFUSED, abs(_REFUSED), cue, circumstances, "REJECT")

    def obligation(self, index: int) -> Iterator[Finding]:
        """*Brecht said that Halvik must resign*: what somebody is told to do in front of others is a demand."""
        chunk = self.scene.clauses.chunks[index]
        if chunk.modal < 0 or self.scene.words[chunk.modal] not in OBLIGING:
            return
        subjects = self.scene.clauses.subjects(index)
        if not subjects or not self.scene.clauses.is_named(subjects[0]):
            return
        before = subjects[0] - 1
        if before >= 0 and self.scene.clauses.chunks[before].kind == "K":
            before -= 1
        if before < 0 or not self.scene.governs(before, "speech"):
            return
        holders = self.scene.parties.actors(self.scene.clauses.subjects(before))
        circumstances = Circumstances(0, "conditional")
        for holder in holders:
            for target in self.scene.parties.actors(subjects[:1]):
                if holder.entity != target.entity:
                    cue = (chunk.modal, chunk.end)
                    yield Finding(holder, target, _DEMAND, abs(_DEMAND), cue, circumstances, "DEMAND")

    def _roles(self, index: int, end: int, holds_object: bool) -> tuple[list[int], list[int]]:
        """Subjects and objects in depth: a passive is turned round."""
        chunk = self.scene.clauses.chunks[index]
        subjects = self.scene.clauses.subjects(index)
        if end > chunk.end and not holds_object:
            behind = self._chunk_at(end)
            is_noun = behind < len(self.scene.clauses.chunks) and self.scene.clauses.chunks[behind].kind == "N"
            objects = self.scene.clauses.conjuncts(behind) if is_noun else []
        else:
            objects = self.scene.clauses.objects(index) or (self._prepositional_object(index) if holds_object else [])
        agents = self.scene.clauses.agents(index)
        if chunk.passive or (not objects and self._is_reduced_passive(index)):
            return agents, subjects
        return subjects, objects

    def _prepositional_object(self, index: int) -> list[int]:
        """The object inside an idiom with a preposition: *called on Halvik to stop*."""
        chunks, noun = self.scene.clauses.chunks, index + 2
        is_behind = noun < len(chunks) and chunks[noun - 1].kind == "P" and chunks[noun].kind == "N"
        return self.scene.clauses.conjuncts(noun) if is_behind else []

    def _is_reduced_passive(self, index: int) -> bool:
        chunk, after = self.scene.clauses.chunks[index], index + 1
        has_participle = self.scene.vocabulary.verbs.get(self.scene.words[chunk.head], ("", ""))[1] == "participle"
        is_bare = chunk.start == chunk.head or chunk.start == chunk.negation
        if not has_participle or not is_bare or after >= len(self.scene.clauses.chunks):
            return False
        behind = self.scene.clauses.chunks[after]
        after_comma = index > 0 and self.scene.clauses.chunks[index - 1].kind == ","
        return behind.kind == "P" and (behind.lemma == "by" or (after_comma and behind.lemma in ("of", "for")))

    def _chunk_at(self, token: int) -> int:
        """The index of the first chunk that ends behind the token."""
        for index, chunk in enumerate(self.scene.clauses.chunks):
            if chunk.end > token:
                return index
        return len(self.scene.clauses.chunks)
