"""The ``text`` of a TEI document: every character of the document, in blocks, with nothing put between them.

Headings (``div/head``), paragraphs (``p``) and sentences (``s``) that nest are elements here; those that overlap others
or have several spans stay outside the text. What lies between blocks stands in ``ab``, blank lines too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeVar

import attrs

from geoannot.formats.tei.characters import is_blank
from geoannot.model import Annotation, DocumentView, Heading, Sentence, TextAnnotation

A = TypeVar("A", bound=TextAnnotation)


@attrs.frozen(kw_only=True)
class Block:
    """A stretch of the text that becomes one element.

    Attributes:
        number: its place among the blocks, from 1.
        start: where it begins, in code points.
        end: where it ends.
        annotation: the heading or paragraph that it is; None for what lies between them.
        sentences: those that become elements inside it, in text order.
        blank: whether there is nothing but white space between two blocks.
    """

    number: int
    start: int
    end: int
    annotation: TextAnnotation | None
    sentences: tuple[Sentence, ...]
    blank: bool

    @property
    def annotations(self) -> Iterator[Annotation]:
        """What is said by this element and those in it."""
        return chain(() if self.annotation is None else (self.annotation,), self.sentences)

    @property
    def element(self) -> str:
        """The name of the element."""
        if self.annotation is None:
            return "ab"
        return "head" if isinstance(self.annotation, Heading) else "p"


def planned(document: DocumentView) -> list[Block]:
    """The blocks of a document: together they are the whole text."""
    candidates = chain(document.headings, document.paragraphs)
    chosen = _disjoint(sorted((one for one in candidates if len(one.spans) == 1), key=lambda one: one.spans))
    sentences = _disjoint(one for one in document.sentences if len(one.spans) == 1)
    text = document.text
    stretches = list(_stretches(chosen, len(text)))
    blocks = []
    waiting = next(sentences, None)
    for number, (start, end, annotation) in enumerate(stretches, 1):
        inside = []
        while waiting is not None and waiting.start < end:
            if waiting.start >= start and waiting.end <= end:
                inside.append(waiting)
            waiting = next(sentences, None)
        blank = annotation is None and not inside and is_blank(text[start:end]) and len(stretches) > 1
        blocks.append(
            Block(number=number, start=start, end=end, annotation=annotation, sentences=tuple(inside), blank=blank)
        )
    return blocks


def _disjoint(annotations: Iterable[A]) -> Iterator[A]:
    """Those that begin where the one before ended, or behind."""
    position = 0
    for annotation in annotations:
        if annotation.start >= position:
            yield annotation
            position = annotation.end


def _stretches(chosen: Iterable[TextAnnotation], length: int) -> Iterator[tuple[int, int, TextAnnotation | None]]:
    """The chosen annotations and what lies between them."""
    position = 0
    for annotation in chosen:
        if annotation.start > position:
            yield position, annotation.start, None
        yield annotation.start, annotation.end, annotation
        position = annotation.end
    if position < length or not length:
        yield position, length, None
