"""The rule of what counts as text: a table of elements, profiles that change a few of its lines, and a caller's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from lxml import etree

from geoannot.errors import ConfigError
from geoannot.formats.tei.names import TEI

Profile = Literal["default", "prose", "drama", "parliamentary", "letters"]
PROFILES: tuple[str, ...] = get_args(Profile)

Role = Literal["heading", "paragraph", "block", "break", "skip", "choose", "text"]


class _Line(NamedTuple):
    """One line of the table: the element by its name and perhaps its parent or an attribute, and what it is."""

    parent: str
    name: str
    attribute: str
    value: str
    role: Role
    argument: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the name alone decides."""
        return not self.parent and not self.attribute

    def fits(self, element: etree._Element) -> bool:
        """Whether an element of the line's name is meant."""
        if self.parent:
            parent = element.getparent()
            if parent is None or parent.tag != TEI + self.parent:
                return False
        return not self.attribute or self.value in element.get(self.attribute, "").split()


class Rule:
    """What each element of an edition is to its text."""

    def __init__(self, profile: str = "default", exclude: str = "", include: str = "") -> None:
        """Take a profile and change it.

        Args:
            profile: one of the profiles.
            exclude: elements that are no part of the text, separated by commas: ``fw, note@place=margin, figure/p``.
            include: elements that are, though the profile leaves them out.

        Raises:
            ConfigError: an element is not written so.
        """
        lines = [*_table("default"), *(_table(profile) if profile != "default" else ())]
        lines += [_line(one, "skip") for one in _names(exclude)]
        lines += [_included(one) for one in _names(include)]
        self._lines: dict[str, list[_Line]] = {}
        for line in lines:
            kept = self._lines.setdefault(TEI + line.name, [])
            if line.plain:
                kept.clear()
            kept.append(line)

    def line(self, element: etree._Element) -> tuple[Role, tuple[str, ...]]:
        """The role of an element and the argument of that role."""
        for line in reversed(self._lines.get(element.tag, ())):
            if line.plain or line.fits(element):
                return line.role, line.argument
        return "text", ()


def chosen(element: etree._Element, wanted: Iterable[str]) -> etree._Element | None:
    """The child of an alternative (``choice``, ``app``) that counts: the first of the first name that is there."""
    for name in wanted:
        child = element.find(TEI + name)
        if child is not None:
            return child
    return next(element.iterchildren(etree.Element), None)


@lru_cache
def _table(profile: str) -> tuple[_Line, ...]:
    return tuple(_lines(profile))


def _lines(profile: str) -> Iterator[_Line]:
    rows = (files(__package__) / "rules.tsv").read_text("utf-8").splitlines()
    for row in rows:
        name, _, rest = row.partition("\t")
        if name == profile:
            element, role, *argument = rest.split("\t")
            yield _line(element, role, tuple(" ".join(argument).split()))


def _line(written: str, role: str, argument: tuple[str, ...] = ()) -> _Line:
    parent, slash, rest = written.rpartition("/")
    name, at, condition = rest.partition("@")
    attribute, equals, value = condition.partition("=")
    complete = name.isidentifier() and (not slash or parent.isidentifier()) and (not at or (attribute and equals))
    if not complete:
        raise ConfigError(f"tei: {written!r} is no element; write name, parent/name or name@attribute=value")
    return _Line(parent, name, attribute, value, role, argument)  # type: ignore[arg-type]  # the table has Role's words


def _included(written: str) -> _Line:
    """The line for an element that a caller includes: as by default, or what the table says for this case."""
    line = _line(written, "block")
    usual = next((one for one in reversed(_table("default")) if one.name == line.name and one.plain), line)
    role = usual.role if usual.role != "skip" else usual.argument[0] if usual.argument else "block"
    return _line(written, role, usual.argument if usual.role == "choose" else ())


def _names(listed: str) -> list[str]:
    return [name.strip() for name in listed.split(",") if name.strip()]
