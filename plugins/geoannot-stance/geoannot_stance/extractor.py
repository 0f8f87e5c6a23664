"""The extractor: sentences with a word of stance and a name are read, and what is found is linked to entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from geoannot.hooks import Table
from geoannot.model import DocumentView, Mention, Quote, Span, Stance
from geoannot_stance import TABLE, StanceConfig
from geoannot_stance.chunking import Chunker
from geoannot_stance.circumstances import Governors
from geoannot_stance.clauses import Clauses
from geoannot_stance.cues import between
from geoannot_stance.finding import HINT, WRITING, Finding, without_echoes
from geoannot_stance.knowledge import Knowledge, knowledge
from geoannot_stance.moods import PLACES, Moods
from geoannot_stance.own_rows import check_rows, read_file
from geoannot_stance.parties import Parties, Party
from geoannot_stance.plain_words import plain_words
from geoannot_stance.reading import Reader
from geoannot_stance.scene import Scene

Basis = Literal["own-statement", "reported", "narrated-action", "evaluation"]

_RANKS = {"nominal": 0, "pronoun": 1}
"""Mentions that are no names, the weakest first."""

_LONGEST = 150
"""Tokens that are read as one sentence; a longer one is read in stretches."""

_STOPS = frozenset({".", "!", "?", ":", ";", '"', "“"})
"""What stands before the first word of a sentence, which has a capital for that."""

_SPOKEN = frozenset({"REJECT", "SUPPORT", "AGREE", "DEMAND"})
"""Events that are words: who rejects or welcomes something is neither bad nor good for it."""

_ACTS = frozenset("AID COOPERATE CONCEDE RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT FIGHT INVESTIGATE".split())


class StanceExtractor:
    """Finds who stands how towards whom or what."""

    def __init__(self, config: StanceConfig, tables: Mapping[str, Table]) -> None:
        """Read the lexicon, and what users and other plugins add to it.

        Raises:
            ConfigError: the file of the settings cannot be read, or has a line that is no row.
            FieldError: a row of another plugin is none.
        """
        self._config = config
        own = () if config.lexicon is None else read_file(config.lexicon)
        self._knowledge = knowledge((*check_rows(tables[TABLE]), *own))

    def extract(self, document: DocumentView) -> Iterable[Stance]:
        """The stances of a document that has sentences, mentions and quotations."""
        return _DocumentReading(document, self._config, self._knowledge).stances()


class _DocumentReading:
    """One document while it is read."""

    def __init__(self, document: DocumentView, config: StanceConfig, known: Knowledge) -> None:
        self._config = config
        self._tokens = document.tokens
        self._texts = document.tokens.texts
        self._words = plain_words(self._texts)
        self._sentences = document.sentences
        self._mentions = self._by_token(document.mentions)
        self._quoted = self._quoted_tokens(document.quotes)
        self._lexicon, self._vocabulary = known.lexicon, known.vocabulary
        self._mentioned = sorted(self._mentions)
        self._cues = known.cues
        marked, toned = map(self._outside_names, self._cues.find(self._words))
        self._marked = marked
        self._types = {entity.id: entity.type for entity in document.entities}
        self._moods = Moods(
            self._words, self._tokens, self._mentions, self._small(toned), known, self._quoted, self._types
        )

    def _outside_names(self, indices: list[int]) -> list[int]:
        """The words that are no part of a name: *United Airlines* is not united."""
        mentions = self._mentions
        return [index for index in indices if index not in mentions or mentions[index].form in _RANKS]

    def _small(self, indices: list[int]) -> list[int]:
        """The words without a capital, which may stand in a name that is no mention: *the Special Committee*."""
        texts = self._texts
        return [index for index in indices if not texts[index][0].isupper() or (index and texts[index - 1] in _STOPS)]

    def _by_token(self, mentions: Iterable[Mention]) -> dict[int, Mention]:
        """The mention that each token belongs to; a name before a longer phrase that holds it."""
        found: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda mention: _RANKS.get(mention.form, len(_RANKS))):
            for start, end in mention.spans:
                found.update(dict.fromkeys(self._tokens.range((start, end)), mention))
        return found

    def stances(self) -> Iterator[Stance]:
        """The stances, sentence by sentence."""
        for sentence in self._sentences:
            where = self._tokens.range(sentence.extent)
            for start in range(where.start, where.stop, _LONGEST):
                stop = min(start + _LONGEST, where.stop)
                named = between(self._mentioned, start, stop)
                if named:
                    yield from self._stances_between(start, stop, named)

    def _stances_between(self, start: int, stop: int, named: list[int]) -> Iterator[Stance]:
        """The stances of a sentence; ``named``: the tokens of its mentions."""
        told: set[str | None] = set()
        explained: dict[int, str | None] = {}
        marked = between(self._marked, start, stop)
        if self._cues.may_tell(self._words, marked, named, start, stop):
            for finding in self._findings(start, stop, marked):
                told.add(finding.target.entity)
                if finding.holder is not WRITING and finding.holder.entity is not None:
                    is_own = finding.target.entity is None and finding.event not in _SPOKEN
                    of_holder = finding.holder.entity if is_own else None
                    explained.update(dict.fromkeys(range(*finding.cue), of_holder))
                    explained.update(dict.fromkeys(range(finding.target.start, finding.target.end)))
                yield from self._stance(finding)
        if self._config.author and self._config.tone:
            yield from self._moods.stances(named, start, stop, told, explained)

    def _findings(self, start: int, stop: int, marked: list[int]) -> Iterator[Finding]:
        """What a sentence says, once each."""
        tokens = (self._tokens.starts, self._tokens.ends)
        chunks = Chunker(self._words, self._texts, tokens, self._mentions, self._vocabulary).chunk(start, stop)
        clauses = Clauses(chunks, self._mentions, self._vocabulary)
        scene = Scene(
            words=self._words,
            stop=stop,
            start=start,
            clauses=clauses,
            parties=Parties(clauses, self._words, self._texts, self._mentions, self._vocabulary, self._speaker_at),
            governors=Governors(clauses, self._words, self._vocabulary),
            lexicon=self._lexicon,
            vocabulary=self._vocabulary,
        )
        seen = set()
        for finding in without_echoes(Reader(scene, marked).findings()):
            key = (finding.holder, finding.target, finding.cue)
            if key not in seen and (self._config.tone or not finding.is_hint):
                seen.add(key)
                yield finding

    # Quotations

    def _quoted_tokens(self, quotes: Iterable[Quote]) -> dict[int, Quote]:
        """The narrowest quotation with a speaker around each token."""
        found: dict[int, Quote] = {}
        spoken = (quote for quote in quotes if quote.speaker is not None)
        for quote in sorted(spoken, key=lambda quote: quote.start - quote.end):
            for span in quote.spans:
                found.update(dict.fromkeys(self._tokens.range(span), quote))
        return found

    def _speaker_at(self, token: int) -> str | None:
        quote = self._quoted.get(token)
        return quote.speaker if quote is not None else None

    # Stances

    def _stance(self, finding: Finding) -> Iterator[Stance]:
        quote = self._quoted.get(finding.cue[0])
        holder, holder_spans = finding.holder.entity, self._spans(finding.holder)
        if finding.holder is WRITING and quote is not None:
            holder, holder_spans = quote.speaker, quote.source
        is_author = holder == "author"
        if (
            holder == finding.target.entity
            or self._is_unnamed(finding, holder)
            or (finding.is_hint and self._types.get(finding.target.entity or "") in PLACES)
            or (is_author and not self._config.author)
        ):
            return
        is_reported = quote is not None and holder != quote.speaker
        cue = (Span(self._tokens.starts[finding.cue[0]], self._tokens.ends[finding.cue[1] - 1]),)
        yield Stance(
            spans=self._evidence(finding),
            holder=holder,
            holder_spans=holder_spans,
            target=finding.target.entity,
            target_spans=self._spans(finding.target),
            polarity=finding.polarity,
            intensity=finding.intensity,
            negated=finding.circumstances.negations > 0,
            modality=finding.circumstances.modality,
            basis="reported" if is_reported else self._basis(finding),
            reporter=quote.speaker if is_reported and quote is not None else None,
            reporter_spans=quote.source if is_reported and quote is not None else (),
            cue=cue,
            event=finding.event,
            confidence=HINT if finding.is_hint else None,
        )

    def _evidence(self, finding: Finding) -> tuple[Span, ...]:
        """The telling words: the cue, and the word that negates it or makes it less than a fact."""
        cue = Span(self._tokens.starts[finding.cue[0]], self._tokens.ends[finding.cue[1] - 1])
        sign = finding.circumstances.sign
        if sign < 0 or finding.cue[0] <= sign < finding.cue[1]:
            return (cue,)
        return tuple(sorted((cue, self._tokens.span(sign))))

    def _is_unnamed(self, finding: Finding, holder: str | None) -> bool:
        if finding.target.entity is None:
            at = finding.target.start
            says_nothing = finding.target.end == at + 1 and self._is_bare(self._words[at])
            return says_nothing or holder is None or holder == "author" or not self._config.issues
        return False

    def _is_bare(self, word: str) -> bool:
        """Whether a target is nothing that could be counted: *it*, *this*, *2023*."""
        return word[:1].isdigit() or word in self._vocabulary.kinds

    def _basis(self, finding: Finding) -> Basis:
        if finding.event in _ACTS or finding.word in self._vocabulary.deeds:
            return "narrated-action"
        return "own-statement" if finding.event is not None else "evaluation"

    def _spans(self, party: Party) -> tuple[Span, ...]:
        if party.start < 0:
            return ()
        return (Span(self._tokens.starts[party.start], self._tokens.ends[party.end - 1]),)
