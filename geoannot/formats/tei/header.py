"""The ``teiHeader``: what the document is, who is responsible for what, and how it is encoded (chapter HD)."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from importlib import metadata as distributions

from lxml import etree

from geoannot.formats.tei.characters import permitted
from geoannot.formats.tei.incoming import Incoming
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.markup import Markup, attribute, attributes, escaped
from geoannot.formats.tei.names import ID, TEI, escape
from geoannot.formats.tei.outgoing import RESERVED, Outgoing
from geoannot.formats.tei.stance import DIRECTIONS
from geoannot.formats.tei.timex import EDTF
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


def write_header(markup: Markup, out: Outgoing) -> None:
    """Write the header of a document.

    Raises:
        FormatError: its metadata hold a character that XML forbids.
    """
    with markup.open("teiHeader"):
        _file(markup, out)
        with markup.open("encodingDesc"):
            _editorial(markup, out)
            with markup.open("classDecl"):
                _taxonomies(markup, out)
            _applications(markup, out)
        _profile(markup, out)
        _revision(markup)


def write_corpus_header(markup: Markup) -> None:
    """Write the header of several documents in one file."""
    with markup.open("teiHeader"):
        with markup.open("fileDesc"):
            with markup.open("titleStmt"):
                markup.line("title", "", "Annotated documents")
            with markup.open("publicationStmt"):
                _publication(markup)
            with markup.open("sourceDesc"):
                markup.line("p", "", "Each document names its own source.")
        _revision(markup)


def _file(markup: Markup, out: Outgoing) -> None:
    document, metadata = out.document, out.document.metadata
    with markup.open("fileDesc"):
        with markup.open("titleStmt"):
            title = metadata.title if metadata.title is not None else document.id
            markup.line("title", "", out.permitted(title, "title"))
            author = ", ".join(metadata.authors) or "unknown"
            own = attribute("xml:id", out.own(RESERVED["author"]))
            markup.line("author", own, out.permitted(author, "author"))
            for by, name in out.responsible.items():
                with markup.open("respStmt", attribute("xml:id", name)):
                    markup.line("resp", "", "annotation")
                    sort = "person" if by.startswith("person/") else "software"
                    markup.line("name", attribute("type", sort), out.permitted(by, "name"))
        with markup.open("publicationStmt"):
            _publication(markup)
            markup.line("idno", ' type="document"', out.permitted(document.id, "idno"))
        with markup.open("sourceDesc"):
            source = [line for line in _source(metadata) if line[2] is not None]
            if not source:
                markup.line("p", "", "No source is named.")
                return
            with markup.open("bibl"):
                for element, own, value in source:
                    markup.line(element, own, out.permitted(value or "", element))


def _source(metadata: Metadata) -> Iterator[tuple[str, str, str | None]]:
    """What is known of the source: element, attributes, text."""
    yield "title", ' level="a"', metadata.title
    yield from (("author", "", name) for name in metadata.authors)
    yield "publisher", "", metadata.source
    yield "idno", ' type="URL"', metadata.url


def _publication(markup: Markup) -> None:
    markup.line("authority", "", _AGENCY)
    day = _day_of_writing()
    if day is not None:
        markup.line("date", attribute("when", day), day)


def _editorial(markup: Markup, out: Outgoing) -> None:
    """How the text was treated, and what was done to it."""
    with markup.open("editorialDecl"):
        _statement(markup, "normalization", ' method="silent"', "The text is as it came, white space too.")
        _statement(markup, "quotation", ' marks="all"', "Quotation marks are kept in the text.")
        segmentation = "Text between headings and paragraphs stands in ab."
        _statement(markup, "segmentation", "", f"{segmentation} Offsets count Unicode code points of an element.")
        _statement(markup, "stdVals", attribute("xml:id", out.own(EDTF)), _VALUES)
        with markup.open("interpretation"):
            markup.line("p", "", _STYLES[out.style])
            if out.kept_out:
                pointers = "".join([f' <ref target="#{out.id(id)}">{escaped(_shown(id))}</ref>' for id in out.kept_out])
                markup.pieces.append(f"{markup.indent}<p>{_KEPT_OUT}:{pointers}</p>")


_VALUES = "Dates are those of the W3C (when, notBefore, notAfter); when-custom is EDTF (ISO 8601-2)."
_STYLES = {
    "stand-off": "Annotations were made by those named in titleStmt; they stand in standOff and point into the text.",
    "inline": "Annotations were made by those named in titleStmt; they are elements of the text as far as they nest.",
}
_KEPT_OUT = "These overlap others and stand in standOff, with pointers into the text"


def _statement(markup: Markup, name: str, attributes: str, text: str) -> None:
    with markup.open(name, attributes):
        markup.line("p", "", text)


def _applications(markup: Markup, out: Outgoing) -> None:
    """The software: geoannot, and the extractors that signed something."""
    with markup.open("appInfo"):
        version = _PLAIN_VERSION.match(VERSION)
        own = attributes(ident="geoannot", version=version[0] if version else "0", n=ENCODING_VERSION)
        with markup.open("application", own):
            markup.line("label", "", f"geoannot {VERSION}")
        for by, name in out.responsible.items():
            signature = _SIGNATURE.match(by)
            if signature is not None:
                with markup.open("application", attributes(ident=signature[1], version=signature[2])):
                    markup.line("label", "", out.permitted(by, "label"))
                    markup.line("ptr", attribute("target", f"#{name}"))


def _taxonomies(markup: Markup, out: Outgoing) -> None:
    """The layers that are there, also empty ones, and the words of the vocabularies that they use."""
    document = out.document
    names = written_order([*document.layers, *document.unknown])
    with markup.open("taxonomy", attribute("xml:id", out.own("layers"))):
        markup.line("desc", "", "layers of annotation that are present, also where nothing was found")
        for name in names:
            described = ENCODINGS[name].description if name in ENCODINGS else "a kind of its own"
            own = attribute("xml:id", out.own(f"layer.{escape(name)}"))
            with markup.open("category", own), markup.open("catDesc"):
                markup.line("term", "", out.permitted(name, "term"))
                markup.line("gloss", "", described)
    for name in (name for name in names if name in ENCODINGS):
        vocabularies = {**ENCODINGS[name].vocabularies, **({"direction": DIRECTIONS} if name == "stance" else {})}
        for field, words in vocabularies.items():
            with markup.open("taxonomy", attribute("xml:id", out.own(f"{name}.{field}"))):
                markup.line("desc", "", f"{field} of a {name}")
                for word, meaning in words.items():
                    with markup.open("category", attribute("xml:id", out.own(f"{name}.{field}.{word}"))):
                        markup.line("catDesc", "", meaning)


def _profile(markup: Markup, out: Outgoing) -> None:
    metadata = out.document.metadata
    with markup.open("profileDesc"):
        with markup.open("creation"):
            own = attribute("xml:id", out.own(RESERVED["document-date"]))
            if metadata.date is not None:
                own += attribute("when", metadata.date[:10])
            markup.line("date", own, None if metadata.date is None else out.permitted(metadata.date, "date"))
        if metadata.language is not None:
            with markup.open("langUsage"):
                language = out.permitted(metadata.language, "language")
                markup.line("language", attribute("ident", out.language or "und"), language)


def _revision(markup: Markup) -> None:
    day = _day_of_writing()
    when = "" if day is None else attribute("when", day)
    with markup.open("revisionDesc"):
        markup.line("change", when, f"written by geoannot {VERSION}")


def _shown(id: str) -> str:
    """An id as people are shown it; XML may not be able to hold it."""
    return permitted(id, "", replace=True)


def _day_of_writing() -> str | None:
    """The day that ``SOURCE_DATE_EPOCH`` gives; without it nothing says when, so that the same input gives the same."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds.isdecimal():
        return None
    return datetime.datetime.fromtimestamp(int(seconds), tz=datetime.UTC).date().isoformat()


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


def layer_names(source: Incoming) -> list[str]:
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
