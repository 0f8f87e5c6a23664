"""The overview of many articles: who is in them most, who talks about whom, and how stances go over time."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import mean

import attrs

from geoannot.formats.html.digest import Appearance, Digest
from geoannot.formats.html.wording import NEUTRAL, day, leaning, month, signed
from geoannot.model.entity import folded

_ACTORS, _TALKERS, _PAIRS, _PERIODS = 15, 10, 12, 12
"""How many actors, speakers, pairs and months are shown at most; beyond that many months there are years."""
_BAR, _HALF = 40, 70  # width of a bar of the trend with its gap, and the height of one of its halves


@attrs.frozen
class Name:
    """A name in all articles: how it is tinted, how often it is mentioned, and where."""

    name: str
    group: str
    count: int
    places: Sequence[tuple[str, str]]


@attrs.frozen
class Cell:
    """A cell of a table: what it says and how it leans."""

    words: str
    leaning: str = ""


@attrs.frozen
class Matrix:
    """A table: its columns, and its rows with the name of each."""

    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell]]]


@attrs.frozen
class Bar:
    """A stretch of time in the trend: how many stances are in favour and against, and the bars that show it."""

    label: str
    x: float
    above: float
    below: float
    favour: int
    against: int


@attrs.frozen(kw_only=True)
class Overview:
    """What the page shows; the fields are those of the template."""

    articles: Sequence[tuple[Digest, str]]
    words: int
    names: Sequence[Name]
    actors: Sequence[Name]
    talk: Matrix
    trend: Sequence[Bar]
    width: int
    half: int
    pairs: Matrix


def overview_of(digests: Sequence[Digest]) -> Overview:
    """The overview of articles, in the order of their days; those without one come last, in the order given."""
    ordered = sorted(digests, key=lambda one: (one.date is None, one.date or datetime.date.min))
    appearances: dict[str, list[tuple[Digest, Appearance]]] = defaultdict(list)
    for digest in ordered:
        for one in digest.appearances:
            appearances[one.key].append((digest, one))
    names = {key: _name(found) for key, found in appearances.items()}
    most = sorted(names.values(), key=lambda one: (-one.count, folded(one.name)))
    periods = _periods(ordered)
    trend = _trend(periods)
    return Overview(
        articles=[(digest, day(digest.date) if digest.date else "") for digest in ordered],
        words=sum(digest.counts[0] for digest in ordered),
        names=sorted(names.values(), key=lambda one: (folded(one.name), one.name)),
        actors=[one for one in most[:_ACTORS] if one.count],
        talk=_talk(ordered, names),
        trend=trend,
        width=max(1, len(trend)) * _BAR,
        half=_HALF,
        pairs=_pairs(periods, names),
    )


def _name(found: Sequence[tuple[Digest, Appearance]]) -> Name:
    """One entity in all articles; of several names the one that is used most, then the longest."""
    used: Counter[str] = Counter()
    for _, one in found:
        used[one.name] += one.count
    name = max(used, key=lambda name: (used[name], len(name), name))
    group = next(one.group for _, one in found if one.name == name)
    return Name(name, group, sum(one.count for _, one in found), [(digest.title, one.link) for digest, one in found])


def _talk(digests: Iterable[Digest], names: dict[str, Name]) -> Matrix:
    """Who talks about whom: rows are speakers, columns are who is named in what they say."""
    talk: Counter[tuple[str, str]] = Counter()
    for digest in digests:
        talk.update(digest.talk)
    speakers: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (speaker, other), count in sorted(talk.items()):
        speakers[speaker] += count
        others[other] += count
    columns = [key for key, _ in others.most_common(_TALKERS)]
    rows = [
        (names[speaker].name, [Cell(str(talk[speaker, other] or "")) for other in columns])
        for speaker, _ in speakers.most_common(_TALKERS)
    ]
    return Matrix([names[key].name for key in columns], rows)


def _periods(digests: Iterable[Digest]) -> dict[str, list[Digest]]:
    """Dated articles with stances by month, or by year where there would be too many; none is left out between."""
    dated = [(digest.date, digest) for digest in digests if digest.date and digest.judgements]
    if not dated:
        return {}
    first, last = dated[0][0], dated[-1][0]
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    if count <= _PERIODS:
        months = (first.year * 12 + first.month - 1 + number for number in range(count))
        labels = [month(datetime.date(number // 12, number % 12 + 1, 1)) for number in months]
    else:
        labels = [str(year) for year in range(first.year, last.year + 1)]
    periods: dict[str, list[Digest]] = {label: [] for label in labels}
    for date, digest in dated:
        periods[month(date) if count <= _PERIODS else str(date.year)].append(digest)
    return periods


def _trend(periods: dict[str, list[Digest]]) -> list[Bar]:
    """How many stances are in favour and against in each stretch of time."""
    counts = {
        label: Counter(leaning(one.polarity) for digest in digests for one in digest.judgements)
        for label, digests in periods.items()
    }
    highest = max((max(count["for"], count["against"]) for count in counts.values()), default=0) or 1
    scale = (_HALF - 14) / highest
    return [
        Bar(
            label,
            number * _BAR,
            round(count["for"] * scale, 1),
            round(count["against"] * scale, 1),
            count["for"],
            count["against"],
        )
        for number, (label, count) in enumerate(counts.items())
    ]


def _pairs(periods: dict[str, list[Digest]], names: dict[str, Name]) -> Matrix:
    """The mean polarity of the pairs with most stances, in each stretch of time."""
    found: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for label, digests in periods.items():
        for digest in digests:
            for one in digest.judgements:
                found[one.holder, one.target][label].append(one.polarity)
    most = sorted(found.items(), key=lambda pair: (-sum(map(len, pair[1].values())), pair[0]))[:_PAIRS]
    rows = [
        (f"{names[holder].name} → {names[target].name}", [_mean(polarities[label]) for label in periods])
        for (holder, target), polarities in most
    ]
    return Matrix(list(periods), rows)


def _mean(polarities: Sequence[float]) -> Cell:
    if not polarities:
        return Cell("")
    value = mean(polarities)
    return Cell(signed(value), leaning(value) if abs(value) >= NEUTRAL else "")
