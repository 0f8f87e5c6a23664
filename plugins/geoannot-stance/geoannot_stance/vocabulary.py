"""What kinds of words there are, apart from what they say of stances: function words, verb forms, governors."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import attrs

from geoannot_stance import tables
from geoannot_stance.inflection import verb_forms
from geoannot_stance.lexicon import Lexicon, Row

# Endings of people named by what they do.
_DOERS = ("ers", "ors", "ists", "ians", "men", "women")
_DEEDS = frozenset({"COERCE", "FIGHT", "INVESTIGATE", "CONCEDE", "SANCTION"})


class WordClass(NamedTuple):
    """What the chunker knows of a word before it sees the words around it.

    Attributes:
        kind: the class of a function word, or nothing.
        verb: plain form and form, where it may be a verb.
        is_adjective: whether it may be an adjective of the lexicon.
    """

    kind: str
    verb: tuple[str, str] | None
    is_adjective: bool


@attrs.frozen(eq=False)
class Vocabulary:
    """The word classes that the chunker and the rules ask for.

    Attributes:
        classes: all that the next three say of a word, for one look-up a token.
        kinds: the class of each function word and of each form of *be*, *have*, *do*.
        verbs: plain form and form (``plain``, ``third``, ``past``, ``participle``, ``gerund``) of each verb form; the
            participle stands for both where past and participle are alike.
        ambiguous: verb forms that are noun forms as well.
        adjectives: adjectives of the lexicon.
        actors, opposed: nouns by what they do to the name before them.
        goods: nouns of what helps whoever is given it.
        deeds: words of what is done, not said, whatever its event.
        documents: nouns of what is issued and speaks for who issues it.
        relations: nouns of what passes between two sides.
        suffered: nouns of deeds that are done to what *of* names.
        measures: those whose doer may stand right before them: *Danish sanctions*.
        governors: words by what they do to the stance that they govern.
        speaking: forms of verbs of speech and thought.
        attached: people named for their attitude to somebody, who do not act in his name.
    """

    classes: dict[str, WordClass]
    kinds: dict[str, str]
    verbs: dict[str, tuple[str, str]]
    ambiguous: frozenset[str]
    adjectives: frozenset[str]
    actors: frozenset[str]
    opposed: frozenset[str]
    documents: frozenset[str]
    goods: frozenset[str]
    deeds: frozenset[str]
    relations: frozenset[str]
    suffered: frozenset[str]
    measures: frozenset[str]
    governors: dict[str, frozenset[str]]
    attached: frozenset[str]
    speaking: frozenset[str]

    def acts(self, word: str) -> bool:
        """Whether a noun acts in the name of the word before it: *Danish officials*, not *Halvik supporters*."""
        if word in self.actors or word.removesuffix("s") in self.actors or word.isdecimal():
            return True
        return word.endswith(_DOERS) and word not in self.attached


def vocabulary(words: Lexicon) -> Vocabulary:
    """The word classes of a lexicon and of the tables of the package."""
    actors = tables.words("actors.txt")
    kinds = _kinds()
    inflected, ambiguous = _verbs(words, actors)
    verbs = {form: verb for form, verb in inflected.items() if kinds.get(form, "adverb") == "adverb"}
    governors = tables.classes("governors.tsv")
    return Vocabulary(
        classes={
            form: WordClass(kinds.get(form, ""), verbs.get(form), form in words.adjectives)
            for form in (*kinds, *verbs, *words.adjectives)
        },
        kinds=kinds,
        verbs=verbs,
        ambiguous=ambiguous,
        adjectives=frozenset(words.adjectives),
        actors=actors,
        opposed=tables.words("opposed.txt"),
        goods=tables.words("goods.txt"),
        deeds=tables.words("deeds.txt"),
        documents=tables.words("documents.txt"),
        relations=tables.words("relations.txt"),
        suffered=_nouns_of(words, lambda row: row.source == "possessor" and row.event in _DEEDS),
        measures=_nouns_of(words, lambda row: row.source == "possessor" and row.event == "SANCTION"),
        governors=governors,
        speaking=frozenset(form for form, (lemma, _) in verbs.items() if lemma in governors["speech"]),
        attached=_nouns_of(words, lambda row: row.source == "bearer"),
    )


def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for label, members in tables.classes("function_words.tsv").items():
        for member in sorted(members):
            kinds.setdefault(member, label)
    return kinds


def _verbs(words: Lexicon, actors: frozenset[str]) -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Plain form and form of every verb form, and the forms that are nouns as well."""
    also_nouns = tables.words("also_nouns.txt")
    lemmas = {sense.row.words[0] for senses in words.verbs.values() for sense in senses.all}
    verbs: dict[str, tuple[str, str]] = {}
    ambiguous = set()
    for lemma in sorted(lemmas | tables.words("common_verbs.txt")):
        forms = verb_forms(lemma)
        rows = [(form, "past") for form in forms.past] + [(form, "participle") for form in forms.participle]
        rows += [(forms.plain, "plain"), (forms.third, "third"), (forms.gerund, "gerund")]
        for form, name in rows:
            verbs.setdefault(form, (lemma, name))
            if name == "participle" and verbs[form] == (lemma, "past"):
                verbs[form] = (lemma, name)
        if lemma in also_nouns or forms.third in words.nouns or forms.third in actors or lemma in actors:
            ambiguous |= {forms.plain, forms.third}
        if forms.gerund in words.nouns:
            ambiguous.add(forms.gerund)
    return verbs, frozenset(ambiguous)


def _nouns_of(words: Lexicon, belongs: Callable[[Row], bool]) -> frozenset[str]:
    """The noun forms with a row of that sort."""
    return frozenset(form for form, senses in words.nouns.items() if any(belongs(sense.row) for sense in senses.all))
