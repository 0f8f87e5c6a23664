"""The contract check: each law has an extractor that breaks it, and the check says which and shows an example."""

from __future__ import annotations

import importlib
import itertools
import re
import signal
import sys
import textwrap
import time
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import strategies as st

from geoannot.errors import ConfigError
from geoannot.hooks import Extractor
from geoannot.model import DocumentView, Entity, Layer, Mention, Quote, Sentence, TextAnnotation, kind, number_between
from geoannot.testing import check_extractor, endurance, spans


@pytest.fixture(autouse=True)
def short_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard against hanging runs on less than a megabyte: these extractors do little."""
    monkeypatch.setattr(endurance, "MEGABYTE", 20_000)


class Finder:
    """An extractor that finds what a function returns; made anew, it has seen nothing."""

    def __init__(self, find: Callable[[Finder, DocumentView], Any]) -> None:
        self._find = find
        self.seen: list[str] = []

    def extract(self, document: DocumentView) -> Any:
        """What the function returns."""
        found = self._find(self, document)
        self.seen.append(document.text)
        return found


def finding(find: Callable[[Finder, DocumentView], Any], provides: str = "sentence", requires: str = "") -> Extractor:
    """An extractor of sentences that are found by a function."""
    return Extractor(
        name="finder", version="1", provides=provides.split(), requires=requires.split(), load=lambda: Finder(find)
    )


def whole(document: DocumentView) -> list[Sentence]:
    """One sentence, where there is a text."""
    return [Sentence(spans=[(0, len(document.text))])] if document.text else []


def speakers(_: Finder, document: DocumentView) -> Iterable[Quote]:
    """A quote in each mention, said by the mention's entity."""
    for mention in document.mentions:
        yield Quote(spans=mention.spans, type="indirect", speaker=mention.entity)


def people(_: Finder, document: DocumentView) -> Iterable[Entity | Mention]:
    """An entity a sentence, linked to those that are there if there are any."""
    given = document.layers.get("entity")
    for number, sentence in enumerate(document.sentences):
        if given is None:
            yield Entity(id=f"mine{number}", name="x", type="other")
        entity = f"mine{number}" if given is None else next((one.id for one in given), None)
        yield Mention(spans=sentence.spans, entity=entity)


@pytest.mark.parametrize(
    "extractor",
    [
        finding(lambda _, document: whole(document)),
        finding(lambda _, document: iter(())),
        finding(speakers, "quote", "mention entity"),
        finding(people, "entity mention", "sentence"),
    ],
    ids=["sentences", "nothing", "requires-links", "provides-links"],
)
def test_a_good_extractor_passes(extractor: Extractor) -> None:
    """An extractor that keeps the laws raises nothing."""
    check_extractor(extractor, examples=15)


def _disorderly(finder: Finder, document: DocumentView) -> Any:
    return [Sentence(spans=[(0, 1)], confidence=next(_random) / 1000)] if document.text else []


_random = itertools.cycle(range(997))


def _editing(finder: Finder, document: DocumentView) -> Any:
    """Reaches for what is not its own."""
    edited: Any = document
    edited._layers["sentence"] = Layer("sentence")
    return []


def _failing_in_earnest(finder: Finder, document: DocumentView) -> Any:
    """Fails when it runs for the third time."""
    if len(finder.seen) == 2:
        raise ValueError("now")
    return []


def _memory(finder: Finder, document: DocumentView) -> Any:
    """Knows names of documents before."""
    return whole(document) if any("Brecht of Marenda" in text for text in finder.seen) else []


def _quadratic(finder: Finder, document: DocumentView) -> Any:
    """Never comes to an end where the text is long, whatever is raised in it on purpose."""
    while len(document.text) > 5_000:
        try:
            time.monotonic()
        except Exception:  # noqa: BLE001  # an extractor that swallows everything is stopped all the same
            continue
    return []


@pytest.mark.parametrize(
    ("extractor", "law", "detail"),
    [
        (finding(lambda _, d: [][: d.text.index("Velmar")]), "it raises nothing on any text", "ValueError: "),
        (finding(lambda _, d: [][: len(d.text.encode())]), "it raises nothing on any text", "UnicodeEncodeError: "),
        (finding(lambda _, d: (1 / (len(d.text) - 2) for _ in "a")), "it returns annotations", "it returned "),
        (finding(lambda _, d: None), "it returns annotations of the kinds that it provides", "it returned None"),
        (finding(lambda _, d: "text"), "it returns annotations of the kinds that it provides", "it returned 'text'"),
        (finding(lambda _, d: whole(d), "quote"), "it returns annotations of the kinds", "provides quote"),
        (finding(lambda _, d: [Sentence(spans=[(0, 5)])]), "its spans lie in the text", r"past the text \(length "),
        (
            finding(lambda _, d: [Quote(spans=s.spans, type="direct", cue=[(0, 999)]) for s in whole(d)], "quote"),
            "its spans lie in the text",
            "cue of <Quote",
        ),
        (
            finding(lambda _, d: [attrs.evolve(s, id="s") for s in whole(d) * 2]),
            "its ids are unique",
            "have one id",
        ),
        (
            finding(lambda _, d: [Mention(spans=s.spans, entity="e9") for s in whole(d)], "mention"),
            "its references hold",
            "entity 'e9' of <Mention",
        ),
        (
            finding(lambda _, d: [Mention(spans=s.spans, entity=s.id) for s in d.sentences], "mention", "sentence"),
            "its references hold",
            "is of the kind sentence, not entity",
        ),
        (
            finding(lambda _, d: [attrs.evolve(one, features={"x": "\ud800"}) for one in whole(d)]),
            "JSON carries what it finds there and back",
            "lone surrogate",
        ),
        (
            finding(lambda _, d: [attrs.evolve(one, features={"x": "\x00"}) for one in whole(d)]),
            "TEI carries what it finds there and back",
            "XML can't hold",
        ),
        (
            finding(
                lambda _, d: [
                    Quote(id=id, spans=s.spans, type="direct", parent=parent)
                    for s in whole(d)
                    for id, parent in [("a", "b"), ("b", "a")]
                ],
                "quote",
            ),
            "the annotated document is free of findings",
            "leads back to itself",
        ),
        (finding(_editing), "it leaves the document as it is", "the document has changed"),
        (finding(_failing_in_earnest), "the pipeline takes what it finds", "ValueError: now"),
        (finding(_disorderly), "it finds the same twice", "confidence"),
        (finding(_memory), "what it finds does not depend on the documents before", "first"),
        (finding(_quadratic), "a megabyte of anything does not hang it", "a megabyte of one letter"),
    ],
    ids=[
        *("raises", "surrogates", "numbers", "nothing", "text", "other-kind", "past-the-text", "cue-past-the-text"),
        *(
            "ids",
            "dangling",
            "wrong-kind",
            "json",
            "tei",
            "circle",
            "edits",
            "fails-later",
            "disorderly",
            "memory",
            "hangs",
        ),
    ],
)
def test_a_breach_is_named(extractor: Extractor, law: str, detail: str) -> None:
    """The error names the extractor, the law, what was found, and the text."""
    with pytest.raises(AssertionError, match=f"extractor finder breaks the law “{law}") as caught:
        check_extractor(extractor, examples=30, seconds_per_megabyte=0.2)
    message = str(caught.value)
    assert re.search(detail, message)
    assert "text: " in message or "megabyte" in message


def test_the_example_is_small() -> None:
    """What Hypothesis draws is shrunk to the smallest document that breaks the law."""

    def find(_: Finder, document: DocumentView) -> Any:
        if document.text.count("Velmar") > 1:
            raise ValueError("two of them")
        return []

    texts = st.lists(st.sampled_from(["Velmar ", "said ", "“no” "]), max_size=20).map("".join)
    with pytest.raises(AssertionError, match="text: 'Velmar Velmar '"):
        check_extractor(finding(find), texts=texts, examples=200)


def test_given_texts_are_tried() -> None:
    """Texts that the author thinks of are tried as they are."""

    def find(_: Finder, document: DocumentView) -> Any:
        return [] if document.text != "On 31 April." else 1 / 0

    with pytest.raises(AssertionError, match=r"ZeroDivisionError(?s:.)*text: 'On 31 April\.'"):
        check_extractor(finding(find), texts=["On 30 April.", "On 31 April."], examples=5)
    check_extractor(finding(find), texts=["On 30 April."], examples=5)


def test_a_class_and_an_instance_do_as_well() -> None:
    """An author without a specification yet gives the class, or an instance."""

    class Sentences:
        """Finds one sentence."""

        def extract(self, document: DocumentView) -> list[Sentence]:
            """The whole."""
            return whole(document)

    check_extractor(Sentences, examples=5)
    check_extractor(Sentences(), provides=["sentence"], examples=5)
    with pytest.raises(AssertionError, match="extractor sentences breaks the law “it returns annotations of the kinds"):
        check_extractor(Sentences(), provides=["quote"], examples=5)


def test_extractors_before_it_give_real_layers() -> None:
    """Half of the texts are annotated by the extractors that come before."""
    met: set[str] = set()

    def find(_: Finder, document: DocumentView) -> Any:
        met.update(one.by for one in document.sentences)
        return []

    check_extractor(
        finding(find, "quote", "sentence timex"),
        before=[finding(lambda _, document: whole(document))],
        texts=st.text("ab ", min_size=1),
        examples=20,
    )
    assert "finder/1" in met


def test_config_reaches_the_extractor(words: ModuleType) -> None:
    """Settings are given as the pipeline gives them, and kinds of a plugin are known."""
    (specification,) = words.register_extractors()
    check_extractor(specification, kinds=[words.Word], config=words.WordsConfig(shortest=3), examples=5)


def test_kinds_that_nobody_knows() -> None:
    """A kind that is not built in has to be given."""
    with pytest.raises(AssertionError, match="there is no kind 'claim'; give its class in kinds="):
        check_extractor(finding(lambda _, d: [], "claim"))


@kind("claim", prefix="c")
@attrs.frozen(kw_only=True, repr=False)
class Claim(TextAnnotation):
    """A kind whose fields need strategies."""

    strength: float = attrs.field(validator=number_between(2, 3))
    words: tuple[str, ...] = ()


def test_fields_that_types_do_not_describe() -> None:
    """Where a type does not say enough, the author gives a strategy."""
    fields = {"claim": {"strength": st.floats(2, 3), "words": st.just(("a",))}}
    extractor = finding(lambda _, document: [], "quote", "claim")
    check_extractor(extractor, kinds=[Claim], fields=fields, examples=5)
    with pytest.raises(TypeError, match=r"there is no strategy for Claim\.words, .*give one in fields"):
        check_extractor(extractor, kinds=[Claim], examples=5)


def test_errors_of_the_author_come_through() -> None:
    """What is wrong with the call is no breach of a law."""

    def refuse() -> Any:
        raise ConfigError("no such table")

    with pytest.raises(ConfigError, match="no such table"):
        check_extractor(Extractor(name="x", version="1", provides="quote", load=refuse))


def test_time_is_measured_where_there_is_no_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a timer of processor time, slowness is said afterwards."""
    monkeypatch.delattr("signal.setitimer")

    def find(_: Finder, document: DocumentView) -> Any:
        begun = time.process_time()
        while len(document.text) > 5_000 and time.process_time() - begun < 0.3:
            pass
        return []

    with pytest.raises(AssertionError, match=r"took more than 0\.1 seconds"):
        check_extractor(finding(find), examples=5, seconds_per_megabyte=0.1)


def test_what_fails_only_once_is_named_too() -> None:
    """A breach that is gone when it is looked at again is a breach."""
    calls = itertools.count()

    def find(_: Finder, document: DocumentView) -> Any:
        if next(calls) == 180:
            raise ValueError("once")
        return []

    with pytest.raises(AssertionError, match=r"it raises nothing on any text.*ValueError: once"):
        check_extractor(finding(find), examples=30)


def test_there_are_no_spans_in_an_empty_text() -> None:
    """Strategies for what cannot be are empty."""
    assert spans("").is_empty
    assert not spans("a").is_empty


def test_testing_needs_hypothesis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it, the import says how to get it."""
    for name in [name for name in sys.modules if name.startswith("geoannot.testing")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    with pytest.raises(ImportError, match=r"geoannot\.testing needs Hypothesis; install it with: pip install geoannot"):
        importlib.import_module("geoannot.testing")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this platform has no timer of processor time")
def test_a_tracer_is_not_stopped_half_way() -> None:
    """The guard waits until the code of a tracer, which may hold a lock, has ended; then it stops the extractor."""
    tracer: dict[str, Any] = {"__name__": "coverage.collector", "time": time, "ended": 0}
    code = """
    def trace():
        global ended
        begun = time.process_time()
        while time.process_time() - begun < 0.2:
            pass
        ended += 1
    """
    exec(textwrap.dedent(code), tracer)

    def find(_: Finder, document: DocumentView) -> Any:
        while len(document.text) > 5_000:
            if not tracer["ended"]:
                tracer["trace"]()
        return []

    with pytest.raises(AssertionError, match=r"took more than 0\.1 seconds"):
        check_extractor(finding(find), examples=5, seconds_per_megabyte=0.1)
    assert tracer["ended"] == 1
