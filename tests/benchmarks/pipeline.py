"""Prints what each extractor of the default pipeline costs, in microseconds a word, measured inside one run.

    python tests/benchmarks/pipeline.py [FILE.jsonl ...]

Without files, the sample articles of the tutorial are annotated, again and again.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from geoannot.hooks import Extractor
from geoannot.model import Annotation, Document, DocumentView
from geoannot.pipeline import Pipeline
from geoannot.registry import Registry


class Timed:
    """An extractor that notes how long it takes."""

    def __init__(self, specification: Extractor, seconds: dict[str, float], **arguments: Any) -> None:
        self._name, self._seconds = specification.name, seconds
        self._extractor = specification.build(**arguments)

    def extract(self, document: DocumentView) -> Iterable[Annotation]:
        """What the extractor finds."""
        begin = time.process_time()
        found = list(self._extractor.extract(document))
        self._seconds[self._name] += time.process_time() - begin
        return found


def read(paths: Iterable[Path]) -> list[Document]:
    """The texts of JSON Lines, without what else is in them."""
    records = [json.loads(line) for path in paths for line in path.read_text("utf-8").split("\n") if line.strip()]
    return [
        Document(record["text"], id=str(number), metadata={"date": "2021-03-18"})
        for number, record in enumerate(records)
    ]


def samples(times: int) -> list[Document]:
    """The sample articles, that many times."""
    articles = Path(__file__).parents[2] / "docs" / "tutorial" / "articles"
    texts = [path.read_text("utf-8") for path in sorted(articles.glob("*.txt"))] * times
    return [Document(text, id=str(number), metadata={"date": "2021-03-18"}) for number, text in enumerate(texts)]


def main() -> None:
    """Annotate once to load everything, then measure."""
    registry = Registry.discover()
    seconds: dict[str, float] = defaultdict(float)
    timed = [attrs.evolve(one, load=partial(Timed, one, seconds)) for one in registry.extractors.values()]
    pipeline = Pipeline(timed, tables=registry.tables({name for one in timed for name in one.tables}))
    documents = read([Path(name) for name in sys.argv[1:]]) or samples(times=300)
    pipeline.annotate(documents[0].copy())
    seconds.clear()
    begin = time.process_time()
    for document in documents:
        before = time.process_time()
        document.tokens  # noqa: B018  # made now, and not charged to the first extractor that asks for them
        seconds["tokens"] += time.process_time() - before
        pipeline.annotate(document)
    total = time.process_time() - begin
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents):,} documents, {words:,} words, {words / total:,.0f} words a CPU-second")
    for name in ("tokens", *(one.name for one in pipeline.extractors)):
        print(f"{name:12} {seconds[name] / words * 1e6:6.2f} µs a word")
    print(f"{'the rest':12} {(total - sum(seconds.values())) / words * 1e6:6.2f} µs a word (ids, order, checks)")


if __name__ == "__main__":
    main()
