"""Documents: a text, metadata, and layers in which every reference holds."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

from geoannot.model import BUILT_IN_KINDS, METADATA_FIELDS, Annotation, Document, Metadata, TextAnnotation
from geoannot.testing.annotations import Fields, annotations_of
from geoannot.testing.scaffold import referred_first
from geoannot.testing.texts import characters, texts

_NUMBERS = 99
_ODD_IDS = ["x", "X 1", "é", "10", "m1a", "m01", "m-3", "author2", "ident:1", "中"]


def documents(
    *,
    text: str | st.SearchStrategy[str] | None = None,
    kinds: Iterable[type[Annotation]] = tuple(BUILT_IN_KINDS.values()),
    present: Collection[str] = (),
    fields: Mapping[str, Fields] | None = None,
    most: int = 4,
    unknown: bool = False,
    surrogates: bool = False,
) -> st.SearchStrategy[Document]:
    """Documents without a finding: spans in the text, ids unique, references that hold, no circles.

    Args:
        text: their text, or a strategy for it; else :func:`texts`.
        kinds: the kinds of the layers that they may have.
        present: names of those whose layer is always there, though it may be empty.
        fields: for kinds of plugins, strategies for fields whose types do not say enough, by kind and field.
        most: how many annotations a layer has at most.
        unknown: whether there may be layers of kinds that nobody knows.
        surrogates: whether lone surrogates occur; JSON and TEI cannot hold them.
    """
    given = texts(surrogates=surrogates) if text is None else st.just(text) if isinstance(text, str) else text
    return _documents(given, tuple(kinds), frozenset(present), fields or {}, most, unknown, surrogates)


@st.composite
def _documents(
    draw: st.DrawFn,
    given: st.SearchStrategy[str],
    kinds: tuple[type[Annotation], ...],
    present: frozenset[str],
    fields: Mapping[str, Fields],
    most: int,
    unknown: bool,
    surrogates: bool,
) -> Document:
    text = draw(given)
    document = Document(text, id=draw(_names(surrogates)), metadata=draw(metadata(surrogates=surrogates)))
    ids: dict[str, list[str]] = {}
    for cls in referred_first(kinds):
        if cls.kind not in present and not draw(st.booleans()):
            continue
        document.add_layer(cls)
        possible = bool(text) or not issubclass(cls, TextAnnotation)
        for id in draw(_ids(cls.prefix, most)) if possible else ():
            if id in document:
                continue
            own = {"id": st.just(id), **fields.get(cls.kind, {})}
            made = annotations_of(cls, text, ids=ids, fields=own, surrogates=surrogates)
            document.add(draw(made))
            ids.setdefault(cls.kind, []).append(id)
    if unknown and draw(st.booleans()):
        return _with_unknown(document, draw(st.dictionaries(st.sampled_from(["claim", "zone"]), _rows(), max_size=2)))
    return document


@cache
def metadata(*, surrogates: bool = False) -> st.SearchStrategy[Metadata]:
    """Metadata of documents, with a date or without, and with values that have no field."""
    words = st.none() | characters(max_size=6, surrogates=surrogates)
    days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(datetime.date.isoformat)
    return st.builds(
        Metadata,
        title=words,
        date=st.none() | days | days.map("{}T10:30:00Z".format),
        authors=st.lists(characters(max_size=6, surrogates=surrogates), max_size=2),
        source=words,
        url=words,
        language=st.sampled_from([None, "en", "en-GB"]),
        extra=st.dictionaries(_extra_names(surrogates), json_values(surrogates=surrogates), max_size=2),
    )


@cache
def json_values(*, surrogates: bool = False) -> st.SearchStrategy[Any]:
    """Whatever JSON can say."""
    simple = (
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**63 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | characters(max_size=4, surrogates=surrogates)
    )
    keys = characters(max_size=4, surrogates=surrogates)
    return st.recursive(
        simple, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(keys, inner, max_size=2), max_leaves=4
    )


@cache
def _extra_names(surrogates: bool) -> st.SearchStrategy[str]:
    return characters(max_size=4, surrogates=surrogates).filter(lambda name: name not in METADATA_FIELDS)


@cache
def _names(surrogates: bool) -> st.SearchStrategy[str]:
    return st.just("document") | characters(min_size=1, max_size=6, surrogates=surrogates)


@cache
def _ids(prefix: str, most: int) -> st.SearchStrategy[list[str]]:
    """Ids as the pipeline gives them, out of order, and now and then one of somebody else's making."""
    usual = st.integers(1, _NUMBERS).map(lambda number: f"{prefix}{number}")
    return st.lists(usual | st.sampled_from(_ODD_IDS), max_size=most, unique=True)


@cache
def _rows() -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of a layer that nobody knows."""
    rows = st.fixed_dictionaries({"spans": st.just([[0, 1]])}, optional={"weight": json_values()})
    return st.lists(rows, max_size=2)


def _with_unknown(document: Document, layers: dict[str, list[dict[str, Any]]]) -> Document:
    numbered = {
        name: [{"id": f"{name}{number}", **row} for number, row in enumerate(rows, 1)]
        for name, rows in layers.items()
        if name not in document.layers
    }
    return Document.of_layers(
        document.text, document.layers, id=document.id, metadata=document.metadata, unknown=numbered
    )
