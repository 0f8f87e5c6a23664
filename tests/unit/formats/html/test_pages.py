"""The pages as files: self-contained, escaped, the same every time, and what stands in their indexes."""

from __future__ import annotations

import hashlib
import io
import re
from base64 import b64encode
from collections.abc import Iterable
from html import unescape
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import geoannot
from geoannot.errors import FormatError
from geoannot.formats import html
from geoannot.formats.html.article import article_of
from geoannot.formats.html.options import Options
from geoannot.formats.html.writing import write
from geoannot.model import Document, DocumentView, Entity, Mention, Metadata, Quote, Stance, Timex
from geoannot.testing import documents


def written(*found: Document, options: Options | None = None) -> str:
    """The file that documents become."""
    stream = io.BytesIO()
    write(found, stream, options)
    return stream.getvalue().decode()


def without_sheets(page: str) -> str:
    """A page without its styles and scripts."""
    return re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)


# Whole pages


def test_a_page_stands_alone(article: Document) -> None:
    """Nothing is loaded: no address but in links to the page itself; style and script are admitted by their digests."""
    for page in (html.dumps(article), written(article, article)):
        body = without_sheets(page)
        assert re.findall(r'(?:src|href|action|data)="(?!#|data:,")[^"]*"', body) == []
        assert re.findall(r' (?:style|on\w+)="', body) == []
        policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
        assert policy.startswith("default-src 'none'; ")
        sheets = re.findall(r"<(?:style|script)>(.*?)</", page, flags=re.DOTALL)
        digests = {b64encode(hashlib.sha256(sheet.encode()).digest()).decode() for sheet in sheets}
        assert digests == set(re.findall(r"sha256-([^']+)", policy))


def test_only_an_overview_has_a_script(article: Document) -> None:
    """The page of one article works without any."""
    assert "<script" not in html.dumps(article)
    assert written(article, article).count("<script") == 1


def test_every_jump_lands(article: Document) -> None:
    """Every link of a page leads to an id that is there, and no id is there twice."""
    assert len(jumps(html.dumps(article))) > 20
    assert len(jumps(written(article, article.copy()))) > 40


def test_ids_like_those_of_the_page() -> None:
    """An annotation that is called like a part of the page, or like an entry of an index, takes no place of theirs."""
    document = Document("Ann said no.")
    document.add(Entity(id="e1", name="Ann", type="person"))
    document.add(Mention(id="who-e1", spans=[(0, 3)], entity="e1"))
    document.add(Quote(id="view-text", spans=[(9, 11)], type="indirect", speaker="e1"))
    assert {"who-e1", "who:2De1", "view:2Dtext"} <= jumps(html.dumps(document))


def jumps(page: str) -> set[str]:
    """Where the links of a page lead in it, all of which is there."""
    ids = re.findall(r'\bid="([^"]*)"', without_sheets(page))
    links = set(re.findall(r'href="#([^"]*)"', page))
    assert len(ids) == len(set(ids))
    assert links <= set(ids)
    return links


@settings(max_examples=25)
@given(documents(most=5, unknown=True, surrogates=True))
def test_every_document_can_be_shown(document: Document) -> None:
    """Whatever a document holds becomes a page, the same bytes every time, and every jump in it lands."""
    assert written(document) == written(document.copy())
    assert html.fragment(document)
    jumps(written(document))
    jumps(written(document, document))


def test_what_a_document_holds_is_escaped() -> None:
    """Names, ids, titles and addresses can say nothing but themselves."""
    nasty = '"><script>alert(1)</script>&amp;'
    metadata = Metadata(title=nasty, source=nasty, url="javascript:alert(1)", language=nasty, authors=[nasty])
    document = Document(nasty, id=nasty, metadata=metadata)
    entity = document.add(Entity(id=nasty, name=nasty, type="person", role=nasty, identifiers={nasty: nasty}))
    document.add(Mention(spans=[(0, 5)], entity=entity.id, by=nasty))
    document.add(Quote(spans=[(0, 9)], type="direct", source=[(0, 9)], cue=[(0, 9)], by=nasty))
    document.add(Timex(spans=[(2, 6)], type="DATE", value=nasty, earliest="2021-01-01", latest="2021-01-02"))
    document.add(
        Stance(
            spans=[(0, 9)],
            holder=entity.id,
            target_spans=[(0, 9)],
            polarity=1,
            intensity=1,
            basis="reported",
            event=nasty,
        )
    )
    for page in (html.dumps(document), written(document, document), html.fragment(document)):
        body = without_sheets(page)
        assert "<script" not in body
        assert 'href="javascript' not in body
        assert "alert(1)" in body


def test_five_thousand_words_stay_small() -> None:
    """A long article with 800 annotations is below a megabyte."""
    sentence = "The envoy of Marenda said on Monday that Velm had never asked for it. "
    document = Document(sentence * 385)
    marenda = document.add(Entity(name="Marenda", type="gpe"))
    for number in range(200):
        start = number * len(sentence)
        document.add(Mention(spans=[(start + 13, start + 20)], entity=marenda.id))
        document.add(Timex(spans=[(start + 29, start + 35)], type="DATE", earliest="2021-03-15", latest="2021-03-15"))
        document.add(Quote(spans=[(start + 36, start + 68)], type="indirect", cue=[(start + 21, start + 25)]))
        document.add(
            Stance(
                spans=[(start + 51, start + 62)],
                holder="author",
                target=marenda.id,
                polarity=-0.3,
                intensity=0.3,
                basis="reported",
            )
        )
    assert len(html.dumps(document).encode()) < 1_000_000


def test_no_document_is_no_page() -> None:
    """There is nothing to show."""
    with pytest.raises(FormatError, match="at least one document"):
        written()


def test_a_page_leads_home(article: Document) -> None:
    """A page of many says where the others are; a page that stands alone does not."""
    assert 'href="../index.html"' in written(article, options=Options(home="../index.html"))
    assert "All articles" not in written(article)


def test_several_documents_are_one_file(article: Document) -> None:
    """Each has its own anchors, and comes as soon as it is read."""
    asked: list[str] = []

    def coming() -> Iterable[Document]:
        for name in ("one", "two", "three"):
            asked.append(stream.getvalue().decode())
            yield Document("Ida.", id=name)

    stream = io.BytesIO()
    write(coming(), stream)
    assert 'id="d1-view-article"' in asked[2]
    assert [f'id="d{number}-view-article"' in stream.getvalue().decode() for number in (1, 2, 3, 4)] == [1, 1, 1, 0]


def test_the_format_is_registered_like_any() -> None:
    """The façade writes it by its suffix."""
    format = geoannot.Registry().formats["html"]
    assert (format.suffixes, format.many, format.read) == ((".html", ".htm"), True, None)


# Indexes


def test_who_is_in_it(article: Document) -> None:
    """The most mentioned come first; their words are listed with all their places."""
    actors = article_of(article).actors
    assert [(actor.name, actor.count, actor.group) for actor in actors] == [
        ("Ida Brecht", 2, "person"),
        ("Velm", 2, "place"),
        ("Marenda", 1, "place"),
        ("Ottern lock", 1, "place"),
        ("Canal Union", 1, "group"),
    ]
    assert [(words.text, words.anchors) for words in actors[1].words] == [("Velm", ["m4", "m6"])]
    assert actors[0].facts == "person · minister of canals"
    assert actors[2].facts == "country, region or city · country code MR"


def test_who_says_what(article: Document) -> None:
    """Quotations stand with their speaker; pieces are joined, the cue is named."""
    (ida,) = article_of(article).speakers
    assert (ida.name, ida.anchor) == ("Ida Brecht", "who-e2")
    assert [(saying.place, saying.how, saying.type) for saying in ida.sayings] == [
        ("q1", "said", "direct"),
        ("q2", "warned", "indirect"),
    ]
    assert ida.sayings[0].words == '"The lock," "is <b>ours</b> & stays shut."'


def test_nobody_who_is_named_comes_last() -> None:
    """Speakers without an entity have the words that stand for them, or none."""
    document = Document("It was said. Voices said so.")
    document.add(Quote(spans=[(0, 2)], type="indirect"))
    document.add(Quote(spans=[(25, 27)], type="indirect", source=[(13, 19)]))
    assert [speaker.name for speaker in article_of(document).speakers] == ["Voices", "Nobody who is named"]


def test_when(article: Document) -> None:
    """Dates stand in the order of the calendar, with the day of the article between them, each in its sentence."""
    article.add(Timex(spans=[(0, 6)], type="DURATION", value="P2W"))
    timeline = article_of(article).timeline
    assert [(stop.label, stop.written) for stop in timeline.stops] == [
        ("March 2021", False),
        ("15 March 2021", False),
        ("17 March 2021", True),
    ]
    monday = timeline.stops[1].occasions[0]
    assert attrs.astuple(monday.passage) == (
        "Marenda condemned the closure of Ottern lock on ",
        "Monday",
        " 😀.",
    )
    assert [one.value for one in timeline.open] == ["P2W"]


def test_who_stands_how(article: Document) -> None:
    """Stances are gathered by pair, with their evidence, and drawn as arrows."""
    shown = article_of(article)
    assert [(one.holder, one.target, one.verdict) for one in shown.relations] == [
        ("Marenda", "Ottern lock", "against, −0.6"),
        ("Ida Brecht", "Velm", "against, −0.3"),
        ("Velm", "Canal Union", "in favour, +0.6"),
    ]
    assert [arrow.relation.leaning for arrow in shown.network.arrows] == ["against", "against", "for"]
    assert len(shown.network.parties) == 5


def test_stances_on_the_same_words_share_a_line(article: Document) -> None:
    """Both can be jumped to, and pointing at the line tells of both."""
    first = article.stances[0]
    second = article.add(attrs.evolve(first, id="", target=None, target_spans=[first.spans[0]]))
    text = article_of(article).text
    assert text.count('class="s l0 against"') == 2
    assert f'id="{second.id}" class="same"' in text
    assert "Marenda → Ottern lock: against (−0.6)\nMarenda → condemned: against (−0.6)" in text


def test_a_crowd_is_not_drawn_whole() -> None:
    """Beyond a dozen parties the drawing says how many relations are in the list alone."""
    document = Document("x" * 40)
    centre = document.add(Entity(name="Centre", type="gpe"))
    for number in range(30):
        document.add(
            Stance(
                spans=[(number, number + 1)],
                holder=centre.id if number else "author",
                target=document.add(Entity(name=f"Party {number}", type="organization")).id,
                polarity=0.6,
                intensity=0.6,
                basis="evaluation",
            )
        )
    network = article_of(document).network
    assert (len(network.parties), len(network.arrows), network.left_out) == (12, 11, 19)


def test_kinds_of_plugins_are_shown_for_free(article: Document) -> None:
    """A kind that nobody here knows has its highlight, its switch and its list."""
    (claims,) = article_of(article).more
    assert (claims.kind, [(row.words, row.facts) for row in claims.rows]) == ("claim", [("stays shut", "weight: 3")])
    assert 'class="show-more"' in html.dumps(article)


def test_who_annotated_what(article: Document) -> None:
    """Every layer has its annotators, with the confidence that they state."""
    article.add_layer("quote")
    works = [(work.layer, work.by, work.count, work.confidence) for work in article_of(article).works]
    assert ("mention", "person/reader", 4, "0.90") in works
    assert ("mention", "not signed", 4, "") in works


# Notebooks


def test_notebooks_show_the_text(article: Document) -> None:
    """The façade sets what renders a document; links and anchors stay out of somebody else's page."""
    assert geoannot.Document is Document
    shown = article._repr_html_() or ""
    body = without_sheets(shown)
    assert 'class="m person"' in body
    assert " id=" not in body
    assert "href=" not in body
    assert shown == html.fragment(article)


def test_notebooks_fall_back_to_text(article: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing renders, or what renders is not installed, there is no HTML."""
    assert geoannot.Document is Document

    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(geoannot, "import_module", missing)
    assert article._repr_html_() is None
    monkeypatch.setattr(DocumentView, "html_renderer", None)
    assert article._repr_html_() is None
