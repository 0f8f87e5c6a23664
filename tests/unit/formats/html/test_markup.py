"""The text in its mark-up: every character as it is, nesting that holds, anchors that are unique."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoannot.formats.html.anchors import Anchors
from geoannot.formats.html.article import text_of
from geoannot.formats.html.lanes import MOST, in_lanes
from geoannot.formats.html.markup import DEEPEST, Block, Mark, blocks_of, escaped, marked_up
from geoannot.model import Document, Quote
from geoannot.testing import NASTY_TEXTS, documents


class Reader(HTMLParser):
    """Reads mark-up back: its text, the tags that are open, ids and links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.ids, self.links, self.open = "", list[str](), list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        assert tag != "a" or "a" not in self.open, "a link in a link"
        self.open.append(tag)
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []

    def handle_endtag(self, tag: str) -> None:
        """The tag that was opened last closes."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Characters come."""
        self.text += data


def read(markup: str) -> Reader:
    """What a browser makes of mark-up."""
    reader = Reader()
    reader.feed("".join(markup))  # plain text: slices of Markup escape what is put into them
    reader.close()
    assert reader.open == []
    return reader


def shown(text: str) -> str:
    """What a page can hold of a text."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


@given(documents(most=6, surrogates=True))
def test_the_text_stays_as_it_is(document: Document) -> None:
    """Whatever is annotated, the text content is the text; tags nest, and an anchor stands once."""
    found = read(text_of(document, Anchors()))
    assert found.text == shown(document.text)
    assert sorted(found.ids) == sorted(set(found.ids))
    assert read(text_of(document, None)).text == shown(document.text)


@pytest.mark.parametrize("text", NASTY_TEXTS, ids=range(len(NASTY_TEXTS)))
def test_nasty_texts_stay_as_they_are(text: str) -> None:
    """Line ends, marks of direction, emoji and markup come back."""
    assert read(text_of(Document(text), Anchors())).text == shown(text)


def test_markup_in_the_text_is_text() -> None:
    """A literal tag is shown and not obeyed; a carriage return is no line feed."""
    assert escaped('<b onload="x">&\r\n\'') == "&lt;b onload=&#34;x&#34;&gt;&amp;&#13;\n&#39;"


def test_marks_that_cut_each_other_are_opened_again() -> None:
    """The first piece has the anchor, the second has not."""
    marks = [Mark(0, 4, "q", "one", "q1"), Mark(2, 6, "s", "two", "st1")]
    assert marked_up("abcdef", [Block(0, 6)], marks) == (
        '<p dir="auto"><span id="q1" class="q" title="one">ab<span id="st1" class="s" title="two">cd</span></span>'
        '<span class="s" title="two">ef</span></p>'
    )


def test_marks_reach_over_blocks() -> None:
    """A mark that begins between two blocks has its anchor in the first block that it reaches."""
    marks = [Mark(2, 8, "q", "one", "q1")]
    assert marked_up("ab\n\ncd\nef", [Block(0, 2), Block(4, 6), Block(7, 9)], marks) == (
        '<p dir="auto">ab</p><span class="gap">\n\n</span>'
        '<p dir="auto"><span id="q1" class="q" title="one">cd</span></p><span class="gap">\n</span>'
        '<p dir="auto"><span class="q" title="one">e</span>f</p>'
    )


def test_a_link_holds_no_link() -> None:
    """Of two mentions, one in the other, the outer one leads somewhere."""
    marks = [Mark(0, 3, "m", "one", link="#a"), Mark(1, 2, "m", "two", link="#b")]
    assert read(marked_up("abc", [Block(0, 3)], marks)).links == ["#a"]


def test_crowds_of_marks_stay_small() -> None:
    """Thousands of marks that cut each other, over many paragraphs, cost no more than their number allows."""
    text = "ab\n" * 1000
    marks = [Mark(place, len(text) - 1000 + place, "q", "", f"q{place}") for place in range(1000)]
    blocks = [Block(start, start + 2) for start in range(0, len(text), 3)]
    markup = marked_up(text, blocks, marks)
    assert len(markup) < 100 * DEEPEST * len(blocks)
    found = read(markup)
    assert found.text == text
    assert len(set(found.ids)) == 1000


def test_words_outside_of_paragraphs_are_blocks() -> None:
    """What no paragraph holds is shown as one; blocks that overlap one before them are left out."""
    assert blocks_of("one two  three", [(4, 7)], [(5, 8)]) == [Block(0, 3), Block(4, 7, heading=True), Block(9, 14)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=12))
def test_lanes_keep_apart_what_they_can(extents: list[tuple[int, int]]) -> None:
    """Two lines share a lane only if they do not overlap, or if the lanes above are taken."""
    quotes = [Quote(spans=[(start, start + length)], type="direct") for start, length in extents]
    placed = in_lanes(quotes)
    assert len(placed) == len(quotes)
    for index, (one, lane) in enumerate(placed):
        assert lane < MOST
        for other, taken in placed[:index]:
            if taken == lane < MOST - 1:
                assert other.end <= one.start


@given(st.sets(st.text(min_size=1, max_size=4), max_size=6))
def test_anchors_are_as_different_as_ids(ids: set[str]) -> None:
    """Different ids have different anchors, which a URL takes as they are."""
    anchors = {Anchors("d1-").of(id) for id in ids}
    assert len(anchors) == len(ids)
    assert all(re.fullmatch(r"d1-[A-Za-z0-9_.~:-]+", anchor) for anchor in anchors)
