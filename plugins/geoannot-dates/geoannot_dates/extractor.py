"""The extractor: finds temporal expressions, anchors them, and says what days they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from geoannot.model import DocumentView, Span, Timex
from geoannot_dates import DatesConfig
from geoannot_dates.anchoring import DOCUMENT_DATE, Anchoring
from geoannot_dates.calendar import Day
from geoannot_dates.expression import Expression
from geoannot_dates.genre import NARRATIVE, genre_of
from geoannot_dates.grammar import Found, Grammar, Match, Reading
from geoannot_dates.moment import Moment
from geoannot_dates.nearness import OPEN
from geoannot_dates.output import NOWHERE, Extent, between, extent_of
from geoannot_dates.rules import RULES, TRIGGERS
from geoannot_dates.rules.macros import MACROS
from geoannot_dates.tense import Tense

_ASIDE = frozenset({"since", "of", "("})
"""Behind these, a month or year is mentioned aside; the story does not go on there."""
_BLOCK_END = re.compile(r"\n[ \t\r]*\n")


class DatesExtractor:
    """Finds temporal expressions and resolves them.

    Args:
        config: how they are anchored.
    """

    def __init__(self, config: DatesConfig) -> None:
        self._mode = config.mode
        self._grammar = Grammar(RULES, MACROS, TRIGGERS)

    def extract(self, document: DocumentView) -> Iterable[Timex]:
        """The temporal expressions of the document, in text order."""
        tokens = document.tokens
        texts = tokens.texts
        written = document.metadata.calendar_date
        today = Day(written.year, written.month, written.day) if written else None
        mode: str = self._mode
        if mode == "auto":
            mode = genre_of(texts, self._grammar.lexicon, today)
        classes = self._grammar.classes(texts, tokens.starts, tokens.ends)
        breaks = [tokens.index_at(match.start()) for match in _BLOCK_END.finditer(document.text)]
        anchoring = Anchoring(today, narrative=mode == NARRATIVE)
        tense = Tense(texts)
        number = 0
        for rule, match, reading in self._grammar.search(classes, texts, breaks, mode):
            for first, last, expression in _stretches(match, reading):
                number += 1
                yield _annotate(
                    f"t{number}",
                    Span(tokens.starts[first], tokens.ends[last - 1]),
                    expression,
                    anchoring,
                    tense.around(first, last) if expression.time is not None else OPEN,
                    rule.name,
                    first > 0 and texts[first - 1].lower() in _ASIDE,
                )


def _stretches(match: Match, reading: Reading) -> Iterator[Found]:
    if isinstance(reading, Expression):
        yield match.start, match.end, reading
    elif reading is not None:
        yield from reading


def _annotate(
    name: str, span: Span, expression: Expression, anchoring: Anchoring, direction: int, rule: str, background: bool
) -> Timex:
    """Anchor an expression and write the annotation; later ones may hang on it."""
    value, anchor, extent = expression.value, None, NOWHERE
    confidence = expression.confidence
    if value is not None:
        anchoring.tell_period(value)
    if expression.time is not None:
        moment, anchor = anchoring.resolve(expression.time, direction)
        if expression.reach:
            extent = _reach(moment, anchoring.today if anchor == DOCUMENT_DATE else None)
        elif moment is not None:
            value, extent = moment.value, extent_of(moment, expression.mod)
            anchoring.remember(expression.time, moment, expression.mod, name, background)
        if moment is None or moment.year is None:
            confidence = min(confidence, 0.5)
    return Timex(
        id=name,
        spans=(span,),
        type=expression.type,  # type: ignore[arg-type]  # checked where the annotation is made
        value=value,
        mod=expression.mod,
        earliest=extent.earliest,
        latest=extent.latest,
        edtf=extent.edtf,
        anchor=anchor,
        rule=rule,
        confidence=confidence,
    )


def _reach(far: Moment | None, today: Day | None) -> Extent:
    """A duration from or to the day of writing."""
    bounds = far.bounds() if far else None
    return between(bounds[0], today) if bounds and today else NOWHERE
