"""Anchors: the ids that parts of a page are jumped to by."""

from __future__ import annotations

from urllib.parse import quote

import attrs


@attrs.frozen
class Anchors:
    """The anchors of one article.

    An annotation's anchor in the text is its own id, so that ``report.html#q3`` leads to ``q3``; its entry in an index
    has the same with the name of the index before it. What HTML or a URL does not take in an id is escaped with a
    colon, which is no part of any other id.

    Attributes:
        prefix: what comes before all of them, where several articles share a page.
    """

    prefix: str = ""

    def of(self, id: str, index: str = "") -> str:
        """The anchor of an annotation in the text, or in the index of that name."""
        safe = quote(id, safe="", errors="surrogatepass").replace("%", ":")
        return f"{self.prefix}{index}{safe}"
