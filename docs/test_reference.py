"""The reference is complete: every kind, field, word and hook has its place in it."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from geoannot.hooks import Hooks
from geoannot.model import (
    BASES,
    BUILT_IN_KINDS,
    ENTITY_TYPES,
    MENTION_FORMS,
    MODALITIES,
    QUOTE_TYPES,
    TIMEX_TYPES,
    Annotation,
)

REFERENCE = Path(__file__).resolve().parent / "reference"


@pytest.mark.parametrize("kind", BUILT_IN_KINDS.values(), ids=BUILT_IN_KINDS)
def test_json_page_has_every_field_in_written_order(kind: type[Annotation]) -> None:
    """The page on JSON lists the fields of a kind as they are written."""
    page = (REFERENCE / "json.md").read_text(encoding="utf-8")
    (entry,) = re.findall(rf"^(?:.*, )?`{kind.kind}` \((?:ids )?`{kind.prefix}…`.*\n((?::.*\n)*)", page, re.MULTILINE)
    common = {"id", "spans", "by", "confidence", "features"}
    own = [field.name for field in attrs.fields(kind) if field.name not in common]
    named = [name for line in entry.splitlines() for name in re.findall(r"`(\w+)`", line) if name in own]
    assert list(dict.fromkeys(named)) == own


@pytest.mark.parametrize(
    "words", [ENTITY_TYPES, MENTION_FORMS, TIMEX_TYPES, QUOTE_TYPES, MODALITIES, BASES], ids=lambda words: words[0]
)
def test_json_page_has_every_word_of_the_closed_vocabularies(words: tuple[str, ...]) -> None:
    """The page on JSON lists a vocabulary whole and in order."""
    page = (REFERENCE / "json.md").read_text(encoding="utf-8")
    assert " ".join(f"`{word}`" for word in words) in page


def test_api_page_has_every_kind() -> None:
    """The page on the API documents the class of every kind."""
    page = (REFERENCE / "api.md").read_text(encoding="utf-8")
    missing = [kind.__name__ for kind in BUILT_IN_KINDS.values() if f"geoannot.model.{kind.__name__}\n" not in page]
    assert not missing


def test_every_hook_is_described() -> None:
    """The page on hooks is built from their docstrings, so each has one."""
    hooks = [getattr(Hooks, name) for name in vars(Hooks) if not name.startswith("_")]
    assert hooks
    assert all(hook.__doc__ for hook in hooks)
