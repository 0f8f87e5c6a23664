"""Passages: annotated words in their sentence, as the indexes quote them."""

from __future__ import annotations

import attrs

from geoannot.formats.html.wording import one_line
from geoannot.model import DocumentView, TextAnnotation

_AROUND = 70  # characters of the sentence on each side
_WORDS = 160  # characters of the annotated words


@attrs.frozen
class Passage:
    """Annotated words, with the sentence before and behind them."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def passage_of(document: DocumentView, annotation: TextAnnotation) -> Passage:
    """The passage of an annotation; where its sentence is not known, some words on both sides."""
    start, end = max(0, annotation.start - _AROUND), min(len(document.text), annotation.end + _AROUND)
    for sentence in document.sentences.covering(annotation)[:1]:
        start, end = max(start, sentence.start), min(end, sentence.end)
    return Passage(
        before=_before(document.text[start : annotation.start]),
        words=one_line(document.text[annotation.start : annotation.end], _WORDS),
        after=_after(document.text[annotation.end : end]),
    )


def _before(text: str) -> str:
    """What stands before, without the word that a cut goes through, and with the blank at its end."""
    if len(text) == _AROUND and " " in text:
        text = "…" + text[text.index(" ") + 1 :]
    return one_line(text) + " " * text[-1:].isspace()


def _after(text: str) -> str:
    """What stands behind, in the same way."""
    if len(text) == _AROUND and " " in text:
        text = text[: text.rindex(" ")] + "…"
    return " " * text[:1].isspace() + one_line(text)
