"""Mentions: the words that name an entity."""

from __future__ import annotations

from typing import Literal, get_args

import attrs

from geoannot.model.annotation import TextAnnotation, kind, one_of, reference

MentionForm = Literal["name", "acronym", "demonym", "metonym", "pronoun", "nominal"]
MENTION_FORMS: tuple[str, ...] = get_args(MentionForm)


@kind("mention", prefix="m")
@attrs.frozen(kw_only=True, repr=False)
class Mention(TextAnnotation):
    """Words that stand for an entity.

    Attributes:
        entity: the id of the entity, or None where it cannot be known.
        form: how the words name it.
    """

    entity: str | None = reference("entity")
    form: MentionForm = attrs.field(default="name", validator=one_of(MENTION_FORMS))
