"""Measures what is asked of finished documents: rows, CSV, comparison, stance matrix, in microseconds an annotation.

The documents are generated, and annotated by nobody: it is the analysis that is measured.

    python tests/benchmarks/analysis.py [DOCUMENTS]
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import geoannot
from geoannot.formats.csv.writing import write
from geoannot.model import Annotation, Document, Entity, Mention, Quote, Sentence, Stance

SENTENCE = 'Marenda praised Velmar, and "it must end" said Brecht in Oslo. '
SENTENCES = 40
RUNS = 3
STATES = ("NO", "SE", "DK", "KE", "PT")


def article(number: int) -> Document:
    """A document of forty sentences with 240 annotations and three entities."""
    entities = [
        Entity(id=f"e{place}", name=f"State {code}", type="gpe", identifiers={"iso3166": code})
        for place, code in enumerate([STATES[(number + turn) % len(STATES)] for turn in range(3)])
    ]
    found: list[Annotation] = [*entities]
    for turn in range(SENTENCES):
        at, who, whom = turn * len(SENTENCE), f"e{turn % 3}", f"e{(turn + 1) % 3}"
        found += [
            Sentence(spans=[(at, at + 62)]),
            Mention(spans=[(at, at + 7)], entity=who),
            Mention(spans=[(at + 16, at + 22)], entity=whom),
            Mention(spans=[(at + 47, at + 53)], entity=whom),
            Quote(spans=[(at + 28, at + 41)], type="direct", cue=[(at + 42, at + 46)], speaker=whom),
            Stance(spans=[(at + 8, at + 15)], holder=who, target=whom, polarity=0.6, intensity=0.6, basis="evaluation"),
        ]
    return Document(SENTENCE * SENTENCES, id=f"d{number}", metadata={"date": "2021-03-18"}, annotations=found)


def analyses(documents: Sequence[Document], others: Sequence[Document]) -> dict[str, Callable[[], Any]]:
    """What is measured, by its name."""
    return {
        "rows": lambda: sum(1 for _ in geoannot.rows(documents)),
        "csv": lambda: write(documents, io.BytesIO()),
        "compare": lambda: geoannot.compare(documents, others),
        "stance_matrix": lambda: geoannot.stance_matrix(documents, period="month"),
    }


def main() -> None:
    """Print the best of several runs of each."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    documents, others = [article(one) for one in range(number)], [article(one) for one in range(number)]
    annotations = sum(len(layer) for document in documents for layer in document.layers.values())
    print(f"{number} documents, {annotations} annotations; CPU microseconds an annotation, best of {RUNS}")
    for name, action in analyses(documents, others).items():
        best = float("inf")
        for _ in range(RUNS):
            begun = time.process_time()
            action()
            best = min(best, time.process_time() - begun)
        print(f"{name:>14} {1e6 * best / annotations:6.1f}")


if __name__ == "__main__":
    main()
