"""The colours: readable in both schemes, and apart for readers who see fewer of them."""

from __future__ import annotations

import re
from itertools import combinations
from math import hypot

import pytest

from geoannot.formats.html.templating import resource

Colour = tuple[float, float, float]
"""Red, green and blue as linear light, 0 to 1."""

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision Deficiency":
# full deficiency, on linear light.
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def schemes() -> dict[str, dict[str, Colour]]:
    """The colours of each scheme by their names, as the style sheet has them."""
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w+)", part)) for part in str(resource("text.css")).split("@media")[:2]
    )
    return {
        name: {key: linear(value) for key, value in found.items()} for name, found in (("light", light), ("dark", dark))
    }


def linear(code: str) -> Colour:
    """A colour of a style sheet as linear light (IEC 61966-2-1)."""
    digits = code[1:] if len(code) == 7 else "".join(digit * 2 for digit in code[1:])
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour, sight: str) -> tuple[float, ...]:
    """What somebody sees of a colour, in Oklab (Ottosson 2020), where distances are like those that are felt."""
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, colour, strict=True))))
        for row in SIGHTS[sight]
    )
    cones = (
        (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3),
        (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3),
        (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3),
    )
    rows = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    return tuple(sum(weight * cone for weight, cone in zip(row, cones, strict=True)) for row in rows)


def distance(one: Colour, other: Colour, sight: str) -> float:
    """How different two colours are to somebody."""
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return hypot(*(a - b for a, b in pairs))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_readable_on_every_ground(scheme: str) -> None:
    """Text has a contrast of 4.5 at least, lines and edges 3."""
    colours = schemes()[scheme]
    for ground in ("paper", "panel", "person", "group", "place", "chip"):
        assert contrast(colours["ink"], colours[ground]) >= 4.5, ground
    for words in ("soft", "link"):
        assert min(contrast(colours[words], colours[ground]) for ground in ("paper", "panel")) >= 4.5, words
    for line in ("quote", "for", "against", "neutral", "more", "focus", "person-edge", "group-edge", "place-edge"):
        assert contrast(colours[line], colours["paper"]) >= 3, line


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tints_and_lines_are_apart(scheme: str, sight: str) -> None:
    """People, groups and places, and what is in favour and against, differ for everybody (shapes and signs help)."""
    colours = schemes()[scheme]
    for group, least in ((("person", "group", "place"), 0.045), (("for", "against"), 0.1)):
        for one, other in combinations(group, 2):
            assert distance(colours[one], colours[other], sight) >= least, (one, other)
