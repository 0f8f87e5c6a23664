"""Endurance: a megabyte of one thing must not hang an extractor.

The guard stops the extractor when it has used up its time, where the platform has a timer of processor time; elsewhere
the time is measured, and said afterwards.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from geoannot.hooks import AnnotationExtractor, Extractor
from geoannot.model import Kinds
from geoannot.testing.annotations import Fields
from geoannot.testing.laws import BrokenLawError, found_by
from geoannot.testing.scaffold import scaffold

MEGABYTE = 1_000_000  # characters

LONG_TEXTS: Mapping[str, str] = {
    "one letter": "a",
    "quotation marks": '"',
    "opening quotation marks": "“",
    "digits": "1",
    "capitals": "A",
    "blanks": " ",
    "newlines": "\n",
    "capitalised words": "Velmar ",
    "prose": "“Canada will not sign,” Ida Brecht of the Marenda Council said on Monday, 3 May 1998, in Oslo.\n",
}
"""What a megabyte is made of, by its name."""

TRACERS = frozenset({"coverage", "pdb", "pydevd"})
"""Packages whose code runs between the lines of other code."""
AGAIN = 0.02  # seconds of processor time, after which a stop that came at a bad moment is tried again


class _TimeIsUp(BaseException):
    """Not an Exception, lest the extractor catch it."""


def check_endurance(
    specification: Extractor,
    extractor: AnnotationExtractor,
    kinds: Kinds,
    fields: Mapping[str, Fields],
    seconds_per_megabyte: float,
) -> None:
    """Run an extractor on a megabyte of each of :data:`LONG_TEXTS`.

    Raises:
        BrokenLawError: it raised something, or took more seconds of processor time than it may.
    """
    for name, piece in LONG_TEXTS.items():
        document = scaffold(piece * (MEGABYTE // len(piece)), specification.requires, kinds, fields)
        begun = time.process_time()
        try:
            with _deadline(seconds_per_megabyte):
                found_by(extractor, specification.name, document.view())
            late = time.process_time() - begun > seconds_per_megabyte
        except _TimeIsUp:
            late = True
        if late:
            what = f"a megabyte of {name} ({piece!r}) took more than {seconds_per_megabyte:g} seconds"
            raise BrokenLawError(specification.name, "a megabyte of anything does not hang it", what)


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Raise in the code below when the process has worked for that long; nothing where there is no such timer."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    is_up = False

    def stop(_: int, frame: FrameType | None) -> None:
        nonlocal is_up
        if not is_up and not _in_a_tracer(frame):
            is_up = True
            raise _TimeIsUp

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
    try:
        yield
    finally:
        is_up = True
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _in_a_tracer(frame: FrameType | None) -> bool:
    """Whether the extractor's code was left for a tracer, which may hold a lock that it would never give back."""
    while frame is not None and frame.f_globals.get("__name__") != __name__:
        if str(frame.f_globals.get("__name__")).partition(".")[0] in TRACERS:
            return True
        frame = frame.f_back
    return False
