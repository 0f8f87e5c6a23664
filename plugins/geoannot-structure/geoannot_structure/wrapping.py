"""Which lines go on with the line before them.

Texts come with one line a paragraph, or wrapped to a width, with blank lines between the paragraphs or only an
indentation; some wrapped texts are double-spaced. The evidence is how often a line that breaks off in a sentence is
followed by one that begins with a small letter: nearly always in wrapped prose, hardly ever elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median_low
from typing import Literal, NamedTuple

from geoannot_structure.labels import begins_bullet, begins_number, begins_speech
from geoannot_structure.lines import Line

Wrapped = Literal["auto", "yes", "no"]

# Wrapped lines are no longer than this; a longer line is a paragraph.
WIDEST = 130
# Share of line breaks seen to fall inside a sentence from which on a text, or a part of one, is wrapped.
SHARE_IN_TEXT = 0.25
SHARE_IN_PART = 0.5
# So many lines show that a text is double-spaced.
DOUBLE_SPACED_LINES = 5
# Room that a line may leave, beside the next word, and still be full, where too few lines show how exact the width is.
SLACK = 10
FEW = 5
# A line of this length that breaks off and goes on small was cut by accident, even where lines are paragraphs.
CUT_LENGTH = 40

SENTENCE_ENDS = frozenset(".!?…:;\"'”’»›)]}。！？」』؟۔।*")


class Measure(NamedTuple):
    """What a stretch of lines shows.

    Attributes:
        share: the share of breaks that fall inside a sentence.
        fit: a line is full if it and the next word, with a blank between, are longer than this (code points).
        width: what nine of ten lines keep to (code points).
        indent: the indentation of lines that certainly go on with the line before them.
    """

    share: float = 0.0
    fit: int = 0
    width: int = 0
    indent: int = 0


def continued_lines(text: str, lines: Sequence[Line], wrapped: Wrapped = "auto") -> list[bool]:
    """For each line, whether it goes on with the paragraph of the line before it.

    Args:
        text: the text.
        lines: its lines.
        wrapped: ``yes`` and ``no`` where it is known whether lines are wrapped; ``auto`` judges by the evidence.
    """
    continued = [False] * len(lines)
    if wrapped == "no":
        return continued
    spacing = 1 if _is_double_spaced(text, lines) else 0
    breaks = [index for index in range(1, len(lines)) if lines[index].blank <= spacing]
    whole = _measure(text, lines, breaks)
    text_is_wrapped = wrapped == "yes" or whole.share >= SHARE_IN_TEXT
    for part in _parts(breaks):
        measure = whole if text_is_wrapped else _measure(text, lines, part)
        if text_is_wrapped or (len(part) > 1 and measure.share >= SHARE_IN_PART):
            for index in part:
                continued[index] = _goes_on(text, lines, index, measure)
        else:
            for index in part:
                continued[index] = _was_cut(text, lines[index - 1], lines[index])
    return continued


def ends_like_sentence(text: str, line: Line) -> bool:
    """Whether a line ends with a mark, or with what closes behind one."""
    return text[line.end - 1] in SENTENCE_ENDS


def _is_double_spaced(text: str, lines: Sequence[Line]) -> bool:
    if len(lines) < DOUBLE_SPACED_LINES or sum(line.blank == 0 for line in lines) * 10 > len(lines):
        return False
    breaks = [index for index in range(1, len(lines)) if lines[index].blank == 1]
    return _measure(text, lines, breaks).share >= SHARE_IN_TEXT


def _parts(breaks: Sequence[int]) -> Iterator[Sequence[int]]:
    """The breaks in runs of lines that follow one another."""
    first = 0
    for place, index in enumerate(breaks, start=1):
        if place == len(breaks) or breaks[place] != index + 1:
            yield breaks[first:place]
            first = place


def _measure(text: str, lines: Sequence[Line], breaks: Sequence[int]) -> Measure:
    """What the breaks before the lines of these numbers show."""
    if not breaks:
        return Measure()
    width = _ninth_tenth([_length(lines[index - 1]) for index in breaks])
    if width > WIDEST:
        return Measure(width=width)
    inside = [
        index
        for index in breaks
        if text[lines[index].start].islower() and not ends_like_sentence(text, lines[index - 1])
    ]
    room = SLACK
    if len(inside) >= FEW:
        room = max(0, _ninth_tenth([width - _with_next_word(text, lines, index) for index in inside]) + 1)
    indent = median_low([lines[index].indent for index in inside]) if inside else 0
    return Measure(len(inside) / len(breaks), width - room, width, indent)


def _ninth_tenth(values: list[int]) -> int:
    return sorted(values)[len(values) * 9 // 10]


def _with_next_word(text: str, lines: Sequence[Line], index: int) -> int:
    """The length of the line before with the first word of the line of this number."""
    line = lines[index]
    first_word = len(text[line.start : min(line.end, line.start + WIDEST)].split(None, 1)[0])
    return _length(lines[index - 1]) + 1 + first_word


def _length(line: Line) -> int:
    return line.end - line.start + line.indent


def _goes_on(text: str, lines: Sequence[Line], index: int, measure: Measure) -> bool:
    """Whether a line of wrapped text belongs to the paragraph of the line before it."""
    before, line = lines[index - 1], lines[index]
    complete = ends_like_sentence(text, before)
    if begins_bullet(text, line) or begins_speech(text, line) or (complete and begins_number(text, line)):
        return False
    if text[line.start].islower():
        return True
    if complete and line.indent != measure.indent:
        return False
    if text[before.start : before.end].isupper() and not text[line.start : line.end].isupper():
        return False
    # A line that the next word would have fitted was broken on purpose; one far beyond the width was not wrapped.
    fit = measure.fit if complete else measure.fit - SLACK
    return _with_next_word(text, lines, index) > fit and _length(before) <= measure.width + SLACK


def _was_cut(text: str, before: Line, line: Line) -> bool:
    """Whether a break in a text of one line a paragraph falls inside a sentence."""
    return (
        text[line.start].islower()
        and _length(before) >= CUT_LENGTH
        and not ends_like_sentence(text, before)
        and not begins_bullet(text, line)
    )
