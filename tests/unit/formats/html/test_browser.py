"""The pages in a real browser: their text, their switches, keys, what they ask for, and what axe-core says of them.

Chromium and axe-core are tools of the tests alone; where one is missing, its tests are skipped.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from geoannot.formats import html
from geoannot.formats.html.writing import write
from geoannot.model import Document, Entity, Mention, Quote
from geoannot.testing import NASTY_TEXTS

Browser = Any  # the fixture's class lives in conftest, which cannot be imported

AXE = Path(__file__).parents[4] / ".judges/node_modules/axe-core/axe.min.js"
SWITCHES = ("entities", "quotes", "dates", "stances", "more")

VIOLATIONS = """axe.run().then(({violations}) => violations.flatMap(({help, nodes}) =>
    nodes.map(({html, failureSummary}) => `${help}: ${html.slice(0, 200)} ${failureSummary}`)))"""


@pytest.fixture
def page(article: Document, tmp_path: Path) -> Path:
    """The page of the article."""
    path = tmp_path / "report.html"
    path.write_bytes(html.dumps(article).encode())
    return path


@pytest.fixture
def pages(article: Document, tmp_path: Path) -> Path:
    """One file with the article, another one, and the overview of both."""
    path = tmp_path / "reports.html"
    other = Document.of_layers(article.text, article.layers, id="other", metadata={"title": "Another lock"})
    with path.open("wb") as stream:
        write([article, other], stream)
    return path


def style(browser: Browser, selector: str, name: str) -> Any:
    """A computed style of the first element of a selector."""
    return browser.value(f"getComputedStyle(document.querySelector({json.dumps(selector)}))[{json.dumps(name)}]")


def switch(browser: Browser, name: str) -> None:
    """Click on a switch."""
    browser.value(f"document.querySelector('.show-{name}').click()")


def test_the_text_is_the_documents(browser: Browser, page: Path, article: Document) -> None:
    """The browser shows every character as it came: emoji, a literal tag, a carriage return."""
    browser.open(page)
    assert browser.value("document.querySelector('.text').textContent") == article.text


def test_no_character_is_lost(browser: Browser, tmp_path: Path) -> None:
    """Control characters, line ends, marks of direction and what looks like mark-up: the browser keeps them all."""
    controls = "".join(map(chr, [*range(1, 32), *range(127, 160), 0xFDD0, 0xFFFE, 0x10FFFF]))
    text = "\n<!-- -->&amp;</span></p><script>1</script>\r\n\r" + controls + "".join(NASTY_TEXTS)
    path = tmp_path / "nasty.html"
    path.write_bytes(html.dumps(Document(text)).encode())
    browser.open(path)
    kept = re.sub("[\x00\ud800-\udfff]", "\ufffd", text)
    assert browser.value("document.querySelector('.text').textContent") == kept


def test_nothing_is_asked_for_and_nothing_goes_wrong(browser: Browser, page: Path, pages: Path) -> None:
    """The only request is the page itself, and the console stays empty; the policy stops what was not meant."""
    for path in (page, pages):
        browser.open(path)
        assert browser.requests() == [path.as_uri()]
        assert browser.complaints() == []
    browser.value("document.body.append(Object.assign(new Image(), {src: 'file:///missing.png'}))")
    assert any("Content Security Policy" in one for one in browser.complaints())


@pytest.mark.parametrize(
    ("name", "selector", "property", "off"),
    [
        ("entities", ".text .m.person", "backgroundColor", "rgba(0, 0, 0, 0)"),
        ("quotes", ".text .q", "textDecorationLine", "none"),
        ("dates", ".text .t", "boxShadow", "none"),
        ("stances", ".text .s", "textDecorationLine", "none"),
        ("more", ".text .o", "outlineStyle", "none"),
    ],
    ids=SWITCHES,
)
def test_switches_work_without_a_script(
    browser: Browser, page: Path, name: str, selector: str, property: str, off: str
) -> None:
    """Entities and quotations are shown at first, the rest is not; each switch turns its layer over."""
    browser.open(page)
    states = []
    for _ in range(2):
        states.append(style(browser, selector, property) != off)
        switch(browser, name)
    shown_first = name in ("entities", "quotes")
    assert states == [shown_first, not shown_first]


def test_keys_suffice(browser: Browser, page: Path) -> None:
    """The first stop leads to the content, a blank turns a switch over, an arrow with the focus shows its evidence."""
    browser.open(page)
    browser.press("Tab")
    assert browser.value("document.activeElement.className") == "skip"
    browser.press("Tab")
    assert browser.value("document.activeElement.className") == "show-entities"
    browser.press(" ")
    assert style(browser, ".text .m.person", "backgroundColor") == "rgba(0, 0, 0, 0)"
    browser.value("document.querySelector('.stances a').focus()")
    assert style(browser, ".arrow .evidence", "display") == "none"
    browser.value("document.querySelector('.arrow').focus()")
    assert style(browser, ".arrow .evidence", "display") == "inline"
    browser.press("Enter")
    assert browser.value("location.hash") == "#stands-st1"


def test_indexes_jump(browser: Browser, page: Path) -> None:
    """A name in the text leads to its entry, an entry to the places in the text."""
    browser.open(page, height=300)
    browser.value("document.querySelector('.text .m.person').click()")
    assert browser.value("document.querySelector(':target .name').textContent") == "Ida Brecht"
    browser.value("document.querySelector('.says a').click()")
    assert browser.value("document.querySelector(':target').textContent") == '"The lock,"'


@pytest.mark.parametrize("width", [1200, 1000, 400])
def test_nothing_sticks_out(browser: Browser, page: Path, pages: Path, tmp_path: Path, width: int) -> None:
    """No page scrolls sideways, however long a word is."""
    endless = Document("x" * 900, id="x" * 200)
    entity = endless.add(Entity(name="x" * 300, type="person", role="y" * 90))
    endless.add(Mention(spans=[(0, 800)], entity=entity.id, by="z" * 90))
    endless.add(Quote(spans=[(0, 900)], type="direct", speaker=entity.id))
    (tmp_path / "endless.html").write_bytes(html.dumps(endless).encode())
    for path in (page, pages, tmp_path / "endless.html"):
        browser.open(path, width=width)
        assert browser.value("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_paper_shows_text_and_indexes(browser: Browser, page: Path) -> None:
    """In print the switches are gone, and nothing is cut off by a scrolling box."""
    browser.open(page, media="print")
    assert style(browser, ".tools", "display") == "none"
    assert style(browser, ".index", "overflowY") == "visible"


def test_one_article_at_a_time(browser: Browser, pages: Path) -> None:
    """A file of several shows the overview, then the article that is chosen, then the overview again."""
    state = "[...document.querySelectorAll('.article, .overview')].map((e) => getComputedStyle(e).display).join()"
    browser.open(pages)
    assert browser.value(state) == "none,none,block"
    browser.value("document.querySelectorAll('#view-articles a')[1].click()")
    assert browser.value(state) == "none,block,none"
    browser.value("document.querySelector('#d2-view-article .text .m').click()")
    assert browser.value(state) == "none,block,none"
    browser.value("document.querySelector('#d2-view-article .home a').click()")
    assert browser.value(state) == "none,none,block"


def test_names_are_searched(browser: Browser, pages: Path) -> None:
    """What is typed narrows the list of names, whatever its case."""
    browser.open(pages)
    shown = """((typed) => {
        const field = document.querySelector('.finder input');
        field.value = typed;
        field.dispatchEvent(new Event('input'));
        return [...document.querySelectorAll('.names li:not([hidden]) .name')].map((e) => e.textContent);
    })"""
    assert browser.value(f"{shown}('vel')") == ["Velm"]
    assert browser.value("document.querySelector('.finder output').value") == "1 of 5 names"
    assert len(browser.value(f"{shown}('')")) == 5


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not in .judges (npm install --prefix .judges axe-core)")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, page: Path, pages: Path, scheme: str) -> None:
    """Contrast, names, landmarks, headings, keyboard: no rule is broken, with every layer shown."""
    for path in (page, pages):
        for width in (1200, 400):
            browser.open(path, width=width, scheme=scheme)
            browser.value(AXE.read_text(encoding="utf-8") + "; 0")
            assert browser.value(VIOLATIONS) == []
    browser.open(page, scheme=scheme)
    browser.value(AXE.read_text(encoding="utf-8") + "; 0")
    for name in SWITCHES:
        switch(browser, name)
        assert browser.value(VIOLATIONS) == []
