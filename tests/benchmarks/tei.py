"""Prints how quickly TEI is written and read in both styles, and how that compares to lxml with the same tree.

    python tests/benchmarks/tei.py [FILE.jsonl ...]

The texts are annotated by the full pipeline first. Without files they are the articles of the tutorial, several in one
document, for real articles are longer. Figures are CPU times, the least of several rounds: megabytes of text a minute,
and how many times as long it takes as lxml takes to serialise or parse the same trees, without a look at them.
"""

from __future__ import annotations

import gc
import json
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_args

from lxml import etree

from geoannot.errors import GeoannotWarning
from geoannot.formats import tei
from geoannot.formats.tei import schema
from geoannot.formats.tei.options import Style
from geoannot.model import Document
from geoannot.pipeline import Pipeline

ROUNDS, MOST = 12, 60


def documents(paths: list[Path]) -> list[Document]:
    """The first texts of JSON Lines; or documents of six articles of the tutorial each."""
    articles = sorted((Path(__file__).parents[2] / "docs" / "tutorial" / "articles").glob("*.txt"))
    texts = ["\n\n".join(path.read_text("utf-8") for path in articles * 2)] * 20
    if paths:
        lines = (line for path in paths for line in path.read_text("utf-8").split("\n") if line.strip())
        texts = [json.loads(line)["text"] for line in lines][:MOST]
    return [Document(text, id=str(number), metadata={"date": "2021-03-18"}) for number, text in enumerate(texts)]


def seconds(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """The least CPU time of several rounds over all items; what comes out is not kept, as in a stream."""
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for item in items:
            work(item)
        times.append(time.process_time() - begin)
    return min(times)


def parse(source: bytes) -> etree._Element:
    """The tree of a file, as the reader has it."""
    return etree.fromstring(source, etree.XMLParser(resolve_entities=False, no_network=True, collect_ids=False))


def main() -> None:
    """Annotate, then measure."""
    warnings.simplefilter("ignore", GeoannotWarning)
    pipeline = Pipeline.discover()
    annotated = documents(list(map(Path, sys.argv[1:])))
    for document in annotated:
        pipeline.annotate(document)
    size = sum(len(document.text.encode()) for document in annotated) / 1e6
    count = sum(len(layer) for document in annotated for layer in document.layers.values())
    print(f"{len(annotated)} documents, {size:.2f} MB of text, {count:,} annotations")
    print(f"{'style':10} {'TEI MB':>7} {'write MB/min':>13} {'x lxml':>7} {'read MB/min':>12} {'x lxml':>7}")
    for style in get_args(Style):
        sources = [tei.dumps(document, style=style).encode() for document in annotated]
        trees = [parse(source) for source in sources]
        gc.collect()
        gc.freeze()  # what was made so far is not looked at again, as it would not be in a stream of documents
        writing = seconds(partial(tei.dumps, style=style), annotated)
        serialising = seconds(partial(etree.tostring, encoding="utf-8"), trees)
        reading = seconds(tei.loads, sources)
        parsing = seconds(parse, sources)
        print(
            f"{style:10} {sum(map(len, sources)) / 1e6:7.2f} {size / writing * 60:13,.0f} {writing / serialising:7.1f}"
            f" {size / reading * 60:12,.0f} {reading / parsing:7.1f}"
        )
    print(f"{seconds(lambda _: schema.load(), [None]) * 1000:.1f} ms to load geoannot's schema")


if __name__ == "__main__":
    main()
