"""The overview: entities known across documents, who talks about whom, stances over time."""

from __future__ import annotations

import pytest

from geoannot.formats.html.digest import Digest, digest_of
from geoannot.formats.html.overview import Cell, overview_of
from geoannot.model import Document, Entity, Mention, Quote, Stance


def digest(date: str | None, polarity: float = -0.6, *, norway: str = "Norway", id: str = "one") -> Digest:
    """A document in which Ida speaks of Norway, and has a stance towards it."""
    document = Document("Ida said Norway slept. Norway did.", id=id, metadata={"date": date})
    ida = document.add(Entity(name="Ida", type="person"))
    country = document.add(Entity(name=norway, type="gpe", identifiers={"iso3166": "NO"}))
    document.add(Mention(spans=[(0, 3)], entity=ida.id))
    document.add(Mention(spans=[(9, 15)], entity=country.id))
    document.add(Mention(spans=[(23, 29)], entity=country.id))
    document.add(Quote(spans=[(9, 21)], type="indirect", speaker=ida.id))
    for holder in (ida.id, "author"):
        document.add(
            Stance(
                spans=[(16, 21)],
                holder=holder,
                target=country.id,
                polarity=polarity,
                intensity=abs(polarity),
                basis="reported",
            )
        )
    return digest_of(document, page=f"{id}.html")


def test_entities_are_known_across_documents() -> None:
    """One code is one entity, under the name that is used most; it leads to its entry in every document."""
    overview = overview_of([digest("2021-02-01"), digest("2021-03-01", norway="Kingdom of Norway", id="two")])
    assert [(name.name, name.count) for name in overview.names] == [("Ida", 2), ("Kingdom of Norway", 4)]
    assert overview.names[1].places == [("one", "one.html#who-e2"), ("two", "two.html#who-e2")]
    assert [name.name for name in overview.actors] == ["Kingdom of Norway", "Ida"]


def test_who_talks_about_whom() -> None:
    """Quotations are counted by who speaks and who is named in them; what stands outside of them is not."""
    talk = overview_of([digest("2021-02-01"), digest("2021-03-01")]).talk
    assert (talk.columns, talk.rows) == (["Norway"], [("Ida", [Cell("2")])])


def test_stances_by_month() -> None:
    """Stances between entities are counted month by month, those without any too; the mean is by pair."""
    overview = overview_of([digest("2021-04-09", 0.6), digest("2021-02-01"), digest(None), digest("2021-02-28")])
    assert [(bar.label, bar.favour, bar.against) for bar in overview.trend] == [
        ("February 2021", 0, 2),
        ("March 2021", 0, 0),
        ("April 2021", 1, 0),
    ]
    assert overview.pairs.rows == [("Ida → Norway", [Cell("−0.6", "against"), Cell(""), Cell("+0.6", "for")])]
    assert overview.articles[-1][1] == ""


@pytest.mark.parametrize(
    ("last", "labels"), [("2021-12-31", 12), ("2022-01-01", 2)], ids=["twelve-months", "thirteen-are-years"]
)
def test_many_months_are_years(last: str, labels: int) -> None:
    """Beyond a dozen months the years are shown."""
    overview = overview_of([digest("2021-01-01"), digest(last)])
    assert len(overview.trend) == len(overview.pairs.columns) == labels


def test_nothing_is_an_overview_too() -> None:
    """Documents without annotations are listed."""
    overview = overview_of([digest_of(Document("Ida."), page="a.html")])
    assert (len(overview.articles), overview.names, overview.trend, overview.talk.rows) == (1, [], [], [])
