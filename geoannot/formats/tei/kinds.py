"""The encodings of the built-in kinds, in the order in which their layers are written."""

from __future__ import annotations

from collections.abc import Mapping

from geoannot.formats.tei import entity, heading, mention, paragraph, quote, sentence, stance, timex
from geoannot.formats.tei.encoding import Encoding

ENCODINGS: Mapping[str, Encoding] = {
    module.ENCODING.cls.kind: module.ENCODING
    for module in (heading, paragraph, sentence, entity, mention, timex, quote, stance)
}
