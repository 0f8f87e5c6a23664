"""What kinds of words there are, apart from what they say of stances: function words, verb forms, governors."""

from __future__ import annotations

from functools import cache

import attrs

from geoannot_stance import tables
from geoannot_stance.inflection import verb_forms
from geoannot_stance.lexicon import lexicon

# Endings of people named by what they do.
_DOERS = ("ers", "ors", "ists", "ians", "men", "women")
_DEEDS = frozenset({"COERCE", "FIGHT", "INVESTIGATE", "CONCEDE", "SANCTION"})


@attrs.frozen(eq=False)
class Vocabulary:
    """The word classes that the chunker and the rules ask for.

    Attributes:
        kinds: the class of each function word and of each form of *be*, *have*, *do*.
        verbs: plain form and form (``plain``, ``third``, ``past``, ``participle``, ``gerund``) of each verb form; the
            participle stands for both where past and participle are alike.
        ambiguous: verb forms that are noun forms as well.
        adjectives: adjectives of the lexicon.
        actors, opposed: nouns by what they do to the name before them.
        goods: nouns of what helps whoever is given it.
        documents: nouns of what is issued and speaks for who issues it.
        relations: nouns of what passes between two sides.
        suffered: nouns of deeds that are done to what *of* names.
        governors: words by what they do to the stance that they govern.
        attached: people named for their attitude to somebody, who do not act in his name.
    """

    kinds: dict[str, str]
    verbs: dict[str, tuple[str, str]]
    ambiguous: frozenset[str]
    adjectives: frozenset[str]
    actors: frozenset[str]
    opposed: frozenset[str]
    documents: frozenset[str]
    goods: frozenset[str]
    relations: frozenset[str]
    suffered: frozenset[str]
    governors: dict[str, frozenset[str]]
    attached: frozenset[str]

    def acts(self, word: str) -> bool:
        """Whether a noun acts in the name of the word before it: *Danish officials*, not *Halvik supporters*."""
        if word in self.actors or word.removesuffix("s") in self.actors or word.isdecimal():
            return True
        return word.endswith(_DOERS) and word not in self.attached


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the package, read when first asked for."""
    words = lexicon()
    also_nouns, actors = tables.words("also_nouns.txt"), tables.words("actors.txt")
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
    kinds: dict[str, str] = {}
    for label, members in tables.classes("function_words.tsv").items():
        for member in sorted(members):
            kinds.setdefault(member, label)
    return Vocabulary(
        kinds=kinds,
        verbs={form: verb for form, verb in verbs.items() if kinds.get(form, "adverb") == "adverb"},
        ambiguous=frozenset(ambiguous),
        adjectives=frozenset(words.adjectives),
        actors=actors,
        opposed=tables.words("opposed.txt"),
        goods=tables.words("goods.txt"),
        documents=tables.words("documents.txt"),
        relations=tables.words("relations.txt"),
        suffered=frozenset(
            form
            for form, senses in words.nouns.items()
            if any(sense.row.source == "possessor" and sense.row.event in _DEEDS for sense in senses.all)
        ),
        governors=tables.classes("governors.tsv"),
        attached=frozenset(
            form for form, senses in words.nouns.items() if any(sense.row.source == "bearer" for sense in senses.all)
        ),
    )
