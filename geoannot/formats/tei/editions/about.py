"""What the header of an edition says of the document (chapter HD), and who is responsible for what in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from geoannot.formats.tei.editions.dates import days
from geoannot.formats.tei.names import ID, LANGUAGE, TEI

_FILE = f"{TEI}teiHeader/{TEI}fileDesc"
_PROFILE = f"{TEI}teiHeader/{TEI}profileDesc"
_NAMES = ("persName", "orgName", "placeName", "objectName", "label", "name", "title", "head")
_ADDRESSES = frozenset({"url", "uri", "doi", "handle", "hdl", "purl", "urn"})


def words(element: etree._Element | None) -> str:
    """The text of an element, runs of white space as one blank."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext(f"{TEI}*"))).split())


def metadata_of(tei: etree._Element) -> dict[str, Any]:
    """Title, authors, date, source, URL and language, where the header says them.

    The date is the day of creation, else that on which a letter was sent, else that of the source, and only a whole
    day; the source is the publisher of what was digitised, else of the edition.
    """
    found: dict[str, Any] = {"title": _title(tei), "authors": tuple(_authors(tei)), "date": _date(tei)}
    publishers = [*tei.iterfind(f"{_FILE}/{TEI}sourceDesc//{TEI}publisher"), *_published(tei)]
    found["source"] = next(filter(None, map(words, publishers)), None)
    found["url"] = next(_urls(tei), None)
    found["language"] = _language(tei)
    return {name: value for name, value in found.items() if value}


def _title(tei: etree._Element) -> str | None:
    titles = list(tei.iterfind(f"{_FILE}/{TEI}titleStmt/{TEI}title"))
    main = [title for title in titles if title.get("type") == "main"]
    return next(filter(None, map(words, [*main, *titles])), None)


def _authors(tei: etree._Element) -> Iterator[str]:
    for author in tei.iterfind(f"{_FILE}/{TEI}titleStmt/{TEI}author"):
        name = words(author)
        if name:
            yield name


def _date(tei: etree._Element) -> str | None:
    sent = f"{_PROFILE}/{TEI}correspDesc/{TEI}correspAction[@type='sent']/{TEI}date"
    for path in (f"{_PROFILE}/{TEI}creation/{TEI}date", sent, f"{_FILE}/{TEI}sourceDesc//{TEI}date"):
        for date in tei.iterfind(path):
            when = (date.get("when") or date.get("when-iso") or words(date)).strip()
            day = days(when)
            if day is not None and day[0] == day[1]:
                return when
    return None


def _published(tei: etree._Element) -> Iterator[etree._Element]:
    for name in ("publisher", "authority", "distributor"):
        yield from tei.iterfind(f"{_FILE}/{TEI}publicationStmt/{TEI}{name}")


def _urls(tei: etree._Element) -> Iterator[str]:
    for part in ("publicationStmt", "sourceDesc"):
        for idno in tei.iterfind(f"{_FILE}/{TEI}{part}//{TEI}idno"):
            if idno.get("type", "").lower() in _ADDRESSES and words(idno).startswith("http"):
                yield words(idno)
    for name in ("ptr", "ref"):
        for pointer in tei.iterfind(f"{_FILE}/{TEI}sourceDesc//{TEI}{name}"):
            if pointer.get("target", "").startswith("http"):
                yield str(pointer.get("target"))


def _language(tei: etree._Element) -> str | None:
    text = tei.find(f"{TEI}text")
    given = (None if text is None else text.get(LANGUAGE)) or tei.get(LANGUAGE)
    used = list(tei.iterfind(f"{_PROFILE}/{TEI}langUsage/{TEI}language"))
    return given or (used[0].get("ident") if len(used) == 1 else None)


def name_of(entry: etree._Element) -> str:
    """The name in an entry of a register, or of who is responsible: the main one, else the first, else all its text."""
    for name in _NAMES:
        named = list(entry.iterfind(f".//{TEI}{name}"))
        main = [one for one in named if one.get("type") in ("main", "reg", "pref", "preferred")]
        found = next(filter(None, map(words, [*main, *named])), "")
        if found:
            return found
    return words(entry)


def signature(element: etree._Element | None) -> str:
    """How whoever an element names signs annotations: a program by its name, anyone else as a person."""
    if element is None:
        return ""
    if element.tag == f"{TEI}application":
        return f"{element.get('ident', '')}/{element.get('version', '')}"
    name = element.find(f".//{TEI}name[@type='software']")
    return words(name) if name is not None else f"person/{name_of(element)}"


def identified(tei: etree._Element) -> dict[str, etree._Element]:
    """The elements by ``xml:id``; of several with one id, the first."""
    found: dict[str, etree._Element] = {}
    for element in tei.iter(etree.Element):
        name = element.get(ID)
        if name is not None:
            found.setdefault(name, element)
    return found
