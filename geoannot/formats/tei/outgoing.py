"""One document on its way into TEI: its ids and pointers, who is responsible for what, its feature structures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geoannot.errors import FormatError
from geoannot.formats.tei.body import Block, planned
from geoannot.formats.tei.characters import is_permitted, permitted
from geoannot.formats.tei.inline.nesting import Part
from geoannot.formats.tei.markup import Markup, attribute
from geoannot.formats.tei.names import escape
from geoannot.formats.tei.options import Options, Style
from geoannot.formats.tei.places import Pointers
from geoannot.formats.tei.rows import layers_of_rows
from geoannot.formats.tei.values import write_fields
from geoannot.model import Annotation, DocumentView

LONGEST = 2_000_000
"""Code points in one text node: at most 8 MB of UTF-8, where parsers refuse 10 MB."""

WHOLE_TEXT = "document.text"
PART = "part."
"""What the ``xml:id`` begins with of every part of an annotation but the first: ``part.q1.2.1`` is its second span."""
RESERVED: Mapping[str, str] = {"author": "document.author", "document-date": "document.date"}
"""The words that references may say instead of an id, and the elements that stand for them."""

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


class Outgoing:
    """What all parts of the TEI of one document share while it is written.

    Attributes:
        document: what is written.
        prefix: what every ``xml:id`` begins with.
        style: where annotations stand.
        text: its text, with characters replaced that XML forbids.
        blocks: the stretches of the text that are paragraphs, headings or lie between them.
        in_text: the ids of the annotations that are elements of the text.
        parts: in inline style, the blocks, sentences and annotations that are elements of the text, as they nest.
        kept_out: in inline style, the ids of those that do not nest and stand beside the text after all.
        rows: the layers of kinds that are not built in.
        pointers: makes pointers of spans.
        responsible: the ``xml:id`` of the statement of responsibility for each signature.
    """

    def __init__(self, document: DocumentView, options: Options, prefix: str = "") -> None:
        """Plan where everything goes.

        Args:
            document: what is written.
            options: how.
            prefix: what every ``xml:id`` begins with; documents of one file have different ones.

        Raises:
            FormatError: the text has a character that XML forbids.
        """
        self.document = document
        self.prefix = prefix
        self.style: Style = options.style
        self._replace = options.forbidden == "replace"
        self._names: dict[str, str] = {}
        self._pointers = {word: f"#{self.own(name)}" for word, name in RESERVED.items()}
        self._features: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
        self.text = permitted(document.text, f"document {document.id}: text", replace=self._replace)
        self.blocks: list[Block] = planned(document)
        self.in_text = {one.id for block in self.blocks for one in block.annotations}
        self.parts: list[Part] = []
        self.kept_out: list[str] = []
        self.pointers = Pointers(
            self.own(WHOLE_TEXT), [(b.start, b.end, self.block_id(b)) for b in self.blocks if not b.blank]
        )
        self.rows = layers_of_rows(document)
        signatures = sorted({one.by for one in document if one.by}.union(_signatures(document.unknown.values())))
        self.responsible = {by: self.own(f"resp.{number}") for number, by in enumerate(signatures, 1)}

    def own(self, name: str) -> str:
        """The ``xml:id`` of an element that TEI alone needs; the name has a full stop."""
        return self.prefix + name

    def id(self, id: str) -> str:
        """The ``xml:id`` of an annotation."""
        name = self._names.get(id)
        if name is None:
            name = self._names[id] = self.prefix + escape(id)
        return name

    def local(self, id: str) -> str:
        """The ``xml:id`` of an annotation without what every ``xml:id`` begins with."""
        return self.id(id)[len(self.prefix) :]

    def block_id(self, block: Block) -> str:
        """The ``xml:id`` of a block of the text."""
        return self.own(f"ab.{block.number}") if block.annotation is None else self.id(block.annotation.id)

    def reference(self, target: str) -> str:
        """The pointer to an annotation, or to what a reserved word stands for."""
        pointer = self._pointers.get(target)
        if pointer is None:
            pointer = self._pointers[target] = f"#{self.id(target)}"
        return pointer

    def permitted(self, value: str, place: str) -> str:
        """A string, if an XML element can hold it.

        Raises:
            FormatError: it holds a forbidden character, or is longer than parsers take.
        """
        if len(value) > LONGEST:
            raise FormatError(f"document {self.document.id}: {place} is longer than {LONGEST:,} characters")
        if is_permitted(value):
            return value
        return permitted(value, f"document {self.document.id}: {place}", replace=self._replace)

    def features(self, annotation: Annotation, fields: Mapping[str, Any]) -> str:
        """Keep fields for the feature structures of a kind; return the pointer to them."""
        self._features.setdefault(annotation.kind, []).append((annotation.id, fields))
        return f"#{self.prefix}fs.{self.local(annotation.id)}"

    def write_features(self, markup: Markup) -> None:
        """Write the feature structures that were kept: an ``fvLib`` for each kind."""
        for kind, kept in self._features.items():
            with markup.open("fvLib", attribute("xml:id", self.own(f"fields.{escape(kind)}"))):
                for id, fields in kept:
                    own = f' xml:id="{self.prefix}fs.{self.local(id)}" type="{kind}"'
                    write_fields(markup, own, fields, self.permitted, f"{kind} {id}")

    @property
    def language(self) -> str | None:
        """The language of the text, if XML takes it for one."""
        language = self.document.metadata.language
        return language if language is not None and _LANGUAGE.fullmatch(language) else None


def _signatures(layers: Iterable[Any]) -> Iterator[str]:
    """Who signed the rows of layers of which nothing else is known."""
    for rows in layers:
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("by"), str) and row["by"]:
                yield row["by"]
