"""The plugin kit: a distribution to begin with, complete and checked, whose parts are there to be replaced."""

from __future__ import annotations

from geoannot.kit.names import PluginNames, names_for
from geoannot.kit.new import new_plugin

__all__ = ["PluginNames", "names_for", "new_plugin"]
