"""Python's warnings, where geoannot gives them, as the sentences that the command line warns in."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from geoannot.cli.printing import warn
from geoannot.errors import GeoannotWarning


@contextmanager
def warnings_said() -> Iterator[None]:
    """Say each warning of geoannot in a sentence, as often as it is given; others are as Python has them."""
    with warnings.catch_warnings():
        usual = warnings.showwarning
        warnings.simplefilter("always", GeoannotWarning)

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if issubclass(category, GeoannotWarning):
                warn(str(message))
            else:
                usual(message, category, filename, lineno, file, line)

        warnings.showwarning = show
        yield
