"""An edition as a document: text, metadata, and the annotations that its mark-up holds already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from geoannot.errors import FormatError
from geoannot.formats.tei.editions.about import metadata_of
from geoannot.formats.tei.editions.edition import Edition
from geoannot.formats.tei.editions.existing import annotations_of, structure_of
from geoannot.formats.tei.editions.links import examined
from geoannot.formats.tei.editions.origin import KEY, Origin, origin_of
from geoannot.formats.tei.editions.parts import Part
from geoannot.formats.tei.editions.rules import Rule
from geoannot.formats.tei.names import TEI
from geoannot.formats.tei.options import Options
from geoannot.formats.tei.parsing import INCLUSIONS
from geoannot.hooks import ReadContext
from geoannot.model import Annotation, Document, Metadata


def read_edition(part: Part, context: ReadContext) -> Document:
    """The document of a ``TEI`` element that somebody else wrote.

    Raises:
        FormatError: it has no text.
    """
    options = context.options if isinstance(context.options, Options) else Options()
    if part.tei.find(f"{TEI}text") is None:
        raise FormatError(f"line {part.source.first_line}: the document has no text element, and so no text to read")
    rule = {name: str(getattr(options, name)) for name in ("profile", "exclude", "include", "markup")}
    origin = origin_of(part, part.source, f"tei/{context.id}", rule)
    edition = Edition(part.tei, part.source, Rule(origin.profile, origin.exclude, origin.include))
    for finding in examined(edition, part.outside):
        context.report(f"{finding.path}: {finding.message}")
    for sentence in strangers(edition):
        context.report(sentence)
    layers = marked_up(edition, origin, context.report)
    kept = [name for name in layers if name not in ("heading", "paragraph")]
    if kept:
        context.report(
            f"{', '.join(kept)}: taken from the mark-up, and so not computed; "
            "--set tei.markup=structure leaves the mark-up alone and has them computed"
        )
    extra = {KEY: origin.packed()} if options.source == "keep" else {}
    metadata = Metadata(**metadata_of(part.tei), extra=extra)
    return Document.of_layers(edition.text, layers, id=context.id, metadata=metadata)


def marked_up(edition: Edition, origin: Origin, report: Callable[[str], None]) -> dict[str, list[Annotation]]:
    """The layers that the mark-up of an edition makes."""
    layers = structure_of(edition, origin.by)
    if origin.markup == "annotations":
        layers |= annotations_of(edition, origin.by, report)
    return layers


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
