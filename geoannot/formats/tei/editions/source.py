"""The file of an edition, character for character: how its bytes are decoded, and where its mark-up lies.

The parser says what the elements are; it does not say where. Here every tag of a file that the parser found well-formed
is found again, so that offsets into the file are known and something can be put in without writing the rest anew.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import attrs

from geoannot.errors import FormatError
from geoannot.model.offsets import Offsets

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']""")
_DECLARATION = re.compile(r"\ufeff?(<\?xml\s.*?\?>)?", re.DOTALL)
_SUPPORTED = {"utf-8": "utf-8", "us-ascii": "ascii", "ascii": "ascii"} | {
    f"iso-8859-{part}": f"iso-8859-{part}" for part in range(1, 17) if part != 12
}
"""The encodings that a file of single bytes may declare, and their names in Python."""
_LAST_LINE = 65_535  # libxml2 counts no farther


class Edit(NamedTuple):
    """Something that takes the place of a stretch of a text; code points, half-open."""

    start: int
    end: int
    text: str


@attrs.frozen(slots=False)
class Source:
    """The characters of a file, and how they are bytes.

    Attributes:
        text: all of it, decoded, with the byte order mark if there is one; line ends as they are.
        encoding: the codec, in Python's terms; characters that it lacks can be written as references.
        around: for a part of a file: the start tags that it stands in, and their end tags.
        first_line: for a part of a file: the line that it begins in.
    """

    text: str
    encoding: str = "utf-8"
    around: tuple[str, str] = ("", "")
    first_line: int = 1

    @classmethod
    def of(cls, data: bytes) -> Source:
        """Decode a file by its byte order mark or its declaration.

        Raises:
            FormatError: the encoding is none of UTF-8, UTF-16, ISO-8859 and ASCII, or the bytes are not in it.
        """
        encoding = encoding_of(data)
        try:
            return cls(data.decode(encoding), encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise FormatError(
                f"line {line}: 0x{data[error.start]:02x} is not {encoding.upper()} ({error.reason}); "
                "save the file in the encoding that it declares"
            ) from None

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode(self.encoding)

    @property
    def for_parser(self) -> bytes:
        """The same in UTF-8, the declaration blanked out, so that the parser sees the characters that are seen here."""
        start = _DECLARATION.match(self.text)
        end = start.end() if start else 0
        blank = re.sub(r"[^\n]", " ", self.text[:end])
        lines = "\n" * min(self.first_line - 1, _LAST_LINE)
        return "".join((lines, self.around[0], blank, self.text[end:], self.around[1])).encode("utf-8", "surrogatepass")

    @property
    def line_end(self) -> str:
        """What ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def line(self, offset: int) -> int:
        """The line, from 1, of an offset in code points."""
        return bisect_left(self._line_ends, offset) + self.first_line

    def byte(self, offset: int) -> int:
        """The offset in bytes of the file, of one in code points."""
        if self.encoding == "utf-8":
            return self._bytes.from_code_points(offset)
        if self.encoding.startswith("utf-16"):
            return 2 * self._bytes.from_code_points(offset)
        return offset

    @cached_property
    def _line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    @cached_property
    def _bytes(self) -> Offsets:
        return Offsets(self.text, "utf-8" if self.encoding == "utf-8" else "utf-16")

    def edited(self, edits: Iterable[Edit]) -> Source:
        """The file with edits, which do not overlap; characters that its encoding lacks become references."""
        pieces: list[str] = []
        position = 0
        for edit in sorted(edits):
            text = edit.text.encode(self.encoding, "xmlcharrefreplace").decode(self.encoding)
            pieces += (self.text[position : edit.start], text)
            position = edit.end
        return attrs.evolve(self, text="".join([*pieces, self.text[position:]]))


def encoded(text: str) -> bytes:
    """The bytes of a file that was given as characters, in the encoding that it declares.

    Raises:
        FormatError: it declares one that is not supported.
    """
    found = _DECLARED.match(text[:400].encode("ascii", "replace"))
    if found is not None and found[1].upper().startswith(b"UTF-16"):
        return text.encode("utf-16" if found[1].upper() == b"UTF-16" else found[1].decode(), "surrogatepass")
    encoding = _declared(b"" if found is None else found[0])
    return text.encode(encoding, "surrogatepass" if encoding == "utf-8" else "xmlcharrefreplace")


def encoding_of(data: bytes) -> str:
    """The codec of a file, by its byte order mark or its declaration.

    Raises:
        FormatError: it declares one that is not supported.
    """
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None) or _declared(data)


def _declared(data: bytes) -> str:
    found = _DECLARED.match(data[:400])
    name = found[1].decode("latin-1") if found else "utf-8"
    if name.lower() not in _SUPPORTED:
        raise FormatError(f"it declares the encoding {name}, which is not supported; save it as UTF-8")
    return _SUPPORTED[name.lower()]


# Each stretch of mark-up. The quantifiers are possessive, so that a match is never tried twice.
_MARKUP = re.compile(
    r"<(?:!--(?s:.*?)-->|\?(?s:.*?)\?>|!\[CDATA\[(?s:.*?)\]\]>|/[^>]*+>"
    r"|(?P<name>[^\s/>!?]++)(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>)"
)
_PROLOG = re.compile(r"[^<]++|<\?(?s:.*?)\?>|<!--(?s:.*?)-->|(?P<doctype><!DOCTYPE)|(?P<root><)")
_DOCTYPE_PART = re.compile(r"<!--(?s:.*?)-->|<\?(?s:.*?)\?>|\"[^\"]*+\"|'[^']*+'|[\[\]>]|[^<\"'\[\]>]++|<")


def markup(text: str, position: int | None = None) -> Iterator[re.Match[str]]:
    """Every tag, comment, processing instruction and CDATA section of a well-formed file.

    Args:
        text: the file.
        position: where to begin; else at the root element.
    """
    return _MARKUP.finditer(text, root_offset(text) if position is None else position)


def tag_at(text: str, offset: int) -> str:
    """The tag that begins at an offset."""
    found = _MARKUP.match(text, offset)
    assert found is not None
    return found[0]


def root_offset(text: str) -> int:
    """Where the start tag of the root element begins, behind the prolog and its document type."""
    position = 0
    while found := _PROLOG.match(text, position):
        if found["root"]:
            break
        position = _behind_doctype(text, found.end()) if found["doctype"] else found.end()
    return position


def _behind_doctype(text: str, position: int) -> int:
    """The end of a document type, whose declarations may hold any mark in quotes and comments."""
    depth = 0
    while found := _DOCTYPE_PART.match(text, position):
        position = found.end()
        if found[0] == "[":
            depth += 1
        elif found[0] == "]":
            depth -= 1
        elif found[0] == ">" and not depth:
            break
    return position
