"""TEI in, TEI out: annotations put into the file that a document came from, and nothing else in it changed."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats.tei.editions.about import metadata_of
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.existing import marked_up
from geoannot.formats.tei.editions.inlining import inline_edits
from geoannot.formats.tei.editions.origin import KEY, Origin, edition_of
from geoannot.formats.tei.editions.pointing import TEXT, Anchors, EditionPointers, free_prefix
from geoannot.formats.tei.editions.record import RECORD, STAND_OFF, TYPE, VERSION, place_of
from geoannot.formats.tei.editions.schemas import forbids_stand_off
from geoannot.formats.tei.editions.source import Edit, Source
from geoannot.formats.tei.header import VERSION as SOFTWARE
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.markup import Markup, attribute, attributes
from geoannot.formats.tei.names import NAMESPACE
from geoannot.formats.tei.options import Options
from geoannot.formats.tei.outgoing import RESERVED, Outgoing
from geoannot.formats.tei.stance import DIRECTIONS
from geoannot.formats.tei.stand_off import write_stand_off
from geoannot.formats.tei.timex import EDTF
from geoannot.formats.tei.values import write_fields
from geoannot.model import Annotation, Document, DocumentView, Metadata, written_order
from geoannot.model.metadata import METADATA_FIELDS

_STRUCTURE = ("heading", "paragraph", "sentence")
"""Layers to which nothing refers: where the mark-up says them, they are not said again."""


def edited(document: DocumentView, origin: Origin, options: Options) -> Source:
    """The file of a document with its annotations in it.

    Args:
        document: what is written.
        origin: the file that it came from.
        options: how.

    Raises:
        FormatError: the document's text is not that of the file, or its annotations can't be written.
    """
    findings = document.check()
    if findings:
        raise FormatError(f"document {document.id} can't be written before it is right", findings=findings)
    edition = edition_of(document)
    schema = forbids_stand_off(origin.source.text)
    if schema is not None:
        message = f"document {document.id}: its schema {schema} has no standOff; the output is not valid against it"
        warnings.warn(message, GeoannotWarning, stacklevel=2)
    out = OutgoingEdition(document, origin, edition, options)
    edits = inline_edits(out, edition, out.said) if options.style == "inline" else []
    written = "".join(stand_off(out))
    edits += [
        Edit(element.tag.end, element.tag.end, f' xml:id="{name}"') for name, element in out.anchors.given.items()
    ]
    place = place_of(edition)
    written = written.replace("\n", origin.source.line_end)
    return origin.source.edited([*edits, Edit(place, place, written)])


class OutgoingEdition(Outgoing):
    """A document on its way into its own file.

    Attributes:
        anchors: the elements that can be pointed to.
        said: the ids of the annotations that the mark-up says already.
        record: what reading it back needs beside the layers.
    """

    def __init__(self, document: DocumentView, origin: Origin, edition: Edition, options: Options) -> None:
        # The file need not travel in the file.
        metadata = document.metadata
        own = _light(document, {key: value for key, value in metadata.extra.items() if key != KEY})
        super().__init__(own, options, free_prefix(origin.source.text))
        self.anchors = Anchors(edition, self.prefix)
        self.edition_pointers = EditionPointers(self.anchors)
        self.pointers = self.edition_pointers  # type: ignore[assignment]  # it is asked the same
        self.namespace = edition.tei.nsmap.get(None) == NAMESPACE
        said = marked_up(edition, origin.by, origin.markup, lambda _: None)
        same = [name for name in _STRUCTURE if name in said and _alike(document.layer(name), said[name])]
        self.said = {one.id for layer in said.values() for one in layer if document.get(one.id) == one}
        self.in_text = {one.id for name in same for one in document.layer(name)}
        self.record: dict[str, Any] = {
            "version": VERSION,
            "software": f"geoannot {SOFTWARE}",
            "id": document.id,
            "by": origin.by,
            **origin.rule,
            "layers": written_order([*document.layers, *document.unknown]),
            "in-text": same,
            "metadata": _differences(metadata, Metadata(**metadata_of(edition.tei))),
        }


def _alike(some: Iterable[Annotation], others: Iterable[Annotation]) -> bool:
    """Whether two layers hold the same, in whatever order."""
    return {one.id: one for one in some} == {one.id: one for one in others}


def _light(document: DocumentView, extra: Mapping[str, Any]) -> Document:
    """The document with other metadata."""
    metadata = attrs.evolve(document.metadata, extra=extra)
    return Document.of_layers(
        document.text, document.layers, id=document.id, metadata=metadata, unknown=document.unknown
    )


def _differences(metadata: Metadata, said: Metadata) -> dict[str, Any]:
    """The metadata that the header of the file does not say."""
    found = {
        name: getattr(metadata, name) for name in METADATA_FIELDS if getattr(metadata, name) != getattr(said, name)
    }
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}


def stand_off(out: OutgoingEdition) -> Iterator[str]:
    """The ``standOff`` in pieces."""
    markup = Markup(1)
    namespace = "" if out.namespace else attribute("xmlns", NAMESPACE)
    with markup.open("standOff", namespace + attributes(xml_id=out.own(STAND_OFF), type=TYPE)):
        write_fields(markup, attributes(xml_id=out.own(RECORD), type=TYPE), out.record, out.permitted, "document")
        _responsible(markup, out)
        _vocabularies(markup, out)
        write_stand_off(markup, out)
        if out.edition_pointers.beside:
            markup.line("seg", attributes(xml_id=out.own(TEXT), type="text"), out.text)
    return iter(markup.pieces)


def _responsible(markup: Markup, out: OutgoingEdition) -> None:
    """Who made what, and what the words ``author`` and ``document-date`` stand for."""
    metadata = out.document.metadata
    with markup.open("listBibl", attribute("type", TYPE)), markup.open("bibl"):
        author = ", ".join(metadata.authors) or "unknown"
        markup.line("author", attribute("xml:id", out.own(RESERVED["author"])), out.permitted(author, "author"))
        own = attribute("xml:id", out.own(RESERVED["document-date"]))
        date = metadata.date
        when = "" if date is None else attribute("when", date[:10])
        markup.line("date", own + when, None if date is None else out.permitted(date, "date"))
        for by, name in out.responsible.items():
            with markup.open("respStmt", attribute("xml:id", name)):
                markup.line("resp", "", "annotation")
                sort = "person" if by.startswith("person/") else "software"
                markup.line("name", attribute("type", sort), out.permitted(by, "name"))


def _vocabularies(markup: Markup, out: OutgoingEdition) -> None:
    """The words that fields can be, for the layers that are there."""
    for name in (name for name in out.document.layers if name in ENCODINGS):
        vocabularies = {**ENCODINGS[name].vocabularies, **({"direction": DIRECTIONS} if name == "stance" else {})}
        for field, words in vocabularies.items():
            with markup.open("interpGrp", attributes(xml_id=out.own(f"{name}.{field}"), type=f"{name}.{field}")):
                for word, meaning in words.items():
                    markup.line("interp", attribute("xml:id", out.own(f"{name}.{field}.{word}")), meaning)
    if "timex" in out.document.layers:
        markup.line("interp", attribute("xml:id", out.own(EDTF)), "when-custom holds EDTF (ISO 8601-2)")
