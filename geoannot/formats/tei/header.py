"""The ``teiHeader``: what the document is, who is responsible for what, and how it is encoded (chapter HD)."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from importlib import metadata as distributions

from lxml import etree

from geoannot.formats.tei.incoming import Incoming
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.markup import Element, SubElement
from geoannot.formats.tei.names import ID, TEI, escape
from geoannot.formats.tei.outgoing import RESERVED, Outgoing
from geoannot.formats.tei.stance import DIRECTIONS
from geoannot.formats.tei.values import read_fields
from geoannot.model import Metadata, written_order

ENCODING_VERSION = "1"
"""The version of what this package writes, in ``application[@ident="geoannot"]/@n``."""

METADATA = "document.metadata"
"""The ``xml:id`` of the ``fs`` with what metadata have no place in the header."""

_HEADER = f"{TEI}teiHeader"
_AGENCY = "geoannot"
# What TEI takes for a version: up to four parts such as 1 or 0rc1.
_PART = "[0-9]{1,9}[a-z]{0,9}[0-9]{0,9}"
_SIGNATURE = re.compile(rf"([A-Za-z][A-Za-z0-9-]*)/({_PART}(?:\.{_PART}){{0,3}})(?![0-9a-z])")
_PLAIN_VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,2}")


def installed_version(distribution: str) -> str:
    """The version of a distribution; 0 where it runs from a folder without having been installed."""
    try:
        return distributions.version(distribution)
    except distributions.PackageNotFoundError:
        return "0"


VERSION = installed_version("geoannot")
"""What the header says of the version of the software."""


def write_header(tei: Element, out: Outgoing) -> None:
    """Append the header of a document.

    Raises:
        FormatError: its metadata hold a character that XML forbids.
    """
    header = out.add(tei, "teiHeader")
    _file(header, out)
    _encoding(header, out)
    _profile(header, out)
    _revision(header)


def write_corpus_header() -> Element:
    """The header of several documents in one file."""
    header = Element("teiHeader")
    file = SubElement(header, "fileDesc")
    _text(SubElement(file, "titleStmt"), "title", "Annotated documents")
    _publication(file)
    _text(SubElement(file, "sourceDesc"), "p", "Each document names its own source.")
    _revision(header)
    return header


def _file(header: Element, out: Outgoing) -> None:
    document, metadata = out.document, out.document.metadata
    file = out.add(header, "fileDesc")
    title = out.add(file, "titleStmt")
    out.add(title, "title", metadata.title if metadata.title is not None else document.id)
    author = ", ".join(metadata.authors) or "unknown"
    out.add(title, "author", author, xml_id=out.own(RESERVED["author"]))
    for by, name in out.responsible.items():
        statement = out.add(title, "respStmt", xml_id=name)
        out.add(statement, "resp", "annotation")
        out.add(statement, "name", by, type="person" if by.startswith("person/") else "software")
    out.add(_publication(file), "idno", document.id, type="document")
    source = out.add(file, "sourceDesc")
    bibl = out.add(source, "bibl")
    for element, value, attributes in _source(metadata):
        if value is not None:
            out.add(bibl, element, value, **attributes)
    if not len(bibl):
        source.remove(bibl)
        out.add(source, "p", "No source is named.")


def _source(metadata: Metadata) -> Iterator[tuple[str, str | None, dict[str, str]]]:
    """What is known of the source: element, text, attributes."""
    yield "title", metadata.title, {"level": "a"}
    yield from (("author", name, {}) for name in metadata.authors)
    yield "publisher", metadata.source, {}
    yield "idno", metadata.url, {"type": "URL"}


def _publication(file: Element) -> Element:
    statement = SubElement(file, "publicationStmt")
    _text(statement, "authority", _AGENCY)
    day = _day_of_writing()
    if day is not None:
        _text(statement, "date", day, when=day)
    return statement


def _encoding(header: Element, out: Outgoing) -> None:
    encoding = out.add(header, "encodingDesc")
    editorial = out.add(encoding, "editorialDecl")
    out.add(out.add(editorial, "normalization", method="silent"), "p", "The text is as it came, white space too.")
    out.add(out.add(editorial, "quotation", marks="all"), "p", "Quotation marks are kept in the text.")
    segmentation = "Text between headings and paragraphs stands in ab. Offsets count Unicode code points of an element."
    out.add(out.add(editorial, "segmentation"), "p", segmentation)
    _taxonomies(out.add(encoding, "classDecl"), out)
    applications = out.add(encoding, "appInfo")
    version = _PLAIN_VERSION.match(VERSION)
    own = out.add(applications, "application", ident="geoannot", version=version[0] if version else "0")
    own.set("n", ENCODING_VERSION)
    out.add(own, "label", f"geoannot {VERSION}")
    for by, name in out.responsible.items():
        signature = _SIGNATURE.match(by)
        if signature is not None:
            one = out.add(applications, "application", ident=signature[1], version=signature[2])
            out.add(one, "label", by)
            out.add(one, "ptr", target=f"#{name}")


def _taxonomies(declaration: Element, out: Outgoing) -> None:
    """The layers that are there, also empty ones, and the words of the vocabularies that they use."""
    document = out.document
    names = written_order([*document.layers, *document.unknown])
    layers = out.add(declaration, "taxonomy", xml_id=out.own("layers"))
    out.add(layers, "desc", "layers of annotation that are present, also where nothing was found")
    for name in names:
        described = ENCODINGS[name].description if name in ENCODINGS else "a kind of its own"
        category = out.add(out.add(layers, "category", xml_id=out.own(f"layer.{escape(name)}")), "catDesc")
        out.add(category, "term", name)
        out.add(category, "gloss", described)
    for name in (name for name in names if name in ENCODINGS):
        vocabularies = {**ENCODINGS[name].vocabularies, **({"direction": DIRECTIONS} if name == "stance" else {})}
        for field, words in vocabularies.items():
            taxonomy = out.add(declaration, "taxonomy", xml_id=out.own(f"{name}.{field}"))
            out.add(taxonomy, "desc", f"{field} of a {name}")
            for word, meaning in words.items():
                category = out.add(taxonomy, "category", xml_id=out.own(f"{name}.{field}.{word}"))
                out.add(category, "catDesc", meaning)


def _profile(header: Element, out: Outgoing) -> None:
    metadata = out.document.metadata
    profile = out.add(header, "profileDesc")
    when = {} if metadata.date is None else {"when": metadata.date[:10]}
    out.add(out.add(profile, "creation"), "date", metadata.date, xml_id=out.own(RESERVED["document-date"]), **when)
    if metadata.language is not None:
        usage = out.add(profile, "langUsage")
        out.add(usage, "language", metadata.language, ident=out.language or "und")


def _revision(header: Element) -> None:
    day = _day_of_writing()
    change = _text(SubElement(header, "revisionDesc"), "change", f"written by geoannot {VERSION}")
    if day is not None:
        change.set("when", day)


def _day_of_writing() -> str | None:
    """The day that ``SOURCE_DATE_EPOCH`` gives; without it nothing says when, so that the same input gives the same."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds.isdecimal():
        return None
    return datetime.datetime.fromtimestamp(int(seconds), tz=datetime.UTC).date().isoformat()


def _text(parent: Element, name: str, text: str, **attributes: str) -> Element:
    element = SubElement(parent, name, attributes)
    element.text = text
    return element


def is_ours(tei: etree._Element) -> bool:
    """Whether geoannot wrote this ``TEI`` element."""
    return tei.find(_APPLICATION) is not None


def version_of(tei: etree._Element) -> str:
    """The version of the encoding of what geoannot wrote."""
    found = tei.find(_APPLICATION)
    return "" if found is None else found.get("n", "")


_APPLICATION = f"{_HEADER}/{TEI}encodingDesc/{TEI}appInfo/{TEI}application[@ident='geoannot'][@n]"


def read_id(tei: etree._Element) -> str | None:
    """The id of the document."""
    return tei.findtext(f"{_HEADER}/{TEI}fileDesc/{TEI}publicationStmt/{TEI}idno[@type='document']")


def read_layers(source: Incoming) -> list[str]:
    """The names of the layers that are present."""
    declared = source.tei.find(f"{_HEADER}/{TEI}encodingDesc/{TEI}classDecl")
    path = f"{TEI}taxonomy[@{ID}='{source.own('layers')}']/{TEI}category/{TEI}catDesc/{TEI}term"
    return [] if declared is None else [name.text or "" for name in declared.iterfind(path)]


def read_metadata(source: Incoming) -> Metadata:
    """What the header says of the document's origin.

    Raises:
        FieldError: the date is none.
    """
    tei = source.tei
    bibl, profile = f"{_HEADER}/{TEI}fileDesc/{TEI}sourceDesc/{TEI}bibl", f"{_HEADER}/{TEI}profileDesc"
    extra = next(source.parts(f"{TEI}fs[@{ID}='{source.own(METADATA)}']"), None)
    return Metadata(
        title=tei.findtext(f"{bibl}/{TEI}title"),
        date=tei.findtext(f"{profile}/{TEI}creation/{TEI}date") or None,
        authors=[author.text or "" for author in tei.iterfind(f"{bibl}/{TEI}author")],
        source=tei.findtext(f"{bibl}/{TEI}publisher"),
        url=tei.findtext(f"{bibl}/{TEI}idno[@type='URL']"),
        language=tei.findtext(f"{profile}/{TEI}langUsage/{TEI}language"),
        extra={} if extra is None else read_fields(extra),
    )
