"""What somebody is told to do in front of others: *Brecht said that Halvik must resign* is a demand."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from geoannot_stance.circumstances import Circumstances
from geoannot_stance.finding import Finding
from geoannot_stance.lexicon import OBLIGING
from geoannot_stance.parties import Party
from geoannot_stance.scene import Scene

_DEMAND = -0.4


@attrs.frozen(eq=False)
class Obligations:
    """Reads the modals of a scene that oblige somebody."""

    scene: Scene

    def of_verb(self, index: int) -> Iterator[Finding]:
        """The demand that the verb group at that index makes of its subject."""
        chunk = self.scene.clauses.chunks[index]
        if chunk.modal < 0 or self.scene.words[chunk.modal] not in OBLIGING:
            return
        subjects = self.scene.clauses.subjects(index)
        if not subjects or not self.scene.clauses.is_named(subjects[0]):
            return
        cue, circumstances = (chunk.modal, chunk.end), Circumstances(modality="conditional")
        for holder in self._speakers(subjects[0] - 1, chunk.modal):
            for target in self.scene.parties.actors(subjects[:1]):
                if holder.entity != target.entity:
                    yield Finding(holder, target, _DEMAND, abs(_DEMAND), cue, circumstances, "DEMAND")

    def _speakers(self, before: int, modal: int) -> list[Party]:
        """Who says so: the subject of the verb of speech before, or the speaker of the quotation."""
        if before >= 0 and self.scene.clauses.chunks[before].kind == "K":
            before -= 1
        if before >= 0 and self.scene.governs(before, "speech"):
            return self.scene.parties.actors(self.scene.clauses.subjects(before))
        return self.scene.parties.speaking(modal)
