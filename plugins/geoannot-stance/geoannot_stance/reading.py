"""Reading stances off the chunks of one sentence, with the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from geoannot_stance.circumstances import Circumstances, Governors, after_negation
from geoannot_stance.clauses import Clauses
from geoannot_stance.lexicon import WRITER, Lexicon, Row, Sense, match_rest
from geoannot_stance.parties import Parties, Party
from geoannot_stance.vocabulary import Vocabulary

WRITING = Party("author", -1, -1)
"""Whoever speaks: the author of the text, or the speaker of the quotation that the words stand in."""

_OBJECTIONS = frozenset({"oppose", "object", "reject", "resist", "dispute", "mind", "disagree", "disapprove"})
_OBJECTION_NOUNS = frozenset({"opposition", "objection", "resistance", "complaint", "rejection"})
_PARTITIVES = frozenset({"one", "some", "part", "kind", "sort"})
_MEASURES = frozenset({"SANCTION", "FIGHT", "COERCE"})
_ACTS = frozenset(
    {"DEMAND", "REJECT", "THREATEN", "PROTEST", "SANCTION", "FIGHT", "ASSAULT", "COERCE", "AGREE", "MOBILIZE"}
)
_OBLIGING = frozenset({"must", "should"})
_DEMAND = -0.4
_GIFTS = frozenset({"AID", "CONCEDE"})
_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear"})


class Finding(NamedTuple):
    """A stance in terms of tokens.

    Attributes:
        holder, target: the two sides.
        polarity: [-1, 1], after negation.
        intensity: [0, 1].
        cue: token indices, half-open.
        circumstances: negations and modality.
        event: PLOVER event type.
    """

    holder: Party
    target: Party
    polarity: float
    intensity: float
    cue: tuple[int, int]
    circumstances: Circumstances
    event: str | None


@attrs.frozen(eq=False)
class Reader:
    """Reads one sentence.

    Attributes:
        words: all words of the document, lower case.
        stop: the index behind the last token of the sentence.
        clauses, parties, governors: what is known of the sentence.
        lexicon, vocabulary: what is known of English.
    """

    words: list[str]
    stop: int
    clauses: Clauses
    parties: Parties
    governors: Governors
    lexicon: Lexicon
    vocabulary: Vocabulary

    def findings(self) -> Iterator[Finding]:
        """Every stance, in the order of the words that show it."""
        told = 0
        for index, chunk in enumerate(self.clauses.chunks):
            if chunk.kind == "V":
                for finding in (*self._verb(index), *self._obligation(index)):
                    # the nouns of an idiom say nothing of their own
                    told = max(told, finding.cue[1])
                    yield finding
            elif chunk.kind in "NA":
                yield from (finding for finding in self._noun_phrase(index) if finding.cue[0] >= told)

    # Verbs

    def _verb(self, index: int) -> Iterator[Finding]:
        chunk = self.clauses.chunks[index]
        if self.governors.is_alleged(index):
            return
        word = self.words[chunk.head]
        if chunk.passive and word in self.lexicon.adjectives:
            found = list(self._adjective(index, index))
            if found:
                yield from found
                return
        length = -1
        for row, rest in self.lexicon.verbs.get(word, ()):
            end = match_rest(rest, self.words, chunk.head + 1, self.stop)
            if end < 0 or len(rest) < length:
                continue
            found = list(self._of_verb(index, row, chunk.head, end))
            if found:
                length = len(rest)
                yield from found

    def _of_verb(self, index: int, row: Row, start: int, end: int) -> Iterator[Finding]:
        subjects, objects = self._roles(index, end, "*" in row.words)
        circumstances = self.governors.of_verb(index)
        actors = self.parties.actors(subjects)
        cue = (start, end)
        if row.mutual:
            others = self.parties.concerned(self.clauses.after_preposition(self._chunk_before(end), ("with",)))
            yield from self._mutual(row, actors, others, cue, circumstances)
            return
        if row.targets[0] not in ("object", "subject"):
            gives_nothing = row.event in _GIFTS and not objects
            objects = [] if gives_nothing else self.clauses.after_preposition(index, row.targets)
        if row.source == "giver" and not self._gives(index):
            return
        if row.source == "relation" and circumstances.negations % 2 == 0:
            return
        concerned = self.parties.concerned(objects, is_act=row.event in _ACTS)
        if row.source == WRITER:
            judged = actors if row.targets[0] == "subject" else concerned
            yield from self._pairs(row, [WRITING], judged, cue, circumstances)
            return
        holders, targets = actors, concerned
        if row.source == "object":
            holders, targets = self.parties.actors(objects), self.parties.concerned(subjects)
        yield from self._pairs(row, holders, targets, cue, circumstances)
        if row.judgement and objects:
            yield from self._judge(row.judgement, actors, cue, circumstances)

    def _gives(self, index: int) -> bool:
        """Whether the direct object is something that helps: *sent food to*, not *sent a letter to*."""
        goods = self.vocabulary.goods
        return any(
            self.words[token] in goods
            for noun in self.clauses.objects(index)
            for token in range(self.clauses.chunks[noun].start, self.clauses.chunks[noun].end)
        )

    def _obligation(self, index: int) -> Iterator[Finding]:
        """*Brecht said that Halvik must resign*: what somebody is told to do in front of others is a demand."""
        chunk = self.clauses.chunks[index]
        if chunk.modal < 0 or self.words[chunk.modal] not in _OBLIGING:
            return
        subjects = self.clauses.subjects(index)
        if not subjects or not self.clauses.is_named(subjects[0]):
            return
        before = subjects[0] - 1
        if before >= 0 and self.clauses.chunks[before].kind == "K":
            before -= 1
        if before < 0 or not self._governs(before, "speech"):
            return
        holders = self.parties.actors(self.clauses.subjects(before))
        circumstances = Circumstances(0, "conditional")
        for holder in holders:
            for target in self.parties.actors(subjects[:1]):
                if holder.entity != target.entity:
                    cue = (chunk.modal, chunk.end)
                    yield Finding(holder, target, _DEMAND, abs(_DEMAND), cue, circumstances, "DEMAND")

    def _roles(self, index: int, end: int, holds_object: bool) -> tuple[list[int], list[int]]:
        """Subjects and objects in depth: a passive is turned round."""
        chunk = self.clauses.chunks[index]
        subjects = self.clauses.subjects(index)
        if end > chunk.end and not holds_object:
            behind = self._chunk_at(end)
            is_noun = behind < len(self.clauses.chunks) and self.clauses.chunks[behind].kind == "N"
            objects = self.clauses.conjuncts(behind) if is_noun else []
        else:
            objects = self.clauses.objects(index)
        agents = self.clauses.agents(index)
        if chunk.passive or (not objects and self._is_reduced_passive(index)):
            return agents, subjects
        return subjects, objects

    def _is_reduced_passive(self, index: int) -> bool:
        chunk, after = self.clauses.chunks[index], index + 1
        has_participle = self.vocabulary.verbs.get(self.words[chunk.head], ("", ""))[1] == "participle"
        if not has_participle or chunk.start != chunk.head or after >= len(self.clauses.chunks):
            return False
        behind = self.clauses.chunks[after]
        after_comma = index > 0 and self.clauses.chunks[index - 1].kind == ","
        return behind.kind == "P" and (behind.lemma == "by" or (after_comma and behind.lemma in ("of", "for")))

    def _chunk_at(self, token: int) -> int:
        """The index of the first chunk that ends behind the token."""
        for index, chunk in enumerate(self.clauses.chunks):
            if chunk.end > token:
                return index
        return len(self.clauses.chunks)

    def _chunk_before(self, token: int) -> int:
        return self._chunk_at(token) - 1

    # Nouns and adjectives

    def _noun_phrase(self, index: int) -> Iterator[Finding]:
        chunk = self.clauses.chunks[index]
        for at in range(chunk.start, chunk.end):
            word = self.words[at]
            if word in self.lexicon.nouns:
                for sense in self.lexicon.nouns[word]:
                    yield from self._noun(index, at, sense)
            if word in self.lexicon.adjectives:
                if chunk.kind == "A" and at == chunk.head:
                    yield from self._adjective(index, index - 1)
                yield from self._judging_adjective(index, at)

    def _noun(self, index: int, at: int, sense: Sense) -> Iterator[Finding]:
        row, rest = sense
        end = match_rest(rest, self.words, at + 1, self.stop)
        if end < 0:
            return
        cue, chunk = (at, end), self.clauses.chunks[index]
        if row.source == "bearer" or row.targets[0] == "bearer":
            yield from self._person_noun(index, at, row, cue)
            return
        if at != chunk.head:
            return
        circumstances = self.governors.of_noun(index)
        if row.source == WRITER:
            owner = self.parties.possessor(index)
            yield from self._pairs(row, [WRITING], [owner] if owner else [], cue, circumstances)
            return
        yield from self._attitude(index, row, cue, circumstances)

    def _attitude(self, index: int, row: Row, cue: tuple[int, int], circumstances: Circumstances) -> Iterator[Finding]:
        """*Brecht's criticism of Halvik*, *voiced support for*, *drew criticism from*, *the feud between*."""
        chunk = self.clauses.chunks[index]
        owner = self.parties.owner(chunk)
        if row.mutual:
            pair = self.parties.actors(self.clauses.after_preposition(index, ("between",)))
            others = self.parties.concerned(self.clauses.after_preposition(index, row.targets))
            holders = pair or ([owner] if owner else self._lent(index))
            yield from self._mutual(row, holders, others, cue, circumstances)
            return
        targets = self.parties.concerned(self.clauses.after_preposition(index, row.targets))
        if row.source == "relation" and circumstances.negations % 2 == 0:
            return
        if row.event in _MEASURES and index and self._governs(index - 1, "easing"):
            row, circumstances = attrs.evolve(row, polarity=0.5, event="RETREAT"), Circumstances()
        sources = self.parties.actors(self.clauses.after_preposition(index, ("by", "from")))
        if row.event == "AID" and not targets:
            holders, targets = self._given(index)
        elif not targets:
            received = self._received(index)
            targets, holders = received, sources or ([owner] if owner and received else [])
        else:
            holders = [owner] if owner else sources or self._lent(index)
        yield from self._pairs(row, holders, targets, cue, circumstances)

    def _lent(self, index: int) -> list[Party]:
        """The subject of the verb that the noun is the object of: *Brecht expressed support*."""
        chunks = self.clauses.chunks
        is_adverbial = index > 0 and chunks[index - 1].kind == "P" and chunks[index - 1].lemma == "in"
        for at in range(index - 1, max(-1, index - 5), -1):
            if self._governs(at, "light") or self._governs(at, "refusal") or (is_adverbial and chunks[at].kind == "V"):
                return self.parties.actors(self.clauses.subjects(at))
            if self.clauses.chunks[at].kind not in "NP":
                return []
        return []

    def _given(self, index: int) -> tuple[list[Party], list[Party]]:
        """Giver and receiver of *sent Marenda food aid*: the name in the phrase is not whose aid it is."""
        chunk = self.clauses.chunks[index]
        if chunk.owner is None and index and self._governs(index - 1, "light"):
            receiver = self.parties.owner(chunk)
            if receiver is not None and receiver.start == chunk.start:
                return self.parties.actors(self.clauses.subjects(index - 1)), [receiver]
        return [], []

    def _received(self, index: int) -> list[Party]:
        if index and self._governs(index - 1, "receiving"):
            return self.parties.concerned(self.clauses.subjects(index - 1))
        return []

    def _governs(self, index: int, label: str) -> bool:
        chunk = self.clauses.chunks[index]
        return chunk.kind == "V" and not chunk.passive and chunk.lemma in self.vocabulary.governors[label]

    def _person_noun(self, index: int, at: int, row: Row, cue: tuple[int, int]) -> Iterator[Finding]:
        """*Brecht is a critic of Halvik*; *Halvik critic Ida Brecht*; *Brecht, a liar*."""
        chunk = self.clauses.chunks[index]
        if at == chunk.head:
            bearers, circumstances, judge = self._bearers(index)
        else:
            named = self.parties.named_inside(chunk)
            bearers, circumstances, judge = ([named] if named else []), Circumstances(), WRITING
        if row.source == WRITER:
            yield from self._pairs(row, [judge], bearers, cue, circumstances)
            return
        owner = self._owner_of_person(index, at)
        yield from self._pairs(row, bearers, [owner] if owner else [], cue, circumstances)

    def _owner_of_person(self, index: int, at: int) -> Party | None:
        chunk = self.clauses.chunks[index]
        if at == chunk.head:
            return self.parties.of(index) or self.parties.owner(chunk)
        if at == chunk.start and chunk.owner is not None:
            return self.parties.owner(chunk)
        return self.parties.named_at(at - 1) if at > chunk.start else None

    def _bearers(self, index: int) -> tuple[list[Party], Circumstances, Party]:
        """Of whom a noun or adjective is said, how, and by whom."""
        chunks = self.clauses.chunks
        before = self._over_partitive(index - 1)
        if before >= 0 and chunks[before].kind == "V":
            verb = chunks[before]
            circumstances = self.governors.of_verb(before)
            if verb.lemma in _COPULAS:
                return self.parties.judged(self.clauses.subjects(before)), circumstances, WRITING
            if verb.passive and verb.lemma in self.vocabulary.governors["naming"]:
                agents = self.parties.actors(self.clauses.agents(index))
                judged = self.parties.judged(self.clauses.subjects(before))
                return judged, circumstances, agents[0] if agents else WRITING
            return [], circumstances, WRITING
        if before >= 0 and chunks[before].kind == "P" and chunks[before].lemma == "as":
            before -= 1
        if before >= 1 and chunks[before].kind == "N":
            verb_at = self._naming_verb(before)
            if verb_at is not None:
                judges = self.parties.actors(self.clauses.subjects(verb_at))
                judged = self.parties.judged(self.clauses.objects(verb_at))
                return judged, self.governors.of_verb(verb_at), judges[0] if judges else WRITING
        return self._apposed(index), Circumstances(), WRITING

    def _over_partitive(self, before: int) -> int:
        """The chunk before *one of the* or *among the*."""
        chunks = self.clauses.chunks
        if before >= 1 and chunks[before].kind == "P" and chunks[before].lemma == "among":
            return before - 1
        if before >= 2 and chunks[before].lemma == "of" and chunks[before - 1].lemma in _PARTITIVES:
            return before - 2
        return before

    def _naming_verb(self, noun: int) -> int | None:
        """The verb of *called him a liar* for the noun phrase that it names."""
        for at in range(noun - 1, max(-1, noun - 4), -1):
            if self.clauses.chunks[at].kind == "V":
                return at if self._governs(at, "naming") else None
            if self.clauses.chunks[at].kind not in "NP":
                return None
        return None

    def _apposed(self, index: int) -> list[Party]:
        chunks = self.clauses.chunks
        if index >= 2 and chunks[index - 1].kind == "," and chunks[index - 2].kind == "N":
            party = self.parties.named_inside(chunks[index - 2])
            return [party] if party else []
        return []

    def _adjective(self, index: int, verb: int) -> Iterator[Finding]:
        """*is critical of*, *angry with*: an attitude of the subject."""
        chunks, at = self.clauses.chunks, self.clauses.chunks[index].head
        for row, rest in self.lexicon.adjectives[self.words[at]]:
            if row.source != "subject" or match_rest(rest, self.words, at + 1, self.stop) < 0:
                continue
            targets = self.clauses.after_preposition(index, row.targets, 2)
            if not targets:
                continue
            if verb >= 0 and chunks[verb].kind == "V":
                holders = self.parties.actors(self.clauses.subjects(verb))
                circumstances = self.governors.of_verb(verb)
            else:
                holders, circumstances = self._apposed(index), Circumstances()
            yield from self._pairs(row, holders, self.parties.concerned(targets), (at, at + 1), circumstances)

    def _judging_adjective(self, index: int, at: int) -> Iterator[Finding]:
        """*is corrupt*, *corrupt Halvik*, *Halvik's corrupt plan*: a judgement of whoever speaks."""
        for row, rest in self.lexicon.adjectives[self.words[at]]:
            if row.source != WRITER or match_rest(rest, self.words, at + 1, self.stop) < 0:
                continue
            chunk = self.clauses.chunks[index]
            bearers, circumstances, judge = self._bearers(index)
            if chunk.head != at:
                party = self.parties.named_inside(chunk) or self.parties.owner(chunk)
                bearers = [party] if party else bearers
            yield from self._pairs(row, [judge], bearers, (at, at + 1), circumstances)

    # Findings

    def _pairs(
        self, row: Row, holders: list[Party], targets: list[Party], cue: tuple[int, int], circumstances: Circumstances
    ) -> Iterator[Finding]:
        is_objection = row.words[0] in (_OBJECTIONS if row.part == "V" else _OBJECTION_NOUNS)
        polarity = after_negation(row.polarity, circumstances.negations, is_objection)
        if row.source == WRITER and circumstances.negations % 2:
            polarity = 0.0 if row.part == "V" else -0.5 * row.polarity
        if not polarity:
            return
        for holder in holders:
            for target in targets:
                if holder.start != target.start and (holder.entity is None or holder.entity != target.entity):
                    yield Finding(holder, target, polarity, abs(polarity), cue, circumstances, row.event)

    def _mutual(
        self, row: Row, holders: list[Party], others: list[Party], cue: tuple[int, int], circumstances: Circumstances
    ) -> Iterator[Finding]:
        if others:
            yield from self._pairs(row, holders, others, cue, circumstances)
            yield from self._pairs(row, others, holders, cue, circumstances)
        else:
            yield from self._pairs(row, holders, holders, cue, circumstances)

    def _judge(
        self, judgement: float, judged: list[Party], cue: tuple[int, int], circumstances: Circumstances
    ) -> Iterator[Finding]:
        """What the use of the words says of their subject in the eyes of whoever writes."""
        if circumstances.negations % 2 == 0:
            for party in judged:
                if party.entity is not None:
                    yield Finding(WRITING, party, judgement, abs(judgement), cue, circumstances, None)
