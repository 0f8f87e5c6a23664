"""Builds every wheel twice, under different circumstances; fails where two differ or a file is left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EPOCH = "1600000000"


def sources() -> list[str]:
    """Return the files that are, or are about to be, under version control, relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [name for name in listed.split("\0") if (ROOT / name).is_file()]


def build(checkout: Path, umask: int, seed: str) -> dict[str, Path]:
    """Copy the sources to `checkout` and build there, all of it under `umask`; return the wheels by name."""
    before = os.umask(umask)
    try:
        for name in sources():
            (checkout / name).parent.mkdir(parents=True, exist_ok=True)
            # Contents only: the modes of the copy are given by the umask, as in a clone.
            shutil.copyfile(ROOT / name, checkout / name)
        environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": seed}
        command = [
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            str(checkout / "dist"),
        ]
        for distribution in (checkout, *sorted(checkout.glob("plugins/geoannot-*"))):
            leave_behind(distribution)
            done = subprocess.run(
                [*command, str(distribution)], env=environment, check=False, capture_output=True, text=True
            )
            if done.returncode:
                sys.exit(f"{distribution.name} cannot be built:\n{done.stdout}{done.stderr}")
    finally:
        os.umask(before)
    return {wheel.name: wheel for wheel in sorted((checkout / "dist").glob("*.whl"))}


def leave_behind(distribution: Path) -> None:
    """Lay a module into the build folder that is no longer in the sources."""
    package = next(distribution.glob("geoannot*/__init__.py")).parent.name
    stale = distribution / "build" / "lib" / package / "left_behind.py"
    stale.parent.mkdir(parents=True)
    stale.write_text("", encoding="utf-8")


def left_out(wheel: Path) -> list[str]:
    """Return the files of the wheel's package that are in the sources and not in the wheel: data without a pattern."""
    package = wheel.name.partition("-")[0]
    folder = "geoannot/" if package == "geoannot" else f"plugins/{package.replace('_', '-')}/{package}/"
    parent = len(folder) - len(package) - 1
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    return [name for name in sources() if name.startswith(folder) and name[parent:] not in packed]


def differences(first: Path, second: Path) -> list[str]:
    """Return the members in which two wheels differ, or that neither should hold; empty where all is well."""
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        members = {info.filename: (info.CRC, info.external_attr, info.date_time) for info in one.infolist()}
        others = {info.filename: (info.CRC, info.external_attr, info.date_time) for info in other.infolist()}
    found = sorted(name for name in members.keys() | others.keys() if members.get(name) != others.get(name))
    found += sorted(name for name in members if name.endswith("left_behind.py"))
    if not found and first.read_bytes() != second.read_bytes():
        found.append("the order or the packing of the members")
    return found


def main() -> int:
    """Build twice, compare, print a line a wheel and a closing line; return the exit code."""
    failed = 0
    with tempfile.TemporaryDirectory() as open_folder, tempfile.TemporaryDirectory() as closed_folder:
        first = build(Path(open_folder), 0o022, "1")
        second = build(Path(closed_folder), 0o077, "2")
        for name in sorted(first.keys() | second.keys()):
            if name not in first or name not in second:
                found = ["built only once"]
            else:
                found = differences(first[name], second[name])
                found += [f"{file} (left out)" for file in left_out(first[name])]
            failed += bool(found)
            print(f"{name}: {'wrong in ' + ', '.join(found[:5]) if found else 'whole, and the same bytes twice'}")
    print(f"wheels: {len(first) - failed} passed, {failed} failed")
    return 1 if failed or not first else 0


if __name__ == "__main__":
    sys.exit(main())
