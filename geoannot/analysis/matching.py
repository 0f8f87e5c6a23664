"""Matching: which annotation of one annotator stands for which of another.

Annotations are matched one to one, as TempEval-3 does it (UzZaman et al. 2013, "SemEval-2013 Task 1: TempEval-3"):
first those with the same spans, then by the number of characters that they share, most first. Entities have no spans:
they are matched by the mentions that point to them.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from geoannot.analysis.fields import compared_fields
from geoannot.model import DocumentView, Entity, Layer, Spans, TextAnnotation, id_key

Pair = tuple[Any, Any]
Likeness = Callable[[Any, Any], int]
"""How many fields of two annotations are the same; decides between candidates that are equally near."""
_CLOSELY = 20_000
"""So many candidates are looked at closely. Where there are more, they lie in heaps, and order decides."""


def match_places(one: Layer[Any], other: Layer[Any], likeness: Likeness) -> list[Pair]:
    """The pairs of two layers of a kind that has spans, in the order of the first."""
    pairs = _same_spans(one, other, likeness)
    lefts, rights = ({pair[side].id for pair in pairs} for side in (0, 1))
    near = [
        (-shared, place, number, left, right)
        for place, left in enumerate(one)
        if left.id not in lefts
        for number, right in enumerate(other.overlapping(left))
        if right.id not in rights and (shared := shared_characters(left.spans, right.spans))
    ]

    def rank(candidate: tuple[int, int, int, Any, Any]) -> tuple[int, ...]:
        shared, place, number, left, right = candidate
        return shared, -likeness(left, right) if len(near) <= _CLOSELY else 0, place, number

    pairs += _greedily(candidate[-2:] for candidate in sorted(near, key=rank))
    return sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end, id_key(pair[0].id)))


def match_values(one: Iterable[Any], other: Iterable[Any], likeness: Likeness) -> list[Pair]:
    """The pairs of two layers of a kind that has no spans: those that say the same in every field."""
    rights: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for right in other:
        rights[_told_by(right)].append(right)
    return _greedily(
        (left, right)
        for left in one
        for right in rights[_told_by(left)]
        if likeness(left, right) == len(compared_fields(type(left)))
    )


def _told_by(annotation: Any) -> tuple[Any, ...]:
    """The values of an annotation that are the same in all that say the same: its words, and what is true or false."""
    references = {reference.field for reference in annotation.reference_fields}
    own = (getattr(annotation, name) for name in compared_fields(type(annotation)) if name not in references)
    return tuple(value for value in own if isinstance(value, str | bool | None))


def _same_spans(one: Iterable[Any], other: Iterable[Any], likeness: Likeness) -> list[Pair]:
    """Pairs with the same spans; of several on one place, those that are most alike."""
    here, there = _by_spans(one), _by_spans(other)
    pairs: list[Pair] = []
    for spans, lefts in here.items():
        rights = there.get(spans, [])
        if len(lefts) == len(rights) == 1 or len(lefts) * len(rights) > _CLOSELY:
            pairs += zip(lefts, rights, strict=False)
            continue
        ranked = sorted(
            ((left, right) for left in lefts for right in rights),
            key=lambda pair: (-likeness(*pair), id_key(pair[0].id), id_key(pair[1].id)),
        )
        pairs += _greedily(ranked)
    return pairs


def _by_spans(annotations: Iterable[Any]) -> dict[Spans, list[Any]]:
    found: dict[Spans, list[Any]] = defaultdict(list)
    for annotation in annotations:
        found[annotation.spans].append(annotation)
    return found


def _greedily(ranked: Iterable[Sequence[Any]]) -> list[Pair]:
    """The pairs, best first, of which neither side is taken yet."""
    pairs: list[Pair] = []
    lefts: set[str] = set()
    rights: set[str] = set()
    for left, right in ranked:
        if left.id not in lefts and right.id not in rights:
            lefts.add(left.id)
            rights.add(right.id)
            pairs.append((left, right))
    return pairs


def shared_characters(one: Spans, other: Spans) -> int:
    """How many code points two places share, piece by piece."""
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)


def match_entities(one: DocumentView, other: DocumentView, mentions: Iterable[Pair]) -> list[Pair]:
    """The pairs of entities of two documents: by the mentions that stand for each other, else by their keys."""
    votes: Counter[tuple[str, str]] = Counter()
    for left, right in mentions:
        if isinstance(one.get(left.entity or ""), Entity) and isinstance(other.get(right.entity or ""), Entity):
            votes[left.entity, right.entity] += 1

    def rank(pair: tuple[str, str]) -> tuple[Any, ...]:
        left, right = one[pair[0]], other[pair[1]]
        return -votes[pair], getattr(left, "key", "") != getattr(right, "key", ""), id_key(left.id), id_key(right.id)

    pairs = _greedily((one[pair[0]], other[pair[1]]) for pair in sorted(votes, key=rank))
    lefts, rights = ({pair[side].id for pair in pairs} for side in (0, 1))
    of_one_key: dict[str, deque[Entity]] = defaultdict(deque)
    for entity in other.entities:
        if entity.id not in rights:
            of_one_key[entity.key].append(entity)
    for entity in one.entities:
        if entity.id not in lefts and of_one_key[entity.key]:
            pairs.append((entity, of_one_key[entity.key].popleft()))
    return sorted(pairs, key=lambda pair: id_key(pair[0].id))


def mentions_of(document: DocumentView) -> Mapping[str, frozenset[Spans]]:
    """The places of the mentions of each entity, by its id."""
    places: dict[str, set[Spans]] = defaultdict(set)
    for mention in document.mentions:
        if mention.entity is not None:
            places[mention.entity].add(mention.spans)
    return {id: frozenset(found) for id, found in places.items()}


def same_extent(pair: Pair, places: tuple[Mapping[str, frozenset[Spans]], Mapping[str, frozenset[Spans]]]) -> bool:
    """Whether two annotations cover the same: the same spans; for entities, mentions at the same places.

    Entities that are never mentioned cover the same if they have one key.
    """
    left, right = pair
    if isinstance(left, TextAnnotation):
        return bool(left.spans == right.spans)
    here, there = places[0].get(left.id), places[1].get(right.id)
    return here == there if here or there else getattr(left, "key", left.id) == getattr(right, "key", right.id)
