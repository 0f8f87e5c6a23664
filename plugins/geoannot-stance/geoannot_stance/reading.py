"""Reading the stances of a scene: verbs, then nouns and adjectives, in the order of the words."""

from __future__ import annotations

from collections.abc import Iterator

from geoannot_stance.attitudes import Attitudes
from geoannot_stance.deeds import Deeds
from geoannot_stance.finding import WRITING, Finding, pairs
from geoannot_stance.judgements import Judgements
from geoannot_stance.lexicon import WRITER, Sense, match_rest
from geoannot_stance.scene import Scene


class Reader:
    """Reads one scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._deeds = Deeds(scene)
        self._judgements = Judgements(scene)
        self._attitudes = Attitudes(scene, self._judgements)

    def findings(self) -> Iterator[Finding]:
        """Every stance, in the order of the words that show it."""
        told = 0
        for index, chunk in enumerate(self._scene.clauses.chunks):
            if chunk.kind == "V" and chunk.head >= told:
                for finding in self._verb(index):
                    # the words of an idiom say nothing of their own
                    told = max(told, finding.cue[1])
                    yield finding
            elif chunk.kind in "NA":
                yield from (finding for finding in self._noun_phrase(index) if finding.cue[0] >= told)

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
        found = list(self._deeds.of_verb(index))
        yield from found or self._deeds.refusal(index)
        yield from self._deeds.obligation(index)

    def _noun_phrase(self, index: int) -> Iterator[Finding]:
        scene = self._scene
        chunk = scene.clauses.chunks[index]
        for at in range(chunk.start, chunk.end):
            word = scene.words[at]
            if word in scene.lexicon.nouns:
                for sense in scene.lexicon.nouns[word].before(scene.word_at(at + 1)):
                    yield from self._noun(index, at, sense)
            if word in scene.lexicon.adjectives:
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
