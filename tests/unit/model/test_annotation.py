"""Annotations: they check themselves, and a wrong value cannot exist."""

from __future__ import annotations

import pickle
from typing import Any

import attrs
import pytest

from geoannot.errors import FieldError
from geoannot.model import (
    Annotation,
    Entity,
    Mention,
    Quote,
    Reference,
    Sentence,
    Span,
    Stance,
    TextAnnotation,
    Timex,
    amended,
    as_spans,
    check_some_text,
    check_spans,
    check_text,
    kind,
    number_between,
    reference,
)


@kind("claim", prefix="c")
@attrs.frozen(kw_only=True, repr=False)
class Claim(TextAnnotation):
    """A kind of a plugin."""

    strength: float = attrs.field(default=0.5, validator=number_between(0, 1))
    topic: str = attrs.field(default="war", validator=check_some_text)
    note: str = attrs.field(default="", validator=check_text)
    speaker: str | None = reference("entity", "mention", words=("author",))
    proof: Any = attrs.field(default=(), converter=as_spans, validator=check_spans)


HERE = [(0, 4)]
STANCE: dict[str, Any] = {"id": "st1", "spans": HERE, "polarity": 0.5, "intensity": 0.5, "basis": "reported"}


@pytest.mark.parametrize(
    ("cls", "values", "field", "expected"),
    [
        (Sentence, {"spans": HERE, "id": 3}, "id", "a string other than author and document-date"),
        (Sentence, {"spans": HERE, "id": "author"}, "id", "a string other than"),
        (Sentence, {"spans": HERE, "id": "document-date"}, "id", "a string other than"),
        (Sentence, {"spans": HERE, "by": None}, "by", "a string"),
        (Sentence, {"spans": HERE, "confidence": 1.1}, "confidence", "None or a number from 0 to 1"),
        (Sentence, {"spans": HERE, "confidence": True}, "confidence", "None or a number from 0 to 1"),
        (Sentence, {"spans": HERE, "confidence": float("nan")}, "confidence", "None or a number from 0 to 1"),
        (Sentence, {"spans": HERE, "confidence": "high"}, "confidence", "None or a number from 0 to 1"),
        (Sentence, {"spans": HERE, "features": 3}, "features", "a mapping"),
        (Sentence, {"spans": HERE, "features": {"a": []}}, "features", "a flat mapping"),
        (Sentence, {"spans": HERE, "features": {1: "a"}}, "features", "a flat mapping"),
        (Sentence, {"spans": HERE, "features": {"a": float("nan")}}, "features", "a flat mapping"),
        (Sentence, {"spans": HERE, "features": {"a": float("inf")}}, "features", "a flat mapping"),
        (Entity, {"name": "", "type": "gpe"}, "name", "a string that is not empty"),
        (Entity, {"name": "Oslo", "type": "city"}, "type", "one of person, organization, gpe"),
        (Entity, {"name": "Oslo", "type": None}, "type", "one of person"),
        (Entity, {"name": "Oslo", "type": "gpe", "role": 3}, "role", "a string or None"),
        (Entity, {"name": "Oslo", "type": "gpe", "identifiers": {"iso3166": 3}}, "identifiers", "a mapping of scheme"),
        (Entity, {"name": "Oslo", "type": "gpe", "identifiers": {"": "NO"}}, "identifiers", "a mapping of scheme"),
        (Entity, {"name": "Oslo", "type": "gpe", "identifiers": ["NO"]}, "identifiers", "a mapping of scheme"),
        (Mention, {"spans": HERE, "form": "nickname"}, "form", "one of name, acronym"),
        (Mention, {"spans": HERE, "entity": 3}, "entity", "a string or None"),
        (Timex, {"spans": HERE, "type": "date"}, "type", "one of DATE, TIME, DURATION, SET"),
        (
            Timex,
            {"spans": HERE, "type": "DATE", "earliest": "2021-02-30"},
            "earliest",
            "None or a calendar day",
        ),
        (Timex, {"spans": HERE, "type": "DATE", "latest": "20210201"}, "latest", "None or a calendar day"),
        (Timex, {"spans": HERE, "type": "DATE", "latest": 2021}, "latest", "None or a calendar day"),
        (Quote, {"spans": HERE, "type": "oral"}, "type", "one of direct, indirect, mixed"),
        (Stance, STANCE | {"polarity": 1.5}, "polarity", "a number from -1 to 1"),
        (Stance, STANCE | {"intensity": -0.1}, "intensity", "a number from 0 to 1"),
        (Stance, STANCE | {"intensity": False}, "intensity", "a number from 0 to 1"),
        (Stance, STANCE | {"negated": 1}, "negated", "True or False"),
        (Stance, STANCE | {"modality": "warm"}, "modality", "one of asserted, possible"),
        (Stance, STANCE | {"basis": "guess"}, "basis", "one of own-statement, reported"),
        (Claim, {"spans": HERE, "strength": 2}, "strength", "a number from 0 to 1"),
        (Claim, {"spans": HERE, "topic": ""}, "topic", "a string that is not empty"),
        (Claim, {"spans": HERE, "note": None}, "note", "a string"),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else None,
)
def test_a_wrong_value_cannot_exist(cls: Any, values: dict[str, Any], field: str, expected: str) -> None:
    """A wrong value is refused on construction; the error says which field, which value, and what is right."""
    with pytest.raises(FieldError, match=f"{field} is .*, expected {expected}") as caught:
        cls(**values)
    assert caught.value.field == field
    assert caught.value.owner.startswith(cls.kind)


def test_a_long_value_is_cut_in_the_message() -> None:
    """An error stays a line, however long the value is."""
    with pytest.raises(FieldError, match="…, expected") as caught:
        Quote(spans=HERE, type="x" * 1000)  # type: ignore[arg-type]  # wrong on purpose
    assert len(str(caught.value)) < 200
    assert caught.value.value == "x" * 1000


def test_a_subclass_of_text_is_no_text() -> None:
    """Strings that are more than strings are refused: what is written must be what was given."""

    class Loud(str):
        """A string with a will of its own."""

        __slots__ = ()

    with pytest.raises(FieldError, match="by is"):
        Sentence(spans=HERE, by=Loud("x"))


def test_defaults_of_every_annotation() -> None:
    """Nothing is known of a fresh annotation but where it is."""
    sentence = Sentence(spans=HERE)
    assert (sentence.id, sentence.by, sentence.confidence, sentence.features) == ("", "", None, {})


def test_extent_reaches_over_gaps() -> None:
    """The extent of a discontinuous annotation is from its first start to its last end."""
    quote = Quote(type="direct", spans=[(2, 5), (8, 11)])
    assert (quote.start, quote.end, quote.extent) == (2, 11, Span(2, 11))


def test_annotations_are_frozen() -> None:
    """An annotation is never changed in place."""
    sentence = Sentence(spans=HERE)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        sentence.id = "s1"  # type: ignore[misc]  # wrong on purpose


def test_features_are_frozen_and_a_copy() -> None:
    """The features of an annotation are its own and stay as they are."""
    given = {"a": 1}
    sentence = Sentence(spans=HERE, features=given)
    given["a"] = 2
    assert sentence.features == {"a": 1}
    features: Any = sentence.features
    for change in (
        lambda: features.__setitem__("a", 2),
        lambda: features.pop("a"),
        lambda: features.update(b=1),
        features.clear,
    ):
        with pytest.raises(TypeError, match=r"not changed in place; use document\.replace"):
            change()


@pytest.mark.parametrize(
    "annotation",
    [
        Sentence(id="s1", spans=HERE, features={"a": 1}),
        Entity(id="e1", name="Oslo", type="gpe", identifiers={"iso3166": "NO"}),
        Claim(id="c1", spans=HERE, proof=[(1, 2)]),
    ],
    ids=lambda one: one.kind,
)
def test_pickled_and_back(annotation: Annotation) -> None:
    """Annotations go from process to process."""
    assert pickle.loads(pickle.dumps(annotation)) == annotation


def test_annotations_hash() -> None:
    """Equal annotations have one hash, mappings or not."""
    one, other = (Entity(name="Oslo", type="gpe", features={"a": 1}) for _ in range(2))
    assert one == other
    assert len({one, other, Entity(name="Oslo", type="location")}) == 2


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (Mention(id="m1", spans=[(40, 49)], entity="e1"), "<Mention m1 [40, 49) entity='e1'>"),
        (Quote(type="direct", spans=[(0, 2), (5, 6)]), "<Quote (no id) [0, 2) [5, 6) type='direct'>"),
        (Entity(id="e1", name="Oslo", type="gpe"), "<Entity e1 name='Oslo' type='gpe'>"),
    ],
    ids=["mention", "discontinuous", "entity"],
)
def test_repr_says_what_is_not_at_its_default(annotation: Annotation, expected: str) -> None:
    """A person can read what an annotation is."""
    assert repr(annotation) == expected


def test_amended_is_a_copy_with_other_links() -> None:
    """A copy gets another id and other references; the first stays."""
    mention = Mention(id="a", spans=HERE, entity="x")
    copy = amended(mention, id="m1", entity="e1")
    assert copy == Mention(id="m1", spans=HERE, entity="e1")
    assert mention.id == "a"


# Kinds


def test_a_kind_knows_its_fields() -> None:
    """Fields are written with id and spans first, and with what every annotation has last."""
    assert Claim.field_names == (
        *("id", "spans", "strength", "topic", "note", "speaker", "proof"),
        *("by", "confidence", "features"),
    )
    assert Claim.reference_fields == (Reference("speaker", ("entity", "mention"), ("author",)),)
    assert Claim.span_fields == ("spans", "proof")
    assert Entity.field_names[:3] == ("id", "name", "type")
    assert Entity.span_fields == ()


@pytest.mark.parametrize(
    ("name", "prefix", "problem"),
    [
        ("Claim", "c", "name of a kind is a lower-case word"),
        ("claim 1", "c", "name of a kind"),
        ("claim1", "c", "name of a kind"),
        ("", "c", "name of a kind"),
        ("claim", "C", "prefix of a kind"),
        ("claim", "c1", "prefix of a kind is a lower-case word without a digit at its end"),
        ("claim", "", "prefix of a kind"),
    ],
)
def test_names_of_kinds(name: str, prefix: str, problem: str) -> None:
    """A kind and its prefix are lower-case words; a digit at the end of a prefix would make ids ambiguous."""
    with pytest.raises(ValueError, match=problem):
        kind(name, prefix=prefix)


def test_a_kind_is_an_attrs_class_of_ours() -> None:
    """What is no attrs class, or inherits from elsewhere, is no kind; the error says what to write."""

    class Plain(TextAnnotation):
        """No attrs class of its own."""

    @attrs.frozen
    class Stranger:
        """Inherits from nothing of ours."""

    for cls in (Plain, Stranger):
        with pytest.raises(TypeError, match=r"put @attrs\.frozen\(kw_only=True\) below @kind"):
            kind("plain", prefix="p")(cls)  # type: ignore[type-var]  # wrong on purpose
