"""Texts: anything that a string can hold, and something like news, so that extractors find what they look for."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

_WORDS = """
a the of and to in on for from but not no he she they who which it we I you his
Canada Oslo Danish Norwegian Brecht Velmar Tamarin Marenda Ottawa NATO EU U.S. Gen. Mr. Mrs. Dr. St. No. e.g.
said told warned denied praised accused condemned backed vowed refused according will would may might
that whether if because after before since until yesterday today tomorrow Monday March May 1998 2021-03-18
minister ministry government president court union accord visit treaty talks lock border 3.5 1,000 10:30 4th 20%
""".split()

_MARKS = [
    *(".", ",", ";", ":", "?", "!", "…", "...", "--", "—", "–", "-", "'s", "’s", "(", ")", "[", "]", "/", "*", "•"),
    *('"', "“", "”", "‘", "’", "'", "«", "»", "„", "``", "''"),
]

_BREAKS = [" ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\u3000", "\x0b", "\x0c", "\x85"]

_ODDITIES = [
    "\x00",  # a NUL
    "\ufeff",  # a byte order mark
    "\ufffd",  # the replacement character
    "\u00ad",  # a soft hyphen
    "\u200b",  # a blank of no width
    "\u202e",  # from here on right to left
    "e\u0301",  # a letter and its accent apart
    "\u0301",  # an accent without a letter
    "İ",  # longer in lower case than in upper case
    "ß",  # longer in upper case than in lower case
    "ﬁ",  # one character for two letters
    "٣",  # a digit that is not ASCII
    "²",  # a digit that int() refuses
    "😀",  # a character that takes two units in UTF-16
    "👩‍👩‍👧",  # several characters that are one picture
    "𝔘𝔫𝔦",  # letters beyond the first plane
    "العربية",  # right to left
    "中文",  # without blanks
]

_SURROGATES = ["\ud800", "\udfff"]

NASTY_TEXTS = (
    "",
    " ",
    "\n",
    "\x00",
    "\ud800",
    "\udfff\ud800",
    "\ufeff",
    "\u202eabc\u202c",
    "e\u0301" * 20,
    "\u0301" * 20,
    "👩‍👩‍👧‍👦" * 10,
    "مرحبا بالعالم. قال الوزير.",
    "\r\n" * 20,
    "\x85\u2028\u2029",
    "İİİ ıı ßß ﬁﬁ",
    "² ³ ٣ ४ Ⅷ ½",
    '"' * 30,
    "“" * 30,
    "”" * 30,
    "'" * 30,
    "(" * 30,
    "." * 30,
    "-" * 30,
    "“‘“‘“‘“‘",
    "A" * 1000,
    "1" * 1000,
    "\ud83d",
    "He said “\x00”, \ud800 Mr. \udfff Brecht.",
    "99999999-99-99 00/00/0000 31 February 2021, May 99, 25:61 p.m.",
    "Monday Monday Monday May May May the the the of of of said said said",
)
"""Short texts at which programs that read prose have stumbled."""


@cache
def texts(*, max_size: int = 40, surrogates: bool = True) -> st.SearchStrategy[str]:
    """Strings of any characters, and runs of words, marks and oddities that look a little like news.

    Args:
        max_size: how many pieces (words, marks, characters) a text has at most.
        surrogates: whether lone surrogates occur; Python strings may hold them, UTF-8 files may not.
    """
    pieces = st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(_MARKS),
        st.sampled_from(_BREAKS),
        st.sampled_from(_ODDITIES + _SURROGATES * surrogates),
    )
    spaced = st.lists(pieces, max_size=max_size).map(" ".join)
    dense = st.lists(st.one_of(pieces, st.just(" ")), max_size=max_size).map("".join)
    return st.one_of(spaced, dense, characters(max_size=max_size, surrogates=surrogates))


@cache
def characters(*, min_size: int = 0, max_size: int = 20, surrogates: bool = True) -> st.SearchStrategy[str]:
    """Strings of any characters whatever."""
    alphabet = st.characters() if surrogates else st.characters(exclude_categories=["Cs"])
    return st.text(alphabet, min_size=min_size, max_size=max_size)
