"""Annotations of every kind: the built-in ones, and those of plugins, whose fields are read off their types."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from geoannot.model import Annotation, Entity, Reference, Span, Spans, Stance, Timex
from geoannot.testing.texts import characters

A = TypeVar("A", bound=Annotation)

Ids = Mapping[str, Sequence[str]]
"""The ids that there are to refer to, by kind."""

Fields = Mapping[str, st.SearchStrategy[Any]]
"""Strategies for fields, by their names."""


def spans(text: str, *, min_size: int = 1, max_size: int = 3) -> st.SearchStrategy[Spans]:
    """Spans in a text (code points): not empty, ascending, disjoint; at least ``min_size`` if the text has room."""
    most = min(max_size, len(text))
    if most < min_size:
        return st.nothing()
    bounds = st.lists(st.integers(0, len(text)), min_size=2 * min_size, max_size=2 * most)
    return bounds.map(_paired).filter(lambda found: min_size <= len(found))


def _paired(bounds: list[int]) -> Spans:
    """Neighbouring bounds as spans, without those that would be empty."""
    ordered = sorted(bounds)
    pairs = zip(ordered[::2], ordered[1::2], strict=False)
    return tuple(Span(start, end) for start, end in pairs if start < end)


def annotations_of(
    kind: type[A], text: str, *, ids: Ids | None = None, fields: Fields | None = None, surrogates: bool = False
) -> st.SearchStrategy[A]:
    """Annotations of a kind, built in or a plugin's own, that fit a text.

    Args:
        kind: the class.
        text: what its spans lie in. There is no annotation of an empty text, save of a kind without spans.
        ids: what it can refer to; where a kind is not there, references to it are None.
        fields: strategies for fields whose types do not say enough, such as a number between bounds.
        surrogates: whether lone surrogates occur in its strings; JSON cannot hold them.

    Raises:
        TypeError: a field has a type for which there is no strategy; give one in ``fields``.
    """
    known = {
        **_common_fields(surrogates),
        **_OWN_FIELDS.get(kind, {}),
        **(fields or {}),
    }
    references = {reference.field: reference for reference in kind.reference_fields}
    hints = get_type_hints(kind)
    drawn: dict[str, st.SearchStrategy[Any]] = {}
    for field in attrs.fields(kind):
        name = field.name
        if name in known:
            drawn[name] = known[name]
        elif name in references:
            drawn[name] = _referring(references[name], ids or {})
        elif name == "spans":
            drawn[name] = spans(text)
        elif name in kind.span_fields:
            drawn[name] = spans(text, max_size=2) | st.just(()) if text else st.just(())
        else:
            drawn[name] = _of_type(hints[name], f"{kind.__name__}.{name}", surrogates)
    return st.builds(kind, **drawn)


# Strategies are kept where they can be: Hypothesis looks at each new one closely, which takes longer than drawing.


@cache
def _common_fields(surrogates: bool) -> Fields:
    """The fields that every annotation has."""
    return {
        "id": st.just(""),
        "by": st.sampled_from(["", "someone/0.1.0", "person/Ada"]),
        "confidence": st.none() | st.floats(0, 1),
        "features": st.dictionaries(_strings(surrogates), scalars(surrogates=surrogates), max_size=2),
    }


@cache
def scalars(*, surrogates: bool = False) -> st.SearchStrategy[str | int | float | bool | None]:
    """Values of features."""
    numbers = st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
    return st.none() | st.booleans() | numbers | _strings(surrogates)


@cache
def _strings(surrogates: bool) -> st.SearchStrategy[str]:
    return characters(min_size=1, max_size=6, surrogates=surrogates)


def _referring(reference: Reference, ids: Ids) -> st.SearchStrategy[str | None]:
    there = [id for kind in reference.kinds for id in ids.get(kind, ())]
    return st.sampled_from([None, *reference.words, *there])


@cache
def _of_type(hint: Any, field: str, surrogates: bool) -> st.SearchStrategy[Any]:
    """Values of a type: literals, strings, numbers, truth values, None, and unions of them."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (UnionType, Union):
        return st.one_of([_of_type(argument, field, surrogates) for argument in arguments])
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: _strings(surrogates),
        bool: st.booleans(),
        int: st.integers(0, 100),
        float: st.floats(0, 1),
        type(None): st.none(),
    }
    if hint not in simple:
        raise TypeError(f"there is no strategy for {field}, which is {hint}; give one in fields")
    return simple[hint]


def _days() -> st.SearchStrategy[str | None]:
    return st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(datetime.date.isoformat)


_OWN_FIELDS: Mapping[type[Annotation], Fields] = {
    Entity: {
        "identifiers": st.dictionaries(st.sampled_from(["iso3166", "wikidata", "geonames"]), st.sampled_from("AQ3"))
    },
    Timex: {
        "value": st.sampled_from([None, "1998-05-08", "1998-W19", "197", "P2W", "PRESENT_REF", "XXXX-05-02", "T10:30"]),
        "mod": st.sampled_from([None, "START", "MID", "END", "APPROX"]),
        "earliest": _days(),
        "latest": _days(),
    },
    Stance: {"polarity": st.floats(-1, 1), "event": st.sampled_from([None, "PROTEST", "AGREE"])},
}
"""What the type of a field does not say."""
