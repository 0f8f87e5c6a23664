"""Whether a mark ends a sentence, from the word before it and the word behind it.

The word before says which full stops are doubtful (abbreviations, initials, numbers of a list); the word behind
decides: small letters go on with the sentence, and behind most abbreviations only a word that typically opens a
sentence is trusted to open one.
"""

from __future__ import annotations

import re

from geoannot.language.en.abbreviations import abbreviations
from geoannot_structure.vocabulary import grouped_words, words

# How far to look back for the word before a mark; abbreviations are shorter.
REACH = 32
QUOTATION_MARKS = frozenset("“\"‘'`´„«‹「『")
QUOTATION_ENDS = frozenset("\"'”’»›」』“")
OPENING = "“\"‘'`´„«‹([{「『（《〈【¿¡•◦▪●■*…"
BRACKETS = frozenset(")]")
# Signs that can open a sentence in place of a letter.
OPENING_SIGNS = frozenset("$£€¥₹@#")
DOTS = frozenset(".…")
# Marks of scripts without blanks or capitals: never doubtful.
PLAIN_MARKS = frozenset("。！？｡؟۔।॥։")
# Endings of hosts and files, which may be capitalised: Node.Js is no run-in sentence.
HOST_ENDINGS = frozenset(("Com", "Net", "Org", "Js", "Gov", "Edu", "Io"))

DOTTED_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[ivxIVX]{1,5})")
BRACKETED_NUMBER = re.compile(r"\d{1,4}[)\]]\s?[.,;:]")
ROMAN_NUMERAL = re.compile(r"[IVXLC]+")
DASHES = re.compile(r"[-—–/]")
ADDRESS = re.compile(r"https?://|www\.|pic\.twitter")
RUN_IN_WORD = re.compile(r"[^\W\d_a-z](?:[a-zß-öø-ÿ'’]|(?<=[AI]) )")
# A name, perhaps with an office, and a verb: "…?" Foreign Minister Ida Brecht asked.
NAMED_SPEAKER = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,30} ){1,5}?([a-z]{3,12})\b")
QUICK_VOWELS = frozenset("aeiouyAEIOUY")

# Groups of abbreviations that never end a sentence where more of it follows, and those that always do.
NEVER_LAST = frozenset(("title", "leading"))
ALWAYS_LAST = frozenset(("closing",))
# Groups whose full stop may be set apart from the word: Mr . D . Brecht
SET_APART = frozenset(("initial", "number", "title"))
# Groups behind which a number goes on with the sentence.
BEFORE_NUMBERS = frozenset(("acronym", "initial", "measure", "month", "short", "state", "street", "weekday"))
# A capital "I" behind these is a pronoun.
BEFORE_PRONOUN = frozenset(("and", "as", "or", "than"))


def ends_sentence(
    text: str, begin: int, mark: re.Match[str], following: re.Match[str], *, capitals: bool = False
) -> bool:
    """Whether the sentence that began at ``begin`` ends with a mark.

    Args:
        text: the text.
        begin: where the sentence begins.
        mark: the mark, with the groups ``mark`` and ``closing``.
        following: what stands behind it: white space, what opens, the first word (groups 1 to 3).
        capitals: whether all words have capitals, as in a title, so that these say nothing.
    """
    if following.end(1) == mark.end():
        return _ends_without_space(text, begin, mark, following)
    word = following[3]
    if not word:
        sign = _sign_behind(text, following)
        # “… and so on: a quotation may begin with an ellipsis.
        return sign in OPENING_SIGNS or (sign in DOTS and not QUOTATION_MARKS.isdisjoint(following[2]))
    goes_on = word[0].islower() and word.islower() and not ADDRESS.match(text, following.start(3), following.endpos)
    signs = mark["mark"]
    if signs == ".":
        return _full_stop_ends(text, begin, mark, following, goes_on, capitals)
    if goes_on:
        return False
    if "?" in signs or "!" in signs:
        return not (_clause_goes_on(text, mark, following) or _belongs_to_name(text, begin, mark, word))
    return signs[-1] in PLAIN_MARKS or _ellipsis_ends(text, begin, mark, word)


def abbreviation_group(word: str) -> str | None:
    """The group of an abbreviation, its last full stop left out; None for an ordinary word.

    Beside those of the table: ``initial`` (a capital letter, or dotted letters) and ``short`` (a small word without a
    vowel).
    """
    group = abbreviations().get(word)
    if group is not None:
        return group
    if len(word) == 1:
        return "initial" if word.isupper() else None
    if word.isalpha():
        vowelless = len(word) < 6 and word.isascii() and not word.isupper() and QUICK_VOWELS.isdisjoint(word)
        return "short" if vowelless else None
    return "initial" if DOTTED_INITIALS.fullmatch(word) else None


def _full_stop_ends(
    text: str, begin: int, mark: re.Match[str], following: re.Match[str], goes_on: bool, capitals: bool
) -> bool:
    stop = mark.start()
    if stop - begin <= 16 and LIST_NUMBER.fullmatch(text, begin, stop):
        return False
    before, earlier = _words_before(text, begin, stop)
    group = abbreviation_group(before)
    if goes_on:
        # Careless typing leaves small letters behind a full stop, but not behind a word that could be shortened.
        return group is None and not mark["closing"] and len(before) > 3 and before.islower() and before.isalpha()
    if following[2] and BRACKETED_NUMBER.match(text, following.start(3), following.endpos):
        return False
    if group is None or group in ALWAYS_LAST:
        return True
    if group == "number":
        return _number_follows_not(before, following[3])
    if group in NEVER_LAST or following[2].startswith(("(", "[")) or begin + len(before) == stop:
        return False
    if following[3] in words("openers") and not _is_part(text, following):
        return not capitals
    return BRACKETS.isdisjoint(mark["closing"]) and _abbreviation_ends(group, before, earlier, following)


def _is_part(text: str, following: re.Match[str]) -> bool:
    """Whether the word behind is a part of another: an initial (A. Brecht), the first half of a compound (All-Star)."""
    sign = _sign_behind(text, following)
    return sign == "-" or (sign == "." and len(following[3]) == 1)


def _sign_behind(text: str, following: re.Match[str]) -> str:
    """The character behind the first word; "" at the end of the stretch."""
    return text[following.end()] if following.end() < following.endpos else ""


def _number_follows_not(before: str, word: str) -> bool:
    """Whether what stands behind is no number, as it is in No. 4, Art. IV and Fig. A."""
    if word[0].isdigit():
        return False
    if word == "I":
        return before.casefold() == "no"
    return len(word) > 1 and not ROMAN_NUMERAL.fullmatch(word)


def _abbreviation_ends(group: str, before: str, earlier: str, following: re.Match[str]) -> bool:
    """Whether a sentence ends with an abbreviation before a word that does not typically open one."""
    opening, word = following[2], following[3]
    if word[0].isdigit():
        # A day may follow the hour: 9 a.m. 4 May.
        return group not in BEFORE_NUMBERS and not (group == "clock" and len(word) < 3)
    if group != "initial" and opening and opening[0] in QUOTATION_MARKS:
        return True
    if group == "initial":
        return earlier in words("numbered_nouns") or (before == "I" and earlier in BEFORE_PRONOUN)
    if group in ("clock", "company"):
        return word not in grouped_words("followers")[group]
    # Ottern, Mass. Velmar: a place is complete with its state.
    return (
        group == "state"
        and earlier.endswith(",")
        and word not in grouped_words("followers")[group]
        and abbreviation_group(word) != "title"
    )


def _ellipsis_ends(text: str, begin: int, mark: re.Match[str], word: str) -> bool:
    """Whether a sentence ends with an ellipsis before a capital letter or a digit."""
    start = mark.start()
    if start == begin or word[0].isdigit():
        return False
    if text[start - 1] in "([":
        # A bracketed ellipsis stands for what was left out: it only closes what was closed before.
        return text[max(begin, start - REACH) : start - 1].rstrip().endswith((".", "!", "?"))
    return True


def _clause_goes_on(text: str, mark: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a question or cry in quotation marks is followed by the one who utters it."""
    word = following[3]
    if following[2] or QUOTATION_ENDS.isdisjoint(mark["closing"]):
        return False
    if word in words("openers") and abbreviations().get(word) != "title":
        return False
    named = NAMED_SPEAKER.match(text, following.start(3), following.endpos)
    return named is not None and named[1] in words("reporting_verbs")


def _belongs_to_name(text: str, begin: int, mark: re.Match[str], word: str) -> bool:
    before, _ = _words_before(text, begin, mark.start())
    return before + mark["mark"] in words("marked_names") and word not in words("openers")


def _ends_without_space(text: str, begin: int, mark: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a sentence ends with a mark that is followed by something else than white space."""
    sign, start, cut = mark["mark"], mark.start(), mark.end()
    if sign[0] in PLAIN_MARKS:
        # Japanese goes on with a particle behind a quotation: 「…。」と
        return (text[cut].isalnum() or text[cut] in QUOTATION_MARKS) and not (
            mark["closing"] and "\u3041" <= text[cut] <= "\u309f"
        )
    opening, word = following[2], following[3]
    if opening not in ("", "“", "‘", "(") or not RUN_IN_WORD.match(text, following.start(3), following.endpos):
        return False
    token = _token_before(text, begin, start)
    if word in HOST_ENDINGS or not {"/", "@", "."}.isdisjoint(token) or token in abbreviations():
        return False
    if len(sign) > 1 and sign[-1] in ".…":
        return " " in sign or word in words("openers")
    ending = token[-2:]
    return bool(mark["closing"]) or (ending.isalpha() and ending.islower()) or (token.isdigit() and len(token) == 4)


def _words_before(text: str, begin: int, stop: int) -> tuple[str, str]:
    """The word before a mark, and what stands before that word.

    A mark that stands alone has no word before it, save in "Mr ." and the like, where each token is set apart.
    """
    parts = text[max(begin, stop - REACH) : stop].rsplit(None, 2)
    if not parts:
        return "", ""
    word = parts[-1].lstrip(OPENING)
    if not word.isalnum():
        word = DASHES.split(word)[-1]
    if text[stop - 1].isspace() and abbreviation_group(word) not in SET_APART:
        return "", ""
    return word, parts[-2] if len(parts) > 1 else ""


def _token_before(text: str, begin: int, stop: int) -> str:
    parts = text[max(begin, stop - REACH) : stop].rsplit(None, 1)
    return parts[-1].lstrip(OPENING) if parts else ""
