"""Extractors that find what they are told, for the tests of the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from geoannot.hooks import Extractor
from geoannot.model import (
    Annotation,
    Document,
    DocumentView,
    Entity,
    Mention,
)
from geoannot.pipeline import Failure, Pipeline

TEXT = "Ida Brecht said no. She left."


class Says:
    """An extractor that says what it is told to say."""

    def __init__(self, say: Callable[[DocumentView], Any]) -> None:
        self._say = say

    def extract(self, document: DocumentView) -> Iterable[Annotation]:
        """What it was told."""
        return self._say(document)  # type: ignore[no-any-return]  # it may be anything


def saying(name: str, provides: str, found: Any, requires: str = "", after: str = "", version: str = "1") -> Extractor:
    """An extractor that finds what it is given: annotations, an exception to raise, or a function of the document."""

    def say(document: DocumentView) -> Any:
        if isinstance(found, Exception):
            raise found
        return found(document) if callable(found) else found

    return Extractor(
        name=name,
        version=version,
        provides=provides.split(),
        requires=requires.split(),
        after=after.split(),
        load=lambda: Says(say),
    )


def run(*extractors: Extractor, document: Document | None = None, **options: Any) -> Document:
    """A document through a pipeline in which nothing fails."""
    outcome = Pipeline(extractors, brings=None, **options).annotate(document or Document(TEXT))
    assert outcome.failures == ()
    assert outcome.document is not None
    assert outcome.document.check() == []
    return outcome.document


def failure(*extractors: Extractor, document: Document | None = None, **options: Any) -> tuple[Failure, Document]:
    """The one failure of a pipeline, and the document."""
    outcome = Pipeline(extractors, brings=None, **options).annotate(document or Document(TEXT))
    (failed,) = outcome.failures
    assert outcome.document is not None
    return failed, outcome.document


PEOPLE = [
    Mention(id="b", spans=[(20, 23)], entity="x", form="pronoun"),
    Entity(id="x", name="Ida Brecht", type="person"),
    Mention(id="a", spans=[(0, 10)], entity="x"),
]
