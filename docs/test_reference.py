"""The reference is complete: every kind, field, word and hook has its place in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import attrs
import pytest

import geoannot
from docs import generated
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
from geoannot.registry import Registry

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


@pytest.mark.parametrize("name", geoannot.__all__)
def test_public_names_are_in_the_reference(name: str) -> None:
    """Every name of the façade stands on the page on the API, or on that on hooks."""
    pages = "".join((REFERENCE / page).read_text(encoding="utf-8") for page in ("api.md", "hooks.md"))
    documented = rf"(auto(class|function):: geoannot[.\w]*\.{name}$|geoannot\.formats\.{name}\b)"
    in_errors = hasattr(geoannot.errors, name) and ".. automodule:: geoannot.errors" in pages
    assert in_errors or re.search(documented, pages, re.MULTILINE)


REGISTRY = Registry.discover()


@pytest.mark.parametrize(
    ("page", "directive", "names"),
    [
        ("kinds.md", "kind", list(BUILT_IN_KINDS)),
        ("formats.md", "format", sorted(Registry().formats)),
        ("extractors.md", "extractor", sorted(REGISTRY.extractors)),
    ],
    ids=["kinds", "formats", "extractors"],
)
def test_generated_pages_have_everything_that_is_there(page: str, directive: str, names: list[str]) -> None:
    """A kind, format or extractor has its heading and its directive, and nothing else has; kinds keep their order."""
    text = (REFERENCE / page).read_text(encoding="utf-8")
    found = re.findall(rf"^## (\S+)\n\n(?:[^#\n].*\n+)*?```{{{directive}}} (\S+)\n```$", text, re.MULTILINE)
    assert all(heading == name for heading, name in found)
    shown = [name for _, name in found]
    assert (shown if directive == "kind" else sorted(shown)) == names


@pytest.mark.parametrize("name", BUILT_IN_KINDS)
def test_kinds_are_shown_with_every_field(name: str) -> None:
    """A kind has a row for each field with a type, a default and a meaning, and an example in JSON and TEI."""
    cls = BUILT_IN_KINDS[name]
    text = generated.kind_page(name)
    rows = [[cell.strip() for cell in line.split(" | ")] for line in text.splitlines() if line.startswith("| `")]
    common = {f"`{field}`" for field in generated.COMMON_FIELDS}
    fields = [f"`{field}`" for field in cls.field_names if f"`{field}`" not in common]
    assert [row[0].removeprefix("| ") for row in rows if len(row) == 5] == fields
    assert all(all(row) for row in rows)
    (shown,) = re.findall(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert tuple(json.loads(shown)) == cls.field_names
    assert 'xml:id="' in text


def test_fields_of_every_kind_are_shown() -> None:
    """What all kinds share stands at the top, once."""
    rows = [line.split(" | ")[0] for line in generated.common_page().splitlines()[2:]]
    assert rows == [f"| `{field}`" for field in generated.COMMON_FIELDS]


OWNERS = [*Registry().formats.values(), *REGISTRY.extractors.values()]


@pytest.mark.parametrize("owner", OWNERS, ids=lambda one: one.name)
def test_settings_are_shown_with_their_meaning(owner: Any) -> None:
    """Every setting of a format or extractor has a row that says what it means."""
    is_format = owner.name in Registry().formats
    declared = owner.Options if is_format else owner.Config
    text = generated.format_page(owner.name) if is_format else generated.extractor_page(owner.name)
    names = [field.name for field in attrs.fields(declared)] if declared else []
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    assert [re.findall(r"`[\w-]+\.(\w+)`", row)[0] for row in rows] == names
    assert not any(re.search(r"\|\s*\|", row) for row in rows)


@pytest.mark.parametrize("page", ["../README.md", "explanation/comparison.md"])
def test_figures_are_those_of_the_page_on_accuracy(page: str) -> None:
    """What another page says that geoannot reaches is what the page on accuracy says."""
    docs = REFERENCE.parent
    known = set(re.findall(r"\d+\.\d", (docs / "explanation/accuracy.md").read_text(encoding="utf-8")))
    column = None
    stale = []
    for line in (docs / page).read_text(encoding="utf-8").splitlines():
        cells = line.strip("| ").split(" | ") if line.startswith("|") else []
        if not cells:
            column = None
        elif "geoannot 0.1.0" in cells[1:]:
            column = cells.index("geoannot 0.1.0")
        elif column is not None and column < len(cells):
            stale += [f"{figure}: {line}" for figure in re.findall(r"\d+\.\d", cells[column]) if figure not in known]
    assert stale == []
