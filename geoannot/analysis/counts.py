"""Counting: how many words and annotations there are, and of which sort."""

from __future__ import annotations

from collections import Counter
from typing import Any

import attrs

from geoannot.analysis.fields import worded_fields
from geoannot.model import Document, written_order


@attrs.define
class Counts:
    """What documents hold, counted as they come.

    Attributes:
        documents: for each, its id, its words (between white space) and its annotations by layer.
        total: the same of all.
        values: for each field with a closed vocabulary, such as ``entity.type``, how often each of its words occurs.
    """

    documents: list[tuple[str, Counter[str]]] = attrs.field(factory=list)
    total: Counter[str] = attrs.field(factory=Counter)
    values: dict[str, Counter[str]] = attrs.field(factory=dict)

    def take(self, document: Document) -> None:
        """Count a document; layers of unknown kinds by their rows."""
        counts = Counter({name: len(layer) for name, layer in document.layers.items()})
        counts.update({name: len(rows) for name, rows in document.unknown.items() if isinstance(rows, list)})
        counts["words"] = len(document.text.split())
        self.documents.append((document.id, counts))
        self.total.update(counts)
        for name, layer in document.layers.items():
            kind: Any = type(layer[0]) if len(layer) else None
            for field in worded_fields(kind) if kind else ():
                words = Counter(getattr(one, field) for one in layer.in_any_order())
                self.values.setdefault(f"{name}.{field}", Counter()).update(words)

    @property
    def columns(self) -> list[str]:
        """What was counted: words, then the layers in the order in which they are written."""
        layers = {name for _, counts in self.documents for name in counts} - {"words"}
        return ["words", *written_order(layers)]

    @property
    def sorts(self) -> dict[str, dict[str, int]]:
        """The values by field, the most frequent first."""
        layers = {name: place for place, name in enumerate(self.columns)}
        ordered = sorted(self.values, key=lambda field: (layers[field.partition(".")[0]], field))
        return {
            field: dict(sorted(self.values[field].items(), key=lambda item: (-item[1], item[0]))) for field in ordered
        }

    def summary(self) -> dict[str, Any]:
        """All of it as plain values, for JSON."""
        columns = self.columns
        documents = [{"id": id, **{name: counts[name] for name in columns}} for id, counts in self.documents]
        return {"documents": documents, "total": {name: self.total[name] for name in columns}, "values": self.sorts}
