"""What is given, and what is taken back: verbs that say nothing without what their object is."""

from __future__ import annotations

import attrs

from geoannot_stance.scene import Scene


@attrs.frozen(eq=False)
class Giving:
    """Looks at what the verbs of a scene give or end."""

    scene: Scene

    def receivers(self, verb: int, behind: list[int]) -> list[int]:
        """Who is given something that helps: who is named first, or who stands ``behind`` a preposition.

        *Granted Marenda two million in aid*; *sent food to Marenda*, not *sent a letter to Marenda*.
        """
        chunks, given = self.scene.clauses.chunks, verb + 2
        is_pair = given < len(chunks) and chunks[verb + 1].kind == "N" and chunks[given].kind == "N"
        if is_pair and not chunks[verb].passive and self.scene.clauses.is_named(verb + 1) and self._helps(given):
            return [verb + 1]
        return behind if any(self._helps(noun) for noun in self.scene.clauses.objects(verb)) else []

    def _helps(self, noun: int) -> bool:
        chunk = self.scene.clauses.chunks[noun]
        return any(self.scene.words[token] in self.scene.vocabulary.goods for token in range(chunk.start, chunk.end))

    def takes_back(self, verb: int) -> bool:
        """Whether the verb ends what its object names, which the noun then tells of: *ended its siege of*."""
        if not self.scene.governs(verb, "easing"):
            return False
        nouns, chunks = self.scene.lexicon.nouns, self.scene.clauses.chunks
        words = {chunks[noun].lemma for noun in self.scene.clauses.objects(verb)} & nouns.keys()
        return any(sense.row.polarity < 0 and not sense.rest for word in words for sense in nouns[word].all)
