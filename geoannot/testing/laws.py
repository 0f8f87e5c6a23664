"""The laws that an extractor keeps, each a function that names the first breach of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from geoannot.errors import FormatError
from geoannot.formats import json, tei
from geoannot.hooks import AnnotationExtractor
from geoannot.model import Annotation, Document, DocumentView, Kinds
from geoannot.pipeline import Pipeline

SHOWN = 400
"""How many characters of an example a message shows."""
KINDS_LAW = "it returns annotations of the kinds that it provides"


class BrokenLawError(AssertionError):
    """A law that does not hold, with an example of a document on which it does not."""

    def __init__(self, extractor: str, law: str, what: str, document: DocumentView | None = None) -> None:
        self.law, self.document = law, document
        super().__init__(f"extractor {extractor} breaks the law “{law}”: {what}{_shown(document)}")


def _shown(document: DocumentView | None) -> str:
    if document is None:
        return ""
    layers = "".join(f"\n  {layer!r:.{SHOWN}}" for layer in document.layers.values())
    return f"\n  text: {document.text!r:.{SHOWN}}\n  date: {document.metadata.date}{layers}"


def found_by(extractor: AnnotationExtractor, name: str, document: DocumentView) -> list[Any]:
    """What an extractor finds in a document: it raises nothing, and what it returns can be walked over."""
    law = "it raises nothing on any text"
    try:
        found: Any = extractor.extract(document)
        walkable = isinstance(found, Iterable) and not isinstance(found, (str, bytes, Mapping))
        arrived = list(found) if walkable else None
    except Exception as error:
        where = "".join(traceback.format_exception(error)[-3:]).rstrip()
        raise BrokenLawError(name, law, f"{type(error).__name__}: {error}\n{where}", document) from error
    if arrived is None:
        raise BrokenLawError(name, KINDS_LAW, f"it returned {found!r:.80}", document)
    return arrived


def breach_of_kinds(found: list[Any], document: DocumentView, provides: tuple[str, ...]) -> str | None:
    """It returns annotations of the kinds that it provides."""
    for one in found:
        if not isinstance(one, Annotation) or one.kind not in provides:
            return f"it returned {one!r:.120} and provides {', '.join(provides)}"
    return None


def breach_of_spans(found: list[Any], document: DocumentView, provides: tuple[str, ...]) -> str | None:
    """Its spans lie in the text."""
    length = len(document.text)
    for one in found:
        for field in one.span_fields:
            if any(span[1] > length for span in getattr(one, field)):
                return f"{field} of {one!r:.120} end past the text (length {length})"
    return None


def breach_of_ids(found: list[Any], document: DocumentView, provides: tuple[str, ...]) -> str | None:
    """Ids are unique in its output."""
    seen: dict[str, Annotation] = {}
    for one in found:
        if one.id and one.id in seen:
            return f"{one!r:.120} and {seen[one.id]!r:.120} have one id"
        seen[one.id] = one
    return None


def breach_of_references(found: list[Any], document: DocumentView, provides: tuple[str, ...]) -> str | None:
    """Its references name annotations of its output or of the document, of the kind that the field asks for."""
    own = {one.id: one for one in found if one.id}
    for one in found:
        for field, kinds, words in one.reference_fields:
            target = getattr(one, field)
            if target is None or target in words:
                continue
            named = own.get(target) or document.get(target)
            if named is None:
                return f"{field} {target!r} of {one!r:.120} is no id of its output or of the document"
            if kinds and named.kind not in kinds:
                return f"{field} {target!r} of {one!r:.120} is of the kind {named.kind}, not {' or '.join(kinds)}"
    return None


OUTPUT_LAWS: Mapping[str, Callable[[list[Any], DocumentView, tuple[str, ...]], str | None]] = {
    KINDS_LAW: breach_of_kinds,
    "its spans lie in the text": breach_of_spans,
    "its ids are unique": breach_of_ids,
    "its references hold": breach_of_references,
}


def check_output(name: str, found: list[Any], document: DocumentView, provides: tuple[str, ...]) -> None:
    """The laws that the output of one run can break."""
    for law, breach in OUTPUT_LAWS.items():
        what = breach(found, document, provides)
        if what is not None:
            raise BrokenLawError(name, law, what, document)


def check_same(name: str, law: str, one: list[Any], other: list[Any], document: DocumentView) -> None:
    """Two runs on one document found the same."""
    if one != other:
        missing = [f"{found!r:.120}" for found in one if found not in other][:3]
        more = [f"{found!r:.120}" for found in other if found not in one][:3]
        raise BrokenLawError(name, law, f"first {missing or len(one)}, then {more or len(other)}", document)


def check_whole(name: str, pipeline: Pipeline, document: Document, kinds: Kinds) -> None:
    """The pipeline takes what it found, every reference holds then, and formats carry it there and back."""
    whole = document.copy()
    outcome = pipeline.annotate(whole)
    for failure in outcome.failures:
        raise BrokenLawError(name, "the pipeline takes what it finds", failure.cause, document)
    findings = whole.check()
    if findings:
        raise BrokenLawError(name, "the annotated document is free of findings", str(findings[0]), document)
    for carrier in (json, tei):
        what = _breach_of_carrying(carrier, document, whole, kinds)
        if what is not None:
            carried = carrier.__name__.rpartition(".")[2].upper()
            raise BrokenLawError(name, f"{carried} carries what it finds there and back", what, document)


def _breach_of_carrying(carrier: Any, document: Document, whole: Document, kinds: Kinds) -> str | None:
    """What goes wrong in a format; nothing, if it cannot hold the document as it was before (a lone surrogate)."""
    try:
        carrier.dumps(document)
    except FormatError:
        return None
    try:
        again = carrier.loads(carrier.dumps(whole), kinds=kinds)
    except FormatError as error:
        return str(error)
    return None if again == whole else "it comes back changed"
