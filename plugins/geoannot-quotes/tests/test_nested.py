"""Quotations inside others, which are written if they are asked for."""

from __future__ import annotations

import pytest
from geoannot_quotes import QuotesConfig
from geoannot_quotes.extractor import QuotesExtractor

from geoannot.model import Document, Paragraph, Sentence

NESTED = QuotesExtractor(QuotesConfig(nested=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Brecht said that Velmar claimed that it leaked.",
            ["q1 - indirect that Velmar claimed that it leaked", "q2 q1 indirect that it leaked"],
            id="indirect-in-indirect",
        ),
        pytest.param(
            "The port said it leaked, according to Velmar.",
            ["q1 - indirect The port said it leaked", "q2 q1 indirect it leaked"],
            id="wider-attribution",
        ),
        pytest.param(
            "“Velmar said it leaked,” Brecht said.",
            ["q1 - direct “Velmar said it leaked,”", "q2 q1 indirect it leaked"],
            id="indirect-in-direct",
        ),
        pytest.param(
            "“He told me: ‘It leaks,’” Brecht said.",
            ["q1 - direct “He told me: ‘It leaks,’”", "q2 q1 direct ‘It leaks,’"],
            id="direct-in-direct",
        ),
        pytest.param(
            "‘He told me: “It leaks,”’ Brecht said.",
            ["q1 - direct ‘He told me: “It leaks,”’", "q2 q1 direct “It leaks,”"],
            id="double-in-single",
        ),
        pytest.param(
            "“He called it ‘a sieve’ then,” Brecht said.",
            ["q1 - direct “He called it ‘a sieve’ then,”", "q2 q1 mixed it ‘a sieve’ then"],
            id="mixed-in-direct",
        ),
        pytest.param(
            "Brecht said that “Velmar claims that it leaks.”",
            ["q1 - mixed that “Velmar claims that it leaks.”", "q2 q1 indirect that it leaks"],
            id="in-mixed",
        ),
        pytest.param(
            "“He said she said it leaked,” Brecht said.",
            [
                "q1 - direct “He said she said it leaked,”",
                "q2 q1 indirect she said it leaked",
                "q3 q2 indirect it leaked",
            ],
            id="three-deep",
        ),
        pytest.param("“It leaks,” Brecht said.", ["q1 - direct “It leaks,”"], id="nothing-inside"),
        pytest.param("Brecht said that it leaked.", ["q1 - indirect that it leaked"], id="no-marks"),
    ],
)
def test_nested(text: str, expected: list[str]) -> None:
    """An inner quotation names the outer one; its type follows its own marks."""
    document = Document(text)
    document.extend(kind(spans=[(0, len(text))]) for kind in (Paragraph, Sentence))
    found = [
        f"{quote.id} {quote.parent or '-'} {quote.type} {document.text_of(quote)}"
        for quote in NESTED.extract(document.view())
    ]
    assert found == expected


def test_sentences_inside_marks() -> None:
    """Each sentence inside the marks is read on its own."""
    text = "“He says it leaks. She says it holds,” Brecht said."
    document = Document(text)
    document.extend([Paragraph(spans=[(0, len(text))]), Sentence(spans=[(0, 18)]), Sentence(spans=[(19, len(text))])])
    assert [document.text_of(quote) for quote in NESTED.extract(document.view())][1:] == ["it leaks", "it holds"]
