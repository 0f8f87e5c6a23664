"""A module imports from lower floors or from its own folder, absolutely and at the top of the file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import geoannot

PACKAGE = Path(geoannot.__file__).parent

FLOORS = {
    "errors": 0,
    "model": 1,
    "hooks": 2,
    "language": 2,
    "formats": 3,
    "registry": 4,
    "settings": 4,
    "pipeline": 5,
    "corpus": 5,
    "analysis": 6,
    "api": 6,
    "installation": 6,
    "kit": 6,
    "testing": 6,
    "cli": 7,
    "__main__": 8,
}
"""The first part of a module's name below the package, and its floor."""

LATE = {"cli/__init__.py", "__init__.py"}
"""Files that import inside functions, so that ``--version`` and ``import geoannot`` load nothing heavy."""

OPEN_TO_EXTRACTORS = {"errors", "model", "hooks", "language"}

MODULES = sorted(PACKAGE.rglob("*.py"))
PLUGIN_MODULES = sorted((PACKAGE.parent / "plugins").glob("geoannot-*/geoannot_*/**/*.py"))


def named(path: Path) -> str:
    """A module's path below the folder that it is shipped from."""
    return path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else path.parents[-1]).as_posix()


def imports(path: Path, own: str = "geoannot") -> Iterator[tuple[str, int, bool]]:
    """The modules of ours that a file imports when it runs, each with its line and whether it stands at the top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only_for_types = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
    }
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            names = [_meant(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        for name in names:
            if (name == own or name.startswith(f"{own}.")) and id(node) not in only_for_types:
                yield name, node.lineno, id(node) in top


def _meant(module: str, name: str) -> str:
    """What ``from module import name`` imports: a module of that name where there is one, else the first."""
    path = PACKAGE.parent.joinpath(*module.split("."), name)
    if name == "__version__":
        return f"{module}.{name}"
    return f"{module}.{name}" if path.is_dir() or path.with_suffix(".py").is_file() else module


def floor_of(path: Path) -> int:
    """The floor of a file of the core; the façade stands on top of all."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return 9 if first == "__init__" else FLOORS[first]


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_come_from_below(path: Path) -> None:
    """Everything that a module imports stands on a lower floor, or in its own folder."""
    parts = path.relative_to(PACKAGE).parts
    own = f"geoannot.{parts[0].removesuffix('.py')}"
    for name, line, _ in imports(path):
        if name == own or name.startswith(f"{own}."):
            continue
        if name == "geoannot.__version__":
            continue  # nothing is loaded for it
        assert name.split(".")[1:], f"{named(path)}:{line} imports the façade"
        floor = FLOORS[name.split(".")[1]]
        assert floor < floor_of(path), f"{named(path)}:{line} (floor {floor_of(path)}) imports {name} (floor {floor})"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_stand_at_the_top(path: Path) -> None:
    """Imports stand at the top of a file, save where something heavy is kept from being loaded."""
    late = [f"{named(path)}:{line} imports {name}" for name, line, top in imports(path) if not top]
    assert not late or named(path) in LATE


def test_formats_do_not_know_each_other() -> None:
    """A format can be taken out without another one noticing; the folder's own file registers them all."""
    registering = PACKAGE / "formats/__init__.py"
    for path in sorted(set((PACKAGE / "formats").rglob("*.py")) - {registering}):
        own = path.relative_to(PACKAGE / "formats").parts[0].removesuffix(".py")
        for name, line, _ in imports(path):
            if name.startswith("geoannot.formats."):
                assert name.split(".")[2] == own, f"{named(path)}:{line} imports {name}"


@pytest.mark.parametrize("path", PLUGIN_MODULES, ids=lambda path: "/".join(path.parts[-2:]))
def test_extractors_import_what_is_open_to_them(path: Path) -> None:
    """An extractor uses errors, model, hooks and language of the core, and no other plugin."""
    own = next(part for part in path.parts if part.startswith("geoannot_"))
    for name, line, _ in imports(path):
        assert name.split(".")[1:2][0] in OPEN_TO_EXTRACTORS, f"{path.name}:{line} imports {name}"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        strangers = [one for one in modules if one.startswith("geoannot_") and one.split(".")[0] != own]
        assert not strangers, f"{path.name}:{getattr(node, 'lineno', 0)} imports {strangers}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_the_command_line_prints(path: Path) -> None:
    """A library that prints spoils the output of whoever uses it."""
    if path.relative_to(PACKAGE).parts[0] == "cli":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"]


def test_every_floor_has_its_module() -> None:
    """The list of floors names what is there, and everything that is there."""
    there = {path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert there - {"__init__", "__pycache__", "py.typed"} <= set(FLOORS)
