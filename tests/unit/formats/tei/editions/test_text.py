"""What counts as text: by default, by profile, and as a caller says; how blocks are kept apart."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from geoannot.errors import ConfigError
from geoannot.formats.tei import editions
from geoannot.formats.tei.editions.rules import PROFILES, Rule
from geoannot.formats.tei.options import Options
from tests.unit.formats.tei.editions.files import read_one, tei_file

BODIES: dict[str, tuple[str, str]] = {
    "white space stays": ("<p>A \n b</p>\n <p>c</p>", "A \n b\n c"),
    "blocks without white space": ("<head>Title</head><p>Text.</p><p>More.</p>", "Title\nText.\nMore."),
    "white space parts already": ("<head>Title</head> <p>Text.</p>", "Title Text."),
    "inline is one word": ("<p><hi>T</hi>ext</p>", "Text"),
    "line break": ("<p>one<lb/>two</p>", "one\ntwo"),
    "line break in a word": ("<p>to<lb break='no'/>gether</p>", "together"),
    "page break in a word": ("<p>to<pb n='2'/>gether</p>", "together"),
    "note": ("<p>a<note place='foot'>b <p>c</p></note>d</p>", "ad"),
    "lemma": ("<p>a <app><rdg wit='#x'>b</rdg><lem>c</lem></app></p>", "a c"),
    "first reading": ("<p>a <app><rdg>b</rdg><rdg>c</rdg></app></p>", "a b"),
    "correction": ("<p><choice><sic>teh</sic><corr>the</corr></choice></p>", "the"),
    "expansion": ("<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice></p>", "Doctor"),
    "sic alone": ("<p><sic>teh</sic></p>", "teh"),
    "substitution": ("<p><subst><del>a</del><add>b</add></subst></p>", "b"),
    "running head": ("<p>a</p><fw>Chapter 1</fw><p>b</p>", "a\nb"),
    "description of a figure": ("<figure><head>H</head><figDesc>D</figDesc></figure>", "H"),
    "comment and instruction": ("<p>a<!-- b --><?c d?>e</p>", "ae"),
    "character data": ("<p><![CDATA[<b> & ]]>&lt;&#x41;&quot;</p>", '<b> & <A"'),
    "table": ("<table><row><cell>a</cell><cell>b</cell></row></table>", "a\nb"),
    "control characters of Latin": ("<p>a&#x80;b</p>", "a\x80b"),
    "other vocabulary": ("<p>a <m:mi xmlns:m='urn:m'>x</m:mi></p>", "a x"),
    "ruby": ("<p><ruby><rb>漢</rb><rt>かん</rt></ruby></p>", "漢"),
}


@pytest.mark.parametrize(("body", "text"), BODIES.values(), ids=BODIES)
def test_default(body: str, text: str) -> None:
    """By default the reading text counts, character for character, and blocks stand apart."""
    assert read_one(tei_file(body)).text == text


PLAY = (
    "<div><head>Act</head><stage>Night.</stage><sp who='#a'><speaker>Ida.</speaker>"
    "<p>Who is <stage>listens</stage>there?</p><l>It is I.</l></sp></div>"
)
DEBATE = "<u who='#a'><seg>I say <vocal><desc>laughter</desc></vocal>no.</seg></u><note type='speaker'>Ida:</note>"
LETTER = "<div type='envelope'><ab>To Ida</ab></div><opener><salute>Dear Ida,</salute></opener><p>No.</p>"


@pytest.mark.parametrize(
    ("profile", "body", "text"),
    [
        ("default", PLAY, "Act\nNight.\nIda.\nWho is listens\nthere?\nIt is I."),
        ("drama", PLAY, "Act\nWho is there?\nIt is I."),
        ("prose", "<p>a</p><figure><p>b</p></figure>", "a"),
        ("parliamentary", DEBATE, "I say no."),
        ("letters", LETTER, "Dear Ida,\nNo."),
    ],
    ids=["play by default", "drama", "prose", "parliamentary", "letters"],
)
def test_profiles(profile: str, body: str, text: str) -> None:
    """A profile leaves out what is no text of its sort of edition."""
    assert read_one(tei_file(body), profile=profile).text == text


@pytest.mark.parametrize(
    ("exclude", "include", "text"),
    [
        ("", "note", "a\nb\nc\nd"),
        ("", "note@place=foot", "a\nb\nd"),
        ("hi", "", "ad"),
        ("p/hi, fw", " note@place=end ,", "a\nc\nd"),
    ],
    ids=["notes", "footnotes", "without an element", "both"],
)
def test_as_a_caller_says(exclude: str, include: str, text: str) -> None:
    """Elements are left out and put in by name, by their parent and by an attribute."""
    body = "<p>a<note place='foot'>b</note><note place='end'>c</note><hi></hi>d</p>"
    assert read_one(tei_file(body), exclude=exclude, include=include).text == text


def test_wrong_element_is_refused() -> None:
    """What names no element is a setting that cannot be."""
    with pytest.raises(ConfigError, match="'a b' is no element; write name, parent/name or name@attribute=value"):
        Rule(exclude="a b")


def test_profiles_are_those_of_the_options() -> None:
    """Each profile can be set, and each has lines of its own."""
    for profile in PROFILES:
        assert Options(profile=profile).profile == profile  # type: ignore[arg-type]  # the tuple of its words
        assert profile == "default" or Rule(profile)._lines != Rule()._lines


def test_every_element_of_the_rule_is_documented() -> None:
    """The page on editions names the elements that are headings, paragraphs or left out, by default and by profile."""
    page = (Path(__file__).parents[5] / "docs/reference/tei-editions.md").read_text("utf-8")
    beside = (
        "span",
        "interp",
        "link",
        "join",
        "fs",
        "fLib",
        "fvLib",
        "timeline",
        "list",
        "certainty",
        "precision",
        "respons",
    )
    rows = (files(editions) / "rules.tsv").read_text("utf-8").splitlines()
    lines = [row.split("\t") for row in rows if row and not row.startswith("#")]
    named = {line[1].split("@")[0] for line in lines if line[2] in ("heading", "paragraph", "skip")}
    missing = sorted(name for name in named if f"`{name}`" not in page and not name.startswith(beside))
    assert not missing
