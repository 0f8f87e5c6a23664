"""Stances: ``annotation[@motivation="classifying"]`` at the words that show it, with pointers to all who take part.

Where holder and target are known, a ``relation`` says the same in the way that TEI's tools for networks expect it. It
is made from the annotation and not read back. In the text the words that show a stance are ``seg[@type="stance"]``,
with ``@corresp`` to the relation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from geoannot.formats.tei.annotation_encoding import AnnotationEncoding
from geoannot.formats.tei.encoding import Vocabulary
from geoannot.formats.tei.markup import Markup
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import Stance

DIRECTIONS: Vocabulary = {"support": "for the target", "oppose": "against the target", "neutral": "neither"}
"""The names of relations."""


@attrs.frozen(slots=False)
class StanceEncoding(AnnotationEncoding):
    """An ``annotation``, or ``seg`` in the text, and a ``relation`` beside it."""

    def write(self, annotations: Iterable[Any], markup: Markup, out: Outgoing) -> None:
        """Write a ``listRelation`` and a ``listAnnotation``."""
        annotations = list(annotations)
        related = [stance for stance in annotations if _is_related(stance)]
        if related:
            with markup.open("listRelation", f' type="{self.cls.kind}"'):
                for stance in related:
                    direction = "support" if stance.polarity > 0 else "oppose" if stance.polarity < 0 else "neutral"
                    markup.line(
                        "relation",
                        f' xml:id="{self._relation(stance, out)}" name="{direction}"'
                        f"{_party(stance, 'holder', 'active', out)}{_party(stance, 'target', 'passive', out)}"
                        f' ana="#{out.prefix}stance.direction.{direction}"'
                        + (f' resp="#{out.responsible[stance.by]}"' if stance.by else "")
                        + ("" if stance.confidence is None else f' cert="{stance.confidence!r}"')
                        + _party(stance, "reporter", "source", out),
                    )
        super().write(annotations, markup, out)

    def element(self, annotation: Any, out: Outgoing) -> tuple[str, str]:
        """``seg``, which points to the relation where there is one."""
        relation = f' corresp="#{self._relation(annotation, out)}"' if _is_related(annotation) else ""
        return "seg", f' type="{self.cls.kind}"{relation}'

    def _relation(self, stance: Any, out: Outgoing) -> str:
        """The ``xml:id`` of the relation."""
        return out.own(f"relation.{out.local(stance.id)}")


def _is_related(stance: Any) -> bool:
    """Whether it is known, or said, who stands in a relation to whom or what."""
    return bool((stance.holder or stance.holder_spans) and (stance.target or stance.target_spans))


def _party(stance: Any, field: str, name: str, out: Outgoing) -> str:
    """The attribute that points to who takes part: to the entity, or else to the words that name it."""
    entity, words = getattr(stance, field), getattr(stance, f"{field}_spans")
    if entity:
        return f' {name}="{out.reference(entity)}"'
    return f' {name}="{out.pointers.range(words)}"' if words else ""


ENCODING = StanceEncoding(
    Stance,
    "who stands how towards whom or what",
    {
        "modality": {
            "asserted": "it is so",
            "possible": "it may be so",
            "conditional": "it would be so",
            "future": "it will be so",
            "denied": "the holder denies it",
        },
        "basis": {
            "own-statement": "the holder says it",
            "reported": "somebody else tells it",
            "narrated-action": "a deed shows it",
            "evaluation": "the text ascribes or holds it",
        },
    },
    motivation="classifying",
)
