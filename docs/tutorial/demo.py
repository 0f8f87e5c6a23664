"""Prints who, what, when and stance of each article in a folder: python demo.py FOLDER [DATE]."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import geoannot
from geoannot.model import Document, Entity, Span, Stance


def who(document: Document) -> list[str]:
    """Return a line an entity, the most often mentioned first."""
    mentions = Counter(mention.entity for mention in document.mentions if mention.entity)
    entities = sorted(document.entities, key=lambda entity: (-mentions[entity.id], entity.name))
    lines = []
    for entity in entities:
        facts = [entity.type, entity.role, *entity.identifiers.values(), f"mentions: {mentions[entity.id]}"]
        lines.append(f"{entity.name} ({', '.join(fact for fact in facts if fact)})")
    return lines


def what(document: Document) -> list[str]:
    """Return a line a quotation, with who says it where that was found."""
    return [
        f"{name(document, quote.speaker, quote.source)}: {one_line(document.text_of(quote))}"
        for quote in document.quotes
    ]


def when(document: Document) -> list[str]:
    """Return a line a temporal expression, with its TIMEX3 value."""
    return [f"{one_line(document.text_of(timex))} = {timex.type} {timex.value or 'open'}" for timex in document.timexes]


def stances(document: Document) -> list[str]:
    """Return a line a stance: holder, target, polarity, and the words that show it."""
    return [f"{parties(document, stance)} {stance.polarity:+.1f}" for stance in document.stances]


def parties(document: Document, stance: Stance) -> str:
    """Return holder, cue and target of a stance."""
    holder = name(document, stance.holder, stance.holder_spans)
    target = name(document, stance.target, stance.target_spans)
    cue = " … ".join(document.text_of(span) for span in stance.cue)
    return f"{holder} → {target}: {cue or stance.basis}"


def name(document: Document, entity: str | None, spans: tuple[Span, ...]) -> str:
    """Return the name of an entity; where there is none, the words that stand for it."""
    found = document.get(entity) if entity else None
    if isinstance(found, Entity):
        return found.name
    return entity or " … ".join(document.text_of(span) for span in spans) or "?"


def one_line(text: str) -> str:
    """Return a text with its line breaks as blanks."""
    return " ".join(text.split())


def main(folder: Path, date: str = "2021-03-18") -> None:
    """Annotate every article of a folder and print what was found."""
    for path in sorted(folder.glob("*.txt")):
        document = geoannot.annotate(path.read_text(encoding="utf-8"), date=date)
        print(f"\n{path.stem}\n{'=' * len(path.stem)}")
        for title, lines in {
            "who": who(document),
            "what": what(document),
            "when": when(document),
            "stance": stances(document),
        }.items():
            print(f"\n{title}")
            for line in lines:
                print(f"  {line}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
