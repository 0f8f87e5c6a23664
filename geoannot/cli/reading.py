"""Reading what a command was given, and saying what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geoannot.cli.delivery import expected
from geoannot.cli.printing import complain, progress, warn
from geoannot.corpus import find_inputs, read_inputs
from geoannot.model import Document
from geoannot.registry import Registry


class Reading:
    """The documents of inputs, one by one.

    Attributes:
        failed: how many could not be read; each was complained of when its turn came.
    """

    def __init__(self, registry: Registry, inputs: Iterable[str], read_as: str | None) -> None:
        self._found = find_inputs(inputs, registry.formats, read_as)
        self._kinds = registry.kinds
        self.failed = 0

    def __iter__(self) -> Iterator[Document]:
        with progress(expected(self._found)) as counter:
            for _, item in read_inputs(self._found, kinds=self._kinds, report=warn):
                counter.advance()
                if isinstance(item, Document):
                    yield item
                else:
                    self.failed += 1
                    complain(str(item))
