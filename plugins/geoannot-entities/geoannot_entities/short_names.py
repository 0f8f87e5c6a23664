"""What those who are named in full may be called for short: by surname, by head, without the legal form."""

from __future__ import annotations

from collections.abc import Iterable

from geoannot_entities.names import LEGAL_FORMS, Name
from geoannot_entities.persons import fold
from geoannot_entities.runs import PARTICLES


def parts_of_persons(names: Iterable[Name], *, sure: bool = True) -> dict[str, int]:
    """First names and surnames of the persons with a full name, folded, and where they are first named in full."""
    parts: dict[str, int] = {}
    for name in names:
        if name.type == "person" and name.length > 1 and (name.sure or not sure):
            words = [word for word in name.text.split() if word not in PARTICLES]
            rest = name.text.split(maxsplit=1)[-1]
            for part in (words[0], words[-1], words[-1].split("-")[-1], rest):
                parts.setdefault(fold(part), name.first)
    return parts


def heads_of_bodies(names: Iterable[Name]) -> set[str]:
    """The words by which a body named here may be called for short: the Union, the House."""
    heads: set[str] = set()
    for name in names:
        if name.type == "organization" and name.length > 1:
            words = name.text.split()
            heads.add(words[-1])
            if "of" in words[1:]:
                heads.add(words[words.index("of") - 1])
    return heads


def short_names_of_firms(names: Iterable[Name]) -> set[str]:
    """What the firms named here with Inc, Ltd or the like may be called without it: Halvik of Halvik Motors Corp."""
    firms: set[str] = set()
    for name in names:
        words = name.text.split()
        if name.type == "organization" and len(words) > 1 and words[-1].rstrip(".") in LEGAL_FORMS:
            firms.update(" ".join(words[:length]) for length in range(1, len(words)))
    return firms
