"""What nouns and adjectives say of the stance of somebody: *criticism of*, *support for*, *angry with*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_stance.circumstances import Circumstances
from geoannot_stance.finding import Finding, mutual, pairs
from geoannot_stance.judgements import Judgements
from geoannot_stance.lexicon import Row, match_rest
from geoannot_stance.nearness import Nearness
from geoannot_stance.parties import Party
from geoannot_stance.scene import Scene

_LENDING = ("light", "refusal", "building", "seeking")
_OFFERED, _EASED = 0.3, 0.5
_COPULAS = frozenset({"be", "become", "remain"})
_MEASURES = frozenset({"SANCTION", "FIGHT", "COERCE", "REJECT", "PROTEST"})


@attrs.frozen(eq=False)
class Attitudes:
    """Reads the nouns and adjectives of a scene that hold an attitude."""

    scene: Scene
    judgements: Judgements
    nearness: Nearness

    def of_noun(self, index: int, row: Row, cue: tuple[int, int]) -> Iterator[Finding]:
        """*Brecht's criticism of Halvik*, *voiced support for*, *drew criticism from*, *the feud between*."""
        chunk = self.scene.clauses.chunks[index]
        owner = self.scene.parties.owner(chunk)
        circumstances = self.scene.governors.of_noun(index)
        if row.source == "relation":
            yield from self._changing(index, row, cue)
        if row.mutual:
            between = self.scene.clauses.after_preposition(index, ("between",))
            if not between and self.scene.clauses.happens(index):
                between = self.scene.clauses.after_preposition(index + 1, ("between",), 4)
            pair = self.scene.parties.actors(between)
            others = self.scene.parties.concerned(self.scene.clauses.after_preposition(index, row.targets))
            holders = pair or ([owner] if owner else self._lent(index))
            yield from mutual(row, holders, others, cue, circumstances)
            return
        targets = self.scene.parties.concerned(self.scene.clauses.after_preposition(index, row.targets))
        if row.source == "relation" and circumstances.negations % 2 == 0:
            if index and self.scene.governs(index - 1, "building"):
                row = attrs.evolve(row, event="COOPERATE")
            elif self.scene.governors.is_sought(index):
                row = attrs.evolve(row, polarity=_OFFERED, event="AGREE")
            else:
                return
        if row.event in _MEASURES and index and self._eases(index - 1, row):
            circumstances = self.scene.governors.of_verb(index - 1)
            if circumstances.negations % 2:
                return
            row = attrs.evolve(row, polarity=_EASED, event="RETREAT")
        agency = ("by",) if "from" in row.targets else ("by", "from")
        sources = self.scene.parties.actors(self.scene.clauses.after_preposition(index, agency))
        if row.event == "AID" and not targets:
            holders, targets = self._given(index)
        elif not targets:
            received = self._received(index)
            targets, holders = received, sources or ([owner] if owner and received else [])
        else:
            holders = [owner] if owner else sources or self._lent(index)
        yield from pairs(row, holders, targets, cue, circumstances)
        if row.source == "possessor":
            yield from self.nearness.complete(row, holders, targets, cue, circumstances)

    def _changing(self, index: int, row: Row, cue: tuple[int, int]) -> Iterator[Finding]:
        """*Relations between Brecht and Halvik soured*, or improved: both ways."""
        between = self.scene.clauses.after_preposition(index, ("between",), 2)
        behind = between[-1] + 1 if len(between) > 1 else 0
        if not behind or behind >= len(self.scene.clauses.chunks):
            return
        for label, polarity in (("worsening", -_OFFERED), ("building", _OFFERED)):
            if self.scene.governs(behind, label):
                pair = self.scene.parties.actors(between)
                changed = attrs.evolve(row, polarity=polarity, event=None)
                yield from mutual(changed, pair, [], cue, self.scene.governors.of_verb(behind))

    def _eases(self, verb: int, row: Row) -> bool:
        """Whether the verb takes the measure back: *dropped the charges*, not *dropped bombs*."""
        drops_bombs = row.event == "FIGHT" and self.scene.clauses.chunks[verb].lemma == "drop"
        return self.scene.governs(verb, "easing") and not drops_bombs

    def _lent(self, index: int) -> list[Party]:
        """The subject of the verb that the noun is the object of: *Brecht expressed support*."""
        chunks = self.scene.clauses.chunks
        is_adverbial = index > 0 and chunks[index - 1].kind == "P" and chunks[index - 1].lemma == "in"
        for at in range(index - 1, max(-1, index - 5), -1):
            lends = any(self.scene.governs(at, label) for label in _LENDING)
            # Brecht's speech was an attack on Halvik
            says = at == index - 1 and chunks[at].kind == "V" and chunks[at].lemma in _COPULAS
            if lends or says or (is_adverbial and chunks[at].kind == "V"):
                return self.scene.parties.actors(self.scene.clauses.subjects(at))
            if self.scene.clauses.chunks[at].kind not in "NPA":
                return []
        return []

    def _given(self, index: int) -> tuple[list[Party], list[Party]]:
        """Giver and receiver of *sent Marenda food aid*: the name in the phrase is not whose aid it is."""
        chunk = self.scene.clauses.chunks[index]
        if chunk.owner is None and index and self.scene.governs(index - 1, "light"):
            receiver = self.scene.parties.owner(chunk)
            if receiver is not None and receiver.start == chunk.start:
                return self.scene.parties.actors(self.scene.clauses.subjects(index - 1)), [receiver]
        return [], []

    def _received(self, index: int) -> list[Party]:
        if index and self.scene.governs(index - 1, "receiving"):
            return self.scene.parties.concerned(self.scene.clauses.subjects(index - 1))
        return []

    def adjective(self, index: int, verb: int) -> Iterator[Finding]:
        """*is critical of*, *angry with*: an attitude of the subject."""
        chunks, at = self.scene.clauses.chunks, self.scene.clauses.chunks[index].head
        if at and self.scene.words[at - 1] == "less":
            # less hostile than others may be hostile or friendly
            return
        for row, rest in self.scene.lexicon.adjectives[self.scene.words[at]].at(self.scene.words, at, self.scene.stop):
            if row.source != "subject" or match_rest(rest, self.scene.words, at + 1, self.scene.stop) < 0:
                continue
            targets = self.scene.clauses.after_preposition(index, row.targets, 2)
            if not targets:
                continue
            if verb >= 0 and chunks[verb].kind == "V":
                holders = self.scene.parties.actors(self.scene.clauses.subjects(verb))
                circumstances = self.scene.governors.of_verb(verb)
            else:
                holders, circumstances = self.judgements.apposed(index), Circumstances()
            yield from pairs(row, holders, self.scene.parties.concerned(targets), (at, at + 1), circumstances)
