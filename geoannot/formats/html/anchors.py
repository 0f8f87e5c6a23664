"""Anchors: the ids that parts of a page are jumped to by."""

from __future__ import annotations

from urllib.parse import quote

import attrs

_OWN = frozenset({"view", "who", "says", "when", "stands"})
"""What stands before the first hyphen in anchors that are the page's own."""


@attrs.frozen
class Anchors:
    """The anchors of one article.

    An annotation's anchor in the text is its own id, so that ``report.html#q3`` leads to ``q3``; its entry in an index
    has the same with the name of the index before it. What HTML or a URL does not take in an id is escaped with a
    colon, which is no part of any other id; and so is the hyphen of an id that looks like an anchor of the page's own.

    Attributes:
        prefix: what comes before all of them, where several articles share a page.
    """

    prefix: str = ""

    def of(self, id: str, index: str = "") -> str:
        """The anchor of an annotation in the text, or in the index of that name."""
        safe = quote(id, safe="", errors="surrogatepass").replace("%", ":")
        if safe.partition("-")[0] in _OWN:
            safe = safe.replace("-", ":2D", 1)
        return f"{self.prefix}{index}{safe}"
