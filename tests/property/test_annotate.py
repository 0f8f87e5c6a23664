"""Whatever the text: the installed extractors raise nothing, find the same again, and leave a right document.

Where no extractor is installed, there is nothing to annotate with, and these tests are skipped.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoannot.formats import json
from geoannot.model import BUILT_IN_KINDS, Document
from geoannot.pipeline import Pipeline
from geoannot.registry import Registry
from geoannot.testing import NASTY_TEXTS, documents, texts

DATE = "2021-03-18"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """The pipeline of what is installed."""
    registry = Registry.discover()
    if not registry.extractors:
        pytest.skip("no extractor is installed")
    return Pipeline.discover(registry=registry, brings=None)


def annotated(pipeline: Pipeline, document: Document) -> Document:
    """The document, through the pipeline without a failure."""
    outcome = pipeline.annotate(document)
    assert outcome.failures == ()
    assert outcome.document is not None
    return outcome.document


@pytest.mark.parametrize("text", NASTY_TEXTS, ids=lambda text: ascii(text)[:30])
def test_annotate_never_raises_on_nasty_texts(pipeline: Pipeline, text: str) -> None:
    """Texts at which programs have stumbled."""
    assert annotated(pipeline, Document(text)).text == text


@given(text=texts(max_size=80), date=st.sampled_from([None, DATE]))
def test_annotate_never_raises(pipeline: Pipeline, text: str, date: str | None) -> None:
    """On any text, nothing fails, the text is unchanged, and every span and reference holds."""
    document = annotated(pipeline, Document(text, metadata={"date": date}))
    assert document.text == text
    assert document.check() == []
    for annotation in document:
        assert annotation.by.partition("/")[0] in {extractor.name for extractor in pipeline.extractors}


@given(text=texts(max_size=80, surrogates=False))
def test_annotate_is_deterministic_and_round_trips(pipeline: Pipeline, text: str) -> None:
    """The same text gives the same bytes, and JSON carries them there and back."""
    one, other = (json.dumps(annotated(pipeline, Document(text, metadata={"date": DATE}))) for _ in range(2))
    assert one == other
    assert json.dumps(json.loads(one)) == one


@given(text=texts(max_size=80), data=st.data())
def test_layers_that_are_there_are_kept(pipeline: Pipeline, text: str, data: st.DataObject) -> None:
    """With any layers already there, nothing fails, those layers stay as they are, and what is new links to them."""
    document = data.draw(documents(text=text, kinds=BUILT_IN_KINDS.values(), surrogates=True))
    before = {name: list(layer) for name, layer in document.layers.items()}
    annotated(pipeline, document)
    assert {name: list(document.layers[name]) for name in before} == before
    assert document.check() == []
    assert all(extractor.provides[0] in document.layers for extractor in pipeline.extractors)


@given(text=texts(max_size=80))
def test_annotating_twice_is_annotating_once(pipeline: Pipeline, text: str) -> None:
    """What is annotated is left alone."""
    document = annotated(pipeline, Document(text, metadata={"date": DATE}))
    before = document.copy()
    assert annotated(pipeline, document) == before


@settings(max_examples=3)
@given(several=st.lists(texts(max_size=60, surrogates=False), min_size=1, max_size=20))
def test_processes_change_nothing(pipeline: Pipeline, several: list[str]) -> None:
    """Two processes give what one gives."""
    alone, together = (
        list(pipeline.run([Document(text, id=f"d{n}") for n, text in enumerate(several)], jobs=jobs)) for jobs in (1, 2)
    )
    assert alone == together
