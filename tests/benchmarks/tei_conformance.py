"""Annotates whole corpora, writes them as TEI in both styles, and has every file judged; prints how many failed what.

    python tests/benchmarks/tei_conformance.py [FILE.jsonl ...] [--schema tei_all.rng] [--schematron tei_all.sch]
        [--judges .judges/node_modules] [--limit N]

Each line of a file is ``{"id", "text", "date" or "dct"}``; without files, the articles of the tutorial are taken.
Of each document, in each style: it is valid by geoannot's schema and by the one given (lxml, and jing where it is
installed, which is started once a style), every pointer names an element, every place is its text, and it is read back
to the same document. Schematron looks at the first sixty documents of less than 1,500 words. Exit status 1 if anything
fails.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import get_args

from lxml import etree

from geoannot.errors import GeoannotWarning
from geoannot.formats import tei
from geoannot.formats.tei import schema
from geoannot.formats.tei.names import ID, TEI, unescape
from geoannot.formats.tei.options import Style
from geoannot.model import Document, TextAnnotation
from geoannot.pipeline import Pipeline

ROOT = Path(__file__).parents[2]
RULES = ROOT / "tests" / "unit" / "formats" / "tei" / "schematron.cjs"
POINTING = "active ana corresp datingMethod from next passive prev ref resp source target to who".split()
PLACE = re.compile(r"#string-(?:range|index)\(([^,]+),([0-9,]+)\)")
LARGEST_SAMPLE, MOST_WORDS = 60, 1_500


def documents(paths: list[Path], limit: int | None) -> Iterator[Document]:
    """The texts of JSON Lines, with their dates and nothing else; or the articles of the tutorial."""
    if not paths:
        articles = sorted((ROOT / "docs" / "tutorial" / "articles").glob("*.txt"))
        yield from (Document(path.read_text("utf-8"), id=path.stem) for path in articles)
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in islice(filter(str.strip, lines), limit):
                record = json.loads(line)
                date = record.get("date") or record.get("dct")
                yield Document(record["text"], id=str(record["id"]), metadata={"date": date})


def string_value(element: etree._Element) -> str:
    """The text in an element, as XPath sees it."""
    return str(element.xpath("string(.)"))


def dangling(root: etree._Element) -> int:
    """How many pointers name no element."""
    ids = {element.get(ID) for element in root.iter() if ID in element.attrib}
    pointers = (word for element in root.iter() for name in POINTING for word in element.get(name, "").split())
    names = (place[1] if (place := PLACE.fullmatch(pointer)) else pointer[1:] for pointer in pointers)
    return sum(name not in ids for name in names)


def misplaced(root: etree._Element, document: Document) -> int:
    """How many annotations are not at their words: string-ranges in the stand-off part, and elements of the text."""
    (text,) = root.iterchildren(f"{TEI}text")
    holders = {str(found.get(ID)): string_value(found) for found in text.iter("{*}*") if ID in found.attrib}
    wrong = int(string_value(text) != document.text)
    for element in root.iter(f"{TEI}annotation", f"{TEI}span", *(f"{TEI}{name}" for name in IN_TEXT)):
        annotation = document.get(unescape(element.get(ID, "")))
        if isinstance(annotation, TextAnnotation) and "next" not in element.attrib:
            wrong += words_at(element, holders) != document.text_of(annotation)
    return wrong


IN_TEXT = "p head s persName orgName placeName name rs date time said seg".split()


def words_at(element: etree._Element, holders: dict[str, str]) -> str:
    """The words that an element of the text holds, or that one beside it points to; several pieces with blanks."""
    if "target" in element.attrib or "from" in element.attrib:
        places = [PLACE.fullmatch(element.get(name, "")) for name in ("target", "from", "to")]
        ends = [(place[1], list(map(int, place[2].split(",")))) for place in places if place]
        name = ends[0][0]
        if len(ends) == 2:
            return holders[name][ends[0][1][0] : ends[1][1][0]]
        numbers = ends[0][1]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return " ".join(holders[name][offset : offset + length] for offset, length in pairs)
    return holders[element.get(ID, "")]


class Judges:
    """Who looks at each file at once, and what they found so far."""

    def __init__(self, grammar: Path | None) -> None:
        self.grammars = {"geoannot's schema": schema.load()}
        if grammar is not None:
            self.grammars[grammar.name] = etree.RelaxNG(etree.parse(grammar))
        self.failed: Counter[str] = Counter()

    def look(self, document: Document, source: bytes, style: Style) -> None:
        """Count what is wrong with a file; name the document."""
        root = etree.fromstring(source)
        found = {name: int(not grammar.validate(root)) for name, grammar in self.grammars.items()}
        found["dangling pointers"] = dangling(root)
        found["places that are not their words"] = misplaced(root, document)
        found["not the same when read back"] = int(tei.loads(source) != document)
        for name, count in found.items():
            self.failed[name] += count
            if count:
                print(f"{document.id} ({style}): {name} {count}")


def ask(command: list[str | Path], name: str, failed: Counter[str], nothing: str = "") -> None:
    """Have a program look at many files; each line that it prints is a finding."""
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=3600)
    lines = [line for line in done.stdout.splitlines() if line != nothing]
    if done.returncode not in (0, 1):
        lines.append(done.stderr)
    failed[name] += len(lines)
    print(*lines[:20], sep="\n", end="\n" if lines else "")


def ask_others(folder: Path, sample: list[Path], options: argparse.Namespace, failed: Counter[str]) -> None:
    """Have jing look at all files and Schematron at the sample, where they are installed."""
    if jing := shutil.which("jing"):
        for style in get_args(Style):
            files = sorted((folder / style).iterdir())
            for grammar in filter(None, (schema.path(), options.schema)):
                ask([jing, grammar, *files], f"jing, {grammar.name}", failed)
    node = shutil.which("node")
    if node and options.schematron and (options.judges / "node-schematron").is_dir():
        command: list[str | Path] = [node, RULES, options.judges, options.schematron, *sample]
        ask(command, "Schematron", failed, f"{len(sample)} files")


def main() -> int:
    """Annotate everything, write it in both styles, and ask all judges."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--schema", type=Path)
    parser.add_argument("--schematron", type=Path)
    parser.add_argument("--judges", type=Path, default=ROOT / ".judges" / "node_modules")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    warnings.simplefilter("ignore", GeoannotWarning)  # what does not nest is counted here
    pipeline, judges = Pipeline.discover(), Judges(options.schema)
    count: Counter[str] = Counter()
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        sample: list[Path] = []
        for number, document in enumerate(documents(options.files, options.limit)):
            count["failures of extractors"] += len(pipeline.annotate(document).failures)
            count["documents"] += 1
            count["characters"] += len(document.text)
            count["annotations"] += sum(map(len, document.layers.values()))
            for style in get_args(Style):
                source = tei.dumps(document, style=style).encode()
                path = Path(folder) / style / f"{number}.xml"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(source)
                judges.look(document, source, style)
                count["kept beside the text in inline style"] += source.count(b'<ref target="#')
            if len(sample) < 2 * LARGEST_SAMPLE and len(document.text.split()) < MOST_WORDS:
                sample += [Path(folder) / style / f"{number}.xml" for style in get_args(Style)]
        ask_others(Path(folder), sample, options, judges.failed)
    print(*(f"{name}: {number:,}" for name, number in count.items()), sep=" · ")
    print(*(f"{name}: {number:,} failed" for name, number in judges.failed.items()), sep="\n")
    print(f"{time.perf_counter() - begin:.0f} seconds")
    return int(any(judges.failed.values()))


if __name__ == "__main__":
    sys.exit(main())
