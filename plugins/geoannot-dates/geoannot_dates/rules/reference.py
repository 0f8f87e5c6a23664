"""The reference page of rules, read off the rules themselves.

python -m geoannot_dates.rules.reference > docs/reference/date-rules.md
"""

from __future__ import annotations

import sys

from geoannot_dates.rules import RULES
from geoannot_dates.rules.macros import MACROS

Row = tuple[str, str, str, str]
"""Name, example, values, pattern."""

_HEAD = """# Rules of the date resolver

This page is generated: `python -m geoannot_dates.rules.reference`. Where two rules match the same words, the one that
stands first holds; a longer match holds before a shorter one. The examples are written on Wednesday 14 May 2003; those
marked *narrative* are anchored to the date told before. [How the rules work](../explanation/dates.md) explains the
language of the patterns.

| rule | example | value | pattern |
| --- | --- | --- | --- |
"""
_MACRO_HEAD = """
## Patterns that rules share

| name | pattern |
| --- | --- |
"""


def rule_rows() -> list[Row]:
    """A row a rule, in the order in which they hold."""
    return [
        (
            rule.name,
            rule.example + (" *narrative*" if rule.mode == "narrative" else ""),
            rule.value,
            rule.pattern,
        )
        for rule in RULES
    ]


def page() -> str:
    """The page in Markdown."""
    rules = "".join(
        f"| `{name}` | {_bold(example)} | {', '.join(values.split())} | {_code(pattern)} |\n"
        for name, example, values, pattern in rule_rows()
    )
    macros = "".join(f"| `{name}` | {_code(pattern)} |\n" for name, pattern in MACROS.items())
    return _HEAD + rules + _MACRO_HEAD + macros


def _bold(example: str) -> str:
    return example.replace("[", "**").replace("]", "**")


def _code(pattern: str) -> str:
    bars = pattern.replace("|", "\\|")
    return f"`{bars}`"


if __name__ == "__main__":
    sys.stdout.write(page())
