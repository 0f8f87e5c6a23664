"""Stances: ``annotation[@motivation="classifying"]`` at the words that show it, with pointers to all who take part.

Where holder and target are known, a ``relation`` says the same in the way that TEI's tools for networks expect it. It
is made from the annotation and not read back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from geoannot.formats.tei.encoding import AnnotationEncoding, Vocabulary
from geoannot.formats.tei.markup import Element
from geoannot.formats.tei.names import escape
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import Stance

DIRECTIONS: Vocabulary = {"support": "for the target", "oppose": "against the target", "neutral": "neither"}
"""The names of relations."""


@attrs.frozen(slots=False)
class StanceEncoding(AnnotationEncoding):
    """An ``annotation``, and a ``relation`` beside it."""

    def write(self, annotations: Iterable[Any], parent: Element, out: Outgoing) -> None:
        """Append a ``listRelation`` and a ``listAnnotation``."""
        annotations = list(annotations)
        group = out.add(parent, "listRelation", type=self.cls.kind)
        for stance in annotations:
            pointers = super().pointers(stance, out)
            active, passive, reporter = (_party(pointers, field) for field in ("holder", "target", "reporter"))
            if active and passive:
                direction = "support" if stance.polarity > 0 else "oppose" if stance.polarity < 0 else "neutral"
                relation = out.add(
                    group,
                    "relation",
                    xml_id=out.own(f"relation.{escape(stance.id)}"),
                    name=direction,
                    active=active,
                    passive=passive,
                    ana=f"#{out.own(f'stance.direction.{direction}')}",
                )
                if stance.by:
                    relation.set("resp", f"#{out.responsible[stance.by]}")
                if stance.confidence is not None:
                    relation.set("cert", repr(stance.confidence))
                if reporter:
                    relation.set("source", reporter)
        if not len(group):
            parent.remove(group)
        super().write(annotations, parent, out)


def _party(pointers: dict[str, str], field: str) -> str | None:
    """The entity that takes part, or else the words that name it."""
    return pointers.get(field) or pointers.get(f"{field}_spans")


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
