"""What is given to an analysis: one document, or several that are taken as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike

from geoannot.errors import UsageError
from geoannot.model import DocumentView

Documents = DocumentView | Iterable[DocumentView]


def each(documents: Documents) -> Iterator[DocumentView]:
    """The documents, one by one.

    Raises:
        UsageError: it is the name of a file, or no documents at all, or one of them is no document.
    """
    if isinstance(documents, (str, bytes, PathLike)):
        raise UsageError(f"{documents!r} is a name, not documents; read them with geoannot.documents({documents!r})")
    if not isinstance(documents, DocumentView | Iterable):
        raise UsageError(f"expected documents, not {type(documents).__name__} {documents!r:.60}")
    for one in [documents] if isinstance(documents, DocumentView) else documents:
        if not isinstance(one, DocumentView):
            raise UsageError(f"expected a document, not {type(one).__name__} {one!r:.60}")
        yield one
