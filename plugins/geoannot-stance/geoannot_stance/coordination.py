"""What belongs to a noun phrase: those coordinated with it, and the prepositional phrases that hang on it."""

from __future__ import annotations

from geoannot_stance.chunks import Chunk


def conjuncts(chunks: list[Chunk], noun: int, is_pair: bool = False) -> list[int]:
    """The noun phrase and those coordinated behind it, unless a verb claims them as its subject.

    Behind *between* (``is_pair``) no verb does.
    """
    found: list[int] = [noun]
    pending: list[int] = []
    at, joined = noun, False
    while True:
        step = _skip_modifier(chunks, at) + 1
        if step >= len(chunks) or chunks[step].kind not in "C,":
            break
        is_joint = chunks[step].kind == "C" and chunks[step].lemma in ("and", "or", "&")
        if chunks[step].kind == "," and step + 1 < len(chunks) and chunks[step + 1].kind == "C":
            step, is_joint = step + 1, True
        after = step + 1
        if after >= len(chunks) or chunks[after].kind != "N":
            break
        pending.append(after)
        at = after
        if is_joint:
            joined = True
            break
    follower = _skip_modifier(chunks, at) + 1
    claimed = follower < len(chunks) and (chunks[follower].kind == "V" and chunks[follower].form == "finite")
    return found + pending if joined and (is_pair or not claimed) else found


def conjuncts_before(chunks: list[Chunk], noun: int) -> list[int]:
    """The noun phrase and those coordinated before it."""
    found = [noun]
    at = noun
    while at >= 2:
        gap = 1 if chunks[at - 1].kind in "C," else 0
        if gap and at >= 3 and chunks[at - 1].kind == "C" and chunks[at - 2].kind == ",":
            gap = 2
        before = at - gap - 1
        if not gap or before < 0 or chunks[before].kind != "N":
            break
        if chunks[at - 1].kind == "," and len(found) == 1 and not _is_list(chunks, before, noun):
            break
        while before >= 2 and chunks[before - 1].kind == "P" and chunks[before - 2].kind == "N":
            before -= 2
        if before > 0 and chunks[before - 1].kind in "VP":
            break
        found.append(before)
        at = before
    return found[::-1]


def apposed_pair(chunks: list[Chunk], noun: int) -> list[int]:
    """An apposition of two: *Two envoys, Brecht and Halvik, said*."""
    after = noun + 2
    is_pair = after < len(chunks) and chunks[noun + 1].kind == "C" and chunks[after].kind == "N"
    return [noun, after] if is_pair else [noun]


def head_of_phrase(chunks: list[Chunk], noun: int) -> int:
    """The noun phrase that the prepositional phrases before this one hang on."""
    while noun >= 2 and chunks[noun - 1].kind == "P" and chunks[noun - 2].kind == "N":
        noun -= 2
    return noun


def _skip_modifier(chunks: list[Chunk], noun: int) -> int:
    """The last chunk of the noun phrase with the *of* phrases that hang on it."""
    while noun + 2 < len(chunks) and chunks[noun + 1].kind == "P" and chunks[noun + 2].kind == "N":
        noun += 2
    return noun


def _is_list(chunks: list[Chunk], first: int, last: int) -> bool:
    return any(chunks[i].kind == "C" for i in range(first, last))
