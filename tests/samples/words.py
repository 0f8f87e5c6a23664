"""A plugin in one file: it finds words, and does what no extractor should do where the text tells it to."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from geoannot.hooks import Extractor, hookimpl
from geoannot.model import Annotation, DocumentView, Entity, TextAnnotation, kind, reference


@kind("word", prefix="w")
@attrs.frozen(kw_only=True)
class Word(TextAnnotation):
    """A word, the word before it, and how loud it is."""

    loud: bool = False
    previous: str | None = reference("word")


@attrs.frozen
class WordsConfig:
    """Settings of the word finder."""

    shortest: int = 1


class WordFinder:
    """Finds words of letters."""

    def __init__(self, config: WordsConfig) -> None:
        self._config = config

    def extract(self, document: DocumentView) -> Iterable[Annotation]:
        """Every word, linked to the one before it; a word with an exclamation mark may be an order."""
        for order, obey in ORDERS.items():
            if order in document.text:
                return obey()  # type: ignore[no-any-return]  # the point of some is to return anything
        return self._words(document.text)

    def _words(self, text: str) -> Iterator[Word]:
        previous = None
        for number, match in enumerate(re.finditer(r"[^\W\d_]+", text)):
            if len(match[0]) >= self._config.shortest:
                id = f"here{number}"
                yield Word(id=id, spans=[match.span()], loud=match[0].isupper(), previous=previous)
                previous = id


def _raise() -> Any:
    raise ValueError("told to")


def _die() -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def _exit() -> Any:
    os._exit(3)


def _sleep() -> Any:
    sys.stderr.write("asleep\n")
    sys.stderr.flush()
    time.sleep(60)


def _refuse(*_: object) -> Any:
    raise ValueError("not here")


def _unreadable() -> list[Annotation]:
    @kind("word", prefix="w")
    @attrs.frozen(kw_only=True)
    class Stubborn(TextAnnotation):
        """A word that can be sent and not received."""

        def __reduce__(self) -> Any:
            return _refuse, ()

    return [Stubborn(spans=[(0, 1)])]


def _unsendable() -> list[Annotation]:
    @kind("word", prefix="w")
    @attrs.frozen(kw_only=True)
    class Hidden(TextAnnotation):
        """A class that another process can't find."""

    return [Hidden(spans=[(0, 1)])]


ORDERS: dict[str, Any] = {
    "raise!": _raise,
    "die!": _die,
    "exit!": _exit,
    "sleep!": _sleep,
    "unsendable!": _unsendable,
    "unreadable!": _unreadable,
    "number!": lambda: 7,
    "text!": lambda: "rubbish",
    "strings!": lambda: ["rubbish"],
    "entity!": lambda: [Entity(name="Oslo", type="gpe")],
    "twins!": lambda: [Word(id="a", spans=[(0, 1)]), Word(id="a", spans=[(1, 2)])],
    "beyond!": lambda: [Word(spans=[(0, 10_000)])],
    "dangling!": lambda: [Word(spans=[(0, 1)], previous="nobody")],
}
"""What to do where the text says so."""


@hookimpl
def register_kinds() -> list[type[Annotation]]:
    """Words."""
    return [Word]


@hookimpl
def register_extractors() -> list[Extractor]:
    """The word finder."""
    return [Extractor(name="words", version="1.0", provides=("word",), Config=WordsConfig, load=WordFinder)]
