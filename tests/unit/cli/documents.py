"""What the tests of the command line look at in its output."""

from __future__ import annotations

import json


def ids(lines: str) -> list[str]:
    """The ids of the documents of JSON Lines."""
    return [json.loads(line)["id"] for line in lines.splitlines()]
