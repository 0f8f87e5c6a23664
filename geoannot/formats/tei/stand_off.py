"""The stand-off part of a document: whatever of it is not in the text."""

from __future__ import annotations

from geoannot.formats.tei.header import METADATA
from geoannot.formats.tei.kinds import ENCODINGS
from geoannot.formats.tei.markup import Markup, attributes
from geoannot.formats.tei.other import write_rows
from geoannot.formats.tei.outgoing import Outgoing
from geoannot.formats.tei.values import write_fields
from geoannot.model import written_order


def write_stand_off(markup: Markup, out: Outgoing) -> None:
    """Write everything that is not in the text, once that is written: annotations, entities, feature structures."""
    document = out.document
    if document.metadata.extra:
        own = attributes(xml_id=out.own(METADATA), type="metadata")
        write_fields(markup, own, document.metadata.extra, out.permitted, "metadata")
    for name in written_order([*document.layers, *document.unknown]):
        if name in ENCODINGS:
            ENCODINGS[name].write(document.layers[name], markup, out)
        else:
            write_rows(name, out.rows[name], markup, out)
    out.write_features(markup)
