"""Corpora on disk: which files a call means and how they are read, and how results are written whole or not at all."""

from __future__ import annotations

from geoannot.corpus.inputs import Input, find_inputs, format_of, read_inputs
from geoannot.corpus.outputs import Output
from geoannot.corpus.planning import plan_output

__all__ = ["Input", "Output", "find_inputs", "format_of", "plan_output", "read_inputs"]
