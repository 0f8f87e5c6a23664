"""Blocks that stand around the prose of an article: bylines, credits, time stamps, breadcrumbs and the like.

They are paragraphs, never headings; what they are is their *role*.
"""

from __future__ import annotations

import re
from functools import cache

from geoannot_structure.datelines import dateline_end
from geoannot_structure.labels import BULLET, NUMBER, is_speaker
from geoannot_structure.vocabulary import phrases, words

# Longer blocks are prose.
LONGEST = 300

NAME = r"[^\W\d_a-z][\w.'’-]*"
BYLINE = re.compile(
    r"(?:(?:Text|Words|Story|Report|Reported|Written|Posted|Analysis|Opinion|Interview|Commentary) )?(?:[Bb]y|BY) "
    rf"{NAME}(?:(?:,? and |,? in |,? | \| ?)(?:(?:of|the|for|at|van|von|de|der|bin|al|la|di) )*{NAME}){{1,12}}"
)
BREADCRUMB_STEP = re.compile(r" ?[>»›→|] ?| [/·•] ")
WORD = re.compile(r"[^\W_]+")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?(?:am|pm)?")
RIGHTS = re.compile(
    r"©|\(c\) |Copyright |\(?(?:Reporting|Editing|Writing|Additional reporting|Compiled|Translated) by "
)
ABOUT_AUTHOR = re.compile(r"The (?:author|writer)s? (?:is|are|was|has)\b|About the author")
OFFICE = re.compile(rf"(?:{NAME},? (?:and )?){{1,8}}(?:is|are|was) (?:(?:a|an|the|our|its)\b )?([^.]{{3,160}})")


def role_of(block: str) -> str | None:
    """What a block is if it is furniture; None for headings and prose.

    ``item`` of a list, ``speaker`` (a label alone on its line), ``dateline`` (likewise), ``breadcrumb``, ``interface``
    (words of the page itself), ``timestamp``, ``byline``, ``credit`` (of a picture, of the staff, of rights).
    """
    if BULLET.match(block):
        return "item"
    if len(block) > LONGEST:
        return "item" if NUMBER.match(block) else None
    if block[-1] == ":" and is_speaker(block):
        return "speaker"
    if block.casefold().rstrip(".:…") in phrases("interface_lines"):
        return "interface"
    if _is_breadcrumb(block):
        return "breadcrumb"
    if _is_timestamp(block):
        return "timestamp"
    if BYLINE.fullmatch(block):
        return "byline"
    if RIGHTS.match(block) or credit_label().search(block):
        return "credit"
    if dateline_end(block, 0, len(block)) == len(block):
        return "dateline"
    return "item" if NUMBER.match(block) else None


def is_author_note(block: str) -> bool:
    """Whether a block, one of the last of an article, says who wrote it."""
    if len(block) > LONGEST:
        return False
    office = OFFICE.match(block)
    if office is not None and not words("note_nouns").isdisjoint(WORD.findall(office[1])):
        return True
    return ABOUT_AUTHOR.match(block) is not None


@cache
def credit_label() -> re.Pattern[str]:
    """The label of a credit with its colon: ``Photo:``, ``Image credit:``, ``Picture by:``."""
    labels = "|".join(sorted(words("credit_labels")))
    return re.compile(rf"(?:(?<!\S)|(?<=[(\[]))(?:{labels})(?: (?:by|credits?|courtesy))?:(?!\S)")


def _is_breadcrumb(block: str) -> bool:
    steps = BREADCRUMB_STEP.split(block)
    if len(steps) < 3 and not (len(steps) == 2 and steps[0].casefold() == "home"):
        return False
    return all(len(step) < 40 for step in steps) and block[-1] not in ".!?"


def _is_timestamp(block: str) -> bool:
    found = WORD.findall(block.casefold())
    if not 0 < len(found) < 20:
        return False
    numbers = sum(ORDINAL.fullmatch(word) is not None for word in found)
    return numbers > 0 and all(ORDINAL.fullmatch(word) or word in words("stamp_words") for word in found)
