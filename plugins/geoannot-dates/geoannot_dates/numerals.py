"""Numbers in words and digits: *twenty-five*, *two and a half*, *nineteen ninety-seven*, *2 1/2*."""

from __future__ import annotations

from collections.abc import Sequence

from geoannot_dates.lexicon import Lexicon, Senses

VAGUE = "X"
"""The amount of *several*."""

Amount = int | float | str
"""A number, or :data:`VAGUE`."""

_IN_WORDS = ("SMALL", "TEEN", "TENS")


def read_amount(tokens: Sequence[str], lexicon: Lexicon) -> Amount:
    """The amount that the tokens say; *a* and *an* are one where no number follows."""
    total: float = 0
    current: float = 0
    whole = True
    words = [token.lower() for token in tokens]
    if "/" in words:
        return _read_fraction(words)
    for word in words:
        senses = lexicon.senses(word)
        if "VAGUE_COUNT" in senses:
            return VAGUE
        if word == "half":
            total += 0.5
            whole = False
        elif "COUPLE" in senses:
            current += 2
        elif "NUMBER" in senses:
            current += _number(senses, "NUMBER")
        elif "LARGE" in senses:
            current = (current or 1) * _number(senses, "LARGE")
            if current >= 1000:
                total, current = total + current, 0
        else:
            current += next((_number(senses, kind) for kind in _IN_WORDS if kind in senses), 0)
    amount = total + current
    if not amount or (not whole and amount < 1 and "a" in words[:1] and words[1:2] != ["half"]):
        amount += 1
    return _plain(amount)


def _plain(amount: float) -> Amount:
    """Without a fraction where there is none."""
    return int(amount) if amount == int(amount) else amount


def read_year(tokens: Sequence[str], lexicon: Lexicon) -> int:
    """A year in two or more words: *nineteen ninety-seven*, *two thousand and three*, *eighteen hundred*."""
    numbers: list[int] = []
    for token in tokens:
        senses = lexicon.senses(token.lower())
        numbers.extend(int(_number(senses, kind)) for kind in (*_IN_WORDS, "LARGE") if kind in senses)
    if 1000 in numbers:
        return int(_as_number(read_amount(tokens, lexicon)))
    if numbers[1] == 100:
        return numbers[0] * 100 + sum(numbers[2:])
    return numbers[0] * 100 + sum(numbers[1:])


def period(amount: Amount, unit: str) -> str:
    """The value of a duration: ``P3M``, ``PT48H``, ``P2Y6M`` for two and a half years, ``PXW``."""
    if unit == "2W":
        return period(amount if isinstance(amount, str) else _plain(amount * 2), "W")
    clock = {"H": "H", "MIN": "M", "S": "S"}.get(unit)
    if isinstance(amount, float) and amount % 1 == 0.5:
        half = {"Y": "6M", "H": "30M", "MIN": "30S", "D": "T12H"}.get(unit)
        if half:
            whole = f"{int(amount)}{clock or unit}" if amount >= 1 else ""
            return f"P{'T' if clock else ''}{whole}{half}"
    number = f"{amount:g}" if isinstance(amount, float) else str(amount)
    return f"PT{number}{clock}" if clock else f"P{number}{unit}"


def _read_fraction(words: Sequence[str]) -> Amount:
    """2 1/2, 1/2."""
    slash = words.index("/")
    over, under = int(words[slash - 1]), int(words[slash + 1])
    whole = int(words[slash - 2]) if slash >= 2 and words[slash - 2].isdecimal() else 0
    return whole + over / under if under else VAGUE


def _number(senses: Senses, kind: str) -> float:
    return _as_number(senses[kind])


def _as_number(value: object) -> float:
    return value if isinstance(value, int | float) else 0
