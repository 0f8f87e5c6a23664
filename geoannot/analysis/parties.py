"""Parties to stances, joined across documents: entities by their keys, things that are no entity by their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from geoannot.analysis.stances import Party
from geoannot.model import DocumentView, Entity, Spans, folded

AUTHOR = "author"
"""The key, the name and the type of the party that speaks for the text itself."""
UNKNOWN = "unknown"
"""The key, the name and the type of a party that a stance leaves open."""
_ARTICLES = ("the ", "a ", "an ")


class Parties:
    """Who was met, under which names and types."""

    def __init__(self) -> None:
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._types: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._items: defaultdict[str, set[str]] = defaultdict(set)

    def meet(self, document: DocumentView, id: str | None, spans: Spans) -> str:
        """The key of a party of a stance, for now: what is learnt later may join it with another."""
        named = None if id is None else document.get(id)
        words = words_of(document, spans)
        if isinstance(named, Entity):
            key, name, type = named.key, named.name, str(named.type)
            self._learn(named)
        elif id == AUTHOR:
            key = name = type = AUTHOR
        elif words:
            key, name, type = f"words:{_without_article(folded(words))}", words, "words"
        else:
            key = name = type = UNKNOWN
        self._names[key][name] += 1
        self._types[key][type] += 1
        return key

    def joined(self) -> dict[str, Party]:
        """Every party that was met, by the keys that :meth:`meet` gave.

        A code is joined with the Wikidata item that some document gives beside it, if it is one item alone.
        """
        keys = {key: min(self._items[key]) if len(self._items[key]) == 1 else key for key in self._names}
        names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        types: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for key, final in keys.items():
            names[final].update(self._names[key])
            types[final].update(self._types[key])
        parties = {
            key: Party(key=key, name=_most_frequent(names[key]), type=_most_frequent(types[key])) for key in names
        }
        return {key: parties[final] for key, final in keys.items()}

    def _learn(self, entity: Entity) -> None:
        if "iso3166" in entity.identifiers and "wikidata" in entity.identifiers:
            self._items[f"iso3166:{entity.identifiers['iso3166']}"].add(entity.key)


def words_of(document: DocumentView, spans: Spans) -> str:
    """The words of spans, on one line."""
    return " ".join(" ".join(document.text_of(span) for span in spans).split())


def _without_article(words: str) -> str:
    return next((words[len(article) :] for article in _ARTICLES if words.startswith(article)), words)


def _most_frequent(counts: Mapping[str, int]) -> str:
    """What was counted most often; of several, the first by the alphabet."""
    return min(counts, key=lambda word: (-counts[word], word))
