"""What the reference says of kinds, formats and extractors, made from the program itself when the pages are built.

Three directives, each with a name: ``{kind} quote``, ``{format} tei``, ``{extractor} dates``. Each has a function here
that returns its Markdown, which the tests read too.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from lxml import etree
from sphinx.application import Sphinx

from geoannot.formats import json as json_format
from geoannot.formats import tei
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.model import (
    BUILT_IN_KINDS,
    Annotation,
    Document,
    Entity,
    Heading,
    Mention,
    Paragraph,
    Quote,
    Sentence,
    Stance,
    TextAnnotation,
    Timex,
)
from geoannot.registry import Registry

COMMON_FIELDS = ("id", "spans", "by", "confidence", "features")
"""The fields that the kinds share, which stand at the top of their page."""

EXAMPLE = Document(
    "Lock:\nOn Tuesday Ida Brecht said Norway was wrong.",
    id="lock-1",
    metadata={"date": "2021-03-18"},
    annotations=[
        Heading(id="h1", spans=[(0, 5)], by="structure/0.1.0"),
        Paragraph(id="p1", spans=[(6, 50)], by="structure/0.1.0"),
        Sentence(id="s1", spans=[(6, 50)], by="structure/0.1.0"),
        Entity(id="e1", name="Ida Brecht", type="person", role="minister", by="entities/0.1.0"),
        Entity(id="e2", name="Norway", type="gpe", identifiers={"iso3166": "NO"}, by="entities/0.1.0"),
        Mention(id="m1", spans=[(17, 27)], entity="e1", by="entities/0.1.0"),
        Mention(id="m2", spans=[(33, 39)], entity="e2", confidence=0.9, by="person/reader"),
        Timex(id="t1", spans=[(9, 16)], type="DATE", value="2021-03-16", anchor="document-date", by="dates/0.1.0"),
        Quote(
            id="q1",
            spans=[(33, 49)],
            type="indirect",
            cue=[(28, 32)],
            source=[(17, 27)],
            speaker="e1",
            by="quotes/0.1.0",
        ),
        Stance(
            id="st1",
            spans=[(40, 49)],
            holder="e1",
            target="e2",
            polarity=-0.6,
            intensity=0.6,
            basis="own-statement",
            by="stance/0.1.0",
        ),
    ],
)
"""One annotation of each kind, at the least, to be shown in JSON and TEI."""


def kind_page(name: str) -> str:
    """A kind: what it is, its fields, the words of its closed vocabularies, and an example in JSON and TEI."""
    cls = BUILT_IN_KINDS[name]
    own = [field for field in attrs.fields(cls) if field.name not in COMMON_FIELDS]
    own.sort(key=lambda field: cls.field_names.index(field.name))
    parts = [
        f"{summary(cls)}.\n\nIds are `{cls.prefix}1`, `{cls.prefix}2`, …; "
        f"the class is {{py:class}}`geoannot.model.{cls.__name__}`."
        + ("" if issubclass(cls, TextAnnotation) else " It has no `spans`.")
    ]
    if own:
        parts.append(field_table(cls, own))
    for field, words in ENCODINGS[name].vocabularies.items():
        rows = [(f"`{word}`", meaning) for word, meaning in words.items()]
        parts.append(table((f"`{field}`", "meaning"), rows))
    parts.append("\n\n".join(example(cls)))
    return "\n\n".join(parts)


def common_page() -> str:
    """The fields that every kind has."""
    fields = {field.name: field for field in attrs.fields(TextAnnotation)}
    return field_table(TextAnnotation, [fields[name] for name in COMMON_FIELDS])


def format_page(name: str) -> str:
    """A format: its suffixes, what can be done with it, and its options."""
    found = Registry.discover(environment={"GEOANNOT_PLUGINS": ""}).formats[name]
    can = [word for word, way in (("read", found.read), ("written", found.write)) if way is not None]
    suffixes = ", ".join(f"`{suffix}`" for suffix in found.suffixes)
    lines = [
        f"Files that end in {suffixes}. It is {' and '.join(can)}; a file holds "
        f"{'any number of documents' if found.many else 'one document'}."
    ]
    if found.validate is not None:
        lines.append("`geoannot validate` looks closer at it than reading does.")
    return " ".join(lines) + "\n\n" + settings_table(name, found.Options)


def extractor_page(name: str) -> str:
    """An extractor: what it finds and needs, and its settings."""
    found = Registry.discover().extractors[name]
    facts = [("provides", found.provides), ("requires", found.requires), ("runs after", found.after)]
    said = [f"{what} {', '.join(f'`{one}`' for one in names)}" for what, names in facts if names]
    text = f"It {'; it '.join(said)}."
    if found.tables:
        text += f" Plugins may add rows to {', '.join(f'`{one}`' for one in found.tables)}."
    return f"{text}\n\n{settings_table(name, found.Config)}"


def field_table(cls: type[Annotation], fields: list[Any]) -> str:
    """Fields of a kind with type, default and meaning, and where TEI has them."""
    meanings = attribute_meanings(cls)
    rows = []
    for field in fields:
        place = [tei_place(cls, field.name)] if cls is not TextAnnotation else []
        rows.append((f"`{field.name}`", type_of(cls, field.name), default_of(field), meanings[field.name], *place))
    return table(("field", "type", "default", "meaning", *(["TEI"] if cls is not TextAnnotation else [])), rows)


def settings_table(owner: str, declared: type[Any] | None) -> str:
    """The settings of a format or an extractor, as they are set on the command line."""
    if declared is None:
        return "It has no settings."
    meanings, hints = attribute_meanings(declared), get_type_hints(declared)
    rows = [
        (f"`{owner}.{field.name}`", type_words(hints[field.name]), default_of(field), meanings[field.name])
        for field in attrs.fields(declared)
    ]
    return table(("setting", "type", "default", "meaning"), rows)


def example(cls: type[Annotation]) -> Iterator[str]:
    """The first annotation of a kind in the example, as JSON and as the TEI elements of both styles."""
    first = EXAMPLE.layer(cls)[0]
    row = json.loads(json_format.dumps(EXAMPLE))["layers"][cls.kind][0]
    yield f"In JSON:\n\n```json\n{wrapped(row)}\n```"
    beside, inline = (tei_element(style, first.id) for style in ("stand-off", "inline"))
    if beside == inline:
        yield f"In TEI, in both styles:\n\n```xml\n{beside}\n```"
    else:
        yield f"In TEI, stand-off:\n\n```xml\n{beside}\n```"
        yield f"In TEI, inline:\n\n```xml\n{inline}\n```"


def wrapped(row: dict[str, Any], width: int = 88) -> str:
    """A JSON object in lines that a page holds, broken between its fields."""
    lines = ["{"]
    for key, value in row.items():
        field = f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},"
        if len(lines[-1]) + len(field) > width:
            lines.append("")
        lines[-1] += f"{'' if lines[-1] == '{' else ' '}{field}"
    return "\n".join(lines).rstrip(",") + "}"


def tei_element(style: Literal["stand-off", "inline"], id: str) -> str:
    """The element of an annotation of the example."""
    root = etree.fromstring(tei.dumps(EXAMPLE, style=style).encode())
    name = "{http://www.w3.org/XML/1998/namespace}id"
    element = next(element for element in root.iter() if element.get(name) == id)
    shown = str(etree.tostring(element, encoding="unicode", with_tail=False))
    return re.sub(r"\n +", lambda match: "\n" + match[0][4:], shown.replace(' xmlns="http://www.tei-c.org/ns/1.0"', ""))


ENTRIES = {
    "name": "the name of the entry: `persName`, `orgName`, `placeName` …",
    "type": "the entry: `person`, `org`, `place` …",
    "identifiers": "`idno[@type]`",
    "role": '`note[@type="role"]`',
}
"""Where the registers of TEI have the fields of an entity."""


def tei_place(cls: type[Annotation], field: str) -> str:
    """Where TEI has a field of a kind of its own."""
    encoding = ENCODINGS[cls.kind]
    linked: Any = getattr(encoding, "linked", None)
    if field in encoding.elements:
        return ENTRIES[field]
    if field in encoding.vocabularies:
        return f"`@ana` → `#{cls.kind}.{field}.…`"
    if linked == field:
        return "`@corresp`"
    if field in cls.span_fields or any(one.field == field for one in cls.reference_fields):
        inline = f", inline `@{linked[field]}`" if linked and field in linked else ""
        return f'`ptr[@type="{field}"]`{inline}'
    return f'`f[@name="{field}"]`'


def type_of(cls: type[Annotation], field: str) -> str:
    """What a field of a kind holds, in the words of JSON."""
    for one in cls.reference_fields:
        if one.field == field:
            kinds = " or ".join(f"`{kind}`" for kind in one.kinds)
            return ", ".join([f"id ({kinds})", *(f"`{word}`" for word in one.words), "null"])
    if field in cls.span_fields or field == "spans":
        return "spans"
    return type_words(get_type_hints(cls)[field])


WORDS = {str: "text", float: "number", int: "whole number", bool: "`true`, `false`", Path: "file", type(None): "null"}


def type_words(hint: Any) -> str:
    """A type in words."""
    if get_origin(hint) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(hint))
    if get_origin(hint) in (Union, UnionType):
        return ", ".join(map(type_words, get_args(hint)))
    return WORDS.get(hint, "mapping")


def default_of(field: Any) -> str:
    """The default of a field, as JSON has it."""
    if field.default is attrs.NOTHING:
        return "required"
    value = field.default
    if value == "":
        return "empty"
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def summary(cls: type[Any]) -> str:
    """What a class is: its docstring up to the attributes."""
    return as_markdown((inspect.getdoc(cls) or "").partition("\nAttributes:")[0].strip())


def attribute_meanings(cls: type[Any]) -> dict[str, str]:
    """What the docstrings of a class and of those that it inherits from say of its attributes."""
    found: dict[str, str] = {}
    for owner in reversed(cls.__mro__):
        described = inspect.cleandoc(owner.__doc__ or "").partition("Attributes:\n")[2]
        for name, meaning in re.findall(r"^    (\w+): (.+(?:\n {8}.+)*)", described, re.MULTILINE):
            found[name] = as_markdown(" ".join(meaning.split()))
    return found


def as_markdown(text: str) -> str:
    """A docstring as Markdown, in the words of JSON."""
    return re.sub(r"(?::\w+:`|``)~?([^`]+)``?", r"`\1`", text).replace("None", "null").rstrip(".")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


PAGES: dict[str, Callable[[str], str]] = {"kind": kind_page, "format": format_page, "extractor": extractor_page}


class Generated(Directive):
    """Puts what one of the functions above returns into a page."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Ask the function of the directive's name."""
        text = PAGES[self.name](self.arguments[0]) if self.arguments else common_page()
        node = nodes.Element()
        self.state.nested_parse(StringList(text.splitlines(), source=self.name), self.content_offset, node)
        return list(node.children)


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the directives known."""
    for name in (*PAGES, "fields-of-every-kind"):
        app.add_directive(name, Generated)
    return {"parallel_read_safe": True}
