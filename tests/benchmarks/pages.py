"""CPU time and size of the page of a long article, and of an overview of many."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

from geoannot.formats import html
from geoannot.formats.html.writing import write
from geoannot.model import Document, Entity, Heading, Mention, Paragraph, Quote, Sentence, Stance, Timex

SENTENCE = "The envoy of Marenda said on Monday in Ottern that Velm had never asked for it at all. "
SENTENCES = 275
NAMES = ("Marenda", "Ottern", "Velm")


def article(name: str = "long") -> Document:
    """An article of 4,950 words and 780 annotations beside its sentences and paragraphs."""
    document = Document(SENTENCE * SENTENCES, id=name, metadata={"date": "2021-03-17"})
    entities = [document.add(Entity(name=f"{word} {number}", type="gpe")) for word in NAMES for number in range(15)]
    document.add(Heading(spans=[(0, len(SENTENCE) - 1)]))
    for number in range(SENTENCES):
        start = number * len(SENTENCE)
        document.add(Sentence(spans=[(start, start + len(SENTENCE) - 1)]))
        if number % 5 == 0:
            document.add(Paragraph(spans=[(start, start + 5 * len(SENTENCE) - 1)]))
    for number in range(780 - len(entities)):
        start = number % SENTENCES * len(SENTENCE)
        entity = entities[number % len(entities)]
        document.add(_annotation(number, start, entity))
    return document


def _annotation(number: int, start: int, entity: Entity) -> Any:
    """One of the annotations of a sentence that starts there."""
    kind = number % 5
    if kind < 3:
        return Mention(spans=[_found(NAMES[kind], start)], entity=entity.id, by="entities/0.1.0", confidence=0.9)
    if kind == 3:
        content, cue = _found("that Velm had never asked for it at all", start), _found("said", start)
        return Quote(spans=[content], type="indirect", cue=[cue], speaker=entity.id)
    if number % 2:
        day = f"2021-03-{number % 28 + 1:02d}"
        return Timex(spans=[_found("Monday", start)], type="DATE", value=day, earliest=day, latest=day)
    words, target = _found("never asked", start), _found("Velm", start)
    return Stance(
        spans=[words], holder=entity.id, target_spans=[target], polarity=-0.6, intensity=0.6, basis="reported"
    )


def _found(words: str, start: int) -> tuple[int, int]:
    place = start + SENTENCE.index(words)
    return place, place + len(words)


def least(action: Callable[[], Any], times: int = 5) -> float:
    """The least CPU time of several runs, in milliseconds."""
    found: list[float] = []
    for _ in range(times):
        begin = time.process_time()
        action()
        found.append(1000 * (time.process_time() - begin))
    return min(found)


def main() -> None:
    """Measure and print."""
    document = article()
    counted = sum(len(document.layer(kind)) for kind in ("entity", "mention", "timex", "quote", "stance"))
    begin = time.process_time()
    page = html.dumps(document)
    first = 1000 * (time.process_time() - begin)
    print(f"{len(document.text.split()):,} words, {counted} annotations: {len(page.encode()) / 1000:.0f} kB")
    print(f"first page (loading Jinja2 and the templates): {first:.0f} ms CPU")
    print(f"further pages: {least(lambda: html.dumps(document)):.0f} ms CPU")
    many = [article(f"long-{number}") for number in range(10)]
    print(f"ten in one file, with their overview: {least(lambda: write(many, io.BytesIO()), 2):.0f} ms CPU")


if __name__ == "__main__":
    main()
