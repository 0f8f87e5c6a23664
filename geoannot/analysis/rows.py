"""Annotations as rows: ``pandas.DataFrame(geoannot.rows(documents))``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from geoannot.analysis.given import Documents, each
from geoannot.errors import UsageError
from geoannot.formats.csv.rows import rows_of
from geoannot.hooks import as_names
from geoannot.model import BUILT_IN_KINDS, written_order


def rows(documents: Documents, *, layers: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
    """Annotations as flat mappings, a row an annotation, made as they are asked for.

    Every row has ``document``, ``date``, ``layer``, ``id``, ``start``, ``end``, ``text`` and ``spans``, then the
    fields of its kind: beside the id of an entity (``speaker``) its name and its key (``speaker_name``,
    ``speaker_key``), for a field of spans (``cue``) its words and its spans (``cue_text``, ``cue_spans``); then
    ``by``, ``confidence`` and ``features``. The text of an entity is its name. Offsets are code points. With one
    layer, all rows have the same columns.

    Args:
        documents: one document, or several, which are taken one by one.
        layers: names of layers; the rows of these alone.

    Raises:
        UsageError: something else than documents is given; or, at the end, no document has a layer of that name, and
            it is none of the built-in ones.
    """
    wanted = as_names(layers)
    seen = set(BUILT_IN_KINDS)
    for document in each(documents):
        seen.update(document.layers, document.unknown)
        yield from rows_of(document, wanted)
    for name in wanted:
        if name not in seen:
            raise UsageError(f"there is no layer {name!r}; there are {', '.join(written_order(seen))}")
