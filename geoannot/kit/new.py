"""Writing a new plugin: the files of the template, with its names in them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from geoannot import __version__
from geoannot.errors import OutputError, UsageError
from geoannot.kit.names import PluginNames

_TEMPLATE = files("geoannot.kit") / "template"


def new_plugin(names: PluginNames, folder: Path, *, author: str | None = None) -> Path:
    """Write a complete distribution, and return its folder.

    Args:
        names: what its things are called.
        folder: where its folder is made.
        author: who stands in its metadata and its licence.

    Raises:
        UsageError: its folder is there already; nothing is overwritten.
        OutputError: a file cannot be written.
    """
    place = folder / names.distribution
    if place.exists():
        raise UsageError(f"{place} is there already, and nothing is overwritten; name another folder or another plugin")
    words = _words(names, author or f"The {names.distribution} authors")
    for line in _template("files.tsv").splitlines():
        if not line.startswith("#"):
            source, target = line.split("\t")
            _write(place / _filled(target, words), _filled(_template(source), words))
    return place


def _words(names: PluginNames, author: str) -> dict[str, str]:
    """What stands for the placeholders of the template."""
    return {
        "name": names.name,
        "kind": names.kind,
        "prefix": names.prefix,
        "distribution": names.distribution,
        "package": names.package,
        "Name": names.extractor_class,
        "Kind": names.kind_class,
        "author": " ".join(author.replace("\\", "").replace('"', "'").split()),
        "version": ".".join(__version__.split(".")[:2]),
    }


def _template(name: str) -> str:
    return (_TEMPLATE / name).read_text(encoding="utf-8")


def _filled(text: str, words: dict[str, str]) -> str:
    for placeholder, word in words.items():
        text = text.replace(f"{{{{{placeholder}}}}}", word)
    return text


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(path, error.strerror or str(error), None) from error
