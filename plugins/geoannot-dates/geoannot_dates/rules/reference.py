"""The reference page of rules, as rows: what documentation prints is read off the rules themselves."""

from __future__ import annotations

from geoannot_dates.rules import RULES

Row = tuple[str, str, str, str]
"""Name, example, value on 2003-05-14, pattern."""


def rule_rows() -> list[Row]:
    """A row a rule, in the order in which they hold."""
    return [(rule.name, rule.example, rule.value, rule.pattern) for rule in RULES]


def rule_table() -> str:
    """The rows as a Markdown table."""
    head = "| rule | example | value | pattern |\n| --- | --- | --- | --- |\n"
    return head + "".join(
        f"| `{name}` | {example} | {value} | `{pattern.replace('|', chr(92) + '|')}` |\n"
        for name, example, value, pattern in rule_rows()
    )
