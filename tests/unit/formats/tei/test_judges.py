"""What other people's validators and readers make of what is written: each is asked where it is installed.

Two outputs of ours that agree prove nothing. jing validates anew what libxml2 has validated; Schematron checks rules
that RELAX NG can't say; delb, acdh-tei-pyutils and CETEIcean (in Chromium) must see the text of the document.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import urllib.parse
import warnings
from collections.abc import Sequence
from pathlib import Path

import pytest

from geoannot.errors import GeoannotWarning
from geoannot.formats import json as json_format
from geoannot.formats import tei
from geoannot.formats.tei import schema, writing
from geoannot.formats.tei.options import Options
from geoannot.model import Document, Mention

ROOT = Path(__file__).resolve().parents[4]
GOLDEN = ROOT / "tests" / "golden" / "tei"
MODULES = ROOT / ".judges" / "node_modules"
FILES = [GOLDEN / "every-kind.xml", GOLDEN / "every-kind.inline.xml"]
LONGEST = 120  # seconds that a judge may take


def tool(*names: str) -> str:
    """The first of the programs that is installed."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed (apt-get install {names[0]})")
    return found


def package(name: str) -> Path:
    """The folder of a package of npm's."""
    folder = MODULES / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not in .judges (npm install --prefix .judges {name})")
    return folder


def said(command: Sequence[str | Path]) -> str:
    """What a program says."""
    done = subprocess.run(
        command, check=False, capture_output=True, encoding="utf-8", timeout=LONGEST, stdin=subprocess.DEVNULL
    )
    assert done.returncode in (0, 1), done.stderr  # 1 is what validators say of what is not valid
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def documents(odd_texts: dict[str, str]) -> list[Document]:
    """A document with every kind, and texts at which XML stumbles."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)  # it has layers of unknown kinds
        whole = json_format.loads((GOLDEN / "every-kind.json").read_bytes())
    return [whole, *(Document(text, id=name) for name, text in odd_texts.items())]


@pytest.fixture(scope="module")
def sources(documents: list[Document]) -> list[tuple[str, str]]:
    """Text and TEI of each document, in both styles."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", GeoannotWarning)
        inline = [(document.text, tei.dumps(document, style="inline")) for document in documents]
    return inline + [(document.text, tei.dumps(document)) for document in documents]


def test_jing_agrees(material: Path, documents: list[Document], tmp_path: Path) -> None:
    """A second validator finds nothing either, by TEI's schema and by ours; it checks that ids are unique names."""
    jing = tool("jing")
    corpus = tmp_path / "corpus.xml"
    odd = [
        Document("x", annotations=[Mention(id=id, spans=[(0, 1)])]) for id in ("é", "Ж", "1_a:", "中", "𝔘", "ª", "·")
    ]
    stream = io.BytesIO()
    writing.write([*documents[1:], *odd], stream, Options(style="inline"))
    corpus.write_bytes(stream.getvalue())
    for grammar in (material / "schema" / "tei_all_4.9.0.rng", schema.path()):
        assert said([jing, grammar, corpus, *FILES]) == ""


def test_jing_finds_what_is_wrong(tmp_path: Path) -> None:
    """The validator is one: an id that occurs twice is found."""
    jing = tool("jing")
    twice = tmp_path / "twice.xml"
    twice.write_text(FILES[0].read_text("utf-8").replace('xml:id="m2"', 'xml:id="m1"'), "utf-8")
    assert "m1" in said([jing, schema.path(), twice])


SCHEMATRON = Path(__file__).with_name("schematron.cjs")


def test_schematron_finds_nothing(material: Path, tmp_path: Path) -> None:
    """The rules of TEI beside its grammar hold for every construct; without a name, a relation is found out."""
    node = tool("nodejs", "node")
    package("node-schematron")
    rules = material / "schema" / "tei_all_4.9.0.sch"
    assert said([node, SCHEMATRON, MODULES, rules, *FILES]) == "2 files\n"
    nameless = tmp_path / "nameless.xml"
    nameless.write_text(FILES[0].read_text("utf-8").replace('name="oppose" ', ""), "utf-8")
    assert "@name" in said([node, SCHEMATRON, MODULES, rules, nameless])


def test_delb_sees_the_text(sources: list[tuple[str, str]]) -> None:
    """A library for digital editions sees the text of the document, character for character."""
    delb = pytest.importorskip("delb", reason="delb is not installed (pip install delb)")
    for text, source in sources:
        (seen,) = delb.Document(source.encode()).css_select("text")
        assert seen.full_text == text


def test_acdh_tei_pyutils_sees_the_text(documents: list[Document]) -> None:
    """The tools of an archive of editions see the words of the document, and in inline style its names."""
    reader = pytest.importorskip("acdh_tei_pyutils.tei", reason="acdh-tei-pyutils is not installed (pip install it)")
    utils = pytest.importorskip("acdh_tei_pyutils.utils")
    for path in FILES:
        edition = reader.TeiReader(str(path))
        (body,) = edition.any_xpath(".//tei:body")
        assert utils.extract_fulltext(body) == " ".join(documents[0].text.split())
    assert [name.text for name in edition.any_xpath(".//tei:text//tei:persName")] == ["Ida Brecht", "Brecht"]


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><script>{library}</script></head><body><script>
const texts = {sources}.map((source) => new CETEI().makeHTML5(source).querySelector("tei-text").textContent);
document.body.textContent = encodeURIComponent(JSON.stringify(texts));
</script></body></html>"""


def test_browser_sees_the_text(sources: list[tuple[str, str]], tmp_path: Path) -> None:
    """CETEIcean, which shows TEI in a browser, shows the text of the document, character for character."""
    chromium = tool("chromium", "chromium-browser")
    library = (package("CETEIcean") / "dist" / "CETEI.js").read_text("utf-8")
    page = tmp_path / "page.html"
    data = json.dumps([source for _, source in sources]).replace("</", "<\\/")
    page.write_text(PAGE.replace("{library}", library).replace("{sources}", data), "utf-8")
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    shown = said([chromium, "--headless", "--no-sandbox", "--disable-gpu", profile, "--dump-dom", page.as_uri()])
    body = shown[shown.rindex("<body>") + len("<body>") : shown.rindex("</body>")]
    assert json.loads(urllib.parse.unquote(body)) == [text for text, _ in sources]


def test_corpora_are_sound(material: Path) -> None:
    """A sample of real texts, annotated by the full pipeline, passes all judges in both styles."""
    data = material.parent / "data"
    corpora = [path for glob in ("dates/*.jsonl", "quotes/dev.jsonl", "entities/*.jsonl") for path in data.glob(glob)]
    if not corpora:
        pytest.skip("the corpora are not beside the repository (../shared/data)")
    script = ROOT / "tests" / "benchmarks" / "tei_conformance.py"
    grammar = material / "schema" / "tei_all_4.9.0.rng"
    told = said([sys.executable, script, *corpora, "--limit", "2", "--schema", grammar])
    assert " 0 failed" in told
    assert not [line for line in told.splitlines() if line.endswith("failed") and not line.endswith(" 0 failed")], told
