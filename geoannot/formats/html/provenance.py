"""Provenance: who annotated what, and where the text comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import mean

import attrs

from geoannot.formats.html.wording import one_line
from geoannot.model import DocumentView


@attrs.frozen
class Work:
    """What one annotator did in one layer.

    Attributes:
        layer: the name of the layer.
        by: annotator and version, as the annotations are signed.
        count: how many annotations there are.
        confidence: the mean of those that have one, or nothing.
    """

    layer: str
    by: str
    count: int
    confidence: str


def work_in(document: DocumentView) -> list[Work]:
    """Who annotated what, layer by layer; a layer in which nothing was found is named too."""
    found: list[Work] = []
    for name, layer in document.layers.items():
        signed: defaultdict[str, list[float | None]] = defaultdict(list)
        for annotation in layer:
            signed[annotation.by].append(annotation.confidence)
        for by, confidences in sorted(signed.items()) or [("", [])]:
            known = [one for one in confidences if one is not None]
            sure = f"{mean(known):.2f}" if known else ""
            found.append(Work(name, one_line(by) or "not signed", len(confidences), sure))
    for name, rows in document.unknown.items():
        found.append(Work(name, "kind not known here", len(rows) if isinstance(rows, list) else 1, ""))
    return found


def origin_of(document: DocumentView) -> Sequence[tuple[str, str]]:
    """What is known of the origin of a document: name and value."""
    metadata = document.metadata
    facts = [
        ("Written", metadata.date),
        ("Authors", ", ".join(metadata.authors)),
        ("Source", metadata.source),
        ("Address", metadata.url),
        ("Language", metadata.language),
        ("Id", document.id),
        *((name, str(value)) for name, value in sorted(metadata.extra.items())),
    ]
    return [(one_line(name), one_line(value, 300)) for name, value in facts if value]
