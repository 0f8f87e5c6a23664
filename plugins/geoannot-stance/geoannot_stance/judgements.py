"""What is said of somebody: *is corrupt*, *called him a liar*, *Brecht, a critic of Halvik*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_stance.circumstances import Circumstances
from geoannot_stance.finding import WRITING, Finding, pairs
from geoannot_stance.lexicon import WRITER, Row, match_rest
from geoannot_stance.parties import Party
from geoannot_stance.scene import Scene

_PARTITIVES = frozenset({"one", "some", "part", "kind", "sort"})
_SERVING = frozenset({"emerge", "serve", "act", "know"})
_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear"})


@attrs.frozen(eq=False)
class Judgements:
    """Reads the nouns and adjectives of a scene that are said of somebody."""

    scene: Scene

    def of_person_noun(self, index: int, at: int, row: Row, cue: tuple[int, int]) -> Iterator[Finding]:
        """*Brecht is a critic of Halvik*; *Halvik critic Ida Brecht*; *Brecht, a liar*."""
        chunk = self.scene.clauses.chunks[index]
        if at == chunk.head:
            bearers, circumstances, judge = self._bearers(index)
        else:
            named = self.scene.parties.named_inside(chunk)
            bearers, circumstances, judge = ([named] if named else []), Circumstances(), WRITING
        if self.scene.governors.has_no(index):
            circumstances = circumstances._replace(negations=circumstances.negations + 1)
        if row.source == WRITER:
            yield from pairs(row, [judge], bearers, cue, circumstances)
            return
        owner = self._owner_of_person(index, at)
        yield from pairs(row, bearers, [owner] if owner else [], cue, circumstances)

    def _owner_of_person(self, index: int, at: int) -> Party | None:
        chunk = self.scene.clauses.chunks[index]
        if at == chunk.head:
            return self.scene.parties.of(index) or self.scene.parties.owner(chunk)
        if at == chunk.start and chunk.owner is not None:
            return self.scene.parties.owner(chunk)
        return self.scene.parties.named_at(at - 1) if at > chunk.start else None

    def _bearers(self, index: int) -> tuple[list[Party], Circumstances, Party]:
        """Of whom a noun or adjective is said, how, and by whom."""
        chunks = self.scene.clauses.chunks
        before = self._over_partitive(index - 1)
        is_as = before >= 1 and chunks[before].kind == "P" and chunks[before].lemma == "as"
        before -= is_as
        if before >= 0 and chunks[before].kind == "V":
            return self._said_by_verb(index, before)
        if before >= 1 and chunks[before].kind == "N":
            verb_at = self._naming_verb(before)
            if verb_at is not None:
                judges = self.scene.parties.actors(self.scene.clauses.subjects(verb_at))
                judged = self.scene.parties.judged(self.scene.clauses.objects(verb_at))
                return judged, self.scene.governors.of_verb(verb_at), judges[0] if judges else WRITING
        return self.apposed(index), Circumstances(), WRITING

    def _said_by_verb(self, index: int, verb: int) -> tuple[list[Party], Circumstances, Party]:
        """Of whom, how and by whom, where a verb stands before: *is*, *emerged as*, *was called*."""
        chunk, scene = self.scene.clauses.chunks[verb], self.scene
        circumstances = scene.governors.of_verb(verb)
        bearers = scene.parties.judged(scene.clauses.subjects(verb))
        if chunk.passive and chunk.lemma in scene.vocabulary.governors["naming"]:
            agents = scene.parties.actors(scene.clauses.agents(index))
            return bearers, circumstances, agents[0] if agents else WRITING
        is_said = chunk.lemma in _COPULAS or chunk.lemma in _SERVING
        return bearers if is_said else [], circumstances, WRITING

    def _over_partitive(self, before: int) -> int:
        """The chunk before *one of the* or *among the*."""
        chunks = self.scene.clauses.chunks
        if before >= 1 and chunks[before].kind == "P" and chunks[before].lemma == "among":
            return before - 1
        if before >= 2 and chunks[before].lemma == "of" and chunks[before - 1].lemma in _PARTITIVES:
            return before - 2
        return before

    def _naming_verb(self, noun: int) -> int | None:
        """The verb of *called him a liar* for the noun phrase that it names."""
        at = noun - 1
        while at > max(0, noun - 3) and self.scene.clauses.chunks[at].kind in "NP":
            at -= 1
        return at if at >= 0 and self.scene.governs(at, "naming") else None

    def apposed(self, index: int) -> list[Party]:
        """The name that the phrase at that index stands behind in apposition."""
        chunks = self.scene.clauses.chunks
        if index >= 2 and chunks[index - 1].kind == "," and chunks[index - 2].kind == "N":
            party = self.scene.parties.named_inside(chunks[index - 2])
            return [party] if party else []
        return []

    def of_adjective(self, index: int, at: int) -> Iterator[Finding]:
        """*is corrupt*, *corrupt Halvik*, *Halvik's corrupt plan*: a judgement of whoever speaks."""
        for row, rest in self.scene.lexicon.adjectives[self.scene.words[at]].at(self.scene.words, at, self.scene.stop):
            if row.source != WRITER or match_rest(rest, self.scene.words, at + 1, self.scene.stop) < 0:
                continue
            chunk = self.scene.clauses.chunks[index]
            bearers, circumstances, judge = self._bearers(index)
            if chunk.head != at:
                party = self.scene.parties.named_inside(chunk) or self.scene.parties.owner(chunk)
                bearers = [party] if party else bearers
            if self.scene.words[at - 1] == "no" and chunk.negation < 0:
                # no better than Halvik
                circumstances = circumstances._replace(negations=circumstances.negations + 1)
            yield from pairs(row, [judge], bearers, (at, at + 1), circumstances)
