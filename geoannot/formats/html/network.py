"""The network of stances as a drawing: parties on an ellipse, an arrow for each relation.

Units are those of the drawing (SVG user units), 480 wide; y grows downwards. The same relations give the same drawing.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from math import cos, hypot, pi, sin

import attrs

from geoannot.formats.html.relations import Relation
from geoannot.formats.html.wording import AUTHOR, one_line

WIDTH, HEIGHT = 480, 330
PANEL = 92
"""Height of the panel below, in which an arrow's evidence is shown."""

_MOST = 12
_CENTRE = (240.0, 165.0)
_RADII = (106.0, 122.0)
_GAP = 9.0  # between a party and the end of an arrow
_BEND = 0.16  # how far an arrow bends, as a share of its length, so that two opposite ones stay apart
_LABEL, _LINE, _LINES = 16, 60, 3  # characters of a label and of a line of evidence, and how many lines


@attrs.frozen
class Party:
    """A party in the drawing, with its label beside it."""

    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    align: str


@attrs.frozen
class Arrow:
    """A relation in the drawing.

    Attributes:
        relation: what it stands for.
        path: the curve, in SVG's language.
        head: the corners of its head.
        x: where the sign of its polarity stands.
        y: the same.
        width: how thick it is, by how much evidence there is.
        lines: the evidence, line by line.
    """

    relation: Relation
    path: str
    head: str
    x: float
    y: float
    width: float
    lines: Sequence[str]


@attrs.frozen
class Network:
    """The drawing.

    Attributes:
        parties: who is in it.
        arrows: how they stand towards each other.
        left_out: how many relations are in the list alone.
    """

    parties: Sequence[Party]
    arrows: Sequence[Arrow]
    left_out: int


def network_of(relations: Sequence[Relation]) -> Network:
    """The drawing of relations between parties; what the author thinks of them is left to the list.

    Parties beyond a dozen are left out, those with the least evidence first.
    """
    between = [one for one in relations if one.holder not in (AUTHOR, one.target)]
    weight: Counter[str] = Counter()
    for relation in between:
        weight[relation.holder] += len(relation.evidence)
        weight[relation.target] += len(relation.evidence)
    chosen = [name for name, _ in weight.most_common(_MOST)]
    drawn = [one for one in between if one.holder in chosen and one.target in chosen]
    ring = _neighbours_side_by_side(drawn)
    places = {name: _on_ellipse(number, len(ring)) for number, name in enumerate(ring)}
    most = max((len(relation.evidence) for relation in drawn), default=1)
    arrows = [_arrow(relation, places[relation.holder], places[relation.target], most) for relation in drawn]
    return Network([_party(name, *place) for name, place in places.items()], arrows, len(relations) - len(drawn))


def _neighbours_side_by_side(relations: Sequence[Relation]) -> list[str]:
    """The parties in an order in which those that have to do with each other come after each other."""
    ring: list[str] = []
    waiting = list(relations)
    while waiting:
        near = next((one for one in waiting if one.holder in ring or one.target in ring), waiting[0])
        waiting.remove(near)
        ring.extend(name for name in (near.holder, near.target) if name not in ring)
    return ring


def _on_ellipse(number: int, of: int) -> tuple[float, float]:
    """A place on the ellipse; the first is on the left, where reading begins."""
    angle = pi + 2 * pi * number / of
    return _CENTRE[0] + _RADII[0] * cos(angle), _CENTRE[1] + _RADII[1] * sin(angle)


def _party(name: str, x: float, y: float) -> Party:
    aside = x - _CENTRE[0]
    if abs(aside) < 20:
        return Party(
            _short(x), _short(y), one_line(name, 26), _short(x), _short(y + (-14 if y < _CENTRE[1] else 24)), "middle"
        )
    step, align = (12, "start") if aside > 0 else (-12, "end")
    return Party(_short(x), _short(y), one_line(name, _LABEL), _short(x + step), _short(y + 5), align)


def _arrow(relation: Relation, start: tuple[float, float], end: tuple[float, float], most: int) -> Arrow:
    """A curve from one place to another, bent to the left of its direction; the one with most evidence is thickest."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    bend = (start[0] + end[0]) / 2 + dy * _BEND, (start[1] + end[1]) / 2 - dx * _BEND
    begins, ends = _towards(start, bend, _GAP), _towards(end, bend, _GAP)
    tip = _towards(end, bend, _GAP - 3)
    width = _short(1.5 + 2.5 * (len(relation.evidence) - 1) / max(most - 1, 3))
    return Arrow(
        relation=relation,
        path=f"M{_pair(begins)} Q{_pair(bend)} {_pair(ends)}",
        head=_head(tip, bend, 6 + width),
        x=_short(_along(begins[0], bend[0], ends[0])),
        y=_short(_along(begins[1], bend[1], ends[1])),
        width=width,
        lines=_lines(relation),
    )


def _along(start: float, bend: float, end: float, share: float = 0.38) -> float:
    """A coordinate of the point that lies so far along a quadratic Bézier curve; in the middle curves cross."""
    return (1 - share) ** 2 * start + 2 * share * (1 - share) * bend + share**2 * end


def _towards(place: tuple[float, float], other: tuple[float, float], distance: float) -> tuple[float, float]:
    """The place that lies so far from one towards another."""
    length = hypot(other[0] - place[0], other[1] - place[1]) or 1.0
    share = distance / length
    return place[0] + (other[0] - place[0]) * share, place[1] + (other[1] - place[1]) * share


def _head(tip: tuple[float, float], origin: tuple[float, float], length: float) -> str:
    """The corners of an arrow's head that comes from a place."""
    back = _towards(tip, origin, length)
    across = (tip[1] - back[1]) * 0.5, (back[0] - tip[0]) * 0.5
    corners = (tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1]))
    return " ".join(map(_pair, corners))


def _lines(relation: Relation) -> list[str]:
    """Evidence as lines of the panel: the passage of the first stance, and how many more there are."""
    more = len(relation.evidence) - 1
    words = f"“{relation.evidence[0].passage}”" + (f" and {more} more" if more else "")
    return textwrap.wrap(words, _LINE, max_lines=_LINES, placeholder=" …”")


def _pair(place: tuple[float, float]) -> str:
    return f"{_short(place[0]):g},{_short(place[1]):g}"


def _short(number: float) -> float:
    return round(number, 1)
