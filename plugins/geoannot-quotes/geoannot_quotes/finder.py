"""The quotations of a page: cues with their contents and sources, then quoted speech that has no cue."""

from __future__ import annotations

from bisect import bisect_left

from geoannot_quotes.asides import Asides
from geoannot_quotes.contents import Contents
from geoannot_quotes.cues import Cue, CueFinder
from geoannot_quotes.found import Found
from geoannot_quotes.lexicon import Lexicon
from geoannot_quotes.loose_speech import LooseSpeech
from geoannot_quotes.page import NOWHERE, Page, Range, inside_marks
from geoannot_quotes.phrases import Phrases
from geoannot_quotes.reach import Reach
from geoannot_quotes.sources import Sources
from geoannot_quotes.tables import word_classes
from geoannot_quotes.turns import turns

_FAR = 100
"""Tokens between a cue and the comma of its clause: the bound keeps the time linear."""

_LONGEST_OBJECT = 25
"""Tokens between the verb of a relative clause and that of the main clause."""

_RELATIVES = frozenset(("who", "that", "which"))
_INDEFINITE = frozenset(("a", "an", "one", "another", "some"))
_MOST_HELD = 12
"""Quotations that one attribution behind them can hold: the bound keeps the time linear."""

_NAMING = frozenset(("call", "name", "dub", "term", "label", "brand", "bill"))
"""Verbs whose participle names the noun before it as often as they report."""

_DEEPEST = 8
"""Quotations inside quotations are not looked for below this depth."""


class Finder:
    """Finds the quotations of one page."""

    def __init__(self, page: Page, lexicon: Lexicon, nested: bool = False) -> None:
        classes = word_classes()
        self.page = page
        self.words = page.words
        self.lexicon = lexicon
        self.nested = nested
        self.phrases = Phrases(page)
        self.cues = CueFinder(page, lexicon)
        self.contents = Contents(page, self.phrases, lexicon)
        self.sources = Sources(page, self.phrases, self.cues)
        self.asides = Asides(page, self.sources, self.contents, self.cues, lexicon)
        self.opening = classes["subordinator"] | classes["opening"]
        self.behind_adjuncts = self.phrases.prepositions | self.phrases.walls
        self.relatives = classes["relative"] | classes["conjunction"]
        self.before_subjects = self.opening | self.relatives | classes["time"] | frozenset(",;:—–-")
        self.found: list[Found] = []
        self.sentence: list[Found] = []
        self.inner: Finder | None = None

    def find(self) -> list[Found]:
        """All quotations, in text order of their contents."""
        said, read = turns(self.page, self.lexicon), 0
        for low, high in self.page.sentences:
            turn = said.get(low)
            if turn:
                self.found.append(Found((turn.content,), NOWHERE, turn.source))
                read = turn.content[1]
            if low >= read:
                self._add(self._read_sentence(low, high), -1, 0)
        return LooseSpeech(self.page, self.found, self.sources.subjects).collect()

    def _add(self, quotations: list[Found], parent: int, depth: int) -> None:
        """Keep what a sentence or a content holds, and with it what stands inside, if that is asked for."""
        for quotation in quotations:
            outer = len(self.found)
            self.found.append(quotation._replace(parent=parent))
            if self.nested and depth < _DEEPEST:
                for low, high in quotation.contents:
                    self._add(self._read_sentence(low, high), outer, depth + 1)
                    self._add_marked(low, high, outer, depth + 1)

    def _add_marked(self, low: int, high: int, parent: int, depth: int) -> None:
        """Keep the quotations inside the marks of a content: *“Velmar said it leaked,” Brecht said*."""
        if not self.page.stretches:
            return
        if self.inner is None:
            self.inner = Finder(inside_marks(self.page), self.lexicon, nested=True)
            self.inner.found = self.found
        sentences = self.inner.page.sentences
        for first, last in sentences[bisect_left(sentences, (low,)) :]:
            if last > high:
                break
            self.inner._add(self.inner._read_sentence(first, last), parent, depth)

    def _read_sentence(self, low: int, high: int) -> list[Found]:
        words, quoted, lexicon = self.words, self.page.quoted, self.lexicon
        self.sentence = []
        free = at = low
        main = NOWHERE
        while at < high:
            found = None
            if quoted[at] >= 0:
                pass
            elif words[at] in lexicon:
                cue = self.cues.cue_at(at, low, high)
                found = self._read_cue(cue, Reach(low, high, free, main)) if cue else None
            elif words[at] == "according" and self.contents.openings.names_authority(at, high):
                found = self.asides.according_to(at, self._wider(at, free, low), high)
            if found is None:
                at += 1
                continue
            while self.sentence and self.sentence[-1].contents[0][0] >= found.contents[0][0]:
                self.sentence.pop()  # a wider attribution holds it
            self.sentence.append(found)
            main = found.source
            free = max(found.cue[1], *(end for _, end in found.contents))
            if found.source[0] == found.cue[1]:
                free = max(free, found.source[1])
            at = free
        return self.sentence

    def _wider(self, at: int, free: int, low: int) -> int:
        """Where the content of an attribution may begin that stands around those before it: the outer one counts.

        *The port said that it leaked, according to Velmar* is what Velmar says. What stands in marks stays the speech
        of who spoke it.
        """
        if not self.sentence or self.sentence[-1].contents[-1][1] not in (at, at - 1):
            return free
        for index in range(len(self.sentence) - 1, max(-1, len(self.sentence) - 1 - _MOST_HELD), -1):
            found = self.sentence[index]
            if any(self.page.quoted[start] >= 0 for start, _ in found.contents):
                return max(free if index == len(self.sentence) - 1 else 0, found.contents[-1][1], found.cue[1])
        return low if len(self.sentence) <= _MOST_HELD else free

    def _widened(self, cue: Cue, reach: Reach) -> Reach:
        """The reach with what a quotation took that an inverted attribution holds: *…, reported the Herald*."""
        taken = self.sentence and self.sentence[-1].contents[-1][1] == cue.start - 1
        if not taken or self.words[cue.start - 1] != "," or "bare" not in cue.word.frames:
            return reach
        end = self.phrases.phrase_behind(cue.end, reach.high)
        closes = end > cue.end and (end >= reach.high or self.words[end] == ".")
        named = closes and (self.page.spellings[end - 1][0].isupper() or self.words[cue.end] in ("a", "the"))
        if not named or any(self.page.quoted[start] >= 0 for one in self.sentence for start, _ in one.contents):
            return reach
        return reach._replace(free=reach.low)

    def _read_cue(self, cue: Cue, reach: Reach) -> Found | None:
        """The quotation that a cue makes, None where it makes none."""
        if cue.word.part == "noun":
            return self._read_noun(cue, reach)
        beside = self.asides.inverted(cue, self._widened(cue, reach)) or self.asides.introduced(cue, reach)
        if beside:
            return beside
        if cue.form == "past" and cue.start == reach.low:
            return None  # a participle: *Asked about the lock, …*
        reach = reach._replace(high=self._end_of_opening(cue, reach))
        if cue.form == "ing" and (cue.start <= reach.low + 1 or self._in_opening_adjunct(cue, reach.low)):
            return self._read_opening_participle(cue, reach)
        source, edge = self.sources.source(cue, reach)
        if cue.word.lemma in _NAMING and cue.form == "past" and self._is_named(cue, source, reach.low):
            return None
        if "quote" in cue.word.frames and cue.form in ("past", "s", "base") and not cue.passive:
            source, edge = self.sources.behind_marks(cue, source, edge, reach.free)
            if source != NOWHERE:
                return self._read_speech(cue, source, edge, reach)
        if source == NOWHERE and self.words[cue.start - 1] == "as":
            return None  # *As noted above*
        if cue.word.part == "adjective" and self.words[slice(*source)] == ["it"]:
            return None  # *It is clear that …*
        return self._read_object(cue, source, reach)

    def _read_speech(self, cue: Cue, source: Range, edge: int, reach: Reach) -> Found | None:
        """What a verb takes that direct speech goes with: before it, around it, in the sentence before, or behind."""
        asides, said = self.asides, (cue.start, cue.end)
        spoken = asides.speech_before(edge, reach.free)
        if spoken == NOWHERE and asides.closes(cue, edge, reach):
            reach = reach._replace(free=self._wider(edge, reach.free, reach.low))
            spoken = asides.clause_before(reach.free, edge)
        pieces = asides.as_noted(cue, edge, reach) or asides.around_cue(cue, edge, reach)
        if pieces:
            return Found(pieces, said, source)
        if spoken != NOWHERE and self.page.quoted[spoken[1] - 1] >= 0 and not self._names_a_work(spoken, cue):
            return Found((spoken, *asides.continuation(cue.end, reach.high)), said, source)
        content, _ = self.contents.behind(cue, reach.high)
        if content == NOWHERE or asides.is_hearer(content):
            asked = asides.sentence_before(edge, reach.low, self.found[-1].contents[-1][1] if self.found else 0)
            if asked != NOWHERE:
                return Found((asked,), said, source)
        if content == NOWHERE and spoken != NOWHERE and asides.may_stand_apart(cue):
            return Found((spoken, *asides.continuation(cue.end, reach.high)), said, source)
        return self._read_object(cue, source, reach)

    def _is_named(self, cue: Cue, source: Range, low: int) -> bool:
        """Whether a verb of naming is the participle of a noun before it: *a play called “Fog”*."""
        words, before = self.words, self.words[cue.start - 1]
        if cue.passive or cue.start < cue.head:
            return False
        if before == ",":
            return "," not in words[slice(*source)]
        if source == NOWHERE or source[1] != cue.start or not self.page.spellings[cue.start - 1].islower():
            return False
        if words[source[0]] in _INDEFINITE and (self._is_capital(cue.end) or self.page.quoted[cue.end] >= 0):
            return True
        opens = source[0] == low or words[source[0] - 1] in self.before_subjects
        return not opens or not self.phrases.is_bare_phrase(source)

    def _is_capital(self, at: int) -> bool:
        return self.page.spellings[at][0].isupper()

    def _names_a_work(self, spoken: Range, cue: Cue) -> bool:
        """Whether marks before a cue close an adjunct (*On “Fog,” Brecht said that …*) and what is said follows."""
        return self.page.quoted[spoken[0]] < 0 and self.words[cue.end : cue.end + 1] == ["that"]

    def _read_object(self, cue: Cue, source: Range, reach: Reach) -> Found | None:
        """The clause or the phrase that a verb governs."""
        content, end = self.contents.behind(cue, reach.high)
        if content == NOWHERE or cue.infinitive and source == NOWHERE:
            return None
        return Found((*self._raised(cue, content, reach.free), content), (cue.start, end), source)

    def _raised(self, cue: Cue, content: Range, free: int) -> tuple[Range, ...]:
        """*[The lock] is expected [to open]*: the subject of a passive belongs to what is expected."""
        if not cue.passive or self.words[content[0]] != "to" or "hearer" in cue.word.frames:
            return ()
        subject = self.sources.subjects.subject_before(cue.start, free)
        return (subject,) if subject != NOWHERE else ()

    def _end_of_opening(self, cue: Cue, reach: Reach) -> int:
        """Where the clause ends that a cue stands in: *As Velmar warned that it leaked, he left* at the comma.

        So does a relative clause between commas: *Tamarin, who said that it leaked, left*.
        """
        words, (low, high, _, _) = self.words, reach
        if words[cue.start - 1] in _RELATIVES and cue.start - 2 >= low and words[cue.start - 2] != ",":
            return self._end_of_relative(cue, high)
        relative = cue.start - 1 > low and words[cue.start - 1] in ("who", "which") and words[cue.start - 2] == ","
        if not relative and (words[low] not in self.opening or "," in words[max(low, cue.start - _FAR) : cue.start]):
            return high
        for at in range(cue.end + 1, min(high - 1, cue.end + _FAR)):
            if words[at] == "," and self.page.quoted[at] < 0 and words[at + 1] not in self.relatives:
                return at if self.contents.behind(cue, at)[0] != NOWHERE else high
        return high

    def _end_of_relative(self, cue: Cue, high: int) -> int:
        """Where the main verb stands behind a relative clause: *Pilots who want to leave said that …*."""
        (start, end), _ = self.contents.behind(cue, high)
        if end == 0 or "np" not in cue.word.frames and self.words[start] != "to":
            return high
        for at in range(start + 1, min(end, start + _LONGEST_OBJECT)):
            if self.cues.is_main_verb(at):
                return at
        return high

    def _in_opening_adjunct(self, cue: Cue, low: int) -> bool:
        """Whether a gerund stands in the adjunct that opens a sentence: *Instead of calling it fog, Velmar left*."""
        words = self.words
        if cue.start - low > 5 or words[cue.start - 1] not in self.behind_adjuncts:
            return False
        return words[low] in self.cues.openers and "," not in words[low + 2 : cue.start]

    def _read_opening_participle(self, cue: Cue, reach: Reach) -> Found | None:
        """*Warning that the lock leaked, Velmar left*: the subject stands behind the comma."""
        words, quoted, high = self.words, self.page.quoted, reach.high
        near = range(cue.end, min(high, cue.end + _FAR))
        comma = next((at for at in near if words[at] == "," and quoted[at] < 0), high)
        end = self.phrases.phrase_behind(comma + 1, high)
        content, cue_end = self.contents.behind(cue, comma)
        if content == NOWHERE or end <= comma + 1:
            return None
        return Found((content,), (cue.start, cue_end), (comma + 1, end))

    def _read_noun(self, cue: Cue, reach: Reach) -> Found | None:
        """*Her claim that it leaked*, *the warning by the port that it leaked*."""
        source = self.phrases.possessor_before(cue.head, reach.free)
        if source == NOWHERE:
            source = self.sources.agent(cue.end, reach.high)
        if source == NOWHERE and "that" not in self.words[cue.end : cue.end + 2]:
            return None
        content, end = self.contents.behind(cue, reach.high)
        if content == NOWHERE or source != NOWHERE and source[1] > content[0]:
            return None
        return Found((content,), (cue.head, end), source)
