"""Templates: how they are found and filled in, and what a page may load and run."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from geoannot import __version__
from geoannot.formats.html.wording import counted

_HOME = files("geoannot.formats.html") / "templates"


@cache
def resource(name: str) -> Markup:
    """A style sheet or script, as it stands in its file."""
    return Markup((_HOME / name).read_text(encoding="utf-8"))


def filled_in(template: str, /, **values: Any) -> str:
    """A template with its places filled in; whatever is not mark-up already is escaped."""
    return _environment().get_template(template).render(values)


@cache
def policy(*, script: bool = False) -> str:
    """The Content Security Policy of a page: its own style, its own script if it has one, and nothing else."""
    allowed = ["default-src 'none'", f"style-src '{_digest('text.css')}' '{_digest('page.css')}'", "img-src data:"]
    if script:
        allowed.append(f"script-src '{_digest('search.js')}'")
    return "; ".join([*allowed, "base-uri 'none'", "form-action 'none'"])


def _digest(name: str) -> str:
    return "sha256-" + b64encode(sha256(resource(name).encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("geoannot.formats.html"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["counted"] = counted
    environment.globals.update(resource=resource, policy=policy, version=__version__)
    return environment
