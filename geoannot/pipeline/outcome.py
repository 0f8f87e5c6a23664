"""What became of a document: itself, and what failed on it."""

from __future__ import annotations

import attrs

from geoannot.model import Document


@attrs.frozen(kw_only=True)
class Failure:
    """Something that went wrong with one document.

    Attributes:
        plugin: the extractor that failed, or the step (``read``, ``process``).
        document: the id of the document, or where it stands in its source.
        cause: what went wrong, in a sentence.
        trace: the traceback, as text; empty where there is none.
    """

    plugin: str
    document: str
    cause: str
    trace: str = attrs.field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.document}: {self.plugin}: {self.cause}"


@attrs.frozen(kw_only=True)
class Outcome:
    """A document that went through the pipeline.

    Attributes:
        document: the document with what was found; None where there is nothing of it (it could not be read, its process
            was killed, it took too long).
        failures: what went wrong, in the order of the extractors.
    """

    document: Document | None
    failures: tuple[Failure, ...] = ()


def outcome_of(item: Document | Exception) -> Outcome:
    """What a document, or the error of one that could not be read, comes to before anything is done with it."""
    if isinstance(item, Document):
        return Outcome(document=item)
    source = getattr(item, "source", "") or "input"
    cause = str(item).removeprefix(f"{source}: ")
    return Outcome(document=None, failures=(Failure(plugin="read", document=source, cause=cause),))
