"""How a report is made: negated, questioned and conditional reports are kept, and marked."""

from __future__ import annotations

import pytest
from geoannot_quotes import QuotesConfig
from geoannot_quotes.extractor import QuotesExtractor

from geoannot.model import Document, Paragraph, Sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Velmar said that the lock was shut.", [], id="plain"),
        pytest.param("Velmar did not say that the lock was shut.", ["negated"], id="did-not"),
        pytest.param("Velmar never confirmed that the lock was shut.", ["negated"], id="never"),
        pytest.param("Velmar didn’t say that the lock was shut.", ["negated"], id="contracted"),
        pytest.param("Nobody said that the lock was shut.", ["negated"], id="nobody"),
        pytest.param("No envoy said that the lock was shut.", ["negated"], id="no-envoy"),
        pytest.param("Velmar said that the lock was not shut.", [], id="negation-in-the-content"),
        pytest.param("Velmar denied that the lock was shut.", [], id="denial-is-a-report"),
        pytest.param("Did Velmar say that the lock was shut?", ["questioned"], id="did"),
        pytest.param("Has Velmar said that the lock was shut?", ["questioned"], id="has"),
        pytest.param("Who said that the lock was shut?", ["questioned"], id="who"),
        pytest.param("Velmar asked: “Is the lock shut?”", [], id="question-in-the-content"),
        pytest.param("Velmar asked whether the lock was shut.", [], id="asking-is-a-report"),
        pytest.param("If Velmar says that the lock is shut, we leave.", ["conditional"], id="if"),
        pytest.param("Unless Velmar says that the lock is shut, we stay.", ["conditional"], id="unless"),
        pytest.param("Velmar may say that the lock is shut.", ["conditional"], id="may"),
        pytest.param("Velmar would have said that the lock was shut.", ["conditional"], id="would-have"),
        pytest.param("Velmar said that he would leave if it was shut.", [], id="condition-in-the-content"),
        pytest.param("Did Velmar not say that the lock was shut?", ["negated", "questioned"], id="did-not-question"),
    ],
)
def test_features(text: str, expected: list[str]) -> None:
    """What is not simply reported is marked by a feature."""
    document = Document(text)
    document.extend(kind(spans=[(0, len(text))]) for kind in (Paragraph, Sentence))
    (quote,) = QuotesExtractor(QuotesConfig()).extract(document)
    assert quote.features == dict.fromkeys(expected, True)
