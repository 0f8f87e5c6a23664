"""Whole pages: every block, with what it is."""

from __future__ import annotations

from typing import Any

import pytest
from geoannot_structure.blocks import blocks_of

SCRAPED = """\
Home > World > Marenda

Talks on the Ottern lock resume

Talks on the Ottern lock resume

By Ana Redić and Paul Tamarin
Published 4 May 1999 10:12 GMT

Photo: Ida Brecht

OTTERN, Marenda (Wire) — Envoys of two states met on Tuesday. They will meet again.

Share this article

Old quarrels

The lock was shut in March. Nobody has sailed since.
Velmar asked for three things:
• an open lock
• a lower toll
• an apology

Advertisement

(Reporting by Ana Redić; Editing by Paul Tamarin)

Ana Redić is a reporter in Ottern.
"""
SCRAPED_BLOCKS = """\
breadcrumb: Home > World > Marenda
heading: Talks on the Ottern lock resume
heading: Talks on the Ottern lock resume
byline: By Ana Redić and Paul Tamarin
timestamp: Published 4 May 1999 10:12 GMT
credit: Photo: Ida Brecht
paragraph: OTTERN, Marenda (Wire) — Envoys of two states met on Tuesday. They will meet again.
interface: Share this article
heading: Old quarrels
paragraph: The lock was shut in March. Nobody has sailed since.
paragraph: Velmar asked for three things:
item: • an open lock
item: • a lower toll
item: • an apology
interface: Advertisement
credit: (Reporting by Ana Redić; Editing by Paul Tamarin)
note: Ana Redić is a reporter in Ottern.
"""

WRAPPED = """\
TALKS ON THE OTTERN LOCK RESUME
GENEVA, 4 May (Wire) — Envoys of two states met on
Tuesday to speak about the lock that Marenda shut in
March. They will meet again.

Old quarrels

   The toll had been raised twice before Marenda shut
the lock. Velmar asked for
   - an open lock, by the end of the month at the
     latest
   - a lower toll

It is not known when Halvik, who runs the port of
Ottern, will answer.
"""
WRAPPED_BLOCKS = """\
heading: TALKS ON THE OTTERN LOCK RESUME
paragraph: GENEVA, 4 May (Wire) — Envoys of two states met on Tuesday to speak about the lock that Marenda shut in \
March. They will meet again.
heading: Old quarrels
paragraph: The toll had been raised twice before Marenda shut the lock. Velmar asked for
item: - an open lock, by the end of the month at the latest
item: - a lower toll
paragraph: It is not known when Halvik, who runs the port of Ottern, will answer.
"""

TRANSCRIPT = """\
Briefing on the lock

JULY 4, 1999 PRESS RELEASE

THE CHAIR:

Good morning. The lock is shut.

MR. HALVIK: It was shut by Marenda.
Q: Will it open?
MR. HALVIK: No.
"""
TRANSCRIPT_BLOCKS = """\
heading: Briefing on the lock
heading: JULY 4, 1999 PRESS RELEASE
speaker: THE CHAIR:
paragraph: Good morning. The lock is shut.
paragraph: MR. HALVIK: It was shut by Marenda.
paragraph: Q: Will it open?
paragraph: MR. HALVIK: No.
"""

PARAGRAPHS_BY_INDENTATION = """\
    Envoys of two states met on Tuesday to speak about
the lock that Marenda shut in March of this year.
    Nobody knows when they will meet again, least of all
the envoys.
    “We shall see,” Velmar said.
"""
INDENTED_BLOCKS = """\
paragraph: Envoys of two states met on Tuesday to speak about the lock that Marenda shut in March of this year.
paragraph: Nobody knows when they will meet again, least of all the envoys.
paragraph: “We shall see,” Velmar said.
"""

DOUBLE_SPACED = """\
Envoys of two states met on Tuesday to speak

about the lock that Marenda shut in March of

this year. They will meet again.


Nobody knows when, least of all the envoys of

the two states. “We shall see,” Velmar said as

she left.
"""
DOUBLE_SPACED_BLOCKS = """\
paragraph: Envoys of two states met on Tuesday to speak about the lock that Marenda shut in March of this year. \
They will meet again.
paragraph: Nobody knows when, least of all the envoys of the two states. “We shall see,” Velmar said as she left.
"""

NO_PROSE = """\
Ottern 3
Velmar 4
Halvik 0
"""
NO_PROSE_BLOCKS = """\
paragraph: Ottern 3
paragraph: Velmar 4
paragraph: Halvik 0
"""

POEM = """\
The lock

The night is long
The lock is shut
The ferry waits
The gulls are mute
The tide goes out
"""
POEM_BLOCKS = """\
paragraph: The lock
paragraph: The night is long
paragraph: The lock is shut
paragraph: The ferry waits
paragraph: The gulls are mute
paragraph: The tide goes out
"""

MENU = """\
News
Sport
Weather
World
Money
Talks on the Ottern lock resume
Envoys of two states met on Tuesday.
"""
MENU_BLOCKS = """\
paragraph: News
paragraph: Sport
paragraph: Weather
paragraph: World
paragraph: Money
heading: Talks on the Ottern lock resume
paragraph: Envoys of two states met on Tuesday.
"""

CUT_LINE = """\
The envoys of the two states met on Tuesday in the port of Ottern, where the lock has been shut since March, a person \
who knows them said. Nothing was signed on that day, and nobody would say when they meet again.
Marenda, which shut the lock, wants a higher toll than the one
that it had agreed to in the treaty of Ottern, and the envoys left without another word. They will not meet again \
before the end of the year, a person who knows them said.
"""
CUT_LINE_BLOCKS = """\
paragraph: The envoys of the two states met on Tuesday in the port of Ottern, where the lock has been shut since \
March, a person who knows them said. Nothing was signed on that day, and nobody would say when they meet again.
paragraph: Marenda, which shut the lock, wants a higher toll than the one that it had agreed to in the treaty of \
Ottern, and the envoys left without another word. They will not meet again before the end of the year, a \
person who knows them said.
"""

PAGES = [
    pytest.param(SCRAPED, SCRAPED_BLOCKS, id="scraped-page"),
    pytest.param(WRAPPED, WRAPPED_BLOCKS, id="wrapped"),
    pytest.param(WRAPPED.replace("\n", "\r\n"), WRAPPED_BLOCKS, id="wrapped-with-carriage-returns"),
    pytest.param(TRANSCRIPT, TRANSCRIPT_BLOCKS, id="transcript"),
    pytest.param(PARAGRAPHS_BY_INDENTATION, INDENTED_BLOCKS, id="paragraphs-by-indentation"),
    pytest.param(DOUBLE_SPACED, DOUBLE_SPACED_BLOCKS, id="double-spaced"),
    pytest.param(NO_PROSE, NO_PROSE_BLOCKS, id="no-prose"),
    pytest.param(POEM, POEM_BLOCKS, id="poem"),
    pytest.param(MENU, MENU_BLOCKS, id="menu"),
    pytest.param(CUT_LINE, CUT_LINE_BLOCKS, id="one-line-a-paragraph-cut-by-accident"),
    pytest.param("", "", id="empty"),
    pytest.param(" \n\t\n", "", id="nothing-but-white-space"),
]


def labelled(text: str, **options: Any) -> str:
    """The blocks of a text, one a line: what it is, a colon, its words."""
    lines = []
    for block in blocks_of(text, **options):
        label = "heading" if block.heading else block.role or "paragraph"
        lines.append(f"{label}: {' '.join(text[block.start : block.end].split())}\n")
    return "".join(lines)


@pytest.mark.parametrize(("page", "expected"), PAGES)
def test_page(page: str, expected: str) -> None:
    """Every block of a page is found, and is told for what it is."""
    assert labelled(page) == expected


def test_wrapped_yes_joins_what_shows_nothing() -> None:
    """Lines that are said to be wrapped are joined, also where nothing shows it."""
    text = "Envoys of two states met in\nOttern. They spoke of Marenda and\nVelmar."
    assert labelled(text, wrapped="yes").count("\n") == 1
    assert labelled(text).count("\n") == 3


def test_wrapped_no_keeps_lines() -> None:
    """Lines that are said to be paragraphs are paragraphs."""
    assert labelled("Envoys of two states met in\nthe port of\nan old town.", wrapped="no").count("\n") == 3


def test_title_of_the_document_is_a_heading() -> None:
    """A block that repeats the known title is a heading, even with a full stop and without capitals."""
    text = "The lock is shut again.\n\nEnvoys of two states met on Tuesday."
    assert labelled(text).startswith("paragraph: The lock")
    assert labelled(text, title="The lock is shut  again").startswith("heading: The lock")


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        pytest.param("Talks resume", True, id="short"),
        pytest.param("TALKS RESUME IN OTTERN", True, id="capitals"),
        pytest.param("TALKS RESUME IN OTTERN.", True, id="capitals-with-stop"),
        pytest.param("Talks Over The Ottern Lock Resume In Geneva.", True, id="title-capitals-with-stop"),
        pytest.param("Talks over the lock resume in Geneva.", False, id="a-sentence"),
        pytest.param("Will talks over the lock resume?", True, id="first-line-asks"),
        pytest.param("Talks resume;", True, id="semicolon"),
        pytest.param("Talks resume:", False, id="colon"),
        pytest.param("“Talks shall resume”", False, id="pull-quote"),
        pytest.param("‘No talks’ over lock, says Velmar", True, id="quote-inside"),
        pytest.param("1914–1918", True, id="years"),
        pytest.param("17", False, id="page-number"),
        pytest.param("talks resume", False, id="small-letters"),
        pytest.param("iLock maker resumes talks", True, id="small-name"),
        pytest.param("Talks resume —", False, id="breaks-off"),
        pytest.param("OTTERN, Marenda (Wire) --", False, id="dateline"),
        pytest.param("By Ana Redić", False, id="byline"),
        pytest.param("Talks failed. Velmar left", False, id="two-sentences"),
        pytest.param("Talks " * 25, False, id="too-many-words"),
    ],
)
def test_first_line(line: str, is_heading: bool) -> None:
    """The first line above prose is a heading by its shape."""
    found = blocks_of(f"{line}\n\nEnvoys of two states met on Tuesday. They spoke.")
    assert found[0].heading is is_heading


def test_question_of_an_interview_is_a_paragraph() -> None:
    """Below the first prose a question is asked, not a title."""
    text = "Velmar spoke to us on Tuesday.\n\nWhy was the lock shut?\n\nNobody told me why it was."
    assert "heading" not in labelled(text)


def test_list_behind_a_colon_is_no_heading() -> None:
    """Short lines that a colon announces are a list."""
    text = "Three ports were shut on Tuesday:\n\nOttern\n\nVelmar\n\nThe others stayed open all week."
    assert "heading" not in labelled(text)


def test_last_line_is_no_heading() -> None:
    """Nothing stands below the last line, so it is no heading."""
    text = "Envoys of two states met on Tuesday.\n\nThe Ottern Herald"
    assert labelled(text).endswith("paragraph: The Ottern Herald\n")
