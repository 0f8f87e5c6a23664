"""TEI files as other people write them: made up of everything that XML allows."""

from __future__ import annotations

import io
from typing import Any

from hypothesis import strategies as st

from geoannot.formats.tei.options import Options
from geoannot.formats.tei.reading import read
from geoannot.formats.tei.writing import write
from geoannot.hooks import ReadContext
from geoannot.model import BUILT_IN_KINDS, Document

HEADER = "<teiHeader><fileDesc><titleStmt><title>Lock</title></titleStmt></fileDesc></teiHeader>"


def tei_file(body: str, *, prolog: str = "", header: str = HEADER, attributes: str = "") -> str:
    """A TEI file with that body."""
    opening = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{attributes}>'
    return f"{prolog}{opening}{header}<text><body>{body}</body></text></TEI>"


def read_all(data: str | bytes, said: list[str] | None = None, **options: Any) -> list[Document]:
    """The documents of a file; what is reported is appended to a list."""
    raw = data.encode() if isinstance(data, str) else data
    heard = [] if said is None else said
    context = ReadContext(source="f.xml", id="f", kinds=BUILT_IN_KINDS, options=Options(**options), report=heard.append)
    found = []
    for one in read(io.BytesIO(raw), context):
        if isinstance(one, Exception):
            raise one
        found.append(one)
    return found


def read_one(data: str | bytes, said: list[str] | None = None, **options: Any) -> Document:
    """The one document of a file."""
    (found,) = read_all(data, said, **options)
    return found


def written(*documents: Document, **options: Any) -> bytes:
    """Documents as a file."""
    stream = io.BytesIO()
    write(documents, stream, Options(**options))
    return stream.getvalue()


_WORDS = st.text(st.sampled_from("ab é𝔘\u0301\u202eß\n\t "), max_size=6)
_CHARACTERS = st.one_of(
    _WORDS,
    st.sampled_from(["&amp;", "&lt;", "&#xe9;", "&#128512;", "&#13;", "\r\n", "\r", "<![CDATA[<p>&amp;\r\n]]>"]),
    st.sampled_from(["<!-- a > b -->", "<?page n='>' ?>", "<lb/>", "<pb n='3' />", '<lb break="no"/>', "<c/>"]),
)
_NAMES = st.sampled_from(
    ["p", "div", "head", "hi", "note", "choice", "l", "item", "persName", "q", "t:p", "m:x", "del", "s", "cell"]
)
_ATTRIBUTES = st.sampled_from(["", " n='a>b'", ' rend = "x / y"', "\n  ana='#none'", ' xml:id="a b"', " n='\"'"])
_DEEP = st.recursive(
    st.lists(_CHARACTERS, max_size=4).map("".join),
    lambda inner: st.lists(
        st.one_of(
            _CHARACTERS,
            st.builds(
                lambda name, attributes, content: f"<{name}{attributes}>{content}</{name}>", _NAMES, _ATTRIBUTES, inner
            ),
        ),
        max_size=5,
    ).map("".join),
    max_leaves=12,
)
_PROLOGS = st.sampled_from(
    [
        "",
        '<!DOCTYPE TEI [<!ENTITY a "<b>]]>"><!-- ]> > --><?x ]> ?>]>\n',
        "<?xml-model href='x.rng'?>\n<!-- <TEI> -->\r\n",
        '<!DOCTYPE TEI SYSTEM "tei>.dtd">',
    ]
)
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])


def _encoded(text: str, prolog: str, encoding: str) -> bytes:
    named = {"utf-8-sig": "UTF-8"}.get(encoding, encoding.upper())
    opening = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:t="http://www.tei-c.org/ns/1.0" xmlns:m="urn:m">'
    file = (
        f'<?xml version="1.0" encoding="{named}"?>{prolog}{opening}{HEADER}\n<text><body>{text}</body></text></TEI>\n'
    )
    return file.encode(encoding, "xmlcharrefreplace")


def tei_files() -> st.SearchStrategy[bytes]:
    """Well-formed files in several encodings, with all that mark-up can hold."""
    return st.builds(_encoded, _DEEP, _PROLOGS, _ENCODINGS)
