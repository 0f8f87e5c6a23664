"""What is wrong with the layers of a JSON document: every row is looked at alone, and every field of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_type_hints

import attrs
import msgspec

from geoannot.errors import FieldError, SpanError
from geoannot.model import Annotation, Document, Finding, Kinds, Metadata, written_order

_AT = re.compile(r" - at `\$\.?(.*?)`\Z", re.DOTALL)


class CheckedLayers:
    """The layers of a document as annotations, with all that is wrong in them.

    Attributes:
        findings: what is wrong with rows: what cannot be read, and ids that occur twice.
        ids: the ids of all rows, also of those that could not be read.
        known: annotations of kinds that are known, by layer; of several with one id, the first.
        unknown: layers of other kinds, verbatim.
    """

    def __init__(self, layers: Mapping[str, Any], kinds: Kinds, length: int) -> None:
        """Look at layers of a text of that length (code points)."""
        self.findings: list[Finding] = []
        self.known: dict[str, list[Annotation]] = {}
        self.unknown = {name: rows for name, rows in layers.items() if name not in kinds}
        first: dict[str, str] = {}
        for name, number, id in _ids(layers):
            path = f"layers.{name}[{number}]"
            if first.setdefault(id, path) != path:
                self.findings.append(Finding(f"id {id!r} occurs twice, first at {first[id]}", f"{path}.id", id))
        self.ids = frozenset(first)
        for name, rows in layers.items():
            if name in kinds and isinstance(rows, list):
                self.known[name] = list(self._annotations(rows, kinds[name], first, length))
            elif name in kinds:
                self.findings.append(Finding(f"expected a list, not {named(rows)}", f"layers.{name}"))

    def document(self, text: str, *, id: str, metadata: Metadata) -> Document:
        """The document that holds what could be read."""
        unknown = {} if self.findings else self.unknown
        return Document.of_layers(text, self.known, id=id, metadata=metadata, unknown=unknown)

    def _annotations(
        self, rows: list[Any], cls: type[Annotation], first: Mapping[str, str], length: int
    ) -> Iterator[Annotation]:
        for number, row in enumerate(rows):
            path = f"layers.{cls.kind}[{number}]"
            found, annotation = check_row(row, cls, path, ids=self.ids, length=length)
            self.findings += found
            if annotation is not None and first[annotation.id] == path:
                yield annotation


def _ids(layers: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    """Layer, place and id of every row that has one."""
    for name in written_order(layers):
        rows = layers[name]
        for number, row in enumerate(rows if isinstance(rows, list) else ()):
            if isinstance(row, dict) and isinstance(row.get("id"), str) and row["id"]:
                yield name, number, row["id"]


def check_row(
    row: Any, cls: type[Annotation], path: str, *, ids: Collection[str], length: int
) -> tuple[list[Finding], Annotation | None]:
    """All that is wrong with one row of a layer, and the annotation if nothing is.

    Where the row cannot be read, what could not be asked of an annotation is asked of it: whether its spans lie in a
    text of that length (code points), and its references are among the ids.
    """
    if not isinstance(row, dict):
        return [Finding(f"expected an object, not {named(row)}", path)], None
    id = row["id"] if isinstance(row.get("id"), str) else ""
    owner = f"{cls.kind} {id}".rstrip()
    values: dict[str, Any] = {}
    problems = [(key, f"unknown field {key!r}; a {cls.kind} has {', '.join(cls.field_names)}") for key in row]
    problems = [problem for problem in problems if problem[0] not in cls.field_names]
    problems += _problems_of_types(row, cls, values)
    problems += _problems_of_values(cls, values)
    if problems:
        problems += _problems_of_places(cls, values, ids, length)
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


def _problems_of_places(
    cls: type[Annotation], values: Mapping[str, Any], ids: Collection[str], length: int
) -> Iterator[tuple[str, str]]:
    """Field and problem for spans past the text and references to nothing."""
    for field in cls.span_fields:
        end = max((span.end for span in values.get(field, ())), default=0)
        if end > length:
            yield field, f"{field}: end {end} is past the text (length {length})"
    for reference in cls.reference_fields:
        target = values.get(reference.field)
        if target is not None and target not in reference.words and target not in ids:
            yield reference.field, f"{reference.field} {target!r} is no id of this document"


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
