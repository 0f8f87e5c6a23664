"""Reads news and diplomatic prose: who is in it, who says what, when, and who stands how towards whom or what.

    import geoannot

    document = geoannot.annotate("Oslo welcomed the accord.", date="2021-03-18")

The public names are loaded when they are first asked for (PEP 562), so that importing this costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geoannot.analysis import Comparison, StanceMatrix, compare, compare_all, rows, signed_by, stance_matrix
    from geoannot.api import annotate, documents, read, write
    from geoannot.errors import AnnotationError, GeoannotError, GeoannotWarning
    from geoannot.formats import json, tei
    from geoannot.hooks import Extractor, Format, ReadContext, hookimpl
    from geoannot.model import (
        Annotation,
        Document,
        DocumentView,
        Entity,
        Finding,
        Heading,
        Layer,
        Mention,
        Metadata,
        Offsets,
        Paragraph,
        Quote,
        Sentence,
        Span,
        Stance,
        TextAnnotation,
        Timex,
        Tokens,
        kind,
        reference,
    )
    from geoannot.pipeline import Failure, Outcome, Pipeline
    from geoannot.registry import Registry

__version__ = "0.1.0"

_HOMES = {
    "geoannot.analysis": (
        *("Comparison", "StanceMatrix", "compare", "compare_all", "rows", "signed_by", "stance_matrix"),
    ),
    "geoannot.api": ("annotate", "documents", "read", "write"),
    "geoannot.errors": ("AnnotationError", "GeoannotError", "GeoannotWarning"),
    "geoannot.hooks": ("Extractor", "Format", "ReadContext", "hookimpl"),
    "geoannot.model": (
        *("Annotation", "Document", "DocumentView", "Entity", "Finding", "Heading", "Layer", "Mention", "Metadata"),
        *("Offsets", "Paragraph", "Quote", "Sentence", "Span", "Stance", "TextAnnotation", "Timex", "Tokens"),
        *("kind", "reference"),
    ),
    "geoannot.pipeline": ("Failure", "Outcome", "Pipeline"),
    "geoannot.registry": ("Registry",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}
_FORMATS = ("json", "tei")

__all__ = [
    "Annotation",
    "AnnotationError",
    "Comparison",
    "Document",
    "DocumentView",
    "Entity",
    "Extractor",
    "Failure",
    "Finding",
    "Format",
    "GeoannotError",
    "GeoannotWarning",
    "Heading",
    "Layer",
    "Mention",
    "Metadata",
    "Offsets",
    "Outcome",
    "Paragraph",
    "Pipeline",
    "Quote",
    "ReadContext",
    "Registry",
    "Sentence",
    "Span",
    "Stance",
    "StanceMatrix",
    "TextAnnotation",
    "Timex",
    "Tokens",
    "annotate",
    "compare",
    "compare_all",
    "documents",
    "hookimpl",
    "json",
    "kind",
    "read",
    "reference",
    "rows",
    "signed_by",
    "stance_matrix",
    "tei",
    "write",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded now."""
    if name in _FORMATS:
        return import_module(f"geoannot.formats.{name}")
    if name not in _HOME_OF:
        raise AttributeError(f"module 'geoannot' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    model = sys.modules.get("geoannot.model")
    if model is not None and model.DocumentView.html_renderer is None:
        model.DocumentView.html_renderer = _as_html
    return found


def _as_html(document: DocumentView) -> str | None:
    """The document as Jupyter shows it; None where what renders it isn't there."""
    try:
        shown: str = import_module("geoannot.formats.html").fragment(document)
    except ImportError:
        return None
    return shown


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
