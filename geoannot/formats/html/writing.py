"""Writing HTML: one article as a page of its own, several behind an overview in one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

from geoannot.errors import FormatError
from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.article import Article, article_of, other_kinds, switches_of, text_of, title_of
from geoannot.formats.html.digest import Digest, digest_of
from geoannot.formats.html.network import HEIGHT, PANEL, WIDTH
from geoannot.formats.html.options import Options
from geoannot.formats.html.overview import overview_of
from geoannot.formats.html.templating import filled_in
from geoannot.model import Document, DocumentView

_NOT_UTF8 = re.compile("[\ud800-\udfff]")


def dumps(document: DocumentView, *, home: str = "") -> str:
    """The page of one document: self-contained, for a browser and for paper.

    Args:
        document: what is shown.
        home: where the page leads back to, as a relative URL; empty for a page that stands alone.
    """
    page = (_opening(title_of(document)), _article(article_of(document, home=home)), _closing())
    return _NOT_UTF8.sub("\ufffd", "".join(page))


def fragment(document: DocumentView) -> str:
    """The text of a document with its highlights and switches, to be shown inside another page: what Jupyter shows."""
    shown = {
        "shown": switches_of(document),
        "more": other_kinds(document, Anchors()),
        "text": text_of(document, None),
    }
    return _NOT_UTF8.sub("\ufffd", filled_in("fragment.html", article=shown))


def write(documents: Iterable[Document], stream: IO[bytes], options: Options | None = None) -> None:
    """Write one document as a page; several as one file, an overview and one article at a time, as they come.

    Raises:
        FormatError: there is no document.
    """
    home = options.home if options is not None else ""
    coming = iter(documents)
    first, second = next(coming, None), next(coming, None)
    if first is None:
        raise FormatError("a page shows at least one document, not none")
    if second is None:
        stream.write(dumps(first, home=home).encode())
        return
    for piece in _several(chain((first, second), coming)):
        stream.write(_NOT_UTF8.sub("\ufffd", piece).encode())


def write_overview(digests: Iterable[Digest], stream: IO[bytes]) -> None:
    """Write a page over articles that have pages of their own."""
    pieces = (_opening(_TITLE, script=True), _overview(digests), _closing(script=True))
    stream.write(_NOT_UTF8.sub("\ufffd", "".join(pieces)).encode())


_TITLE = "Articles"


def _several(documents: Iterable[Document]) -> Iterator[str]:
    """One file: the articles as they come, each hidden until it is jumped to, and the overview of all behind them."""
    yield _opening(_TITLE, script=True)
    digests: list[Digest] = []
    for number, document in enumerate(documents, 1):
        prefix = f"d{number}-"
        digests.append(digest_of(document, prefix=prefix))
        yield _article(article_of(document, prefix=prefix, home="#view-main"))
    yield _overview(digests)
    yield _closing(script=True)


def _opening(title: str, *, script: bool = False) -> str:
    return filled_in("opening.html", title=title, script=script)


def _article(article: Article) -> str:
    return filled_in("article.html", article=article, width=WIDTH, height=HEIGHT, panel=PANEL)


def _overview(digests: Iterable[Digest]) -> str:
    return filled_in("overview.html", overview=overview_of(list(digests)), title=_TITLE)


def _closing(*, script: bool = False) -> str:
    return filled_in("closing.html", script=script)


__all__ = ["dumps", "fragment", "write", "write_overview"]
