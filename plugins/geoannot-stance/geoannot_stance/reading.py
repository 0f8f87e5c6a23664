"""Reading the stances of a scene: verbs, then nouns and adjectives, in the order of the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from geoannot_stance.attitudes import Attitudes
from geoannot_stance.chunks import Chunk
from geoannot_stance.deeds import Deeds
from geoannot_stance.finding import WRITING, Finding, pairs
from geoannot_stance.giving import Giving
from geoannot_stance.judgements import Judgements
from geoannot_stance.lexicon import OBLIGING, WRITER, Sense, match_rest
from geoannot_stance.nearness import Nearness
from geoannot_stance.obligations import Obligations
from geoannot_stance.scene import Scene


class Reader:
    """Reads one scene."""

    def __init__(self, scene: Scene, marked: list[int]) -> None:
        """Read it where it is ``marked``: the indices of the words of the lexicon, in order."""
        self._scene = scene
        self._marked = marked
        nearness = Nearness(scene)
        self._deeds = Deeds(scene, nearness, Giving(scene))
        self._obligations = Obligations(scene)
        self._judgements = Judgements(scene)
        self._attitudes = Attitudes(scene, self._judgements, nearness)

    def findings(self) -> Iterator[Finding]:
        """Every stance, in the order of the words that show it."""
        chunks = self._scene.clauses.chunks
        starts = list(map(attrgetter("start"), chunks))
        told, read = 0, -1
        for at in self._marked:
            index = bisect_right(starts, at) - 1
            if index < 0 or at >= chunks[index].end:
                continue
            chunk = chunks[index]
            if chunk.kind == "V":
                if index != read and chunk.head >= told and self._may_tell(chunk):
                    read = index
                    for finding in self._verb(index):
                        # the words of an idiom say nothing of their own
                        told = max(told, finding.cue[1])
                        yield finding
            elif chunk.kind in "NA" and at >= told:
                yield from self._noun_or_adjective(index, at)

    def _may_tell(self, verb: Chunk) -> bool:
        """Whether the verb group is worth a closer look: for its verb, or for the modal that obliges."""
        words = self._scene.words
        return words[verb.head] in self._scene.lexicon.verbs or (verb.modal >= 0 and words[verb.modal] in OBLIGING)

    def _verb(self, index: int) -> Iterator[Finding]:
        scene = self._scene
        chunk = scene.clauses.chunks[index]
        if scene.governors.is_alleged(index):
            return
        if chunk.passive and scene.words[chunk.head] in scene.lexicon.adjectives:
            found = list(self._attitudes.adjective(index, index))
            if found:
                yield from found
                return
        yield from self._deeds.of_verb(index)
        yield from self._obligations.of_verb(index)

    def _noun_or_adjective(self, index: int, at: int) -> Iterator[Finding]:
        """What the word at a token of that chunk says as a noun, then as an adjective."""
        scene, word = self._scene, self._scene.words[at]
        if word in scene.lexicon.nouns:
            for sense in scene.lexicon.nouns[word].at(scene.words, at, scene.stop):
                yield from self._noun(index, at, sense)
        if word in scene.lexicon.adjectives:
            chunk = scene.clauses.chunks[index]
            if chunk.kind == "A" and at == chunk.head:
                yield from self._attitudes.adjective(index, index - 1)
            yield from self._judgements.of_adjective(index, at)

    def _noun(self, index: int, at: int, sense: Sense) -> Iterator[Finding]:
        scene, (row, rest) = self._scene, sense
        end = match_rest(rest, scene.words, at + 1, scene.stop)
        if end < 0:
            return
        cue = (at, end)
        if row.source == "bearer" or row.targets[0] == "bearer":
            yield from self._judgements.of_person_noun(index, at, row, cue)
        elif at != scene.clauses.chunks[index].head:
            return
        elif row.source == WRITER:
            owner = scene.parties.possessor(index)
            yield from pairs(row, [WRITING], [owner] if owner else [], cue, scene.governors.of_noun(index))
        else:
            yield from self._attitudes.of_noun(index, row, cue)
