"""What is wrong with the layers of a JSON document: every row is looked at alone, and every field of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_type_hints

import attrs
import msgspec

from geoannot.errors import DuplicateIdError, FieldError, SpanError
from geoannot.model import Annotation, Document, Finding, Kinds, Metadata

_AT = re.compile(r" - at `\$\.?(.*?)`\Z", re.DOTALL)


class CheckedLayers:
    """The layers of a document as annotations, with all that is wrong in them."""

    def __init__(self, layers: Mapping[str, Any], kinds: Kinds) -> None:
        self.findings: list[Finding] = []
        self.unread: set[str] = set()  # the ids of rows that could not be read
        self.known: dict[str, list[Annotation]] = {}
        self.unknown: dict[str, Any] = {}
        for name, rows in layers.items():
            if name not in kinds:
                self.unknown[name] = rows
            elif not isinstance(rows, list):
                self.findings.append(Finding(f"expected a list, not {named(rows)}", f"layers.{name}"))
            else:
                self.known[name] = self._annotations(rows, kinds[name])

    def document(self, text: str, *, id: str, metadata: Metadata) -> Document:
        """The document that holds them; of several annotations with one id, the first."""
        try:
            return Document.of_layers(text, self.known, id=id, metadata=metadata, unknown=self.unknown)
        except DuplicateIdError:
            self._report_duplicates()
            return Document.of_layers(text, self.known, id=id, metadata=metadata)

    def _annotations(self, rows: list[Any], cls: type[Annotation]) -> list[Annotation]:
        annotations = []
        for number, row in enumerate(rows):
            path = f"layers.{cls.kind}[{number}]"
            found, annotation = check_row(row, cls, path)
            self.findings += found
            if annotation is not None:
                annotations.append(annotation)
            elif isinstance(row, dict) and isinstance(row.get("id"), str):
                self.unread.add(row["id"])
        return annotations

    def _report_duplicates(self) -> None:
        first: dict[str, str] = {}
        for name, found in self.known.items():
            kept = []
            for number, annotation in enumerate(found):
                path = f"layers.{name}[{number}]"
                if annotation.id in first:
                    message = f"id {annotation.id!r} occurs twice, first at {first[annotation.id]}"
                    self.findings.append(Finding(message, f"{path}.id", annotation.id))
                else:
                    first[annotation.id] = path
                    kept.append(annotation)
            self.known[name] = kept
        for name, rows in self.unknown.items():
            for number, row in enumerate(rows if isinstance(rows, list) else ()):
                if isinstance(row, dict) and row.get("id") in first:
                    message = f"id {row['id']!r} occurs twice, first at {first[row['id']]}"
                    self.findings.append(Finding(message, f"layers.{name}[{number}].id", row["id"]))


def check_row(row: Any, cls: type[Annotation], path: str) -> tuple[list[Finding], Annotation | None]:
    """All that is wrong with one row of a layer, and the annotation if nothing is."""
    if not isinstance(row, dict):
        return [Finding(f"expected an object, not {named(row)}", path)], None
    id = row["id"] if isinstance(row.get("id"), str) else ""
    owner = f"{cls.kind} {id}".rstrip()
    values: dict[str, Any] = {}
    problems = [(key, f"unknown field {key!r}; a {cls.kind} has {', '.join(cls.field_names)}") for key in row]
    problems = [problem for problem in problems if problem[0] not in cls.field_names]
    problems += _problems_of_types(row, cls, values)
    problems += _problems_of_values(cls, values)
    findings = []
    for field, problem in problems:
        message = problem if problem.startswith(owner) else f"{owner}: {problem}"
        findings.append(Finding(message, f"{path}.{field}", id))
    return findings, None if findings else cls(**values)


def _problems_of_types(
    row: Mapping[str, Any], cls: type[Annotation], values: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    """Field and problem for what is missing or of the wrong type; the rest is put into ``values``."""
    hints = get_type_hints(cls)
    for field in attrs.fields(cls):
        name = field.name
        if name not in row or (name == "id" and not row[name]):
            if name == "id":
                yield name, "an id is required"
            elif field.default is attrs.NOTHING:
                yield name, f"{name} is required"
            continue
        try:
            values[name] = msgspec.convert(row[name], hints[name])
        except (msgspec.ValidationError, RecursionError) as error:
            text = str(error)
            place = _AT.search(text)
            inner = place[1] if place else ""
            problem = _AT.sub("", text)
            if problem.startswith("Invalid enum value"):
                yield name, f"unknown {name} {row[name]!r}"
            else:
                yield f"{name}{inner}", f"{name}: {problem[:1].lower()}{problem[1:]}"


def _problems_of_values(cls: type[Annotation], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Field and problem for what the checks of the class refuse."""
    bare: Any = object.__new__(cls)  # nothing is checked yet
    for field in attrs.fields(cls):
        object.__setattr__(bare, field.name, None if field.default is attrs.NOTHING else field.default)
    object.__setattr__(bare, "id", values.get("id", ""))
    for field in attrs.fields(cls):
        if field.name in values and field.validator is not None:
            try:
                field.validator(bare, field, values[field.name])
            except (FieldError, SpanError) as error:
                yield field.name, str(error)
    for name in ("id", "by", "confidence", "features"):
        if name in values:
            default = getattr(bare, name)
            object.__setattr__(bare, name, values[name])
            try:
                bare.__attrs_post_init__()
            except FieldError as error:
                yield name, str(error)
                object.__setattr__(bare, name, "" if name == "id" else default)


_NAMES = {str: "a string", dict: "an object", list: "a list", bool: "true or false", type(None): "null"}


def named(value: Any) -> str:
    """What kind of JSON value it is, in words."""
    return _NAMES.get(type(value), repr(value)[:60]) if value != "" else "an empty string"


def named_type(kind: type) -> str:
    """A type of JSON values, in words."""
    return _NAMES[kind]
