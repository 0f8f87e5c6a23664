"""The pipeline orders extractors, runs them, gives ids, and keeps each failure to its extractor and its document."""

from __future__ import annotations

from geoannot.pipeline.outcome import Failure, Outcome, outcome_of
from geoannot.pipeline.runner import Pipeline

__all__ = ["Failure", "Outcome", "Pipeline", "outcome_of"]
