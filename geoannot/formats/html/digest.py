"""A digest of a document: the little that a page over many documents needs of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

import attrs

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.article import title_of
from geoannot.formats.html.highlights import WHO
from geoannot.formats.html.wording import GROUP_OF_TYPE, one_line
from geoannot.model import DocumentView, Mention, Quote


@attrs.frozen
class Appearance:
    """An entity in one document.

    Attributes:
        key: what it is known by across documents.
        name: its name there.
        group: how it is tinted.
        count: how often it is mentioned.
        link: where its entry is.
    """

    key: str
    name: str
    group: str
    count: int
    link: str


@attrs.frozen
class Judgement:
    """A stance between two entities that are known across documents."""

    holder: str
    target: str
    polarity: float


@attrs.frozen(kw_only=True)
class Digest:
    """What a page over many documents needs of one.

    Attributes:
        title: what it is called.
        link: where its page is.
        date: the day on which it was written, where that is known.
        counts: how many words, names, quotations, dates and stances it has.
        appearances: its entities, by their ids.
        talk: how many quotations of one entity name another, by the keys of both.
        judgements: its stances between entities.
    """

    title: str
    link: str
    date: datetime.date | None
    counts: Sequence[int]
    appearances: Sequence[Appearance]
    talk: Counter[tuple[str, str]]
    judgements: Sequence[Judgement]


def digest_of(document: DocumentView, *, page: str = "", prefix: str = "") -> Digest:
    """The digest of a document.

    Args:
        document: what is digested.
        page: the URL of its page; empty where it stands in the same file.
        prefix: stands before its anchors there.
    """
    keys = {entity.id: entity.key for entity in document.entities}
    mentioned = Counter(mention.entity for mention in document.mentions)
    anchors = Anchors(prefix)
    layers = (document.entities, document.quotes, document.timexes, document.stances)
    return Digest(
        title=title_of(document),
        link=page or f"#{prefix}view-article",
        date=document.metadata.calendar_date,
        counts=[len(document.text.split()), *map(len, layers)],
        appearances=[
            Appearance(
                keys[entity.id],
                one_line(entity.name),
                GROUP_OF_TYPE[entity.type],
                mentioned[entity.id],
                f"{page}#{anchors.of(entity.id, WHO)}",
            )
            for entity in document.entities
        ],
        talk=_talk(document, keys),
        judgements=[
            Judgement(keys[stance.holder], keys[stance.target], stance.polarity)
            for stance in document.stances
            if stance.holder in keys and stance.target in keys
        ],
    )


def _talk(document: DocumentView, keys: dict[str, str]) -> Counter[tuple[str, str]]:
    """How many quotations of a speaker name somebody else."""
    talk: Counter[tuple[str, str]] = Counter()
    for quote in document.quotes:
        if quote.speaker not in keys:
            continue
        speaker = keys[quote.speaker]
        named = {keys[one.entity] for one in _inside(document, quote) if one.entity in keys}
        talk.update((speaker, other) for other in named - {speaker})
    return talk


def _inside(document: DocumentView, quote: Quote) -> list[Mention]:
    """The mentions in the content of a quotation, and not in the cue that cuts it."""
    return document.mentions.within(quote, pieces=True)
