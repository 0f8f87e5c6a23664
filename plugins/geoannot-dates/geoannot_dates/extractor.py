"""The extractor: finds temporal expressions, anchors them, and says what days they can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from geoannot.model import DocumentView, Span, Timex
from geoannot.model.timex import TimexType
from geoannot_dates import DatesConfig
from geoannot_dates.anchoring import Anchoring
from geoannot_dates.calendar import Day
from geoannot_dates.distance import day_away
from geoannot_dates.expression import Expression, Shift, Stretch, Time
from geoannot_dates.genre import NARRATIVE, Genres
from geoannot_dates.grammar import Grammar
from geoannot_dates.match import Match
from geoannot_dates.moment import LAST_YEAR, Moment
from geoannot_dates.nearness import OPEN, start_of
from geoannot_dates.output import NOWHERE, Extent, between, extent_of
from geoannot_dates.persons import Persons
from geoannot_dates.rulebook import Found, Meaning
from geoannot_dates.rules import RULES, TRIGGERS
from geoannot_dates.rules.macros import MACROS
from geoannot_dates.tense import Tense

_BLOCK_END = re.compile(r"\n[ \t\r]*\n")
_ASIDE = frozenset({"since", "of", "("})
"""Behind these, a month or year is mentioned aside; the story does not go on there."""
_DATELINE_TOKENS = 40
"""A day among so many first tokens is that of a text without date."""
_UNANCHORED_CONFIDENCE = 0.5
_LONGEST_INITIAL = 1
"""The stop behind so many letters is their own (*p.m.*); behind a longer word it ends the sentence or the month."""


class DatesExtractor:
    """Finds temporal expressions and resolves them.

    Args:
        config: how they are anchored.
    """

    def __init__(self, config: DatesConfig) -> None:
        self._mode = config.mode
        self._grammar = Grammar(RULES, MACROS, TRIGGERS)
        self._genres = Genres(self._grammar.lexicon)

    def extract(self, document: DocumentView) -> Iterable[Timex]:
        """The temporal expressions of the document, in text order.

        With the mode ``auto``, each has the feature ``mode``: the anchoring that was chosen.
        """
        tokens = document.tokens
        texts = tokens.texts
        written = document.metadata.calendar_date
        today = Day(written.year, written.month, written.day) if written else None
        mode: str = self._mode
        features: Mapping[str, str] = {}
        if mode == "auto":
            mode = self._genres.genre_of(texts, today)
            features = {"mode": mode}
        classes = self._grammar.classes(texts, tokens.starts, tokens.ends)
        breaks = [tokens.index_at(match.start()) for match in _BLOCK_END.finditer(document.text)]
        resolver = _Resolver(Anchoring(today, narrative=mode == NARRATIVE), Tense(texts), texts, features)
        persons = Persons(texts)
        for rule, match, meaning in self._grammar.search(classes, texts, breaks, mode):
            if persons.holds(match.start, match.end):
                continue
            for first, last, expression in _stretches(match, meaning):
                end = last - _ends_with_stop(texts, last)
                span = Span(tokens.starts[first], tokens.ends[end - 1])
                yield resolver.annotate(expression, first, end, span, rule.name)


def _ends_with_stop(texts: list[str], last: int) -> bool:
    """Whether the token before last is the full stop of a sentence or of a month; that of *p.m.* is none."""
    return texts[last - 1] == "." and len(texts[last - 2]) > _LONGEST_INITIAL


def _stretches(match: Match, meaning: Meaning) -> Iterator[Found]:
    if isinstance(meaning, Expression):
        yield match.start, match.end, meaning
    else:
        yield from meaning


class _Resolver:
    """Makes the annotations of one document, in text order: later ones may hang on earlier ones."""

    def __init__(self, anchoring: Anchoring, tense: Tense, texts: list[str], features: Mapping[str, str]) -> None:
        self._anchoring = anchoring
        self._tense = tense
        self._texts = texts
        self._features = features
        self._count = 0
        self._direction = OPEN

    def annotate(self, expression: Expression, first: int, last: int, span: Span, rule: str) -> Timex:
        """The annotation of the tokens from first to before last."""
        self._count += 1
        name = f"t{self._count}"
        value, anchor, extent, confidence = expression.value, None, NOWHERE, expression.confidence
        if value is not None and isinstance(expression.time, Shift):
            anchor, extent = self._reach(expression.time)
        elif value is None and expression.time is not None:
            moment, anchor = self._anchoring.resolve(expression.time, self._direct(expression.time, first, last))
            if moment is not None and (moment.year or 0) > LAST_YEAR:
                moment = None
            if moment is not None:
                value, extent = moment.value, extent_of(moment, expression.mod)
                told = self._anchoring.told
                if told is None or not self._is_aside(first, moment, told.moment):
                    self._anchoring.remember(expression.time, moment, expression.mod, name)
                if last <= _DATELINE_TOKENS:
                    self._anchoring.take_dateline(moment, name)
            if moment is None or moment.year is None:
                confidence = min(confidence, _UNANCHORED_CONFIDENCE)
        return Timex(
            id=name,
            spans=(span,),
            type=cast(TimexType, expression.type),
            value=value,
            mod=expression.mod,
            earliest=extent.earliest,
            latest=extent.latest,
            edtf=extent.edtf,
            anchor=anchor,
            rule=rule,
            confidence=confidence,
            features=self._features,
        )

    def _direct(self, time: Time, first: int, last: int) -> int:
        """The direction of the words around; the two ends of a stretch have that of the first."""
        if not (isinstance(time, Stretch) and time.end):
            self._direction = self._tense.around(first, last) if self._anchoring.today else OPEN
        return self._direction

    def _is_aside(self, first: int, moment: Moment, told: Moment) -> bool:
        """Whether a date is mentioned aside: the story does not go on there."""
        if moment.grain in ("year", "month") and first and self._texts[first - 1].lower() in _ASIDE:
            return True
        if not self._anchoring.narrative:
            return False
        order = (start_of(moment) > start_of(told)) - (start_of(moment) < start_of(told))
        return order != 0 and self._tense.looks_away(first) == order

    def _reach(self, shift: Shift) -> tuple[str | None, Extent]:
        """Where a duration that ends or begins on the day of writing lies: *the past year*."""
        today = self._anchoring.day_of_writing()
        far = day_away(today.day, shift) if today else None
        return (today.name, between(far, today.day)) if today and far else (None, NOWHERE)
