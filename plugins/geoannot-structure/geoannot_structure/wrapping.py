"""Which lines go on with the line before them.

Texts come with one line a paragraph, or wrapped to a width, with blank lines between the paragraphs or only an
indentation; some wrapped texts are double-spaced. The evidence is how often a line that breaks off in a sentence is
followed by one that begins with a small letter: nearly always in wrapped prose, hardly ever elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from geoannot_structure.labels import begins_bullet, begins_number, begins_speech
from geoannot_structure.lines import Line

Wrapped = Literal["auto", "yes", "no"]

# Wrapped lines are no longer than this; a longer line is a paragraph.
WIDEST = 130
# Share of line breaks seen to fall inside a sentence from which on a text, or a part of one, is wrapped.
SHARE_IN_TEXT = 0.25
SHARE_IN_PART = 0.5
SHARE_IN_DOUBLE_SPACED = 0.4
# So many lines show that a text is double-spaced.
DOUBLE_SPACED_LINES = 5
# Room that a line may leave, beside the next word, and still be full: widths of scraped texts are not exact.
SLACK = 10
# A line of this length that breaks off and goes on small was cut by accident, even where lines are paragraphs.
CUT_LENGTH = 40

SENTENCE_ENDS = frozenset(".!?…:;\"'”’»›)]}。！？」』؟۔।*")


class Measure(NamedTuple):
    """What a stretch of lines shows: the share of breaks inside a sentence, and the width in code points."""

    share: float
    width: int


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
                continued[index] = _goes_on(text, lines[index - 1], lines[index], measure.width)
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
    return _measure(text, lines, breaks).share >= SHARE_IN_DOUBLE_SPACED


def _parts(breaks: Sequence[int]) -> Iterator[Sequence[int]]:
    """The breaks in runs of lines that follow one another."""
    first = 0
    for place in range(1, len(breaks) + 1):
        if place == len(breaks) or breaks[place] != breaks[place - 1] + 1:
            if place > first:
                yield breaks[first:place]
            first = place


def _measure(text: str, lines: Sequence[Line], breaks: Sequence[int]) -> Measure:
    """What the breaks before the lines of these numbers show."""
    if not breaks:
        return Measure(0.0, 0)
    lengths = sorted(_length(lines[index - 1]) for index in breaks)
    width = lengths[len(lengths) * 9 // 10]
    if width > WIDEST:
        return Measure(0.0, width)
    inside = sum(
        text[lines[index].start].islower() and not ends_like_sentence(text, lines[index - 1]) for index in breaks
    )
    return Measure(inside / len(breaks), width)


def _length(line: Line) -> int:
    return line.end - line.start + line.indent


def _goes_on(text: str, before: Line, line: Line, width: int) -> bool:
    """Whether a line of wrapped text belongs to the paragraph of the line before it."""
    complete = ends_like_sentence(text, before)
    if begins_bullet(text, line) or begins_speech(text, line) or (complete and begins_number(text, line)):
        return False
    if text[line.start].islower():
        return True
    if complete and line.indent > before.indent:
        return False
    if text[before.start : before.end].isupper() and not text[line.start : line.end].isupper():
        return False
    # The line before is short of the width by more than the next word: its break was meant.
    first_word = len(text[line.start : min(line.end, line.start + WIDEST)].split(None, 1)[0])
    return width - SLACK < _length(before) + 1 + first_word and _length(before) <= width + SLACK


def _was_cut(text: str, before: Line, line: Line) -> bool:
    """Whether a break in a text of one line a paragraph falls inside a sentence."""
    return (
        text[line.start].islower()
        and _length(before) >= CUT_LENGTH
        and not ends_like_sentence(text, before)
        and not begins_bullet(text, line)
    )
