"""An edition as a document: text, metadata, and the annotations that its mark-up holds already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from geoannot.errors import FieldError, FormatError
from geoannot.formats.tei.editions.about import metadata_of
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.existing import marked_up
from geoannot.formats.tei.editions.links import examined
from geoannot.formats.tei.editions.origin import KEY, RULE, origin_of
from geoannot.formats.tei.editions.parts import Part
from geoannot.formats.tei.editions.record import IncomingRecord, Record, record_of, whole_edition, without
from geoannot.formats.tei.editions.rules import Rule
from geoannot.formats.tei.header import METADATA
from geoannot.formats.tei.layers import assembled, read_layers
from geoannot.formats.tei.names import ID, TEI
from geoannot.formats.tei.options import Options
from geoannot.formats.tei.parsing import INCLUSIONS
from geoannot.formats.tei.values import read_fields
from geoannot.hooks import ReadContext
from geoannot.model import Document, Metadata

_COMPUTED = ("mention", "timex", "quote")
_SPARSE = 1000
"""Characters of text for each annotation, beyond which it is unlikely that somebody marked all there are."""


def read_edition(part: Part, context: ReadContext) -> Document:
    """The document of a ``TEI`` element that somebody else wrote; what geoannot put into it comes back whole.

    Raises:
        FormatError: it has no text, or what geoannot put into it was damaged.
    """
    options = context.options if isinstance(context.options, Options) else Options()
    if part.tei.find(f"{TEI}text") is None:
        raise FormatError(f"line {part.source.first_line}: the document has no text element, and so no text to read")
    record = record_of(part.tei)
    if record is not None:
        return _recorded(part, record, context, keep=options.source == "keep")
    rule = {name: str(getattr(options, name)) for name in RULE}
    origin = origin_of(part, part.source, options.by or f"tei/{context.id}", rule)
    edition = Edition(part.tei, part.source, Rule(origin.profile, origin.exclude, origin.include))
    for finding in examined(edition, part.outside):
        context.report(f"{finding.path}: {finding.message}")
    for sentence in strangers(edition):
        context.report(sentence)
    layers = marked_up(edition, origin.by, origin.markup, context.report, part.outside)
    sparse = [name for name, layer in layers.items() if name in _COMPUTED and len(edition.text) > _SPARSE * len(layer)]
    if sparse:
        context.report(
            f"{', '.join(sparse)}: what little the mark-up says is taken, and so nothing more is found; "
            "--set tei.markup=structure leaves the mark-up alone"
        )
    extra = {KEY: origin.packed()} if options.source == "keep" else {}
    metadata = Metadata(**metadata_of(part.tei), extra=extra)
    return Document.of_layers(edition.text, layers, id=context.id, metadata=metadata)


def _recorded(part: Part, record: Record, context: ReadContext, *, keep: bool) -> Document:
    """The document of an edition that geoannot put its annotations into."""
    fields = record.fields
    rule = {name: str(fields[name]) for name in RULE if name in fields}
    words = Rule(rule.get("profile", "default"), rule.get("exclude", ""), rule.get("include", ""))
    whole = whole_edition(part.tei, part.source, record, words)
    origin = origin_of(part, without(whole, record), str(fields.get("by", "")), rule)
    edition = origin.edition()
    put_in = {str(one.get(ID)) for one in record.element.iter(etree.Element) if ID in one.attrib}
    for finding in examined(whole, {*part.outside, *put_in}):
        context.report(f"{finding.path}: {finding.message}")
    source = IncomingRecord(record, edition, whole)
    said = marked_up(edition, origin.by, origin.markup, lambda _: None)
    in_text = fields.get("in-text", [])
    layers = [str(name) for name in fields.get("layers", [])]
    known, unknown = read_layers([name for name in layers if name not in in_text], source, context.kinds)
    known |= {name: said.get(name, []) for name in in_text}
    extra = next(source.parts(f"{TEI}fs[@{ID}='{source.own(METADATA)}']"), None)
    others = {} if extra is None else read_fields(extra)
    id = str(fields.get("id", context.id))
    try:
        about = {**metadata_of(edition.tei), **fields.get("metadata", {})}
        metadata = Metadata(**about, extra={**others, KEY: origin.packed()} if keep else others)
    except (FieldError, TypeError) as error:
        raise FormatError(f"document {id}: {error}", findings=source.findings) from None
    return assembled(source, known, unknown, id=id, metadata=metadata, context=context)


def strangers(edition: Edition) -> Iterator[str]:
    """A sentence on each element of the text that is of another vocabulary; those inside it are not looked at."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    end = -1
    for element in edition.elements:
        tag = str(element.node.tag)
        if element.role != "skip" and element.tag.start > end and not tag.startswith((TEI, INCLUSIONS)):
            end = element.source_end
            counts[tag] += 1
            first.setdefault(tag, edition.source.line(element.tag.start))
    for tag, number in counts.items():
        times = f", {number} times" if number > 1 else ""
        yield f"line {first[tag]}: {tag} is no TEI{times}; its text is kept"
