"""The extractor: quotations as annotations, linked to the entities of their speakers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from geoannot.hooks import Table
from geoannot.model import DocumentView, Quote
from geoannot.model.quote import QuoteType
from geoannot_quotes import TABLE, QuotesConfig
from geoannot_quotes.bearings import Bearings
from geoannot_quotes.finder import Finder
from geoannot_quotes.found import Found
from geoannot_quotes.lexicon import lexicon
from geoannot_quotes.page import NOWHERE, Page, read_page
from geoannot_quotes.speakers import Speakers

_MARKS = frozenset("“„‟«»‘‚‹\"＂'`")


class QuotesExtractor:
    """Finds quotations in a document that has its sentences, entities and mentions."""

    def __init__(self, config: QuotesConfig, tables: Mapping[str, Table] | None = None) -> None:
        """Read the reporting words, and what users and other plugins add to them.

        Raises:
            ConfigError: the user's own table cannot be read, or has a wrong row.
            FieldError: a row of another plugin is none.
        """
        self._nested = config.nested
        self._lexicon = lexicon(config.lexicon, (tables or {}).get(TABLE, ()))

    def extract(self, document: DocumentView) -> Iterator[Quote]:
        """The quotations in text order; ``parent`` names an id of this output."""
        page = read_page(document)
        speakers, bearings = Speakers(page, document), Bearings(page)
        for index, found in enumerate(Finder(page, self._lexicon, self._nested).find()):
            spans = [page.span(piece) for piece in found.contents]
            speaker = speakers.speaker(found)
            yield Quote(
                id=f"q{index + 1}",
                spans=spans,
                type=_type(page, found),
                cue=() if found.cue == NOWHERE else (page.span(found.cue),),
                source=() if found.source == NOWHERE else (page.span(found.source),),
                speaker=speaker.entity,
                parent=None if found.parent < 0 else f"q{found.parent + 1}",
                confidence=speaker.confidence,
                features=bearings.features(found),
            )


def _type(page: Page, found: Found) -> QuoteType:
    """By the marks over the whole content: around all words, around none, around some.

    Of a quotation inside another, its own marks count and not those around the outer one.
    """
    if found.parent >= 0 and page.within_marks(found.contents[0]):
        said = page.text[slice(*page.span(found.contents[0]))]
        return "direct" if said[0] in _MARKS else "indirect" if _MARKS.isdisjoint(said) else "mixed"
    inside = {
        page.quoted[at] >= 0
        for start, end in found.contents
        for at in range(start, end)
        if page.spellings[at][0].isalnum()
    }
    return "indirect" if True not in inside else "mixed" if False in inside else "direct"
