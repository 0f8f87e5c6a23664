"""What verbs say of the stance of their subject and their object."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_stance.circumstances import Circumstances
from geoannot_stance.finding import WRITING, Finding, mutual, pairs
from geoannot_stance.giving import Giving
from geoannot_stance.lexicon import WRITER, Row, match_rest
from geoannot_stance.nearness import Nearness
from geoannot_stance.parties import Party
from geoannot_stance.scene import Scene

_STRIKING = frozenset("DEMAND REJECT THREATEN PROTEST SANCTION FIGHT ASSAULT COERCE MOBILIZE INVESTIGATE".split())
_FAR = 12
"""Chunks: how far behind its verb an act may name whom it strikes."""

_AROUND = frozenset({"around", "near", "at", "outside", "off", "across"})
"""Prepositions of where something happens, which nobody is struck behind."""

_OFFERED = 0.3
_GIFTS = frozenset({"AID", "CONCEDE"})


@attrs.frozen(eq=False)
class Deeds:
    """Reads the verbs of a scene."""

    scene: Scene
    nearness: Nearness
    giving: Giving

    def of_verb(self, index: int) -> Iterator[Finding]:
        """What the verb group at that index says; of an idiom and its first word, the idiom."""
        head = self.scene.clauses.chunks[index].head
        senses = self.scene.lexicon.verbs.get(self.scene.words[head])
        if senses is None:
            return
        length = -1
        for row, rest in senses.at(self.scene.words, head, self.scene.stop):
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
        actors, cue = self.scene.parties.actors(subjects), (start, end)
        if row.mutual:
            others = self.scene.clauses.after_preposition(self._chunk_at(end) - 1, ("with",))
            yield from mutual(row, actors, self.scene.parties.concerned(others), cue, circumstances)
            return
        meant = self._as_meant(index, row, circumstances)
        if meant is None:
            return
        objects = self._targets(index, row, objects)
        concerned = self.scene.parties.concerned(objects, is_act=row.event is not None)
        if row.source == WRITER:
            about = actors if row.targets[0] == "subject" else concerned
            yield from pairs(row, [WRITING], about, cue, circumstances)
            return
        holders, targets = actors, concerned
        if row.source == "object":
            holders, targets = self.scene.parties.actors(objects), self.scene.parties.concerned(subjects)
        elif self._strikes(index, row) and not any(target.entity for target in targets):
            targets = self._struck_farther(index, actors) or targets
        yield from pairs(meant, holders, targets, cue, circumstances)
        if row.source == "subject" and not self.scene.clauses.chunks[index].passive:
            yield from self.nearness.complete(row, holders, targets, cue, circumstances)

    def _as_meant(self, index: int, row: Row, circumstances: Circumstances) -> Row | None:
        """The row as its verb is used: dealings say something where they are offered or refused only."""
        if len(row.words) == 1 and self.giving.takes_back(index):
            return None
        if row.source != "relation" or circumstances.negations % 2:
            return row
        is_sought = self.scene.governors.is_sought(index)
        return attrs.evolve(row, polarity=_OFFERED, event="AGREE") if is_sought else None

    def _targets(self, index: int, row: Row, objects: list[int]) -> list[int]:
        """The noun phrases of the target: the objects, or those behind the prepositions of the row."""
        if row.targets[0] in ("object", "subject"):
            return objects
        behind = self.scene.clauses.after_preposition(index, row.targets)
        if row.source == "giver":
            return self.giving.receivers(index, behind)
        return [] if row.event in _GIFTS and not objects else behind

    def _strikes(self, index: int, row: Row) -> bool:
        """Whether the row is an act of the subject that may name whom it strikes far behind."""
        if row.source != "subject" or row.event not in _STRIKING or self.scene.governs(index, "denial"):
            return False
        if not self.scene.governs(index, "refusal"):
            return True
        # refused to back: what is refused says it
        follower = self.scene.clauses.chunks[index + 1 : index + 2]
        return not any(
            chunk.kind == "V"
            and chunk.form == "infinitive"
            and self.scene.words[chunk.head] in self.scene.lexicon.verbs
            for chunk in follower
        )

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
            if chunk.kind == "N" and chunks[at - 1].lemma not in _AROUND:
                party = parties.named_inside(chunk) or parties.owner(chunk)
                if party is not None and party.entity not in own:
                    return [party]
        return []

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
        agents = self.scene.clauses.agents(index) or self._inside_act(index)
        if chunk.passive or (not objects and self._is_reduced_passive(index)):
            return agents, subjects
        return subjects, objects

    def _inside_act(self, index: int) -> list[int]:
        """The act that somebody suffered in, which tells by whom: *was killed in a Danish raid*."""
        acts = self.scene.clauses.after_preposition(index, ("in", "during"), 3)
        return [noun for noun in acts if self.scene.clauses.chunks[noun].lemma in self.scene.vocabulary.suffered]

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
