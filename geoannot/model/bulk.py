"""Making very many objects at once: what readers of formats do."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_LARGE = 100_000  # bytes or characters


@contextmanager
def collector_paused(size: int) -> Iterator[None]:
    """The garbage collector paused where much is loaded: looking for garbage among new objects doubles the time.

    Args:
        size: how much is read, in bytes or characters; for little it is not worth it.
    """
    pause = gc.isenabled() and size > _LARGE
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()
