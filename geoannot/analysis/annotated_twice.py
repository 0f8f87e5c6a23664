"""One text, annotated twice: what stands for what, how much of it agrees, and what differs."""

from __future__ import annotations

from typing import Any, Literal

from geoannot.analysis.differences import Difference, lone, other_extent, other_value
from geoannot.analysis.fields import closed_fields, compared_fields
from geoannot.analysis.matching import Pair, match_entities, match_places, match_values, mentions_of, same_extent
from geoannot.analysis.scores import FieldAgreement, LayerAgreement, same_value
from geoannot.model import Annotation, DocumentView, Layer, TextAnnotation


class AnnotatedTwice:
    """Two documents of one text, and which annotations of their layers stand for each other.

    Attributes:
        differences: everything on which they differ, of the layers that were counted.
    """

    def __init__(self, gold: DocumentView, found: DocumentView) -> None:
        self._gold, self._found = gold, found
        self._counterparts: dict[str, str] = {}
        self._pairs: dict[str, list[Pair]] = {}
        self.differences: list[Difference] = []
        both = gold.layers.keys() & found.layers.keys()
        # Mentions first, and entities by them: what refers to entities is compared by who stands for whom.
        for name in ("mention", "entity", *sorted(both - {"mention", "entity"})):
            if name in both:
                self._pairs[name] = self._match(name)
                self._counterparts |= {left.id: right.id for left, right in self._pairs[name]}

    @property
    def equal_mentions(self) -> list[Pair] | None:
        """The mentions that both have with the same spans; None where one of them has no mentions."""
        if "mention" not in self._pairs:
            return None
        return [pair for pair in self._pairs["mention"] if pair[0].spans == pair[1].spans]

    def count(self, name: str, agreement: LayerAgreement) -> None:
        """Add a layer to the figures, and what differs in it to the differences."""
        pairs = self._pairs[name]
        sides = (self._gold, self._found)
        layers = [document.layers[name] for document in sides]
        agreement.documents += 1
        agreement.gold += len(layers[0])
        agreement.predicted += len(layers[1])
        agreement.matched += len(pairs)
        agreement.equal_extents += self._count_extents(name, pairs)
        for field in compared_fields(next((type(one) for layer in layers for one in layer), Annotation)):
            self._count_field(agreement.fields.setdefault(field, FieldAgreement()), field, pairs, layers)
        sorts: tuple[Literal["missing", "extra"], ...] = ("missing", "extra")
        for side, sort in enumerate(sorts):
            matched = {pair[side].id for pair in pairs}
            self.differences += [lone(sides[side], one, sort) for one in layers[side] if one.id not in matched]

    def _match(self, name: str) -> list[Pair]:
        gold, found = self._gold.layers[name], self._found.layers[name]
        if name == "entity":
            return match_entities(self._gold, self._found, self._pairs.get("mention", ()))
        kinds = {type(one) for one in (*gold[:1], *found[:1])}
        if all(issubclass(kind, TextAnnotation) for kind in kinds):
            return match_places(gold, found, self._likeness)
        return match_values(gold, found, self._likeness)

    def _count_extents(self, name: str, pairs: list[Pair]) -> int:
        """How many pairs have the same extent; the others are noted, save those of entities."""
        places = (mentions_of(self._gold), mentions_of(self._found)) if name == "entity" else ({}, {})
        equal = 0
        for left, right in pairs:
            if same_extent((left, right), places):
                equal += 1
            elif name != "entity":
                self.differences.append(other_extent((self._gold, left), (self._found, right)))
        return equal

    def _count_field(self, agreement: FieldAgreement, field: str, pairs: list[Pair], layers: list[Layer[Any]]) -> None:
        agreement.gold += len(layers[0])
        agreement.predicted += len(layers[1])
        for left, right in pairs:
            equal = self._same(left, right, field)
            kind: Any = type(left)
            closed = field in closed_fields(kind)
            agreement.take(getattr(left, field), getattr(right, field), equal, closed=closed)
            if not equal:
                self.differences.append(other_value((self._gold, left), (self._found, right), field))

    def _likeness(self, one: Annotation, other: Annotation) -> int:
        """How many fields of two annotations are the same, as far as is known by now who stands for whom."""
        return sum(self._same(one, other, field) for field in compared_fields(type(one)))

    def _same(self, one: Annotation, other: Annotation, field: str) -> bool:
        """Whether a field says the same; a reference does where the other one names the counterpart."""
        left, right = getattr(one, field), getattr(other, field)
        reference = next((ref for ref in one.reference_fields if ref.field == field), None)
        if reference is None or left is None or left in reference.words:
            return same_value(left, right)
        return bool(self._counterparts.get(left) == right)
