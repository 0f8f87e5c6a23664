"""The quote finder beside textacy's ``direct_quotations`` on the same generated texts, in one run.

    python tests/benchmarks/quotes.py

textacy finds direct speech alone and needs a parser: the small English model of spaCy, under any of the names that it
is installed by. Without the model or without textacy the line says so. Right is a quotation whose words, marks and
edges aside, and whose speaker are those that the text was made of.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import entry_points, version
from time import process_time
from typing import Any, NamedTuple

import geoannot
from geoannot.model import Document
from geoannot.pipeline import Pipeline

SPEAKERS = ("Ida Brecht", "Ana Velmar", "Paul Tamarin", "Jon Halvik", "Teodora Redić")
SPEECH = (
    "The lock is shut and will stay so",
    "We will not open the harbour before June",
    "Nobody asked the pilots",
    "The treaty holds, and the ferries will sail",
)
FILLER = (
    "The council met in the harbour town on Monday.",
    "The “lake guardians” had left before noon.",
    "It rained on the dyke for three days.",
)
DIRECT = ("“{speech},” {speaker} said.", "{speaker} said: “{speech}.”", "“{speech},” said {speaker} on Friday.")
INDIRECT = ("{speaker} said that {lower}.", "{speaker} warned that {lower}.", "{speech}, according to {speaker}.")
DOCUMENTS = 200
PARAGRAPHS = 8

Found = tuple[str, ...]
"""Words of the content, and of the speaker."""


class Text(NamedTuple):
    """A generated article with the quotations that it was made of."""

    text: str
    direct: list[Found]
    indirect: list[Found]


def generate() -> list[Text]:
    """Articles of direct and indirect speech among sentences that quote nobody."""
    choice = random.Random(7)
    return [_article(choice) for _ in range(DOCUMENTS)]


def _article(choice: random.Random) -> Text:
    direct: list[Found] = []
    indirect: list[Found] = []
    paragraphs = []
    for _ in range(PARAGRAPHS):
        speech, speaker = choice.choice(SPEECH), choice.choice(SPEAKERS)
        frames, found = choice.choice(((DIRECT, direct), (INDIRECT, indirect)))
        frame = choice.choice(frames)
        lower = speech[0].lower() + speech[1:]
        paragraphs.append(f"{choice.choice(FILLER)} {frame.format(speech=speech, lower=lower, speaker=speaker)}")
        found.append((_words(speech), _words(speaker)))
    return Text("\n\n".join(paragraphs), direct, indirect)


def _words(text: str) -> str:
    """The words alone, without what opens a clause: marks and *that* are outside of the comparison."""
    return " ".join(re.findall(r"\w+", text.lower())).removeprefix("that ")


def geoannot_finder() -> Callable[[str], Iterator[Found]]:
    """The finder of this project, with what it requires."""
    pipeline = Pipeline.discover(only=["quotes"])

    def find(text: str) -> Iterator[Found]:
        document = Document(text)
        pipeline.annotate(document)  # in place
        for quote in document.layer("quote"):
            source = " ".join(document.text_of(span) for span in quote.source)
            yield _words(document.text_of(quote)), _words(source)

    return find


def textacy_finder() -> Callable[[str], Iterator[Found]]:
    """The peer on the small English model.

    Raises:
        ImportError: textacy or the model is not installed.
    """
    direct_quotations = import_module("textacy.extract.triples").direct_quotations
    names = [found.name for found in entry_points(group="spacy_models") if found.name.startswith("en_core_web_sm")]
    if not names:
        raise ImportError("no small English model of spaCy is installed")
    parse: Any = import_module(names[0]).load()

    def find(text: str) -> Iterator[Found]:
        for speaker, _, content in direct_quotations(parse(text)):
            yield _words(str(content)), _words(" ".join(token.text for token in speaker))

    return find


def measure(name: str, find: Callable[[str], Iterator[Found]], texts: list[Text]) -> None:
    """Print what is found of the quotations, with and without the speaker, and words per CPU-second."""
    list(find(texts[0].text))
    begin = process_time()
    answers = [list(find(text.text)) for text in texts]
    seconds = process_time() - begin
    words = sum(len(text.text.split()) for text in texts)
    shares = []
    for view in (slice(0, 1), slice(0, 2)):  # the content, then content and speaker
        direct = indirect = 0
        for text, answer in zip(texts, answers, strict=True):
            left = Counter(one[view] for one in answer)
            for one in text.direct:
                direct += _take(left, one[view])
            for one in text.indirect:
                indirect += _take(left, one[view])
        shares.append((direct, indirect))
    totals = sum(len(text.direct) for text in texts), sum(len(text.indirect) for text in texts)
    row = [f"{100 * share[kind] / totals[kind]:9.1f}" for kind in (0, 1) for share in shares]
    print(f"{name:24}", *row, f"{words / seconds:14,.0f}")


def _take(left: Counter[Found], wanted: Found) -> bool:
    """Whether a quotation is among those that are left; it is taken from them."""
    found = left[wanted] > 0
    left[wanted] -= found
    return found


def main() -> None:
    """Print a line a finder."""
    texts = generate()
    print(f"{DOCUMENTS} generated articles; percent found of direct and of indirect quotations, the content alone and")
    print("with its speaker\n")
    print(f"{'':24} {'direct':>9} {'+speaker':>9} {'indirect':>9} {'+speaker':>9} {'words/CPU s':>14}")
    measure(f"geoannot {geoannot.__version__}", geoannot_finder(), texts)
    try:
        peer = textacy_finder()
    except ImportError as missing:
        print(f"textacy is left out: {missing}")
    else:
        measure(f"textacy {version('textacy')}", peer, texts)


if __name__ == "__main__":
    main()
