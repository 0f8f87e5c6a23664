"""What is written beside direction and sign: modality, basis, event, issues, speakers, the author."""

from __future__ import annotations

import pytest
from geoannot_stance import TABLE, StanceConfig
from geoannot_stance.extractor import StanceExtractor

from geoannot.model import Document, Entity, Mention, Quote, Sentence, Stance


def read(text: str, *names: str, quotes: tuple[Quote, ...] = ()) -> list[Stance]:
    """The stances of a sentence in which these names are entities."""
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name in names:
        document.add(Entity(id=name, name=name, type="person"))
        start = text.index(name)
        document.add(Mention(spans=[(start, start + len(name))], entity=name))
    for quote in quotes:
        document.add(quote)
    return list(StanceExtractor(StanceConfig(tone=False), {TABLE: ()}).extract(document))


def towards(found: list[Stance], holder: str | None, target: str | None) -> Stance:
    """The one stance of a holder towards a target."""
    (stance,) = [stance for stance in found if (stance.holder, stance.target) == (holder, target)]
    return stance


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Brecht supports Halvik.", "asserted"),
        ("Brecht may support Halvik.", "possible"),
        ("Brecht seems to support Halvik.", "possible"),
        ("Brecht would support Halvik.", "conditional"),
        ("If Brecht supports Halvik, the lock will close.", "conditional"),
        ("Brecht will support Halvik.", "future"),
        ("Brecht vowed to support Halvik.", "future"),
        ("Brecht denied supporting Halvik.", "denied"),
        ("Brecht denied that he supports Halvik.", "denied"),
        ("Brecht reportedly supports Halvik.", "possible"),
        ("It seems that Brecht supports Halvik.", "possible"),
        ("Unless Brecht supports Halvik, the lock will close.", "conditional"),
    ],
    ids="plain may seems would if will vowed denied denied-that reportedly it-seems unless".split(),
)
def test_modality(text: str, modality: str) -> None:
    """What stands between the words and the fact is told, and the sign stays that of what is said."""
    stance = towards(read(text, "Brecht", "Halvik"), "Brecht", "Halvik")
    assert (stance.modality, stance.polarity > 0) == (modality, True)


@pytest.mark.parametrize(
    ("text", "basis", "event"),
    [
        ("Brecht condemned Halvik.", "own-statement", "DISAPPROVE"),
        ("Brecht arrested Halvik.", "narrated-action", "COERCE"),
        ("Brecht distrusts Halvik.", "evaluation", None),
        ("Brecht sued Halvik.", "narrated-action", "COERCE"),
        ("Brecht threatened Halvik.", "own-statement", "THREATEN"),
        ("Brecht vetoed Halvik.", "narrated-action", "REJECT"),
        ("Brecht recalled its envoy from Halvik.", "narrated-action", "SANCTION"),
        ("Brecht signed a treaty with Halvik.", "narrated-action", "AGREE"),
        ("Brecht rejected Halvik.", "own-statement", "REJECT"),
    ],
    ids="speech-act deed attitude suit threat veto recall signed rejected".split(),
)
def test_basis_and_event(text: str, basis: str, event: str | None) -> None:
    """A speech act is the holder's own statement, a deed is narrated, an attitude is ascribed."""
    stance = towards(read(text, "Brecht", "Halvik"), "Brecht", "Halvik")
    assert (stance.basis, stance.event) == (basis, event)


def test_negation_is_marked() -> None:
    """Support that is kept back is opposition, and says that a negation acted on it."""
    stance = towards(read("Brecht did not endorse Halvik.", "Brecht", "Halvik"), "Brecht", "Halvik")
    assert stance.negated
    assert stance.polarity < 0


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Brecht did not endorse Halvik.", ["not", "endorse"]),
        ("Brecht refused to back Halvik.", ["refused", "back"]),
        ("Brecht has no objection to Halvik.", ["no", "objection"]),
        ("Brecht may support Halvik.", ["may", "support"]),
        ("Brecht denied supporting Halvik.", ["denied", "supporting"]),
        ("Halvik could be seen as a spoiler by Brecht.", ["could", "spoiler"]),
        ("Brecht has yet to endorse Halvik.", ["yet", "endorse"]),
        ("Brecht praised neither Halvik nor the port.", ["praised", "neither"]),
        ("Brecht condemned Halvik.", ["condemned"]),
    ],
    ids="not refused no may denied could yet neither plain".split(),
)
def test_evidence_holds_the_word_that_negates_or_weakens(text: str, evidence: list[str]) -> None:
    """The spans are the cue and the word that acts on it, in the order of the text."""
    stance = towards(read(text, "Brecht", "Halvik"), "Brecht", "Halvik")
    assert [text[start:end] for start, end in stance.spans] == evidence


def test_issue_is_named_by_its_words() -> None:
    """The target of a stance towards a thing is its noun phrase."""
    text = "Brecht condemned the northern dam."
    (stance,) = [stance for stance in read(text, "Brecht") if stance.holder == "Brecht"]
    assert stance.target is None
    assert [text[start:end] for start, end in stance.target_spans] == ["the northern dam"]


def test_cue_is_the_word_alone() -> None:
    """The evidence is the verb or noun that shows the stance."""
    text = "In March, Brecht sharply criticized Halvik."
    stance = towards(read(text, "Brecht", "Halvik"), "Brecht", "Halvik")
    assert [text[start:end] for start, end in stance.cue] == ["criticized"]


def test_author_judges() -> None:
    """What nobody else is made to say is the judgement of the text."""
    assert towards(read("Halvik is corrupt.", "Halvik"), "author", "Halvik").polarity < 0


def test_judgement_in_a_quotation_is_its_speaker_s() -> None:
    """An evaluation inside a quotation belongs to its speaker."""
    text = "Brecht said that Halvik is corrupt."
    quote = Quote(spans=[(12, 34)], type="indirect", cue=[(7, 11)], source=[(0, 6)], speaker="Brecht")
    found = read(text, "Brecht", "Halvik", quotes=(quote,))
    assert towards(found, "Brecht", "Halvik").polarity < 0
    assert not [stance for stance in found if stance.holder == "author"]


def test_reported_stance_keeps_its_holder() -> None:
    """Who passes a stance on is the reporter, not the holder."""
    text = "Tamarin said that Brecht distrusts Halvik."
    quote = Quote(spans=[(13, 41)], type="indirect", cue=[(8, 12)], source=[(0, 7)], speaker="Tamarin")
    stance = towards(read(text, "Tamarin", "Brecht", "Halvik", quotes=(quote,)), "Brecht", "Halvik")
    assert (stance.basis, stance.reporter) == ("reported", "Tamarin")


def test_obligation_in_a_quotation_is_a_demand_of_its_speaker() -> None:
    """*Halvik must resign*, said by Brecht, is what Brecht demands."""
    text = "Halvik must resign, Brecht said."
    quote = Quote(spans=[(0, 18)], type="indirect", cue=[(27, 31)], source=[(20, 26)], speaker="Brecht")
    stance = towards(read(text, "Halvik", "Brecht", quotes=(quote,)), "Brecht", "Halvik")
    assert (stance.event, stance.modality) == ("DEMAND", "conditional")


def test_author_does_not_echo_what_others_hold() -> None:
    """Who is praised by somebody with a name is not praised by the author too."""
    found = read("Brecht praised Halvik.", "Brecht", "Halvik")
    assert [(stance.holder, stance.target) for stance in found] == [("Brecht", "Halvik")]


def test_name_of_several_words_and_its_ending() -> None:
    """A mention that takes the possessive ending in is read as the name."""
    text = "Ida Brecht's praise of Halvik surprised the port."
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name, span in (("Ida Brecht", (0, 12)), ("Halvik", (23, 29))):
        document.add(Entity(id=name, name=name, type="person"))
        document.add(Mention(spans=[span], entity=name))
    found = list(StanceExtractor(StanceConfig(tone=False), {TABLE: ()}).extract(document))
    assert towards(found, "Ida Brecht", "Halvik").polarity > 0


def test_first_person_is_the_speaker() -> None:
    """*I* and *we* inside a quotation are its speaker."""
    text = '"We support Halvik," Brecht said.'
    quote = Quote(spans=[(0, 20)], type="direct", cue=[(28, 32)], source=[(21, 27)], speaker="Brecht")
    assert towards(read(text, "Halvik", "Brecht", quotes=(quote,)), "Brecht", "Halvik").polarity > 0


def test_what_somebody_is_accused_of_is_no_stance_of_his() -> None:
    """An alleged deed is not asserted."""
    found = read("Tamarin accused Brecht of attacking Halvik.", "Tamarin", "Brecht", "Halvik")
    assert not [stance for stance in found if (stance.holder, stance.target) == ("Brecht", "Halvik")]


def toned(text: str, names: tuple[str, ...], quote: Quote) -> list[Stance]:
    """The stances of a sentence with a quotation, the tone among them."""
    document = Document(text)
    document.add(Sentence(spans=[(0, len(text))]))
    for name in names:
        document.add(Entity(id=name, name=name, type="person"))
        document.add(Mention(spans=[(text.index(name), text.index(name) + len(name))], entity=name))
    document.add(quote)
    return list(StanceExtractor(StanceConfig(), {TABLE: ()}).extract(document))


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Brecht said that Halvik had brought agony and distress to the port.", -0.3),
        ("Brecht said that Halvik had brought joy and hope to the port.", 0.3),
    ],
    ids=["dark", "bright"],
)
def test_tone_towards_the_topic_of_a_quotation_is_its_speaker_s(text: str, polarity: float) -> None:
    """What is said of a name among the first words has the speaker as holder."""
    quote = Quote(spans=[(12, len(text) - 1)], type="indirect", cue=[(7, 11)], source=[(0, 6)], speaker="Brecht")
    stance = towards(toned(text, ("Brecht", "Halvik"), quote), "Brecht", "Halvik")
    assert (stance.polarity, stance.confidence) == (polarity, 0.3)


@pytest.mark.parametrize(
    "text",
    [
        "Brecht urged Halvik to bring joy and hope and peace to the port.",
        "Brecht said that the town on the lake wished with all its heart for joy and hope and Halvik.",
    ],
    ids=["what-is-to-be", "no-topic"],
)
def test_tone_of_a_quotation_may_be_nobody_s(text: str) -> None:
    """Praise is not what somebody is urged to do, and not what stands around him far behind."""
    start = text.index(" ", 7) + 1
    quote = Quote(
        spans=[(start, len(text) - 1)], type="indirect", cue=[(7, start - 1)], source=[(0, 6)], speaker="Brecht"
    )
    found = toned(text, ("Brecht", "Halvik"), quote)
    assert [stance.holder for stance in found if stance.target == "Halvik"] in ([], [None])


def test_tone_is_told_with_little_confidence() -> None:
    """The tone of a sentence is a weak judgement of the author, and can be switched off."""
    document = Document("Halvik has a horrific record.")
    document.add(Sentence(spans=[(0, len(document.text))]))
    document.add(Entity(id="Halvik", name="Halvik", type="person"))
    document.add(Mention(spans=[(0, 6)], entity="Halvik"))
    (stance,) = StanceExtractor(StanceConfig(), {TABLE: ()}).extract(document)
    assert (stance.holder, stance.polarity, stance.confidence) == ("author", -0.3, 0.3)
    assert list(StanceExtractor(StanceConfig(tone=False), {TABLE: ()}).extract(document)) == []
