"""The contract check: what the pipeline and the user may rely on, tried on an extractor with texts of all sorts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

from geoannot.hooks import AnnotationExtractor, Extractor, Table
from geoannot.model import Annotation, Document, Kinds, with_kinds
from geoannot.pipeline import Pipeline
from geoannot.testing.annotations import Fields
from geoannot.testing.documents import documents
from geoannot.testing.endurance import check_endurance
from geoannot.testing.laws import BrokenLawError, check_output, check_same, check_whole, found_by
from geoannot.testing.scaffold import closure, scaffold
from geoannot.testing.texts import NASTY_TEXTS
from geoannot.testing.texts import texts as any_texts

_ELSEWHERE = "Ida Brecht of Marenda said on Monday: “Canada opposed it.”\n\nOn 3 May 1998 the NATO envoy praised her."


def check_extractor(
    extractor: Extractor | type[Any] | AnnotationExtractor,
    *,
    config: Any = None,
    tables: Mapping[str, Table] | None = None,
    provides: Iterable[str] | None = None,
    requires: Iterable[str] = (),
    kinds: Iterable[type[Annotation]] = (),
    fields: Mapping[str, Fields] | None = None,
    texts: st.SearchStrategy[str] | Iterable[str] | None = None,
    before: Iterable[Extractor] = (),
    examples: int = 50,
    seconds_per_megabyte: float = 10.0,
) -> None:
    """Check that an extractor keeps the laws that the pipeline and its users rely on.

    On texts of all sorts, and with layers of all sorts already there: it raises nothing; it returns annotations of the
    kinds that it provides, with spans in the text, ids that are unique and references that hold; it finds the same
    when it runs twice and whatever it saw before; the pipeline takes what it finds, and JSON carries that there and
    back. A megabyte of one character, or of prose, does not hang it.

    Args:
        extractor: its specification; or its class or an instance, with ``provides`` and ``requires``.
        config: an instance of its ``Config``; its defaults where nothing is given.
        tables: rows by table name, as other plugins would add them.
        provides: for a class or an instance: the kinds that it finds; all kinds where nothing is given.
        requires: for a class or an instance: the kinds of the layers that it needs.
        kinds: kinds of its own that it provides or requires.
        fields: for those, strategies for fields whose types do not say enough, by kind and field.
        texts: a strategy, or texts to try, in place of :func:`geoannot.testing.texts`.
        before: extractors that run first on half of the texts, so that it also meets the layers that it will meet.
        examples: how many documents are drawn; they are the same in every run.
        seconds_per_megabyte: how much processor time a megabyte may take; a guard against hanging, no benchmark.

    Raises:
        AssertionError: a law does not hold; the message names it, with a small example.
    """
    specification = _specification(extractor, provides, requires, kinds)
    known = _known_kinds(specification, kinds)
    one, other = specification.build(config, tables), specification.build(config, tables)
    trial = _Trial(specification, known, one, other, fields or {})
    given_texts = None if texts is None or isinstance(texts, st.SearchStrategy) else tuple(texts)
    for text in (*NASTY_TEXTS, *(given_texts or ())):
        trial.on(scaffold(text, specification.requires, known, fields))
    if isinstance(texts, st.SearchStrategy):
        drawn_texts = texts
    else:
        drawn_texts = st.sampled_from(given_texts) if given_texts else any_texts()
    drawn = documents(
        text=drawn_texts,
        kinds=closure((*specification.requires, *specification.provides, *specification.after), known),
        present=specification.requires,
        fields=fields,
        surrogates=True,
    )
    ahead = _annotated_by(tuple(before), drawn_texts, specification, known)
    _check_drawn(trial, drawn if ahead is None else st.one_of(drawn, ahead), examples)
    check_endurance(specification, one, known, fields or {}, seconds_per_megabyte)


class _Trial:
    """Two instances of an extractor, and the laws tried on one document after the other."""

    def __init__(
        self,
        specification: Extractor,
        kinds: Kinds,
        one: AnnotationExtractor,
        other: AnnotationExtractor,
        fields: Mapping[str, Fields],
    ) -> None:
        self._specification, self._kinds, self._one, self._other = specification, kinds, one, other
        self._elsewhere = scaffold(_ELSEWHERE, specification.requires, kinds, fields)
        ready = attrs.evolve(specification, load=lambda **_: one)
        self._pipeline = Pipeline([ready], brings=None, kinds=kinds)

    def on(self, document: Document) -> None:
        """Try the laws on a document.

        Raises:
            BrokenLawError: one of them does not hold.
        """
        name = self._specification.name
        before, view = document.copy(), document.view()
        found = found_by(self._one, name, view)
        if document != before:
            raise BrokenLawError(name, "it leaves the document as it is", "the document has changed", before)
        check_output(name, found, view, self._specification.provides)
        check_same(name, "it finds the same twice", found, found_by(self._one, name, view), view)
        found_by(self._other, name, self._elsewhere.view())
        law = "what it finds does not depend on the documents before"
        check_same(name, law, found, found_by(self._other, name, view), view)
        check_whole(name, self._pipeline, document, self._kinds)


def _check_drawn(trial: _Trial, drawn: st.SearchStrategy[Document], examples: int) -> None:
    """Try the laws on documents that Hypothesis draws, and shrinks where one does not hold."""
    breaches: list[BrokenLawError] = []

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        report_multiple_bugs=False,
        print_blob=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(document=drawn)
    def hold(document: Document) -> None:
        try:
            trial.on(document)
        except BrokenLawError as breach:
            breaches.append(breach)
            raise

    try:
        hold()
    except Flaky as flaky:
        # The law held when it was tried again, so the extractor has a memory or a will of its own.
        raise next(iter(breaches), flaky) from None


def _specification(
    extractor: Any, provides: Iterable[str] | None, requires: Iterable[str], kinds: Iterable[type[Annotation]]
) -> Extractor:
    """The specification of an extractor; for a class or an instance, one that is made up."""
    if isinstance(extractor, Extractor):
        return extractor
    cls = extractor if isinstance(extractor, type) else type(extractor)
    return Extractor(
        name="".join(letter if letter.isalnum() else "-" for letter in cls.__name__.lower()),
        version="0",
        provides=tuple(with_kinds(kinds)) if provides is None else provides,
        requires=requires,
        load=extractor if isinstance(extractor, type) else lambda: extractor,
    )


def _known_kinds(specification: Extractor, kinds: Iterable[type[Annotation]]) -> Kinds:
    known = with_kinds(kinds)
    for kind in (*specification.provides, *specification.requires):
        if kind not in known:
            law = "the kinds that it provides and requires are known"
            raise BrokenLawError(specification.name, law, f"there is no kind {kind!r}; give its class in kinds=")
    return known


def _annotated_by(
    before: tuple[Extractor, ...], texts: st.SearchStrategy[str], specification: Extractor, kinds: Kinds
) -> st.SearchStrategy[Document] | None:
    """Documents that other extractors have annotated."""
    if not before:
        return None
    pipeline = Pipeline(before, brings=None, kinds=kinds)

    def annotated(text: str) -> Document:
        document = Document(text, metadata={"date": "2021-03-18"})
        pipeline.annotate(document)  # what fails there is no matter of this extractor
        for kind in specification.requires:
            document.add_layer(kind)
        return document

    return texts.map(annotated)
