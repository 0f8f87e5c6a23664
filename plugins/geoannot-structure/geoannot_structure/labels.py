"""What a line begins with that sets it apart: bullets, numbers, the name of who speaks."""

from __future__ import annotations

import re

from geoannot_structure.lines import Line

# A dash is a bullet unless it stands inside a sentence that was wrapped.
BULLET = re.compile(r"[•◦▪‣●○■□►➤✓*-] ?[^\W_]|[•◦▪‣●○■□►➤✓*-]\s+\S|[–—] ?[^\W\d_a-z]")
NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\)|\([ivx]{1,4}\))\s+\S")
# THE CHAIR: · Q: · Q. · MS. REDIĆ:
SPEECH = re.compile(r"(?:[QA]:|Q\.|[^\W\d_a-z][^\W\d_a-z.'’ -]{1,40}:)(?!\S)")
# The same alone on its line, where names need no capitals throughout: Ida Brecht:
SPEAKER = re.compile(r"[^\W\d_a-z][\w.'’-]{0,30}(?: [^\W\d_a-z][\w.'’-]{0,30}){0,4}(?: \([^()]{1,40}\))?:")


def begins_bullet(text: str, line: Line) -> bool:
    """Whether a line is an item of a list, by a bullet or a dash before it."""
    return BULLET.match(text, line.start, line.end) is not None


def begins_number(text: str, line: Line) -> bool:
    """Whether a line is an item of a list, by a number or a letter before it: ``2. ``, ``(b) ``."""
    return NUMBER.match(text, line.start, line.end) is not None


def begins_speech(text: str, line: Line) -> bool:
    """Whether a line begins with the label of who speaks."""
    return SPEECH.match(text, line.start, line.end) is not None


def is_speaker(block: str) -> bool:
    """Whether a block is nothing but the label of who speaks."""
    return SPEAKER.fullmatch(block) is not None
