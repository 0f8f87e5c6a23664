"""An article in which everything occurs, and a real browser to look at its page with."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest

from geoannot.model import (
    Document,
    Entity,
    Heading,
    Mention,
    Paragraph,
    Quote,
    Sentence,
    Stance,
    TextAnnotation,
    Timex,
    kind,
)

TEXT = """Ottern lock stays shut

Marenda condemned the closure of Ottern lock on Monday 😀. "The lock," said Ida Brecht, "is <b>ours</b> & stays shut."\r
Her ministry had warned in March 2021 that Velm would pay for it.

Velm praised the Canal Union & waits.
"""


@kind("claim", prefix="c")
@attrs.frozen(kw_only=True)
class Claim(TextAnnotation):
    """A kind of a plugin."""

    weight: int = 0


def found(words: str, after: int = 0) -> tuple[int, int]:
    """Where words stand in the article."""
    start = TEXT.index(words, after)
    return start, start + len(words)


@pytest.fixture
def article() -> Document:
    """An invented article, annotated by hand: every kind, a quotation in two pieces, overlapping lines."""
    metadata = {"title": "Ottern lock", "date": "2021-03-17", "source": "The Lock Keeper", "language": "en"}
    document = Document(TEXT, id="ottern", metadata=metadata)
    document.add(Heading(spans=[found("Ottern lock stays shut")]))
    for line in ("Marenda condemned", "Her ministry", "Velm praised"):
        start = TEXT.index(line)
        document.add(Paragraph(spans=[(start, TEXT.index("\n", start))]))
    document.add(Sentence(spans=[found("Marenda condemned the closure of Ottern lock on Monday 😀.")]))
    marenda = document.add(Entity(name="Marenda", type="gpe", identifiers={"iso3166": "MR"}))
    ida = document.add(Entity(name="Ida Brecht", type="person", role="minister of canals"))
    velm = document.add(Entity(name="Velm", type="gpe"))
    union = document.add(Entity(name="Canal Union", type="organization"))
    lock = document.add(Entity(name="Ottern lock", type="facility"))
    for words, entity in (("Marenda", marenda), ("Ida Brecht", ida), ("Canal Union", union), ("Velm", velm)):
        document.add(Mention(spans=[found(words)], entity=entity.id, confidence=0.9, by="person/reader"))
    document.add(Mention(spans=[found("Ottern lock", 30)], entity=lock.id))
    document.add(Mention(spans=[found("Velm", TEXT.index("Velm praised"))], entity=velm.id))
    document.add(Mention(spans=[found("Her")], form="pronoun", entity=ida.id))
    document.add(Mention(spans=[found("it", TEXT.index("pay for"))], form="pronoun"))
    for words, value, first, last in (
        ("Monday", "2021-03-15", "2021-03-15", "2021-03-15"),
        ("March 2021", "2021-03", "2021-03-01", "2021-03-31"),
    ):
        document.add(Timex(spans=[found(words)], type="DATE", value=value, earliest=first, latest=last))
    document.add(
        Quote(
            spans=[found('"The lock,"'), found('"is <b>ours</b> & stays shut."')],
            type="direct",
            cue=[found("said")],
            source=[found("Ida Brecht")],
            speaker=ida.id,
        )
    )
    warned = found("that Velm would pay for it")
    document.add(Quote(spans=[warned], type="indirect", cue=[found("warned")], speaker=ida.id))
    for words, holder, target, polarity in (
        ("condemned", marenda, lock, -0.6),
        ("warned in March 2021 that Velm would pay", ida, velm, -0.3),
        ("praised", velm, union, 0.6),
    ):
        document.add(
            Stance(
                spans=[found(words)],
                holder=holder.id,
                target=target.id,
                polarity=polarity,
                intensity=abs(polarity),
                basis="narrated-action",
            )
        )
    document.add(Claim(spans=[found("stays shut", 40)], weight=3))
    return document


_FLAGS = """
--headless --no-sandbox --disable-gpu --disable-background-networking --disable-extensions --no-first-run
""".split()


class Browser:
    """Chromium without a window, spoken to through its DevTools protocol over two pipes; every wait has an end."""

    def __init__(self, program: str, profile: Path) -> None:
        read_commands, self._write = os.pipe()
        self._read, write_answers = os.pipe()
        # Chromium reads commands from descriptor 3 and answers on 4.
        pipes = f'exec "$@" 3</dev/fd/{read_commands} 4>/dev/fd/{write_answers}'
        flags = [*_FLAGS, "--remote-debugging-pipe", f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            ["sh", "-c", pipes, "sh", program, *flags],
            pass_fds=(read_commands, write_answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(read_commands)
        os.close(write_answers)
        self._buffer = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []
        targets = self._ask("Target.getTargets", session="")["targetInfos"]
        page = next(one["targetId"] for one in targets if one["type"] == "page")
        self._session = self._ask("Target.attachToTarget", session="", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._ask(f"{domain}.enable")

    def close(self) -> None:
        """End it, with all its processes."""
        with suppress(ProcessLookupError):  # it has ended itself
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=10)
        os.close(self._write)
        os.close(self._read)

    def open(self, path: Path, *, width: int = 1200, height: int = 900, scheme: str = "light", media: str = "") -> None:
        """Open a file in a window of that size (CSS pixels), and forget what happened before."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self._ask(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": scheme}]
        )
        self._ask("Emulation.setFocusEmulationEnabled", enabled=True)
        self.events.clear()
        self._ask("Page.navigate", url=path.as_uri())
        self._wait(lambda: any(one["method"] == "Page.loadEventFired" for one in self.events))

    def value(self, expression: str) -> Any:
        """What a JavaScript expression is worth in the page."""
        answer = self._ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press a key, such as ``Tab``, or a blank."""
        codes = {"Tab": 9, "Enter": 13, " ": 32}
        keys: dict[str, Any] = {"key": key, "windowsVirtualKeyCode": codes[key]}
        text = {"Enter": "\r", " ": " "}.get(key, "")
        self._ask("Input.dispatchKeyEvent", type="keyDown", **keys, **({"text": text} if text else {}))
        self._ask("Input.dispatchKeyEvent", type="keyUp", **keys)

    def requests(self) -> list[str]:
        """The URLs that were asked for since the page was opened."""
        sent = [one["params"] for one in self.events if one["method"] == "Network.requestWillBeSent"]
        return [one["request"]["url"] for one in sent]

    def complaints(self) -> list[str]:
        """What the page wrote to the console, and what went wrong in it."""
        methods = {"Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"}
        return [json.dumps(one["params"]) for one in self.events if one["method"] in methods]

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Take a picture of the window, or of the whole page."""
        data = self._ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    def _ask(self, method: str, *, session: str | None = None, **params: Any) -> Any:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session is None:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        answers: list[dict[str, Any]] = []
        self._wait(lambda: answers, answers)
        assert "error" not in answers[0], answers[0]["error"]
        return answers[0]["result"]

    def _wait(self, ready: Callable[[], Any], answers: list[dict[str, Any]] | None = None, seconds: float = 30) -> None:
        """Take in messages until something is so."""
        end = time.monotonic() + seconds
        while not ready():
            readable, _, _ = select.select([self._read], [], [], max(0, end - time.monotonic()))
            if not readable:
                raise TimeoutError("Chromium does not answer")
            received = os.read(self._read, 1 << 20)
            if not received:
                raise RuntimeError("Chromium has ended")
            *messages, self._buffer = (self._buffer + received).split(b"\0")
            for message in map(json.loads, messages):
                if message.get("id") == self._number and answers is not None:
                    answers.append(message)
                elif "method" in message:
                    self.events.append(message)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real browser, one for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no Chromium here (Debian's package is called chromium)")
    try:
        started = Browser(program, tmp_path_factory.mktemp("profile"))
    except (OSError, RuntimeError, TimeoutError) as error:
        pytest.skip(f"Chromium does not start here: {error}")
    yield started
    started.close()
