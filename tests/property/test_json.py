"""JSON carries a document there and back, whatever is in it."""

from __future__ import annotations

import io
import json as plain
import warnings
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoannot.errors import FormatError, GeoannotWarning
from geoannot.formats import json
from geoannot.formats.json import reading
from geoannot.formats.json.reading import read_lines
from geoannot.formats.json.writing import write_lines
from geoannot.hooks import ReadContext
from geoannot.model import BUILT_IN_KINDS, Document, with_kinds
from geoannot.testing import documents, texts
from geoannot.testing.documents import json_values


@given(documents())
def test_json_round_trip(document: Document) -> None:
    """What is written and read again is the same, and is written as the same bytes."""
    written = json.dumps(document)
    again = json.loads(written)
    assert again == document
    assert json.dumps(again) == written


@given(document=documents(text=texts(surrogates=False).map(lambda text: text + "\u0001\x7f\u2028\U0010ffff\u0301")))
def test_json_keeps_the_text_character_for_character(document: Document) -> None:
    """Controls, astral and combining characters come back as they were, and nothing is escaped that need not be."""
    written = json.dumps(document)
    assert json.loads(written).text == document.text
    assert "\U0010ffff\u0301" in written
    assert plain.loads(written)["text"] == document.text


@given(data=st.data())
def test_json_round_trip_with_kinds_of_plugins(data: st.DataObject, words: ModuleType) -> None:
    """A kind of a plugin goes there and back where the plugin is, and is kept verbatim where it is not."""
    kinds = with_kinds([words.Word])
    document = data.draw(documents(kinds=kinds.values(), present=["word"]))
    written = json.dumps(document)
    assert json.loads(written, kinds=kinds) == document
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)
        unknowing = json.loads(written)
    assert set(unknowing.unknown) == {"word"}
    assert json.loads(json.dumps(unknowing), kinds=kinds) == document


@given(documents(unknown=True))
def test_unknown_layers_are_kept_verbatim(document: Document) -> None:
    """What nobody knows is warned about and comes back as it was."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        again = json.loads(json.dumps(document))
    assert again == document
    assert len(caught) == len(document.unknown)


@given(st.lists(documents(), max_size=4))
def test_jsonl_round_trip(several: list[Document]) -> None:
    """A line holds a document, and nothing in one breaks the line."""
    stream = io.BytesIO()
    write_lines(several, stream, None)
    assert len(stream.getvalue().split(b"\n")) == len(several) + 1
    stream.seek(0)
    assert list(read_lines(stream, ReadContext(kinds=BUILT_IN_KINDS))) == several


@given(document=documents(surrogates=True))
def test_a_lone_surrogate_is_refused_and_nothing_else(document: Document) -> None:
    """A document is written unless a lone surrogate, which UTF-8 cannot hold, is in it; the error says so."""
    strings = repr(document) + repr(list(document)) + repr(document.metadata)
    if any(f"\\ud{digit:x}" in strings + ascii(document.text) for digit in range(8, 16)):
        with pytest.raises(FormatError, match="lone surrogate"):
            json.dumps(document)
    else:
        assert json.loads(json.dumps(document)) == document


@given(value=json_values())
def test_any_json_is_a_document_or_an_error_that_says_why(value: object) -> None:
    """JSON that is no document is refused on purpose, never by accident."""
    with pytest.raises(FormatError, match="not a geoannot document"):
        json.loads(plain.dumps(value))


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A document in which some value, anywhere, is replaced by any other."""
    value = plain.loads(json.dumps(draw(documents(text="Ida Brecht said no.", present=BUILT_IN_KINDS))))
    here = value
    while isinstance(here, (dict, list)) and here:
        key: Any = draw(st.sampled_from(list(here) if isinstance(here, dict) else list(range(len(here)))))
        if not isinstance(here[key], (dict, list)) or not here[key] or draw(st.booleans()):
            here[key] = draw(json_values())
            break
        here = here[key]
    return plain.dumps(value)


@given(data=spoilt())
def test_a_spoilt_document_is_refused_with_findings(data: str) -> None:
    """Whatever value is put wherever: the document is read, or refused with the path of everything that is wrong."""
    problem = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)
        try:
            document = json.loads(data)
        except FormatError as error:
            problem = error
        if problem is None:
            assert document.check() == []
            assert json.loads(json.dumps(document)) == document
        else:
            no_document = ("not a geoannot document", '"version"', "version ")
            assert problem.findings or problem.problem.startswith(no_document)


@given(data=spoilt() | documents().map(json.dumps))
def test_the_quick_way_reads_what_the_careful_way_reads(data: str) -> None:
    """A document is read quickly where nothing is wrong with it, and carefully else: both say the same."""
    context = ReadContext(kinds=BUILT_IN_KINDS, report=lambda _: None)
    quickly = reading._read_quickly(data.encode(), context)
    try:
        carefully = reading._document(reading._decoded(data.encode()), context)
    except FormatError:
        carefully = None
    assert quickly == carefully


@given(text=texts(surrogates=False))
def test_any_bytes_are_a_document_or_an_error(text: str) -> None:
    """What is no JSON is refused with the place where it ends to be JSON."""
    with pytest.raises(FormatError, match=r"not JSON|there is nothing in it|not a geoannot document"):
        json.loads(text)
