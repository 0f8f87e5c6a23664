"""Measures the document model beside spaCy, gatenlp, dkpro-cassis and stam on the same generated work.

Prints CPU milliseconds (the least of several rounds) and the ratio to geoannot, for an article of 5 kB with 150
annotations and for 1 MB with 100,000; then dump and load of the large one beside orjson on the same plain rows.

    python tests/benchmarks/model.py
"""

from __future__ import annotations

import gc
import random
import sys
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from itertools import pairwise
from typing import Any, NamedTuple, Protocol

import orjson

from geoannot.formats import json
from geoannot.model import Annotation, Document, Entity, EntityType, Mention, Sentence, Span


class Work(NamedTuple):
    """A text, its entities, sentences and mentions (start, end, entity), and the places that are asked for.

    An entity has a name and a type; a mention has its entity, a confidence and a signature; a sentence has a signature.
    Every library is to keep all of that.
    """

    text: str
    entities: list[tuple[str, EntityType]]
    sentences: list[tuple[int, int]]
    mentions: list[tuple[int, int, int]]
    queries: list[tuple[int, int]]


BY, CONFIDENCE = "demo/1.0", 0.5


class Store(Protocol):
    """How a library does the work."""

    name: str

    def build(self, work: Work) -> Any:
        """A document with all annotations."""
        ...

    def ask(self, document: Any, work: Work) -> int:
        """How many mentions lie in the places that are asked for, in all."""
        ...

    def dump(self, document: Any) -> Any:
        """The document in the library's own interchange form."""
        ...

    def load(self, data: Any) -> Any:
        """The document of such a form."""
        ...


def generate(size: int, annotations: int, queries: int) -> Work:
    """Work of about that many characters, the same in every run: a sixth sentences, a tenth entities, else mentions."""
    chance = random.Random(1861)
    letters = "etaoinshrdlucmfwypvbgk"
    words: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = 0
    while length < size:
        word = "".join(chance.choices(letters, k=chance.randint(2, 9)))
        words.append((length, length + len(word)))
        pieces.append(word)
        length += len(word) + 1
    text = " ".join(pieces)
    sentences = annotations // 6
    step = len(words) / sentences
    bounds = [round(number * step) for number in range(sentences + 1)]
    marked = [(words[a][0], words[b - 1][1]) for a, b in pairwise(bounds)]
    types: tuple[EntityType, ...] = ("person", "organization", "gpe")
    entities = [(f"name {number}", chance.choice(types)) for number in range(annotations // 10)]
    mentions = []
    for first in sorted(chance.sample(range(len(words) - 2), annotations - sentences - len(entities))):
        last = first + chance.randint(0, 2)
        mentions.append((words[first][0], words[last][1], chance.randrange(len(entities))))
    places = chance.sample(marked, min(queries, len(marked)))
    places += [chance.choice(marked) for _ in range(queries - len(places))]
    return Work(text, entities, marked, mentions, places)


class Geoannot:
    """Measure the library at hand."""

    name = "geoannot"

    def build(self, work: Work) -> Document:
        """Entities, sentences and mentions, each checked."""
        found: list[Annotation] = []
        for number, (name, type) in enumerate(work.entities):
            found.append(Entity(id=f"e{number}", name=name, type=type, by=BY))
        for number, (start, end) in enumerate(work.sentences):
            found.append(Sentence(id=f"s{number}", spans=(Span(start, end),), by=BY))
        for number, (start, end, entity) in enumerate(work.mentions):
            spans = (Span(start, end),)
            found.append(Mention(id=f"m{number}", spans=spans, entity=f"e{entity}", confidence=CONFIDENCE, by=BY))
        return Document(work.text, annotations=found)

    def ask(self, document: Document, work: Work) -> int:
        """Through the interval index."""
        mentions = document.mentions
        return sum(len(mentions.within(place)) for place in work.queries)

    def dump(self, document: Document) -> bytes:
        """JSON."""
        return json.dump_bytes(document)

    def load(self, data: bytes) -> Document:
        """JSON, with all checks."""
        return json.loads(data)


class Spacy:
    """spaCy: a Doc with span groups; it has no index over them."""

    name = f"spaCy {version('spacy')}"

    def __init__(self) -> None:
        import spacy
        from spacy.tokens import Doc, Span

        self._nlp = spacy.blank("en")
        self._nlp.max_length = 10**8
        self._doc = Doc
        for attribute in ("confidence", "by"):
            Span.set_extension(attribute, default=None)

    def build(self, work: Work) -> Any:
        """Tokens first, for spans are made of them."""
        doc = self._nlp.make_doc(work.text)
        doc.user_data["entities"] = [(name, type) for name, type in work.entities]
        doc.spans["sentence"] = [doc.char_span(start, end) for start, end in work.sentences]
        doc.spans["mention"] = [
            doc.char_span(start, end, label="MENTION", kb_id=f"e{entity}") for start, end, entity in work.mentions
        ]
        for span in doc.spans["sentence"]:
            span._.by = BY
        for span in doc.spans["mention"]:
            span._.by, span._.confidence = BY, CONFIDENCE
        return doc

    def ask(self, document: Any, work: Work) -> int:
        """By looking at every span."""
        places = [(span.start_char, span.end_char) for span in document.spans["mention"]]
        return sum(sum(start <= first and last <= end for first, last in places) for start, end in work.queries)

    def dump(self, document: Any) -> bytes:
        """Its own binary form."""
        data: bytes = document.to_bytes()
        return data

    def load(self, data: bytes) -> Any:
        """Its own binary form."""
        return self._doc(self._nlp.vocab).from_bytes(data)


class Gatenlp:
    """gatenlp: GATE's model in Python."""

    name = f"gatenlp {version('gatenlp')}"

    def __init__(self) -> None:
        import gatenlp

        self._document = gatenlp.Document

    def build(self, work: Work) -> Any:
        """One annotation set with two types."""
        document = self._document(work.text)
        annotations = document.annset()
        document.features["entities"] = [{"name": name, "type": type, "by": BY} for name, type in work.entities]
        for start, end in work.sentences:
            annotations.add(start, end, "Sentence", {"by": BY})
        for start, end, entity in work.mentions:
            annotations.add(start, end, "Mention", {"entity": entity, "confidence": CONFIDENCE, "by": BY})
        return document

    def ask(self, document: Any, work: Work) -> int:
        """Through its interval tree."""
        mentions = document.annset().with_type("Mention")
        return sum(len(mentions.within(start, end)) for start, end in work.queries)

    def dump(self, document: Any) -> str:
        """Its JSON."""
        data: str = document.save_mem(fmt="bdocjs")
        return data

    def load(self, data: str) -> Any:
        """Its JSON."""
        return self._document.load_mem(data, fmt="bdocjs")


class Cassis:
    """dkpro-cassis: UIMA's CAS in Python."""

    name = f"dkpro-cassis {version('dkpro-cassis')}"

    def __init__(self) -> None:
        import cassis

        self._cassis = cassis
        self._types = cassis.TypeSystem()
        self._sentence = self._types.create_type("demo.Sentence")
        self._mention = self._types.create_type("demo.Mention")
        self._entity = self._types.create_type("demo.Entity", supertypeName="uima.cas.TOP")
        for owner, feature, kind in (
            (self._entity, "name", "uima.cas.String"),
            (self._entity, "kind", "uima.cas.String"),
            (self._entity, "by", "uima.cas.String"),
            (self._sentence, "by", "uima.cas.String"),
            (self._mention, "by", "uima.cas.String"),
            (self._mention, "entity", "demo.Entity"),
            (self._mention, "confidence", "uima.cas.Double"),
        ):
            self._types.create_feature(owner, feature, kind)

    def build(self, work: Work) -> Any:
        """One view with two types."""
        cas = self._cassis.Cas(self._types)
        cas.sofa_string, cas.sofa_mime = work.text, "text/plain"
        entities = [self._entity(name=name, kind=type, by=BY) for name, type in work.entities]
        cas.add_all(entities)
        for start, end in work.sentences:
            cas.add(self._sentence(begin=start, end=end, by=BY))
        for start, end, entity in work.mentions:
            cas.add(self._mention(begin=start, end=end, entity=entities[entity], confidence=CONFIDENCE, by=BY))
        return cas

    def ask(self, document: Any, work: Work) -> int:
        """Through select_covered."""
        return sum(
            len(list(document.select_covered("demo.Mention", self._sentence(begin=start, end=end))))
            for start, end in work.queries
        )

    def dump(self, document: Any) -> str:
        """UIMA JSON."""
        data: str = document.to_json()
        return data

    def load(self, data: str) -> Any:
        """UIMA JSON."""
        return self._cassis.load_cas_from_json(data)


class Stam:
    """stam: stand-off annotation in Rust, through its Python binding."""

    name = f"stam {version('stam')}"

    def __init__(self) -> None:
        import stam

        self._stam = stam

    def build(self, work: Work) -> Any:
        """One resource, one set of data."""
        stam = self._stam
        store = stam.AnnotationStore(id="benchmark")
        resource = store.add_resource(id="text", text=work.text)
        by = {"set": "demo", "key": "by", "value": BY}
        for name, type in work.entities:
            store.annotate(
                target=stam.Selector.resourceselector(resource),
                data=[{"set": "demo", "key": "name", "value": name}, {"set": "demo", "key": "kind", "value": type}, by],
            )
        for start, end in work.sentences:
            store.annotate(
                target=stam.Selector.textselector(resource, stam.Offset.simple(start, end)),
                data=[{"set": "demo", "key": "type", "value": "sentence"}, by],
            )
        for start, end, entity in work.mentions:
            store.annotate(
                target=stam.Selector.textselector(resource, stam.Offset.simple(start, end)),
                data=[
                    {"set": "demo", "key": "type", "value": "mention"},
                    {"set": "demo", "key": "entity", "value": f"e{entity}"},
                    {"set": "demo", "key": "confidence", "value": CONFIDENCE},
                    by,
                ],
            )
        return store

    def ask(self, document: Any, work: Work) -> int:
        """Text selections that a text selection embeds (equal ones are not told apart)."""
        stam = self._stam
        resource = document.resource("text")
        embeds = stam.TextSelectionOperator.embeds()
        return sum(
            len(resource.textselection(stam.Offset.simple(start, end)).related_text(embeds))
            for start, end in work.queries
        )

    def dump(self, document: Any) -> str:
        """STAM JSON."""
        data: str = document.to_json_string()
        return data

    def load(self, data: str) -> Any:
        """STAM JSON."""
        return self._stam.AnnotationStore(string=data)


def measure(action: Callable[[], Any], rounds: int) -> float:
    """CPU milliseconds of the quickest round."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        begin = time.process_time()
        kept = action()
        best = min(best, time.process_time() - begin)
        del kept
    return best * 1000


def run(store: Store, work: Work, rounds: int) -> list[float]:
    """Build, ask, dump, load, in CPU milliseconds."""
    document = store.build(work)
    store.ask(document, work)
    data = store.dump(document)
    return [
        measure(lambda: store.build(work), rounds),
        measure(lambda: store.ask(document, work), rounds),
        measure(lambda: store.dump(document), rounds),
        measure(lambda: store.load(data), rounds),
    ]


def compare(title: str, work: Work, rounds: int, stores: list[Store]) -> None:
    """Print a table of CPU milliseconds, with the ratio to geoannot behind each."""
    annotations = len(work.entities) + len(work.sentences) + len(work.mentions)
    print(f"\n{title}: {len(work.text):,} characters, {annotations:,} annotations")
    print(f"{'':22}" + "".join(f"{column:>20}" for column in ("build", f"{len(work.queries)} queries", "dump", "load")))
    ours: list[float] = []
    for store in stores:
        try:
            figures = run(store, work, rounds)
        except Exception as error:  # noqa: BLE001  # what a peer can't do is said in the table
            print(f"{store.name:22} can't: {type(error).__name__}: {str(error)[:60]}")
            continue
        ours = ours or figures
        cells = (f"{one:.2f} ({one / own:.1f}×)" for one, own in zip(figures, ours, strict=True))
        print(f"{store.name:22}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


def plain_rows(document: Document) -> dict[str, Any]:
    """What a program that has no model would hold: the same values in dicts and lists."""
    layers: dict[str, list[dict[str, Any]]] = {}
    for name, layer in document.layers.items():
        layers[name] = [{field: getattr(one, field) for field in one.field_names} for one in layer]
        for row in layers[name]:
            row.update({field: dict(row[field]) for field in ("features", "identifiers") if field in row})
            row.update({"spans": [list(span) for span in row["spans"]]} if "spans" in row else {})
    return {"id": document.id, "text": document.text, "metadata": {}, "layers": layers}


def beside_orjson(work: Work, rounds: int) -> None:
    """Print dump and load of the JSON document, checks included, as multiples of orjson on the same plain rows."""
    document = Geoannot().build(work)
    data = json.dump_bytes(document)
    rows = plain_rows(document)
    dump, plain_dump = measure(lambda: json.dump_bytes(document), rounds), measure(lambda: orjson.dumps(rows), rounds)
    load, plain_load = measure(lambda: json.loads(data), rounds), measure(lambda: orjson.loads(data), rounds)
    print(f"\nThe large one beside orjson {version('orjson')} on plain rows ({len(data) / 1e6:.1f} MB of JSON)")
    print(f"dump {dump:.1f} ms, orjson {plain_dump:.1f} ms: {dump / plain_dump:.2f}×")
    print(f"load {load:.1f} ms with all checks, orjson {plain_load:.1f} ms: {load / plain_load:.2f}×")


def main() -> None:
    """Measure everything once."""
    warnings.simplefilter("ignore")
    stores: list[Store] = [Geoannot(), Spacy(), Gatenlp(), Cassis(), Stam()]
    compare("Article", generate(5_000, 150, 40), 15, stores)
    large = generate(1_000_000, 100_000, 40)
    beside_orjson(large, 7)
    compare("Large", large, 1, stores if "--quick" not in sys.argv else stores[:1])


if __name__ == "__main__":
    main()
