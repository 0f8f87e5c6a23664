"""The stance matrix: who stands how towards whom, over documents."""

from __future__ import annotations

import datetime
import sys
from itertools import chain
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geoannot
from geoannot.analysis.periods import PERIODS, period_of
from geoannot.model import Document, Entity, Sentence, Span, Stance
from geoannot.testing import documents


def note(
    id: str, date: str | None, *stances: dict[str, Any], norway: str = "Norway", wikidata: bool = False
) -> Document:
    """A document in which Norway, Sweden and Ida Brecht may stand towards each other."""
    identifiers = {"wikidata": "Q20"} if wikidata else {"iso3166": "NO"}
    return Document(
        "Norway backs the Accord, Sweden not.",
        id=id,
        metadata={"date": date},
        annotations=[
            Entity(id="e1", name=norway, type="gpe", identifiers=identifiers),
            Entity(id="e2", name="Sweden", type="gpe", identifiers={"iso3166": "SE"}),
            Entity(id="e3", name="Ida Brecht", type="person"),
            Sentence(id="s1", spans=[(0, 36)]),
            *(
                Stance(**{"spans": [(7, 12)], "intensity": 0.5, "basis": "own-statement", "polarity": 0.5, **stance})
                for stance in stances
            ),
        ],
    )


def shown(matrix: geoannot.StanceMatrix) -> list[tuple[Any, ...]]:
    """Names, period, count and mean of each cell."""
    return [(c.holder.name, c.target.name, c.period, c.count, round(c.mean, 3)) for c in matrix]


def test_entities_are_joined_across_documents() -> None:
    """By their codes where they have some, else by type and folded name; the most frequent name is shown."""
    one = note("a", None, {"holder": "e1", "target": "e2", "polarity": 0.2}, norway="Oslo")
    two = note("b", None, {"holder": "e1", "target": "e2", "polarity": 0.6}, {"holder": "e3", "target": "e1"})
    three = note("c", None, {"holder": "e1", "target": "e2", "polarity": -0.2})
    matrix = geoannot.stance_matrix([one, two, three])
    assert shown(matrix) == [("Norway", "Sweden", None, 3, 0.2), ("Ida Brecht", "Norway", None, 1, 0.5)]
    (cell,) = matrix.between("iso3166:NO", "Sweden")
    assert cell.spread == pytest.approx(0.3266, abs=1e-4)
    assert cell.documents == 3
    assert cell.holder == geoannot.analysis.Party(key="iso3166:NO", name="Norway", type="gpe")


def test_codes_are_joined_with_the_item_beside_them() -> None:
    """Where one document has both, those that have the code alone mean the same; two items of a code are two."""
    stance = {"holder": "e1", "target": "e2"}
    both = note("b", None, stance)
    both.replace("e1", identifiers={"iso3166": "NO", "wikidata": "Q20"})
    found = [note("a", None, stance), both, note("c", None, stance, wikidata=True)]
    (cell,) = geoannot.stance_matrix(found)
    assert (cell.holder.key, [one.document for one in cell.evidence]) == ("wikidata:Q20", ["a", "b", "c"])
    other = note("d", None, stance)
    other.replace("e1", identifiers={"iso3166": "NO", "wikidata": "Q21"})
    assert len(geoannot.stance_matrix([*found, other])) == 3


def test_evidence_says_where_it_stands() -> None:
    """Document, day, spans, words, sentence, and who passes it on."""
    document = note("a", "2021-03-18", {"holder": "e1", "target": "e2", "reporter": "e3", "modality": "possible"})
    (cell,) = geoannot.stance_matrix(document)
    (evidence,) = cell.evidence
    assert (evidence.document, evidence.date, evidence.stance) == ("a", "2021-03-18", "st1")
    assert (evidence.spans, evidence.text) == ((Span(7, 12),), "backs")
    assert evidence.sentence == document.text
    assert (evidence.reporter, evidence.modality) == ("Ida Brecht", "possible")


def test_things_are_targets_too() -> None:
    """Words without an entity are joined by their folded form without the article."""
    accord = {"holder": "e1", "target_spans": [(13, 23)]}
    bare = {"holder": "e1", "target_spans": [(17, 23)], "reporter_spans": [(25, 31)]}
    (cell,) = geoannot.stance_matrix([note("a", None, accord), note("b", None, bare)])
    assert (cell.target.key, cell.target.type, cell.count) == ("words:accord", "words", 2)
    assert cell.evidence[1].reporter == "Sweden"
    words = {"holder_spans": [(25, 31)], "target": "e1"}
    assert shown(geoannot.stance_matrix(note("a", None, words)))[0][:2] == ("Sweden", "Norway")


def test_what_no_party_holds_is_asked_for() -> None:
    """The author's stances, and those of nobody, count only where they are wanted."""
    document = note("a", None, {"holder": "author", "target": "e2"}, {"target": "e1"}, {"holder": "e1"})
    assert shown(geoannot.stance_matrix(document)) == [("Norway", "unknown", None, 1, 0.5)]
    everything = geoannot.stance_matrix(document, impersonal=True)
    assert {cell.holder.name for cell in everything} == {"author", "Norway", "unknown"}


def test_what_is_denied_is_asked_for() -> None:
    """A denied stance has the polarity of what is denied, so it does not count by itself."""
    document = note("a", None, {"holder": "e1", "target": "e2", "modality": "denied"})
    assert len(geoannot.stance_matrix(document)) == 0
    assert len(geoannot.stance_matrix(document, modalities=["denied"])) == 1
    with pytest.raises(geoannot.GeoannotError, match="there is no modality 'sure'; there are asserted, possible"):
        geoannot.stance_matrix(document, modalities="sure")


def test_periods_in_their_order() -> None:
    """A cell a period; documents without a date come last."""
    stance = {"holder": "e1", "target": "e2"}
    found = [note(str(number), date, stance) for number, date in enumerate(["2021-03-18", None, "2020-12-31T10:00"])]
    matrix = geoannot.stance_matrix(found, period="month")
    assert [cell.period for cell in matrix] == ["2020-12", "2021-03", None]
    with pytest.raises(geoannot.GeoannotError, match="there is no period 'decade'; there are year, quarter, month"):
        geoannot.stance_matrix(found, period="decade")  # type: ignore[arg-type]  # the mistake that is tested


@pytest.mark.parametrize(
    ("period", "name"),
    [("year", "2021"), ("quarter", "2021-Q1"), ("month", "2021-01"), ("week", "2020-W53"), ("day", "2021-01-03")],
)
def test_names_of_periods(period: str, name: str) -> None:
    """As TIMEX3 writes them; the week before the first Thursday belongs to the year before."""
    assert period_of(datetime.date(2021, 1, 3), period) == name


@given(st.dates(), st.dates(), st.sampled_from(PERIODS))
def test_periods_sort_like_days(one: datetime.date, other: datetime.date, period: str) -> None:
    """Their names are in the order of time."""
    earlier, later = sorted((one, other))
    assert period_of(earlier, period) <= period_of(later, period)


def test_rows() -> None:
    """A cell is a flat mapping, and so is each stance behind it."""
    matrix = geoannot.stance_matrix(note("a", "2021-03-18", {"holder": "e1", "target": "e2"}), period="year")
    assert list(matrix.rows()) == [
        {
            "holder": "Norway",
            "holder_key": "iso3166:NO",
            "holder_type": "gpe",
            "target": "Sweden",
            "target_key": "iso3166:SE",
            "target_type": "gpe",
            "period": "2021",
            "mean": 0.5,
            "count": 1,
            "spread": 0.0,
            "documents": 1,
        }
    ]
    (row,) = matrix.evidence_rows()
    assert (row["holder_key"], row["period"], row["text"]) == ("iso3166:NO", "2021", "backs")
    assert repr(matrix) == "<StanceMatrix: 1 cells, 1 stances>"


def test_graph() -> None:
    """A node a party, an edge a cell."""
    pytest.importorskip("networkx", reason="networkx is not installed")
    found = [
        note(id, date, {"holder": "e1", "target": "e2"}) for id, date in (("a", "2020-01-01"), ("b", "2021-01-01"))
    ]
    graph = geoannot.stance_matrix(found, period="year").to_networkx()
    assert dict(graph.nodes(data=True)) == {
        "iso3166:NO": {"name": "Norway", "type": "gpe"},
        "iso3166:SE": {"name": "Sweden", "type": "gpe"},
    }
    assert sorted(key for _, _, key in graph.edges(keys=True)) == ["2020", "2021"]
    assert graph["iso3166:NO"]["iso3166:SE"]["2021"]["weight"] == 0.5


def test_a_graph_needs_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, how to get it is said."""
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(geoannot.GeoannotError, match=r"install it with: pip install geoannot\[graph\]"):
        geoannot.stance_matrix([]).to_networkx()


@given(st.lists(documents(), max_size=3), st.sampled_from([None, "year", "week"]))
def test_every_stance_has_one_cell(found: list[Document], period: Any) -> None:
    """None is lost or counted twice, and figures stay in their bounds."""
    matrix = geoannot.stance_matrix(found, period=period, impersonal=True, modalities=geoannot.model.MODALITIES)
    counted = sorted((one.document, one.stance) for one in chain.from_iterable(cell.evidence for cell in matrix))
    assert counted == sorted((document.id, stance.id) for document in found for stance in document.stances)
    places = [(cell.holder.key, cell.target.key, cell.period) for cell in matrix]
    assert len(set(places)) == len(places)
    assert all(-1 <= cell.mean <= 1 and 0 <= cell.spread <= 1 for cell in matrix)
