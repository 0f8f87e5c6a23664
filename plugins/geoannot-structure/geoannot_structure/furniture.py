"""Blocks that stand around the prose of an article: bylines, credits, time stamps, breadcrumbs and the like.

They are paragraphs, never headings; what they are is their *role*.
"""

from __future__ import annotations

import re
from functools import cache

from geoannot_structure.datelines import is_dateline
from geoannot_structure.labels import BULLET, NUMBER, is_speaker
from geoannot_structure.vocabulary import phrases, words

# Longer blocks are prose.
LONGEST = 300
LONGEST_STAMP = 100

NAME = r"[^\W\d_a-z][\w.'’-]*"
BYLINE = re.compile(
    r"(?:(?:Text|Words|Story|Report|Reported|Written|Posted|Analysis|Opinion|Interview|Commentary) )?(?:[Bb]y|BY) "
    rf"{NAME}(?:(?:,? and |,? in |,? | \| ?)(?:(?:of|the|for|at|van|von|de|der|bin|al|la|di) )*{NAME}){{1,12}}"
    r"(?: ?[|•·] ?.{1,80})?"
)
STEP_SIGN = re.compile(r"[>»›→|/·•]")
PATH_STEP = re.compile(r" ?[>»›→] ?")
MENU_STEP = re.compile(r" ?\| ?| [/·•] ")
PATH_STARTS = frozenset(("home", "homepage", "front page", "you are here", "you are here: home", "start"))
WORD = re.compile(r"[^\W_]+")
NUMBER_OF_TIME = re.compile(r"\d+(?:st|nd|rd|th|am|pm)?")
CLOCK_OR_DATE = re.compile(r"\d{1,2}:\d\d|\d{1,4}[/.]\d{1,2}[/.]\d{1,4}|\d{4}-\d\d-\d\d")
RIGHTS = re.compile(
    r"©|\(c\) |Copyright |\(?(?:Reporting|Editing|Writing|Additional reporting|Compiled|Translated) by "
)
ABOUT_AUTHOR = re.compile(
    r"The (?:author|writer)s? (?:is|are|was|has)\b|About the author"
    rf"|(?:{NAME} (?:and )?){{1,8}}(?:writes?|reports?|covers?) (?:about|for|from|on)\b"
)
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
    if block.casefold().partition(":")[0].rstrip(".…") in phrases("interface_lines"):
        return "interface"
    if _is_breadcrumb(block):
        return "breadcrumb"
    if _is_timestamp(block):
        return "timestamp"
    if BYLINE.fullmatch(block):
        return "byline"
    if RIGHTS.match(block) or (":" in block and credit_label().search(block)):
        return "credit"
    if is_dateline(block):
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
    """Whether a block is a path through a site (Home > World > Ottern) or a menu of short words."""
    if not STEP_SIGN.search(block):
        return False
    for step, fewest, most_words in ((PATH_STEP, 3, 6), (MENU_STEP, 4, 2)):
        steps = step.split(block)
        if len(steps) > 1 and steps[0].casefold() in PATH_STARTS:
            return True
        if len(steps) >= fewest and all(0 < len(part.split()) <= most_words for part in steps):
            return block[-1] not in ".!?"
    return False


def _is_timestamp(block: str) -> bool:
    if len(block) > LONGEST_STAMP:
        return False
    found = WORD.findall(block.casefold())
    others = [word for word in found if word not in words("stamp_words")]
    # Numbers alone are pages or years, unless they are written like a date or a time.
    said = len(others) < len(found) or CLOCK_OR_DATE.search(block) is not None
    return said and len(others) > 0 and all(map(NUMBER_OF_TIME.fullmatch, others))
