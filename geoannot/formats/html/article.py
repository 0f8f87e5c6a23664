"""An article: everything that its page shows, ready for the template."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs
from markupsafe import Markup

from geoannot.formats.html import actors, network, provenance, relations, sayings, timeline
from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.highlights import highlights, other_layers
from geoannot.formats.html.markup import blocks_of, marked_up
from geoannot.formats.html.wording import counted, day, one_line
from geoannot.model import DocumentView

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_LAYERS = {"entities": "mention", "quotes": "quote", "dates": "timex", "stances": "stance"}
"""The switches, and the layers without which they are not offered."""

_IN_EVERY_KIND = frozenset({"id", "spans", "by", "confidence", "features"})


@attrs.frozen
class OtherRow:
    """An annotation of a plugin's kind: where it is, its words, and its fields."""

    place: str
    words: str
    facts: str


@attrs.frozen
class OtherKind:
    """The annotations of a plugin's kind."""

    kind: str
    rows: Sequence[OtherRow]


@attrs.frozen(kw_only=True)
class Article:
    """What the page of one document shows; the fields are those of the templates."""

    prefix: str
    home: str
    title: str
    facts: str
    language: str
    text: Markup
    shown: frozenset[str]
    parts: Sequence[tuple[str, str]]
    actors: Sequence[actors.Actor]
    speakers: Sequence[sayings.Speaker]
    timeline: timeline.Timeline
    relations: Sequence[relations.Relation]
    network: network.Network
    more: Sequence[OtherKind]
    origin: Sequence[tuple[str, str]]
    works: Sequence[provenance.Work]


def title_of(document: DocumentView) -> str:
    """What a document is called: its title, else its first heading, else its id."""
    headings = (document.text_of(heading) for heading in document.headings[:1])
    lines = (one_line(name or "") for name in (document.metadata.title, *headings, document.id))
    return next(filter(None, lines), "Untitled")


def article_of(document: DocumentView, *, prefix: str = "", home: str = "") -> Article:
    """The article of a document.

    Args:
        document: what is shown.
        prefix: stands before all of its anchors.
        home: a URL that leads to the other articles.
    """
    anchors = Anchors(prefix)
    found = relations.relations_of(document, anchors)
    more = other_kinds(document, anchors)
    language = document.metadata.language or ""
    names = {
        "who": ("Who", bool(document.entities)),
        "says": ("Says", bool(document.quotes)),
        "when": ("When", bool(document.timexes)),
        "stands": ("Stances", bool(found)),
        **{f"more-{number}": (one.kind.capitalize(), True) for number, one in enumerate(more, 1)},
        "about": ("Origin", True),
    }
    return Article(
        prefix=prefix,
        home=home,
        title=title_of(document),
        facts=_facts(document),
        language=language if _LANGUAGE.fullmatch(language) else "",
        text=text_of(document, anchors),
        shown=switches_of(document),
        parts=[(part, name) for part, (name, there) in names.items() if there],
        actors=actors.actors_of(document, anchors),
        speakers=sayings.speakers_of(document, anchors),
        timeline=timeline.timeline_of(document, anchors),
        relations=found,
        network=network.network_of(found),
        more=more,
        origin=provenance.origin_of(document),
        works=provenance.work_in(document),
    )


def switches_of(document: DocumentView) -> frozenset[str]:
    """The switches that a document has something for."""
    own = {switch for switch, layer in _LAYERS.items() if len(document.layer(layer))}
    return frozenset(own | ({"more"} if other_layers(document) else set()))


def other_kinds(document: DocumentView, anchors: Anchors) -> list[OtherKind]:
    """The annotations of plugins' kinds, layer by layer."""
    return [_other_kind(document, layer.name, anchors) for layer in other_layers(document)]


def text_of(document: DocumentView, anchors: Anchors | None) -> Markup:
    """The text of a document with its highlights; without anchors, in paragraphs alone and without links."""
    extents = [[(one.start, one.end) for one in layer] for layer in (document.headings, document.paragraphs)]
    blocks = blocks_of(document.text, *extents)
    if anchors is not None:
        return marked_up(document.text, blocks, highlights(document, anchors))
    plain = (attrs.evolve(mark, anchor="", link="") for mark in highlights(document, Anchors()))
    return marked_up(document.text, blocks, plain, outline=False)


def _facts(document: DocumentView) -> str:
    """The line below the title: day, source, authors, and how much there is."""
    metadata = document.metadata
    written = metadata.calendar_date
    counts = (
        counted(len(document.text.split()), "word"),
        *(
            counted(len(layer), *nouns)
            for layer, nouns in (
                (document.entities, ("name",)),
                (document.quotes, ("quotation",)),
                (document.timexes, ("date",)),
                (document.stances, ("stance",)),
            )
            if len(layer)
        ),
    )
    known = (day(written) if written else "", metadata.source, ", ".join(metadata.authors), *counts)
    return " · ".join(one_line(fact) for fact in known if fact)


def _other_kind(document: DocumentView, name: str, anchors: Anchors) -> OtherKind:
    """The annotations of a plugin's kind, with the fields that say something."""
    rows: list[OtherRow] = []
    for annotation in document.layer(name):
        own = {name: getattr(annotation, name) for name in annotation.field_names if name not in _IN_EVERY_KIND}
        values = {**own, **annotation.features}
        facts = "; ".join(f"{field}: {value}" for field, value in values.items() if value not in (None, "", ()))
        words = one_line(document.text_of(annotation), 120)
        rows.append(OtherRow(anchors.of(annotation.id), words, one_line(facts, 300)))
    return OtherKind(name, rows)
