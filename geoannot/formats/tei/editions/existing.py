"""Annotations that the mark-up of an edition already holds: headings, paragraphs, sentences, names, dates, speech."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.about import identified, signature
from geoannot.formats.tei.editions.chains import chains
from geoannot.formats.tei.editions.dates import timex_fields
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.elements import Element
from geoannot.formats.tei.editions.registers import Registers
from geoannot.formats.tei.editions.vocabulary import vocabulary
from geoannot.formats.tei.names import ID, TEI
from geoannot.formats.tei.values import read_number
from geoannot.model import Annotation, Heading, Mention, Paragraph, Quote, Sentence, Span, Spans, Timex
from geoannot.model.mention import MentionForm

_KEPT = ("ref", "key", "who", "when", "from", "to", "notBefore", "notAfter", "dur", "type", "cert")
"""Attributes that an annotation keeps in its features, as they are written."""

_SPEECHES = frozenset({f"{TEI}sp", f"{TEI}u"})
_SPOKEN = frozenset(TEI + name for name in ("p", "ab", "l", "lg", "seg"))


def marked_up(
    edition: Edition,
    by: str,
    markup: str,
    report: Callable[[str], None],
    outside: Mapping[str, etree._Element] | None = None,
) -> dict[str, list[Annotation]]:
    """The layers that the mark-up of an edition makes.

    Args:
        edition: what was read.
        by: who signs what names nobody in ``@resp``.
        markup: ``annotations``, or ``structure`` for headings and paragraphs alone.
        report: takes a sentence on what was not taken.
        outside: elements around it that may be pointed to, by ``xml:id``.
    """
    layers = structure_of(edition, by)
    return layers if markup == "structure" else layers | annotations_of(edition, by, report, outside or {})


def structure_of(edition: Edition, by: str) -> dict[str, list[Annotation]]:
    """The headings and paragraphs of an edition, by layer.

    Args:
        edition: what was read.
        by: who signs them.
    """
    headings: list[Annotation] = []
    paragraphs: list[Annotation] = []
    for element in edition.elements:
        if element.role in ("heading", "paragraph"):
            span = trimmed(edition.text, element.text)
            if span and element.role == "heading":
                headings.append(Heading(id=f"h{len(headings) + 1}", spans=span, by=by))
            elif span:
                paragraphs.append(Paragraph(id=f"p{len(paragraphs) + 1}", spans=span, by=by))
    return {"heading": headings, "paragraph": paragraphs} if headings or paragraphs else {}


def annotations_of(
    edition: Edition, by: str, report: Callable[[str], None], outside: Mapping[str, etree._Element]
) -> dict[str, list[Annotation]]:
    """Everything that the mark-up says of sentences, names, dates and speech, by layer; only layers that it fills.

    Args:
        edition: what was read.
        by: who signs what names nobody in ``@resp``.
        report: takes a sentence on what was not taken.
        outside: elements around it that may be pointed to, by ``xml:id``.
    """
    found = _Existing(edition, by, outside)
    found.read()
    if found.sentences and _covers(edition, found.sentences):
        found.layers["sentence"] = list(found.sentences)
    elif found.sentences:
        report("its s elements do not hold all words of its paragraphs; sentences are not taken from them")
    return found.layers


def trimmed(text: str, span: Span) -> Spans:
    """The span without white space at its ends; none where there is nothing else in it."""
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    end = span.start + len(piece.rstrip())
    return (Span(start, end),) if start < end else ()


def _covers(edition: Edition, sentences: list[Sentence]) -> bool:
    """Whether no word of a paragraph is outside the sentences."""
    waiting = sorted(one.spans[0] for one in sentences)
    number = 0
    for paragraph in (one.text for one in edition.elements if one.role == "paragraph"):
        position = paragraph.start
        while number < len(waiting) and waiting[number].end <= paragraph.end:
            if any(map(str.isalnum, edition.text[position : waiting[number].start])):
                return False
            position = max(position, waiting[number].end)
            number += 1
        if any(map(str.isalnum, edition.text[position : paragraph.end])):
            return False
    return True


class _Existing:
    """One walk over the elements of an edition.

    Attributes:
        layers: what was found, by layer.
        sentences: the sentences, which are a layer only if they hold all words.
    """

    def __init__(self, edition: Edition, by: str, outside: Mapping[str, etree._Element]) -> None:
        self.layers: dict[str, list[Annotation]] = {}
        self.sentences: list[Sentence] = []
        self._edition = edition
        self._by = by
        self._identified = {**outside, **identified(edition.tei)}
        self._registers = Registers(self._identified)
        self._signatures: dict[str, str] = {}
        self._chains = chains(edition)
        self._quotes: dict[int, str] = {}  # the id of the quotation that an element is, by its number

    def read(self) -> None:
        """Take what the elements say, in their order."""
        position = 0  # where the last name or date ended: those inside it are parts of it
        for element in self._edition.elements:
            known = vocabulary().elements.get(str(element.node.tag))
            if known is None or element.role == "skip" or element.number in self._chains.followers:
                continue
            kind, type_ = known
            spans = self._spans(element)
            if not spans:
                continue
            if kind == "sentence":
                self._sentence(element, spans)
            elif kind == "quote":
                self._quote(element, spans)
            elif spans[0].start >= position:
                position = spans[-1].end
                self._mention(element, spans, type_) if kind == "mention" else self._timex(element, spans, type_)
        if self._registers.entities:
            self.layers["entity"] = list(self._registers.entities)

    def _add(self, kind: str, annotation: Annotation) -> None:
        self.layers.setdefault(kind, []).append(annotation)

    def _common(self, element: Element, prefix: str, number: int) -> dict[str, Any]:
        """The fields that all annotations have."""
        node = element.node
        features = {"element": etree.QName(node).localname}
        features |= {"xml:id": str(node.get(ID))} if node.get(ID) else {}
        features |= {name: str(node.get(name)) for name in _KEPT if node.get(name)}
        common: dict[str, Any] = {"id": f"{prefix}{number}", "by": self._signature(node), "features": features}
        try:
            certainty = read_number(node.get("cert", ""))
        except FormatError:  # high, medium, low: words are no numbers, and stay in the features
            return common
        return {**common, "confidence": certainty} if 0 <= certainty <= 1 else common

    def _signature(self, node: etree._Element) -> str:
        """Whom ``@resp`` names, else the edition."""
        pointer = node.get("resp", "").partition(" ")[0]
        if pointer not in self._signatures:
            named = self._identified.get(pointer[1:]) if pointer.startswith("#") else None
            self._signatures[pointer] = signature(named) or self._by
        return self._signatures[pointer]

    def _spans(self, element: Element) -> Spans:
        """Where an element and those that go on from it (``@next``) stand in the text."""
        text = self._edition.text
        pieces = [trimmed(text, one.text) for one in self._chains.of(element)]
        found: list[Span] = []
        for span in sorted(span for piece in pieces for span in piece):
            if not found or span.start >= found[-1].end:
                found.append(span)
        return tuple(found)

    def _sentence(self, element: Element, spans: Spans) -> None:
        if self.sentences and spans[0].start < self.sentences[-1].end:
            return  # a sentence in a sentence
        self.sentences.append(Sentence(spans=spans, **self._common(element, "s", len(self.sentences) + 1)))

    def _mention(self, element: Element, spans: Spans, type_: str) -> None:
        node = element.node
        if type_ == "@type":
            type_ = vocabulary().types.get(node.get("type", "").lower(), "other")
        text = " ".join(self._edition.text[span.start : span.end] for span in spans)
        pointer = node.get("ref") or node.get("key") or node.get("corresp")
        entity = self._registers.named(pointer, text, type_, self._signature(node))
        form: MentionForm = "nominal" if etree.QName(node).localname == "rs" and text[0].islower() else "name"
        common = self._common(element, "m", len(self.layers.get("mention", ())) + 1)
        self._add("mention", Mention(spans=spans, entity=entity, form=form, **common))

    def _timex(self, element: Element, spans: Spans, type_: str) -> None:
        fields = timex_fields({str(name): str(value) for name, value in element.node.attrib.items()}, type_)
        common = self._common(element, "t", len(self.layers.get("timex", ())) + 1)
        self._add("timex", Timex(spans=spans, **fields, **common))

    def _quote(self, element: Element, spans: Spans) -> None:
        node = element.node
        if etree.QName(node).localname == "q" and node.get("type", "") in vocabulary().no_speech:
            return
        source: Spans = ()
        if node.tag in _SPEECHES:
            source, spans = self._speech(element)
            if not spans:
                return
        common = self._common(element, "q", len(self.layers.get("quote", ())) + 1)
        who = node.get("who")
        speaker = self._registers.named(who, "", "person", common["by"]) if who else None
        if speaker is None and source:
            label = self._edition.text[source[0].start : source[-1].end].rstrip(" .:")
            speaker = self._registers.named(None, label, "person", common["by"])
        parent = next((self._quotes[one] for one in self._above(element) if one in self._quotes), None)
        quote: Quote = Quote(
            spans=spans,
            type="indirect" if node.get("direct") == "false" else "direct",
            source=source,
            speaker=speaker,
            parent=parent,
            **common,
        )
        self._quotes[element.number] = quote.id
        self._add("quote", quote)

    def _speech(self, element: Element) -> tuple[Spans, Spans]:
        """The label of a speech in a play or record, and what is spoken: its paragraphs and lines."""
        elements, text = self._edition.elements, self._edition.text
        source: Spans = ()
        spoken: list[Span] = []
        for number in range(element.number + 1, len(elements)):
            one = elements[number]
            if one.tag.start >= element.source_end:
                break
            if one.node.tag == f"{TEI}speaker" and not source:
                source = trimmed(text, one.text)
            elif one.node.tag in _SPOKEN:
                piece = trimmed(text, one.text)
                if piece and (not spoken or piece[0].start >= spoken[-1].end):
                    spoken += piece
        if not spoken and element.node.tag == f"{TEI}u":
            return source, trimmed(text, element.text)
        return source, tuple(spoken)

    def _above(self, element: Element) -> Iterator[int]:
        """The numbers of the elements around one, from the inside."""
        number = element.parent
        while number >= 0:
            yield number
            number = self._edition.elements[number].parent
