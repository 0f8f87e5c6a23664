"""How Sphinx builds these pages: Markdown through MyST, the Furo theme, warnings as errors (see the Makefile)."""

from __future__ import annotations

from geoannot import __version__

project = "geoannot"
author = "The geoannot authors"
copyright = author
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "tutorial/articles"]
nitpicky = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_preserve_defaults = True
napoleon_use_ivar = True

html_theme = "furo"
html_title = f"geoannot {version}"
