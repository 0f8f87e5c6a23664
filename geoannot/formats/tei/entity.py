"""Entities: registers of persons, organisations, places and so on (chapter ND), with ``idno`` for identifiers.

The type is the element: ``person`` in ``listPerson`` is a person. The three types of places have it in ``@type`` too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

import attrs
from lxml import etree

from geoannot.errors import FormatError
from geoannot.formats.tei.encoding import Encoding
from geoannot.formats.tei.incoming import Incoming, attributes_of
from geoannot.formats.tei.markup import Markup, attribute
from geoannot.formats.tei.names import TEI, escape, unescape
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.model import Annotation, Entity


class Register(NamedTuple):
    """A list of entities: its element, that of one entity, and the path to its name."""

    list: str
    entry: str
    name: tuple[str, ...]


REGISTERS: Mapping[str, Register] = {
    "person": Register("listPerson", "person", ("persName",)),
    "norp": Register("listPerson", "personGrp", ("persName",)),
    "organization": Register("listOrg", "org", ("orgName",)),
    "gpe": Register("listPlace", "place", ("placeName",)),
    "location": Register("listPlace", "place", ("placeName",)),
    "facility": Register("listPlace", "place", ("placeName",)),
    "event": Register("listEvent", "event", ("label",)),
    "work": Register("listBibl", "bibl", ("title",)),
    "other": Register("listObject", "object", ("objectIdentifier", "objectName")),
}
"""Where the entities of each type stand, in the order in which the lists are written."""

_SHARED = frozenset({"listPlace"})  # lists of which the element does not tell the type


@attrs.frozen(slots=False)
class EntityEncoding(Encoding):
    """An entry of a register: name, ``idno`` for each identifier, ``note[@type="role"]``."""

    def write(self, annotations: Iterable[Any], markup: Markup, out: Outgoing) -> None:
        """Write the registers."""
        entities = list(annotations)
        for name in dict.fromkeys(register.list for register in REGISTERS.values()):
            types = [type_ for type_, register in REGISTERS.items() if register.list == name]
            entries = [entity for type_ in types for entity in entities if entity.type == type_]
            if entries:
                with markup.open(name, ' type="entity"'):
                    for entity in entries:
                        self._entry(entity, REGISTERS[entity.type], markup, out)

    def _entry(self, entity: Entity, register: Register, markup: Markup, out: Outgoing) -> None:
        own = f' xml:id="{out.id(entity.id)}"{self.marks(entity, out)}'
        if register.list in _SHARED:
            own += f' type="{entity.type}"'
        with markup.open(register.entry, own):
            for step in register.name[:-1]:
                markup.open(step)
            markup.line(register.name[-1], "", out.permitted(entity.name, f"entity {entity.id}.name"))
            for scheme, value in entity.identifiers.items():
                place = f"entity {entity.id}.identifiers.{scheme}"
                markup.line("idno", attribute("type", escape(scheme)), out.permitted(value, place))
            for _ in register.name[:-1]:
                markup.close()
            if entity.role is not None:
                markup.line("note", ' type="role"', out.permitted(entity.role, f"entity {entity.id}.role"))

    def read(self, source: Incoming) -> Iterable[Annotation]:
        """Every entry of the registers."""
        for (name, element), type_ in {(r.list, r.entry): type_ for type_, r in REGISTERS.items()}.items():
            entries = source.parts(f"{TEI}{name}[@type='entity']/{TEI}{element}")
            yield from source.each(entries, partial(self._entity, source, type_))

    def _entity(self, source: Incoming, type_: str, entry: etree._Element) -> Annotation:
        register = REGISTERS[type_]
        holder = entry if len(register.name) == 1 else entry.find(TEI + register.name[0])
        name = None if holder is None else holder.find(TEI + register.name[-1])
        if holder is None or name is None:
            raise FormatError(f"there is no {'/'.join(register.name)}")
        role = entry.find(f"{TEI}note[@type='role']")
        values = self.common(attributes_of(entry), source)
        values["type"] = entry.get("type", "") if register.list in _SHARED else type_
        values["name"] = name.text or ""
        values["identifiers"] = {unescape(one.get("type", "")): one.text or "" for one in holder.iterfind(f"{TEI}idno")}
        values["role"] = None if role is None else role.text or ""
        return self.made(values)


ENCODING = EntityEncoding(
    Entity, "who and what the document speaks of", elements=("name", "type", "identifiers", "role")
)
