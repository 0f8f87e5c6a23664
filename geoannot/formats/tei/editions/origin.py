"""What travels with a document that came from an edition, so that it can be written back into it.

It is plain values in ``metadata.extra["tei"]``: the characters of the file, how they were bytes, and by which rule the
text was read from them. So it goes through JSON, copies and other processes like all metadata, and the model knows
nothing of XML.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.parts import Part, tei_of
from geoannot.formats.tei.editions.rules import Rule
from geoannot.formats.tei.editions.source import Source
from geoannot.model import DocumentView, Metadata

KEY = "tei"
"""The key in ``metadata.extra``."""
RULE = ("profile", "exclude", "include", "markup")
"""The settings that say how an edition is read."""


@attrs.frozen(kw_only=True)
class Origin:
    """The file, or the part of one, that a document came from, and how it was read.

    Attributes:
        source: the file without anything that geoannot put in.
        by: who signs the annotations that were read from its mark-up.
        profile: the profile of what counts as text.
        exclude: elements that are left out beside.
        include: elements that count beside.
        markup: whether annotations are read from the mark-up, or headings and paragraphs alone.
        number: its place in a corpus, from 1; 0 where the file is this document alone.
        before: in a corpus, the characters before it.
        after: in a corpus, the characters behind it, if it is the last one.
    """

    source: Source
    by: str
    profile: str = "default"
    exclude: str = ""
    include: str = ""
    markup: str = "annotations"
    number: int = 0
    before: str = ""
    after: str = ""

    @property
    def rule(self) -> dict[str, str]:
        """How it was read, where that is not the default."""
        fields = attrs.fields_dict(type(self))
        return {name: getattr(self, name) for name in RULE if getattr(self, name) != fields[name].default}

    def edition(self) -> Edition:
        """The file, read again.

        Raises:
            FormatError: it is no TEI; somebody has changed it.
        """
        tei = tei_of(self.source, lambda _: None)
        return Edition(tei, self.source, Rule(self.profile, self.exclude, self.include))

    def packed(self) -> dict[str, Any]:
        """It as plain values."""
        source = self.source
        values: dict[str, Any] = {"encoding": source.encoding, "by": self.by, **self.rule}
        if self.number:
            values["corpus"] = {
                "number": self.number,
                "around": list(source.around),
                "before": self.before,
                "after": self.after,
            }
        return {**values, "source": source.text}

    @classmethod
    def of(cls, metadata: Metadata) -> Origin | None:
        """What travels with a document; None where nothing does.

        Raises:
            FormatError: it is not what was packed.
        """
        packed = metadata.extra.get(KEY)
        if not isinstance(packed, Mapping) or "source" not in packed:
            return None
        values = dict(packed)
        try:
            corpus = dict(values.pop("corpus", {}))
            around = tuple(corpus.pop("around", ("", "")))
            source = Source(values.pop("source"), values.pop("encoding"), around)
            return cls(source=source, **values, **corpus)
        except (TypeError, KeyError, ValueError) as error:
            raise FormatError(f"metadata.tei is not what was read from a TEI file ({error}); remove it") from None


def origin_of(part: Part, source: Source, by: str, rule: Mapping[str, str]) -> Origin:
    """What is to travel with the document of a part.

    Args:
        part: where it was read from.
        source: the characters of the part without what geoannot put in.
        by: who signs what the mark-up says.
        rule: profile, exclude, include and markup.
    """
    return Origin(source=source, by=by, **rule, number=part.number, before=part.before, after=part.after)


def edition_of(document: DocumentView) -> Edition:
    """The TEI file that a document came from, with the way from every character of its text back into it.

    Raises:
        FormatError: it came from none, or its text is another one by now.
    """
    origin = Origin.of(document.metadata)
    if origin is None:
        raise FormatError(f"document {document.id} came from no TEI file, or without it (tei.source=drop)")
    edition = origin.edition()
    if edition.text != document.text:
        raise FormatError(
            f"document {document.id}: its text is not that of the TEI file that it came from; "
            "remove metadata.tei to have it written as a file of its own"
        )
    return edition
