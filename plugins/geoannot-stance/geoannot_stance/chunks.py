"""Chunks: the stretches that a sentence is cut into, and how noun phrases and verb groups are closed.

The kinds of chunk: ``N`` noun phrase, ``A`` predicative adjective, ``V`` verb group, ``P`` preposition, ``C``
coordinator, ``R`` relative pronoun, ``K`` the *that* of a content clause, ``S`` subordinator, ``,`` comma or dash and
``:`` a harder stop. Adverbs, quotation marks and expressions of time are left out.
"""

from __future__ import annotations


class Chunk:
    """A stretch of tokens with a part in the clause; what most chunks have alike stands in the class.

    Attributes:
        kind: see the module.
        start, end: token indices, half-open.
        head: the index of the token that decides.
        owner: the noun phrase before a possessive *'s*.
        lemma: plain form of a verb, or the word itself, lower case.
        form: of a verb group ``finite``, ``infinitive`` or ``gerund``; of a noun phrase with *whose* ``relative``.
        passive: whether the surface subject suffers what the verb says.
        negation: index of the token that negates, or -1.
        modal: index of the modal, or -1.
    """

    owner: Chunk | None = None
    form = ""
    passive = False
    negation = -1
    modal = -1

    def __init__(self, kind: str, start: int, end: int, head: int, lemma: str = "") -> None:
        self.kind = kind
        self.start, self.end, self.head = start, end, head
        self.lemma = lemma
