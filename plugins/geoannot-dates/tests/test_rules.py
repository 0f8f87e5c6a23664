"""Every rule is shown by its example, and the reference page by the rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from geoannot_dates import DatesConfig
from geoannot_dates.extractor import DatesExtractor
from geoannot_dates.rulebook import Rule
from geoannot_dates.rules import RULES
from geoannot_dates.rules.reference import page, rule_rows

from geoannot.model import Document, Metadata

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "date-rules.md"
WRITTEN = "2003-05-14"
EXTRACTORS = {mode: DatesExtractor(DatesConfig(mode=mode)) for mode in ("auto", "news", "narrative")}


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_example_of_rule(rule: Rule) -> None:
    """The rule finds the bracketed words of its example and gives the values beside it."""
    text = rule.example.replace("[", "").replace("]", "")
    found = list(EXTRACTORS[rule.mode].extract(Document(text, metadata=Metadata(date=WRITTEN))))
    assert [text[timex.start : timex.end] for timex in found] == bracketed(rule.example)
    assert [timex.value for timex in found] == rule.value.split()
    assert rule.name in {timex.rule for timex in found}


def bracketed(example: str) -> list[str]:
    """The words in brackets."""
    return [piece.split("]")[0] for piece in example.split("[")[1:]]


def test_names_are_unique() -> None:
    """An annotation's rule names one rule."""
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_reference_page_lists_every_rule() -> None:
    """A row a rule: name, example, value, pattern."""
    rows = rule_rows()
    assert [row[0] for row in rows] == [rule.name for rule in RULES]
    assert all(all(row) for row in rows)


@pytest.mark.skipif(not PAGE.is_file(), reason="the plugin is tested without the documentation")
def test_reference_page_is_up_to_date() -> None:
    """The page in the documentation is the one that the rules give."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_reference_page_is_printed() -> None:
    """The command that the page names prints it."""
    command = [sys.executable, "-m", "geoannot_dates.rules.reference"]
    printed = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert printed.stdout.decode().splitlines() == page().splitlines()
