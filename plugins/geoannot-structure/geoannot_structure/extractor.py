"""The extractor: from a document to headings, paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Iterator

from geoannot.model import Annotation, DocumentView, Heading, Paragraph, Sentence, Span
from geoannot_structure.blocks import blocks_of
from geoannot_structure.config import StructureConfig
from geoannot_structure.given import with_given_blocks
from geoannot_structure.headings import is_title
from geoannot_structure.sentences import sentence_spans
from geoannot_structure.unmarked import stretches_of


class StructureExtractor:
    """Finds headings, paragraphs and sentences.

    Every character that is not white space lies in exactly one heading or paragraph and in exactly one sentence; no
    sentence crosses a heading or a paragraph; none of them has white space at its edges. Where the document brings
    headings or paragraphs, sentences keep to these, and the rest of the text is read as usual.
    """

    def __init__(self, config: StructureConfig) -> None:
        self._wrapped = config.wrapped

    def extract(self, document: DocumentView) -> Iterator[Annotation]:
        """Headings, paragraphs and sentences, in text order."""
        text = document.text
        found = blocks_of(text, self._wrapped, document.metadata.title)
        for block in with_given_blocks(document, found):
            if block.heading:
                yield Heading(spans=(Span(block.start, block.end),))
            elif block.role is None:
                yield Paragraph(spans=(Span(block.start, block.end),))
            else:
                yield Paragraph(spans=(Span(block.start, block.end),), features={"role": block.role})
            capitals = block.heading and is_title(text[block.start : block.end])
            for start, end in stretches_of(text, block.start, block.end):
                for span in sentence_spans(text, start, end, capitals=capitals):
                    yield Sentence(spans=(Span(*span),))
